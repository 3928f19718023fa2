/** Which device computes: WebGPU on a real GPU, else TensorFlow.js on WASM, else on plain JavaScript; or the one that was asked for. */
import { openGpu, type Gpu } from '../gpu/device.ts';
import { GpuError } from '../gpu/errors.ts';
import type { Device } from '../kernels/device.ts';
import type { BackendKind } from './widget.ts';

export interface OpenBackend {
  readonly kind: BackendKind;
  /** For the badge: `WebGPU · NVIDIA …`, `WASM (SIMD)`, `CPU`, `CPU (float64)`. */
  readonly label: string;
  /** Absent for `float64`, which needs none. */
  readonly device?: Device;
}

export interface BackendProgress {
  /** What is being fetched. */
  readonly what: string;
  readonly bytes: number;
  readonly total: number;
}

const order: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/** The backends to try, in order. A forced one comes first, the weaker ones stay behind it in case it fails. */
export function backendOrder(offered: readonly BackendKind[], forced?: BackendKind): BackendKind[] {
  if (!offered.some((kind) => order.includes(kind))) return ['float64'];
  const chain = order.filter((kind) => offered.includes(kind));
  if (!forced || !chain.includes(forced)) return [...chain, 'float64'];
  return [forced, ...chain.filter((kind) => chain.indexOf(kind) > chain.indexOf(forced)), 'float64'];
}

type ProgressListener = (progress: BackendProgress) => void;

let gpu: Promise<Gpu> | undefined;
let tensorflow: Promise<{ wasm?: OpenBackend; cpu: OpenBackend }> | undefined;

async function openWebGpu(allowSoftware: boolean): Promise<OpenBackend> {
  gpu ??= openGpu(navigator.gpu, { allowFallback: allowSoftware });
  try {
    const opened = await gpu;
    if (opened.lostError) throw opened.lostError;
    return { kind: 'webgpu', label: `WebGPU · ${opened.name}`, device: { kind: 'webgpu', gpu: opened } };
  } catch (error) {
    gpu = undefined;
    throw error;
  }
}

/** Loads TensorFlow.js once, with both of its backends; the bytes of its WASM file are reported while they come. */
async function openTensorFlow(kind: 'wasm' | 'cpu', onProgress: ProgressListener): Promise<OpenBackend> {
  tensorflow ??= import('./tensorflow.ts').then(({ loadTensorFlow }) => loadTensorFlow(onProgress));
  const backends = await tensorflow.catch((error: unknown) => {
    tensorflow = undefined;
    throw error;
  });
  const backend = backends[kind];
  if (!backend) throw new GpuError('unavailable', 'WASM', 'this browser cannot run it');
  return backend;
}

/**
 * Opens one backend. @throws Error where it is not to be had; the caller goes on to the next.
 * @param forced the reader or a test asked for this very one, so that a software adapter counts as WebGPU
 */
export async function openBackend(
  kind: BackendKind,
  forced: boolean,
  onProgress: ProgressListener,
): Promise<OpenBackend> {
  if (kind === 'webgpu') return openWebGpu(forced);
  if (kind === 'float64') return { kind, label: 'CPU (float64)' };
  return openTensorFlow(kind, onProgress);
}
