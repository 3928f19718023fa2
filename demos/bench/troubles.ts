/** Failures of a GPU provoked on purpose, for the tests: each gives the kind (or name) of the error and its message. */
import { openGpu, wrapDevice, type Gpu } from '../gpu/device.ts';
import { GpuError } from '../gpu/errors.ts';
import type { Kernel } from '../gpu/pipeline-cache.ts';
import { Recording } from '../gpu/recording.ts';
import { attention, type AttentionInput } from '../kernels/attention/attention.ts';
import { randomFloats, randomFrom } from './random.ts';

export type Trouble =
  | 'lost'
  | 'shader'
  | 'too-large'
  | 'validation'
  | 'cancelled'
  | 'after-close'
  | 'refused'
  | 'no-device'
  | 'out-of-memory'
  | 'no-source';

export interface Outcome {
  readonly kind: string;
  readonly message: string;
  /** Buffers lent out after the failure. */
  readonly buffersUsed: number;
  /** Buffers made and not destroyed after the failure. */
  readonly buffersLive: number;
}

/** Self-attention of `n` tokens in one head of 64 numbers. */
export function attentionInput(n: number): AttentionInput {
  const random = randomFrom(n);
  const one = (): Float32Array => randomFloats(random, n * 64);
  const shape = { heads: 1, queryCount: n, keyCount: n, headSize: 64, scale: 0.125, causal: false };
  return { ...shape, query: one(), key: one(), value: one() };
}

/** Makes the failure happen and tells how it ended. */
export async function provoke(trouble: Trouble): Promise<Outcome> {
  if (trouble === 'refused') return describe(openGpu(refusing(null)));
  if (trouble === 'no-device') return describe(openGpu(refusing(new Error('the driver has crashed'))));
  const opened = await openGpu(navigator.gpu, { allowFallback: true });
  const own = wrapDevice(changed(opened.device, trouble), { ...opened, packedDot: opened.features.packedDot });
  const result = await describe(start(trouble, own), own);
  own.close();
  return result;
}

/** A `navigator.gpu` without an adapter, or with one that gives no device. */
function refusing(error: Error | null): GPU {
  const adapter = error && {
    limits: new Proxy({}, { get: () => 2 ** 30 }),
    features: new Set<string>(),
    info: { description: 'a GPU' },
    requestDevice: () => Promise.reject(error),
  };
  return { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU;
}

function changed(device: GPUDevice, trouble: Trouble): GPUDevice {
  if (trouble === 'too-large') return withLimits(device, { maxStorageBufferBindingSize: 1024 });
  if (trouble === 'out-of-memory') return withMemory(device, 64 * 1024);
  return device;
}

async function start(trouble: Trouble, own: Gpu): Promise<unknown> {
  const device = { kind: 'webgpu', gpu: own } as const;
  switch (trouble) {
    case 'lost': {
      setTimeout(() => own.device.destroy(), 150);
      return attention(attentionInput(2048), device);
    }
    case 'after-close': {
      own.close();
      await own.lost;
      return attention(attentionInput(16), device);
    }
    case 'cancelled':
      return attention(attentionInput(2048), device, { signal: AbortSignal.timeout(150) });
    case 'shader':
      return runOnly(own, 'fn main() { let x: f32 = 1u; }');
    case 'validation':
      return runOnly(
        own,
        '@group(0) @binding(7) var<storage, read_write> x: array<f32>;\n@compute @workgroup_size(1) fn main() { x[0] = 1; }',
      );
    case 'no-source':
      return runOnly(own, [{ name: 'a lost file', load: () => Promise.reject(new Error('404')) }]);
    case 'out-of-memory': {
      // What fits is computed; what does not, is not; and then what fits is computed again.
      await attention(attentionInput(16), device);
      await attention(attentionInput(512), device).finally(() => attention(attentionInput(16), device));
      return undefined;
    }
    default:
      return attention(attentionInput(64), device);
  }
}

function runOnly(own: Gpu, source: Kernel['source']) {
  const run = new Recording(own, 'a wrong shader');
  const slot = run.output('out', 16);
  const kernel = { label: 'a wrong shader', source, buffers: ['write'] as const };
  run.step({ kernel, params: [], buffers: [slot], groups: [1, 1, 1], work: 1 });
  return run.execute({ read: [slot] });
}

/** The same device with other limits. */
function withLimits(device: GPUDevice, changes: Partial<Record<keyof GPUSupportedLimits, number>>): GPUDevice {
  const limits = new Proxy(device.limits, {
    get: (target, key) => changes[key as keyof GPUSupportedLimits] ?? (Reflect.get(target, key, target) as unknown),
  });
  return replaced(device, { limits });
}

/**
 * The same device with `bytes` of memory: what is beyond is reported as WebGPU reports it, to the error scope that is
 * open when the buffer is made.
 */
function withMemory(device: GPUDevice, bytes: number): GPUDevice {
  const scopes: { readonly filter: GPUErrorFilter; isShort: boolean }[] = [];
  let used = 0;
  return replaced(device, {
    createBuffer(descriptor: GPUBufferDescriptor) {
      const buffer = device.createBuffer(descriptor);
      const scope = scopes.findLast(({ filter }) => filter === 'out-of-memory');
      if (used + descriptor.size > bytes) {
        if (scope) scope.isShort = true;
        return buffer;
      }
      used += descriptor.size;
      const destroy = buffer.destroy.bind(buffer);
      buffer.destroy = () => {
        used -= descriptor.size;
        destroy();
      };
      return buffer;
    },
    pushErrorScope(filter: GPUErrorFilter) {
      scopes.push({ filter, isShort: false });
      device.pushErrorScope(filter);
    },
    async popErrorScope() {
      const isShort = scopes.pop()?.isShort ?? false;
      const error = await device.popErrorScope();
      return isShort ? new GPUOutOfMemoryError('no memory left') : error;
    },
  });
}

/** `device` with some members replaced; the others keep the object that they belong to. */
function replaced(device: GPUDevice, members: Partial<Record<keyof GPUDevice, unknown>>): GPUDevice {
  return new Proxy(device, {
    get(target, key) {
      if (key in members) return members[key as keyof GPUDevice];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

async function describe(promise: Promise<unknown>, own?: Gpu): Promise<Outcome> {
  const counts = (): Pick<Outcome, 'buffersUsed' | 'buffersLive'> => ({
    buffersUsed: own?.buffers.used.count ?? 0,
    buffersLive: own?.buffers.live.count ?? 0,
  });
  try {
    await promise;
    return { kind: 'none', message: '', ...counts() };
  } catch (error) {
    const kind = error instanceof GpuError ? error.kind : error instanceof Error ? error.name : typeof error;
    return { kind, message: String(error), ...counts() };
  }
}
