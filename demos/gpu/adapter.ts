/**
 * Chooses the adapter a demo may call "your GPU", or says why there is none.
 *
 * A software adapter (SwiftShader, llvmpipe, WARP) implements WebGPU on the processor. It is right but slow: there a
 * 256×256 matrix product takes TensorFlow.js 63 ms through WebGPU and 2 ms through WebAssembly. So it counts as "no
 * GPU" unless a test or the reader asks for it.
 */
import { formatBytes } from './errors.ts';

/** The least a device must allow for the demos' default sizes; WebGPU's own guaranteed minimum, so rarely missed. */
export const NEEDED_LIMITS = {
  maxStorageBufferBindingSize: 128 * 1024 * 1024,
  maxBufferSize: 256 * 1024 * 1024,
  maxStorageBuffersPerShaderStage: 8,
  maxComputeWorkgroupStorageSize: 16 * 1024,
  maxComputeInvocationsPerWorkgroup: 256,
} as const;

export type LimitName = keyof typeof NEEDED_LIMITS;

export interface AdapterOptions {
  /** Accept a software adapter. Default false. */
  readonly allowFallback?: boolean;
  /** Limits the adapter must reach. Default {@link NEEDED_LIMITS}. */
  readonly neededLimits?: Partial<Record<LimitName, number>>;
}

export type AdapterChoice =
  | { readonly ok: true; readonly adapter: GPUAdapter; readonly name: string; readonly isSoftware: boolean }
  | {
      readonly ok: false;
      readonly reason: 'no-webgpu' | 'no-adapter' | 'software-adapter' | 'limits-too-small';
      /** A sentence without a full stop, for the reader. */
      readonly message: string;
    };

/** Asks `gpu` (that is `navigator.gpu`) for the fastest adapter. Never throws: a browser that does counts as none. */
export async function chooseAdapter(gpu: GPU | undefined, options: AdapterOptions = {}): Promise<AdapterChoice> {
  if (!gpu)
    return { ok: false, reason: 'no-webgpu', message: 'this browser has no WebGPU (or the page is not on https)' };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return { ok: false, reason: 'no-adapter', message: 'the browser offers no GPU to this page' };

  const name = adapterName(adapter);
  const isSoftware = isSoftwareAdapter(adapter);
  if (isSoftware && !options.allowFallback) {
    return { ok: false, reason: 'software-adapter', message: `${name} is a software adapter, slower than WebAssembly` };
  }
  const short = shortLimit(adapter, options.neededLimits ?? NEEDED_LIMITS);
  if (short) return { ok: false, reason: 'limits-too-small', message: `${name} ${short}` };
  return { ok: true, adapter, name, isSoftware };
}

/** True where WebGPU runs on the processor. Older browsers keep the flag on the adapter, newer ones on its info. */
export function isSoftwareAdapter(adapter: GPUAdapter): boolean {
  const older = (adapter as { readonly isFallbackAdapter?: boolean }).isFallbackAdapter;
  const info: Partial<GPUAdapterInfo> | undefined = adapter.info;
  return older === true || info?.isFallbackAdapter === true || info?.architecture === 'swiftshader';
}

/** The adapter's name as the browser tells it: a description where there is one, else vendor and architecture. */
export function adapterName(adapter: GPUAdapter): string {
  const info: Partial<GPUAdapterInfo> | undefined = adapter.info;
  const parts = [info?.vendor, info?.architecture].filter((part) => part);
  return info?.description || parts.join(' ') || 'an unnamed adapter';
}

function shortLimit(adapter: GPUAdapter, needed: Partial<Record<LimitName, number>>): string | undefined {
  for (const [name, least] of Object.entries(needed) as [LimitName, number][]) {
    const has = adapter.limits[name];
    if (has >= least) continue;
    const show = name.endsWith('Size') ? formatBytes : String;
    return `allows ${name} = ${show(has)}; the demos need ${show(least)}`;
  }
  return undefined;
}
