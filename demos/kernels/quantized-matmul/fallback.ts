/** The product with quantized weights through TensorFlow.js, which has no integers: weights become numbers first. */
import type { RunOptions } from '../device.ts';
import { compute, float32, type TfDevice } from '../tensorflow.ts';
import { dequantize } from './quantize.ts';
import { quantizeRow } from './reference.ts';
import type { QuantizedMatmulInput, QuantizedMatmulOutput } from './shape.ts';

/** Same contract as `quantizedMatmul`; the input is already checked. */
export async function quantizedMatmulFallback(
  { x, m, weights, activations }: QuantizedMatmulInput,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<QuantizedMatmulOutput> {
  signal?.throwIfAborted();
  const { k, n } = weights;
  const rows = float32(x).slice();
  if (activations === 'int8') {
    for (let i = 0; i < m; i++) rows.set(quantizeRow(rows.subarray(i * k, (i + 1) * k)), i * k);
  }
  const [y = new Float32Array()] = await compute(device, (tf) => [
    tf.matMul(tf.tensor2d(rows, [m, k]), tf.tensor2d(dequantize(weights), [k, n])),
  ]);
  return { y };
}
