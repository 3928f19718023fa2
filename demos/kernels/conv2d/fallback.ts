/** Convolution through TensorFlow.js. Its WASM backend knows no groups, so each group is a convolution of its own. */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { RunOptions } from '../device.ts';
import { compute, float32, type Tf, type TfDevice } from '../tensorflow.ts';
import type { Conv2dInput, Conv2dOutput, Conv2dPlan } from './shape.ts';

/** Same contract as `conv2d`; the input is already checked. */
export async function conv2dFallback(
  { input, filter, bias, inputShape, filterShape }: Conv2dInput,
  plan: Conv2dPlan,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<Conv2dOutput> {
  signal?.throwIfAborted();
  const [output = new Float32Array()] = await compute(device, (tf) => {
    const image = tf.tensor4d(float32(input), [...inputShape]);
    const padded = tf.pad(image, [
      [0, 0],
      [plan.top, plan.bottom],
      [plan.left, plan.right],
      [0, 0],
    ]);
    const weights = tf.tensor4d(float32(filter), [...filterShape]);
    const plain = isDepthwise(plan) ? depthwise(tf, padded, weights, plan) : grouped(tf, padded, weights, plan);
    return [bias ? tf.add(plain, tf.tensor1d(float32(bias))) : plain];
  });
  return { output, shape: [plan.batch, plan.outHeight, plan.outWidth, plan.filters] };
}

function isDepthwise({ groups, channels }: Conv2dPlan): boolean {
  return groups > 1 && groups === channels;
}

function depthwise(tf: Tf, image: TensorFlow.Tensor, weights: TensorFlow.Tensor, plan: Conv2dPlan): TensorFlow.Tensor {
  const { kernelHeight, kernelWidth, channels, filters, strideY, strideX, dilationY, dilationX } = plan;
  const kernel = tf.reshape(weights, [kernelHeight, kernelWidth, channels, filters / channels]) as TensorFlow.Tensor4D;
  return subsampled(tf, plan, (strides) =>
    tf.depthwiseConv2d(image as TensorFlow.Tensor4D, kernel, strides, 'valid', 'NHWC', [dilationY, dilationX]),
  )([strideY, strideX]);
}

function grouped(tf: Tf, image: TensorFlow.Tensor, weights: TensorFlow.Tensor, plan: Conv2dPlan): TensorFlow.Tensor {
  const { groups, strideY, strideX, dilationY, dilationX } = plan;
  const images = groups === 1 ? [image] : tf.split(image, groups, 3);
  const kernels = groups === 1 ? [weights] : tf.split(weights, groups, 3);
  const parts = images.map((part, group) =>
    subsampled(tf, plan, (strides) =>
      tf.conv2d(part as TensorFlow.Tensor4D, kernels[group] as TensorFlow.Tensor4D, strides, 'valid', 'NHWC', [
        dilationY,
        dilationX,
      ]),
    )([strideY, strideX]),
  );
  return parts.length === 1 && parts[0] ? parts[0] : tf.concat(parts, 3);
}

/** TensorFlow.js refuses strides together with dilation: then every position is computed, and every s-th kept. */
function subsampled(
  tf: Tf,
  { dilationY, dilationX }: Conv2dPlan,
  convolve: (strides: [number, number]) => TensorFlow.Tensor,
): (strides: [number, number]) => TensorFlow.Tensor {
  return (strides) => {
    const [strideY, strideX] = strides;
    if (dilationY * dilationX === 1 || strideY * strideX === 1) return convolve(strides);
    const all = convolve([1, 1]);
    const [, height = 0, width = 0] = all.shape;
    const [batch = 0, , , filters = 0] = all.shape;
    return tf.stridedSlice(all, [0, 0, 0, 0], [batch, height, width, filters], [1, strideY, strideX, 1]);
  };
}
