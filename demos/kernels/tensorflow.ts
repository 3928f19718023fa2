/** What the TensorFlow.js fallbacks share: choosing the backend, freeing tensors, reading back. */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { FloatArray } from './arguments.ts';
import type { Device } from './device.ts';

export type TfDevice = Extract<Device, { kind: 'wasm' | 'cpu' }>;
export type Tf = typeof TensorFlow;

/**
 * Builds tensors with `build`, reads them back and frees everything, whether or not `build` throws.
 * @returns one Float32Array a tensor, in order
 */
export async function compute(device: TfDevice, build: (tf: Tf) => TensorFlow.Tensor[]): Promise<Float32Array[]> {
  const { tf, kind } = device;
  if (tf.getBackend() !== kind && !(await tf.setBackend(kind))) {
    throw new Error(`TensorFlow.js could not start its ${kind} backend in this browser.`);
  }
  const tensors = tf.tidy(() => build(tf));
  try {
    return await Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data())));
  } finally {
    tf.dispose(tensors);
  }
}

/** TensorFlow.js keeps float32 only. */
export function float32(data: FloatArray): Float32Array {
  return data instanceof Float32Array ? data : Float32Array.from(data);
}
