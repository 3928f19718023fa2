/** A layer with a low-rank update through TensorFlow.js: three products and a sum. */
import type { RunOptions } from '../device.ts';
import { compute, float32, type TfDevice } from '../tensorflow.ts';
import type { LoraInput, LoraOutput } from './shape.ts';

/** Same contract as `lora`; the input is already checked. */
export async function loraFallback(
  { x, w, a, b, scale, m, k, n, rank }: LoraInput,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<LoraOutput> {
  signal?.throwIfAborted();
  const [y = new Float32Array()] = await compute(device, (tf) => {
    const input = tf.tensor2d(float32(x), [m, k]);
    const base = tf.matMul(input, tf.tensor2d(float32(w), [k, n]));
    const down = tf.mul(tf.matMul(input, tf.tensor2d(float32(a), [k, rank])), scale);
    return [tf.add(base, tf.matMul(down, tf.tensor2d(float32(b), [rank, n])))];
  });
  return { y };
}
