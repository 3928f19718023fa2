/** The matrix product through TensorFlow.js. */
import type { RunOptions } from '../device.ts';
import { compute, float32, type TfDevice } from '../tensorflow.ts';
import type { MatmulInput, MatmulOutput } from './shape.ts';

/** Same contract as `matmul`; the input is already checked. */
export async function matmulFallback(
  { a, b, m, k, n, transposeB = false }: MatmulInput,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<MatmulOutput> {
  signal?.throwIfAborted();
  const [c = new Float32Array()] = await compute(device, (tf) => [
    tf.matMul(
      tf.tensor2d(float32(a), [m, k]),
      tf.tensor2d(float32(b), transposeB ? [n, k] : [k, n]),
      false,
      transposeB,
    ),
  ]);
  return { c };
}
