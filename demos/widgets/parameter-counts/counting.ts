/** A feed-forward network counted layer by layer: shapes, parameters, buffers, multiply-adds, activations; or why a layer cannot follow. */
import { hasBias, type Layer } from './layers.ts';

/** Channels × height × width; a vector has height and width 0. */
export interface Shape {
  channels: number;
  height: number;
  width: number;
}

export const isVector = ({ height }: Shape): boolean => height === 0;
export const sizeOf = (shape: Shape): number =>
  isVector(shape) ? shape.channels : shape.channels * shape.height * shape.width;

/** A vector of so many numbers. */
export const vectorOf = (channels: number): Shape => ({ channels, height: 0, width: 0 });

export interface Row {
  layer: Layer;
  input: Shape;
  output: Shape;
  weights: number;
  biases: number;
  /** Saved but not trained: running mean and variance, and a counter. */
  buffers: number;
  /** Multiply-adds for one picture; of convolutions and dense layers only, as is the custom. */
  macs: number;
  /** Numbers kept for the backward pass for one picture. ReLU works in place, flattening is a view: both keep none. */
  activations: number;
}

/** Why a layer cannot follow the one before it, and what to do. */
export interface Problem {
  /** Counted from 1; 0 for the network as a whole. */
  layer: number;
  en: string;
  zh: string;
}

/** floor((n + 2p − d(k − 1) − 1) / s) + 1; below 1 where the kernel does not fit. */
const outSize = (n: number, { kernel, stride, padding, dilation }: Layer): number =>
  Math.floor((n + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;

const problem = (layer: number, en: string, zh: string): Problem => ({ layer, en, zh });

function slideOver(layer: Layer, input: Shape, index: number): { height: number; width: number } | Problem {
  if (isVector(input))
    return problem(
      index,
      `Layer ${index} needs a map, but a vector comes in. Move it before the flattening or averaging.`,
      `第${index}层要的是特征图，进来的却是向量。请把它移到展平或平均池化之前。`,
    );
  const [height, width] = [outSize(input.height, layer), outSize(input.width, layer)];
  if (height >= 1 && width >= 1) return { height, width };
  const reach = layer.dilation * (layer.kernel - 1) + 1;
  const padded = Math.min(input.height, input.width) + 2 * layer.padding;
  return problem(
    index,
    `Layer ${index} reaches over ${reach} pixels, but its input, padding included, has only ${padded}. Make kernel or dilation smaller, or padding or picture larger.`,
    `第${index}层的核跨${reach}个像素，而输入连填充只有${padded}个。请缩小核或膨胀率，或加大填充或图像。`,
  );
}

const isProblem = (value: object): value is Problem => 'en' in value;

function convolution(layer: Layer, input: Shape, index: number): Row | Problem {
  const map = slideOver(layer, input, index);
  if (isProblem(map)) return map;
  const deep = layer.kind === 'depthwise';
  const out = deep ? input.channels : layer.out;
  const groups = deep ? input.channels : layer.groups;
  if (input.channels % groups !== 0 || out % groups !== 0)
    return problem(
      index,
      `Layer ${index} has ${groups} groups, which do not divide ${input.channels} input and ${out} output channels. Choose a common divisor.`,
      `第${index}层分${groups}组，除不尽${input.channels}个输入通道和${out}个输出通道。请取一个公约数。`,
    );
  const weights = out * (input.channels / groups) * layer.kernel ** 2;
  const output = { channels: out, ...map };
  return {
    layer,
    input,
    output,
    weights,
    biases: layer.bias ? out : 0,
    buffers: 0,
    macs: weights * map.height * map.width,
    activations: sizeOf(output),
  };
}

function pooling(layer: Layer, input: Shape, index: number): Row | Problem {
  const map = slideOver({ ...layer, padding: 0, dilation: 1 }, input, index);
  if (isProblem(map)) return map;
  const output = { channels: input.channels, ...map };
  return { layer, input, output, weights: 0, biases: 0, buffers: 0, macs: 0, activations: sizeOf(output) };
}

function normalization(layer: Layer, input: Shape, index: number): Row | Problem {
  const c = input.channels;
  if (layer.kind === 'groupNorm' && c % layer.out !== 0)
    return problem(
      index,
      `Layer ${index} cuts ${c} channels into ${layer.out} groups, which leaves a remainder. Choose a divisor of ${c}.`,
      `第${index}层把${c}个通道分成${layer.out}组，分不匀。请取${c}的约数。`,
    );
  const buffers = layer.kind === 'batchNorm' ? 2 * c + 1 : 0;
  return { layer, input, output: input, weights: c, biases: c, buffers, macs: 0, activations: sizeOf(input) };
}

function toVector(layer: Layer, input: Shape, index: number): Row | Problem {
  if (isVector(input))
    return problem(
      index,
      `Layer ${index} makes a vector of a map, but a vector comes in already. Remove it.`,
      `第${index}层要把特征图变成向量，进来的却已经是向量。请删去这一层。`,
    );
  const flat = layer.kind === 'flatten';
  const output = vectorOf(flat ? sizeOf(input) : input.channels);
  return {
    layer,
    input,
    output,
    weights: 0,
    biases: 0,
    buffers: 0,
    macs: 0,
    activations: flat ? 0 : output.channels,
  };
}

function dense(layer: Layer, input: Shape, index: number): Row | Problem {
  if (!isVector(input))
    return problem(
      index,
      `Layer ${index} is fully connected, but a map comes in. Put “flatten” or “global average” before it.`,
      `第${index}层是全连接，进来的却是特征图。请在它前面加“展平”或“全局平均池化”。`,
    );
  const weights = input.channels * layer.out;
  const output = vectorOf(layer.out);
  const biases = layer.bias ? layer.out : 0;
  return { layer, input, output, weights, biases, buffers: 0, macs: weights, activations: layer.out };
}

function countLayer(layer: Layer, input: Shape, index: number): Row | Problem {
  switch (layer.kind) {
    case 'conv':
    case 'depthwise':
      return convolution(layer, input, index);
    case 'pool':
      return pooling(layer, input, index);
    case 'batchNorm':
    case 'groupNorm':
    case 'layerNorm':
      return normalization(layer, input, index);
    case 'flatten':
    case 'average':
      return toVector(layer, input, index);
    case 'dense':
      return dense(layer, input, index);
  }
}

/** Rows for every layer up to the first that does not fit. */
export function countNetwork(layers: readonly Layer[], input: Shape): { rows: Row[]; problem?: Problem } {
  const rows: Row[] = [];
  if (layers.length === 0)
    return {
      rows,
      problem: problem(
        0,
        'The network has no layer. Choose a preset or add one.',
        '网络里一层也没有。请选一个预设，或添加一层。',
      ),
    };
  let shape = input;
  for (const [i, layer] of layers.entries()) {
    const row = countLayer(layer, shape, i + 1);
    if (isProblem(row)) return { rows, problem: row };
    rows.push(row);
    shape = row.output;
  }
  return { rows };
}

/** Biases directly before a batch normalization: the subtracted mean takes them away again. */
export const uselessBiases = (rows: readonly Row[]): number =>
  rows.reduce(
    (sum, row, i) => (rows[i + 1]?.layer.kind === 'batchNorm' ? sum + (hasBias(row.layer.kind) ? row.biases : 0) : sum),
    0,
  );
