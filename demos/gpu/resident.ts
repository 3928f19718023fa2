/** Arrays that stay on the GPU between runs: weights used again and again, a result that feeds the next operation. */
import type { Gpu } from './device.ts';
import { scoped } from './scoped.ts';
import { STORAGE_USAGE } from './usage.ts';

export interface Resident {
  readonly buffer: GPUBuffer;
  readonly bytes: number;
  /** Gives the buffer back; to be called once. */
  release(): void;
}

export function isResident(data: object): data is Resident {
  return 'release' in data;
}

/**
 * Copies an array to the GPU, float64 as float32.
 * @throws GpuError when memory is short
 */
export async function upload(
  gpu: Gpu,
  label: string,
  data: Float32Array | Float64Array | Uint32Array | Int32Array,
): Promise<Resident> {
  const values = data instanceof Float64Array ? Float32Array.from(data) : data;
  return scoped(gpu.device, label, () => {
    const buffer = gpu.buffers.take(Math.max(4, values.byteLength), STORAGE_USAGE, label);
    gpu.device.queue.writeBuffer(buffer, 0, values as GPUAllowSharedBufferSource);
    return { buffer, bytes: values.byteLength, release: () => gpu.buffers.give(buffer) };
  });
}
