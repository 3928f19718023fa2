/**
 * The parameters of a network, counted by formula and, where it is small enough, also by building it: real weight arrays are allocated and
 * a picture is sent through them, so that the count can be compared with what memory really holds.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import {
  countNetwork,
  decodeLayers,
  encodeLayers,
  hasBias,
  MOST_LAYERS,
  NUMBERS_A_LAYER,
  PRESETS,
  sizeOf,
  uselessBiases,
  type Problem,
  type Row,
  type Shape,
} from './network.ts';

export type Optimizer = 'sgd' | 'momentum' | 'adam' | 'adafactor';

export interface Params {
  /** Rows and columns of the picture, 8 … 256 pixels. */
  height: number;
  width: number;
  /** Pictures in a batch, 1 … 512. */
  batch: number;
  optimizer: Optimizer;
  /** Everything in 32-bit floats, or bfloat16 with a 32-bit copy of the weights in the optimizer. */
  format: 'f32' | 'bf16';
  /** Channels of the picture, 1 … 4. */
  channels: number;
  /** Eight numbers a layer; see `network.ts`. */
  net: readonly number[];
  /** The layer being edited, counted from 1. */
  layer: number;
}

export const parameters: Parameters<Params> = {
  height: { kind: 'number', min: 8, max: 256, step: 1, default: 45 },
  width: { kind: 'number', min: 8, max: 256, step: 1, default: 60 },
  batch: { kind: 'number', min: 1, max: 512, step: 1, default: 64 },
  optimizer: { kind: 'choice', options: ['sgd', 'momentum', 'adam', 'adafactor'], default: 'adam' },
  format: { kind: 'choice', options: ['f32', 'bf16'], default: 'f32' },
  channels: { kind: 'number', min: 1, max: 4, step: 1, default: 3 },
  net: {
    kind: 'numbers',
    min: 0,
    max: 4096,
    maxLength: MOST_LAYERS * NUMBERS_A_LAYER,
    default: encodeLayers(PRESETS[0]?.layers ?? []),
  },
  layer: { kind: 'number', min: 1, max: MOST_LAYERS, step: 1, default: 1 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/** Sums over all layers. */
export interface Totals {
  parameters: number;
  buffers: number;
  macs: number;
  /** Numbers for one picture: the picture itself and every layer's output. */
  activations: number;
  uselessBiases: number;
}

/** Bytes while training. */
export interface Memory {
  weights: number;
  gradients: number;
  /** What the optimizer keeps beside weights and gradients. */
  state: number;
  activations: number;
  /** The smallest batch whose activations outweigh the weights. */
  overtakes: number;
}

/** The network really built: numbers allocated, and whether every executed layer had the shape that the formula says. */
export interface Built {
  allocated: number;
  shapesAgree: boolean;
  layersRun: number;
}

export interface Result {
  input: Shape;
  rows: Row[];
  layerCount: number;
  totals: Totals;
  memory: Memory;
  problem?: Problem;
  /** Absent where the network is too large to be built at every turn of a knob, or does not fit together. */
  built?: Built;
}

/** Networks up to this size are built at once; up to the second only at the press of the button. */
export const AT_ONCE = { parameters: 1e6, macs: 8e6 };
export const ON_REQUEST = { parameters: 2e7, macs: 5e9 };

export function totalsOf(rows: readonly Row[], input: Shape): Totals {
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    parameters: sum((row) => row.weights + row.biases),
    buffers: sum((row) => row.buffers),
    macs: sum((row) => row.macs),
    activations: sizeOf(input) + sum((row) => row.activations),
    uselessBiases: uselessBiases(rows),
  };
}

/** Numbers that Adafactor keeps for the second moment: a row and a column sum for each weight matrix, all of it for vectors (Shazeer & Stern 2018). */
export function adafactorNumbers(rows: readonly Row[]): number {
  return rows.reduce((sum, { layer, weights, biases, output }) => {
    if (weights === 0) return sum;
    if (!hasBias(layer.kind)) return sum + weights + biases;
    return sum + output.channels + weights / output.channels + biases;
  }, 0);
}

/** Bytes of training; in bfloat16 the state holds a 32-bit copy of the weights (Rajbhandari et al. 2020). */
export function memoryOf(
  rows: readonly Row[],
  totals: Totals,
  { batch, optimizer, format }: Pick<Params, 'batch' | 'optimizer' | 'format'>,
): Memory {
  const bytes = format === 'f32' ? 4 : 2;
  const numbers = {
    sgd: 0,
    momentum: totals.parameters,
    adam: 2 * totals.parameters,
    adafactor: adafactorNumbers(rows),
  };
  const weights = bytes * totals.parameters;
  const each = bytes * totals.activations;
  return {
    weights,
    gradients: weights,
    state: 4 * numbers[optimizer] + (format === 'bf16' ? 4 * totals.parameters : 0),
    activations: each * batch,
    overtakes: Math.floor(weights / each) + 1,
  };
}

/** Parameters of one executed layer. */
interface Weights {
  weight: Float32Array;
  bias: Float32Array;
}

function allocate(row: Row, random: () => number): Weights {
  const fanIn = Math.max(1, row.weights / row.output.channels);
  const scale = Math.sqrt(6 / fanIn);
  const weight = hasBias(row.layer.kind)
    ? Float32Array.from({ length: row.weights }, () => (2 * random() - 1) * scale)
    : new Float32Array(row.weights).fill(1);
  return { weight, bias: new Float32Array(row.biases) };
}

type Values = Float32Array | Float64Array;

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

const vectorOf = (channels: number): Shape => ({ channels, height: 0, width: 0 });
const sameShape = (a: Shape, b: Shape): boolean =>
  a.channels === b.channels && a.height === b.height && a.width === b.width;

/** ReLU comes after a layer with weights, or after the normalization that follows it, and never at the end. */
const activates = (rows: readonly Row[], i: number): boolean => {
  const next = rows[i + 1]?.layer.kind;
  if (next === undefined || next.endsWith('Norm')) return false;
  const { kind } = (rows[i] as Row).layer;
  return hasBias(kind) || kind.endsWith('Norm');
};

interface Timing {
  built: Built;
  /** Milliseconds of each layer. */
  ms: number[];
}

/** Allocates every weight and sends one picture through. */
async function build(
  rows: readonly Row[],
  input: Shape,
  ops: Ops,
  run: Pick<Run<never>, 'breathe' | 'now'>,
): Promise<Timing> {
  const { uniform } = seededRandom(11);
  const held = rows.map((row) => allocate(row, uniform));
  let x: Values = Float32Array.from({ length: sizeOf(input) }, uniform);
  let shapesAgree = true;
  const ms: number[] = [];
  for (const [i, row] of rows.entries()) {
    await run.breathe();
    const from = run.now();
    const { y, shape } = await runLayer(row, x, held[i] as Weights, ops);
    ms.push(run.now() - from);
    shapesAgree &&= sameShape(shape, row.output) && y.length === sizeOf(row.output);
    x = activates(rows, i) ? y.map((value) => Math.max(0, value)) : y;
  }
  const allocated = held.reduce((sum, { weight, bias }) => sum + weight.length + bias.length, 0);
  return { built: { allocated, shapesAgree, layersRun: rows.length }, ms };
}

export async function compute(params: Params, ops: Ops, run: Run<Result>): Promise<Result> {
  const layers = decodeLayers(params.net);
  const input: Shape = { channels: params.channels, height: params.height, width: params.width };
  const { rows, problem } = countNetwork(layers, input);
  const totals = totalsOf(rows, input);
  const result: Result = { input, rows, layerCount: layers.length, totals, memory: memoryOf(rows, totals, params) };
  if (problem) return { ...result, problem };
  if (totals.parameters > AT_ONCE.parameters || totals.macs > AT_ONCE.macs) return result;
  return { ...result, built: (await build(rows, input, ops, run)).built };
}

export interface Measured {
  /** Median milliseconds of each layer. */
  ms: number[];
  built: Built;
}

const REPEATS = 5;

/** Builds the network and times its layers, one picture at a time. @throws DemoError where it is too large or does not fit together */
export async function measure(params: Params, ops: Ops, run: Run<Measured>): Promise<Measured> {
  const { rows, totals, problem, input } = await compute({ ...params, batch: 1 }, ops, { ...run, report: () => {} });
  if (problem) throw new DemoError(`The network does not fit together. ${problem.en}`, `网络接不起来。${problem.zh}`);
  if (totals.parameters > ON_REQUEST.parameters || totals.macs > ON_REQUEST.macs) {
    throw new DemoError(
      'Above 20 million parameters or 5 billion multiply-adds only the formula is shown. Choose a smaller network to run it.',
      '超过2000万个参数或50亿次乘加，只给公式，不实际运行。要运行请选小一些的网络。',
    );
  }
  const times: number[][] = [];
  let built: Built = { allocated: 0, shapesAgree: true, layersRun: 0 };
  for (let i = 0; i < REPEATS; i++) {
    const timing = await build(rows, input, ops, run);
    built = timing.built;
    // The first pass compiles and warms up.
    if (i > 0) times.push(timing.ms);
  }
  const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { built, ms: rows.map((_, i) => median(times.map((one) => one[i] ?? 0))) };
}
