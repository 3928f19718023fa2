/** Quantizing and dequantizing through TensorFlow.js. It has no small integers: they are packed and unpacked here. */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { FloatArray } from '../arguments.ts';
import type { RunOptions } from '../device.ts';
import { compute, float32, type Tf, type TfDevice } from '../tensorflow.ts';
import {
  groupSizeOf,
  integerAt,
  integerRange,
  packIntegers,
  type QuantizedMatrix,
  type QuantizeOptions,
} from '../quantized-matmul/quantize.ts';

/** Same contract as `quantizeMatrix`; the arguments are already checked. */
export async function quantizeFallback(
  weights: FloatArray,
  options: QuantizeOptions,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<QuantizedMatrix> {
  signal?.throwIfAborted();
  const { granularity, symmetric, n } = options;
  const groupSize = groupSizeOf(options);
  const groups = Math.ceil(options.k / groupSize);
  const [least, most] = integerRange(options);
  const [integers = NONE, scales = NONE, zeros = NONE] = await compute(device, (tf) => {
    const grouped = inGroups(tf, float32(weights), options);
    const axes = granularity === 'tensor' ? [0, 1, 2] : [1];
    const low = tf.minimum(tf.min(grouped, axes, true), 0);
    const high = tf.maximum(tf.max(grouped, axes, true), 0);
    const step = symmetric ? tf.div(tf.maximum(tf.neg(low), high), most) : tf.div(tf.sub(high, low), most - least);
    const scale = tf.where(tf.equal(step, 0), tf.onesLike(step), step);
    const zero = symmetric ? tf.zerosLike(scale) : rounded(tf, tf.sub(least, tf.div(low, scale)), least, most);
    const nearest = tf.add(tf.floor(tf.add(tf.div(grouped, scale), 0.5)), zero);
    const each = (one: TensorFlow.Tensor): TensorFlow.Tensor => tf.add(one, tf.zeros([groups, 1, n]));
    return [tf.clipByValue(nearest, least, most), each(scale), each(zero)];
  });
  return {
    ...options,
    groupSize,
    packed: packIntegers(integers, options),
    scales,
    zeros: Int32Array.from(zeros),
  };
}

/** Same contract as `dequantizeMatrix`; the matrix is already checked. */
export async function dequantizeFallback(
  matrix: QuantizedMatrix,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<{ weights: Float32Array }> {
  signal?.throwIfAborted();
  const { k, n, groupSize } = matrix;
  const groups = Math.ceil(k / groupSize);
  const integers = Float32Array.from({ length: k * n }, (_, at) => integerAt(matrix, Math.floor(at / n), at % n));
  const [weights = NONE] = await compute(device, (tf) => {
    const zeros = tf.tensor3d(Float32Array.from(matrix.zeros), [groups, 1, n]);
    const scales = tf.tensor3d(matrix.scales, [groups, 1, n]);
    return [tf.mul(scales, tf.sub(inGroups(tf, integers, matrix), zeros))];
  });
  return { weights: weights.slice(0, k * n) };
}

const NONE = new Float32Array();

/** [k, n] as [groups, groupSize, n]; the last group is filled with zeros, which every range holds anyway. */
function inGroups(tf: Tf, numbers: Float32Array, options: QuantizeOptions): TensorFlow.Tensor {
  const { k, n } = options;
  const groupSize = groupSizeOf(options);
  const groups = Math.ceil(k / groupSize);
  const missing = groups * groupSize - k;
  const whole = tf.tensor2d(numbers, [k, n]);
  const filled =
    missing === 0
      ? whole
      : tf.pad(whole, [
          [0, missing],
          [0, 0],
        ]);
  return tf.reshape(filled, [groups, groupSize, n]);
}

function rounded(tf: Tf, value: TensorFlow.Tensor, least: number, most: number): TensorFlow.Tensor {
  return tf.clipByValue(tf.floor(tf.add(value, 0.5)), least, most);
}
