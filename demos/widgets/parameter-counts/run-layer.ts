/** One layer really run on a picture: convolutions and matrix products by the operations of the device, pooling and normalization here. */
import type { Ops } from '../../runtime/ops.ts';
import { sizeOf, vectorOf, type Row, type Shape } from './counting.ts';

/** Parameters of one executed layer. */
export interface Weights {
  weight: Float32Array;
  bias: Float32Array;
}

export type Values = Float32Array | Float64Array;

/** Largest value of each window; the map lies as [height, width, channels]. */
function maxPool(x: Values, { input, output, layer }: Row): Float64Array {
  const c = input.channels;
  const y = new Float64Array(sizeOf(output)).fill(-Infinity);
  for (let i = 0; i < output.height; i++)
    for (let j = 0; j < output.width; j++)
      for (let u = 0; u < layer.kernel; u++)
        for (let v = 0; v < layer.kernel; v++) {
          const from = ((i * layer.stride + u) * input.width + j * layer.stride + v) * c;
          const to = (i * output.width + j) * c;
          for (let k = 0; k < c; k++) y[to + k] = Math.max(y[to + k] as number, x[from + k] as number);
        }
  return y;
}

/**
 * Subtracts a mean and divides by a standard deviation, over the positions of one channel (batch), a block of channels (group) or the whole
 * map (layer). A vector under batch normalization is left alone: one picture has no batch to average over.
 */
export function normalize(x: Values, { input, layer }: Row): Float64Array {
  const c = input.channels;
  const positions = x.length / c;
  if (layer.kind === 'batchNorm' && positions === 1) return Float64Array.from(x);
  const blocks = layer.kind === 'batchNorm' ? c : layer.kind === 'groupNorm' ? layer.out : 1;
  const wide = c / blocks;
  const y = new Float64Array(x.length);
  for (let b = 0; b < blocks; b++) {
    let sum = 0;
    let squares = 0;
    const each = (visit: (at: number) => void): void => {
      for (let p = 0; p < positions; p++) for (let k = b * wide; k < (b + 1) * wide; k++) visit(p * c + k);
    };
    each((at) => (sum += x[at] as number));
    const mean = sum / (positions * wide);
    each((at) => (squares += ((x[at] as number) - mean) ** 2));
    const deviation = Math.sqrt(squares / (positions * wide) + 1e-5);
    each((at) => (y[at] = ((x[at] as number) - mean) / deviation));
  }
  return y;
}

function average(x: Values, { input }: Row): Float64Array {
  const y = new Float64Array(input.channels);
  const positions = input.height * input.width;
  x.forEach((value, i) => (y[i % input.channels] = (y[i % input.channels] as number) + value / positions));
  return y;
}

/** One layer on the given operations. @returns values and, for a map, the shape that the operation reports */
export async function runLayer(
  row: Row,
  x: Values,
  { weight, bias }: Weights,
  ops: Ops,
): Promise<{ y: Values; shape: Shape }> {
  const { layer, input, output } = row;
  switch (layer.kind) {
    case 'conv':
    case 'depthwise': {
      const groups = layer.kind === 'depthwise' ? input.channels : layer.groups;
      const done = await ops.conv2d({
        input: x,
        filter: weight,
        ...(layer.bias && { bias }),
        inputShape: [1, input.height, input.width, input.channels],
        filterShape: [layer.kernel, layer.kernel, input.channels / groups, output.channels],
        strides: layer.stride,
        padding: layer.padding,
        dilation: layer.dilation,
        groups,
      });
      const [, height, width, channels] = done.shape;
      return { y: done.output, shape: { channels, height, width } };
    }
    case 'dense': {
      const { c } = await ops.matmul({ a: x, b: weight, m: 1, k: input.channels, n: layer.out });
      return { y: layer.bias ? c.map((value, i) => value + (bias[i] as number)) : c, shape: vectorOf(c.length) };
    }
    case 'pool':
      return { y: maxPool(x, row), shape: output };
    case 'batchNorm':
    case 'groupNorm':
    case 'layerNorm':
      return { y: normalize(x, row), shape: input };
    case 'average':
      return { y: average(x, row), shape: vectorOf(input.channels) };
    case 'flatten':
      return { y: x, shape: vectorOf(x.length) };
  }
}
