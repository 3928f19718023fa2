/**
 * Convolution next to the fully connected layer: a window slides over a picture; a 1×1 kernel and a kernel as large as the window give the
 * numbers of a matrix product; a moved picture gives a moved map. Pictures and kernels are small, both sides run on the same device.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { DemoError } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { digitTemplates, filterOf, FILTERS, roundToGrid, type FilterName } from './filters.ts';
import { hex32, roundingBound, sumFloat32, ulps } from './floats.ts';
import { drawPicture, PICTURES, resize, shiftPicture, TEMPLATE, type PictureName } from './pictures.ts';

export type Tab = 'slide' | 'pointwise' | 'full' | 'shift';

export interface Params {
  tab: Tab;
  picture: PictureName | 'own';
  filter: FilterName;
  /** Side of the kernel, 1 … 31 pixels. */
  k: number;
  /** Place of the window: row and column of the output, from 0. */
  row: number;
  column: number;
  /** Side of the picture, 12 … 64 pixels. */
  size: number;
  stride: number;
  padding: number;
  dilation: number;
  /** Added to every output, −4 … 4. */
  bias: number;
  /** Weights of the two equalities: multiples of 1/16, on which no 32-bit sum rounds, or normal random numbers. */
  weights: 'grid' | 'random';
  /** Pixels by which the picture is moved right and down, 0 … 6. */
  shift: number;
  /** The reader's picture, whole numbers 0 … 256. */
  image: readonly number[];
  /** The reader's kernel, −4 … 4. */
  kernel: readonly number[];
  /** What a press on the picture does. */
  tool: 'window' | 'draw' | 'erase';
  /** What went wrong with a file. */
  notice: 'none' | 'notImage' | 'tooLarge' | 'unreadable';
  seed: number;
}

export const MOST_PIXELS = 64;

export const parameters: Parameters<Params> = {
  tab: { kind: 'choice', options: ['slide', 'pointwise', 'full', 'shift'], default: 'slide' },
  picture: { kind: 'choice', options: [...PICTURES, 'own'], default: 'scene' },
  filter: { kind: 'choice', options: FILTERS, default: 'sobelX' },
  k: { kind: 'number', min: 1, max: 31, step: 1, default: 3 },
  row: { kind: 'number', min: 0, max: MOST_PIXELS - 1, step: 1, default: 8 },
  column: { kind: 'number', min: 0, max: MOST_PIXELS - 1, step: 1, default: 13 },
  size: { kind: 'number', min: TEMPLATE, max: MOST_PIXELS, step: 1, default: 24 },
  stride: { kind: 'number', min: 1, max: 4, step: 1, default: 1 },
  padding: { kind: 'number', min: 0, max: 3, step: 1, default: 0 },
  dilation: { kind: 'number', min: 1, max: 3, step: 1, default: 1 },
  bias: { kind: 'number', min: -4, max: 4, step: 1 / 16, default: 0 },
  weights: { kind: 'choice', options: ['grid', 'random'], default: 'grid' },
  shift: { kind: 'number', min: 0, max: 6, step: 1, default: 3 },
  image: { kind: 'numbers', min: 0, max: 256, maxLength: MOST_PIXELS ** 2, default: [] },
  kernel: { kind: 'numbers', min: -4, max: 4, maxLength: 31 ** 2, default: [] },
  tool: { kind: 'choice', options: ['window', 'draw', 'erase'], default: 'window' },
  notice: { kind: 'choice', options: ['none', 'notImage', 'tooLarge', 'unreadable'], default: 'none' },
  seed: { kind: 'seed', default: 12 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

type Values = Float32Array | Float64Array;

export interface Grid {
  height: number;
  width: number;
  values: number[];
}

/** What the matrix T of the convolution holds, for the whole picture with one channel in and out. */
export interface Unrolled {
  entries: number;
  nonZero: number;
  distinct: number;
  /** Output positions × taps. */
  multiplyAdds: number;
  positions: number;
}

/** One number computed twice, and what rounding may do to it. */
export interface Pair {
  label: string;
  /** As the device gave it. */
  convolution: number;
  product: number;
  /** The same products added from the last to the first in 32-bit floats. */
  backwards: number;
  convolutionHex: string;
  productHex: string;
  backwardsHex: string;
  ulps: number;
  backwardsUlps: number;
  /** Error bound of one sum. */
  bound: number;
}

export interface Equality {
  pairs: Pair[];
  /** Numbers compared over the whole picture, how many differ, and the largest difference. */
  compared: number;
  different: number;
  largestUlps: number;
  /** Largest difference over twice the bound of its sum; never above 1. */
  largestShare: number;
  /** Index of the largest of the pairs. */
  best: number;
}

export interface Shifted {
  map: Grid;
  movedMap: Grid;
  /** Map of the moved picture minus the moved map, 0 where one of them is not defined. */
  difference: Grid;
  compared: number;
  different: number;
  /** Whether the move is a whole number of strides. */
  whole: boolean;
  by: number;
}

export interface Result {
  size: number;
  image: number[];
  k: number;
  kernel: number[];
  /** Place of the window, clamped into the map. */
  row: number;
  column: number;
  /** The reader's drawing was too long for the address. */
  lost: boolean;
  map?: Grid;
  unrolled?: Unrolled;
  /** Pixels under the window (0 where padding), for the products. */
  window?: number[];
  equality?: Equality;
  shifted?: Shifted;
}

/** floor((n + 2p − d(k − 1) − 1) / s) + 1. @throws DemoError that names both sizes */
export function outSize(
  n: number,
  k: number,
  { stride, padding, dilation }: Pick<Params, 'stride' | 'padding' | 'dilation'>,
): number {
  const [reach, padded] = [dilation * (k - 1) + 1, n + 2 * padding];
  if (reach > padded) {
    throw new DemoError(
      `The kernel reaches over d(k − 1) + 1 = ${reach} pixels, but the picture with its padding has only H + 2p = ${padded}. Make the kernel or the dilation smaller, or the picture larger.`,
      `核跨d(k − 1) + 1 = ${reach}个像素，而图像加填充只有H + 2p = ${padded}个。请缩小核或膨胀率，或放大图像。`,
    );
  }
  return Math.floor((padded - reach) / stride) + 1;
}

/** The k × k pixels that the window at output (row, column) reads, 0 outside the picture. */
export function windowAt(
  image: readonly number[],
  size: number,
  k: number,
  row: number,
  column: number,
  p: Pick<Params, 'stride' | 'padding' | 'dilation'>,
): number[] {
  return Array.from({ length: k * k }, (_, i) => {
    const y = row * p.stride + Math.floor(i / k) * p.dilation - p.padding;
    const x = column * p.stride + (i % k) * p.dilation - p.padding;
    return y >= 0 && x >= 0 && y < size && x < size ? (image[y * size + x] ?? 0) : 0;
  });
}

/** Counts T along one axis, since rows and columns of a square picture behave alike: T is built of these counts' squares. */
export function countUnrolled(size: number, k: number, p: Pick<Params, 'stride' | 'padding' | 'dilation'>): Unrolled {
  const out = outSize(size, k, p);
  let live = 0;
  const used = new Set<number>();
  for (let i = 0; i < out; i++)
    for (let u = 0; u < k; u++) {
      const at = i * p.stride + u * p.dilation - p.padding;
      if (at < 0 || at >= size) continue;
      live++;
      used.add(u);
    }
  return {
    entries: out ** 2 * size ** 2,
    nonZero: live ** 2,
    distinct: used.size ** 2,
    multiplyAdds: out ** 2 * k ** 2,
    positions: out ** 2,
  };
}

/** For each output and input position of a small square picture: the tap that joins them, or null: the pattern of T. */
export function unrolledPattern(size: number, k: number): (number | null)[][] {
  const out = size - k + 1;
  return Array.from({ length: out * out }, (_, i) =>
    Array.from({ length: size * size }, (_unused, j) => {
      const u = Math.floor(j / size) - Math.floor(i / out);
      const v = (j % size) - (i % out);
      return u >= 0 && v >= 0 && u < k && v < k ? u * k + v : null;
    }),
  );
}

/** A weight matrix [outputs, channels · height · width] as the filter [height, width, channels, outputs] of a full-size convolution. */
export function filterFromMatrix(
  matrix: ArrayLike<number>,
  outputs: number,
  channels: number,
  height: number,
  width: number,
): Float32Array {
  const filter = new Float32Array(outputs * channels * height * width);
  for (let o = 0; o < outputs; o++)
    for (let c = 0; c < channels; c++)
      for (let u = 0; u < height; u++)
        for (let v = 0; v < width; v++)
          filter[((u * width + v) * channels + c) * outputs + o] = matrix[
            ((o * channels + c) * height + u) * width + v
          ] as number;
  return filter;
}

const toFloats = (image: readonly number[]): Float32Array => Float32Array.from(image, (value) => value / 256);

async function slide(
  image: readonly number[],
  size: number,
  kernel: readonly number[],
  k: number,
  params: Params,
  ops: Ops,
): Promise<Grid> {
  const { output, shape } = await ops.conv2d({
    input: toFloats(image),
    filter: Float32Array.from(kernel),
    bias: Float32Array.of(params.bias),
    inputShape: [1, size, size, 1],
    filterShape: [k, k, 1, 1],
    strides: params.stride,
    padding: params.padding,
    dilation: params.dilation,
  });
  return { height: shape[1], width: shape[2], values: Array.from(output) };
}

interface Terms {
  w: ArrayLike<number>;
  x: ArrayLike<number>;
  bias: number;
}

/** One output of both layers, with the third way to add it. */
function pairOf(label: string, convolution: number, product: number, { w, x, bias }: Terms): Pair {
  const count = w.length;
  const order = Array.from({ length: count }, (_, i) => count - 1 - i);
  const backwards = sumFloat32(w, x, order, bias);
  return {
    label,
    convolution,
    product,
    backwards,
    convolutionHex: hex32(convolution),
    productHex: hex32(product),
    backwardsHex: hex32(backwards),
    ulps: ulps(convolution, product),
    backwardsUlps: ulps(convolution, backwards),
    bound: roundingBound(count + 1, magnitudeOf({ w, x, bias })),
  };
}

function magnitudeOf({ w, x, bias }: Terms): number {
  let sum = Math.abs(bias);
  for (let i = 0; i < w.length; i++) sum += Math.abs((w[i] as number) * (x[i] as number));
  return sum;
}

/** Compares two maps number by number; `terms` gives what an output was summed from. */
function compare(a: Values, b: Values, pairs: Pair[], terms: (index: number) => Terms): Equality {
  let [different, largestUlps, largestShare] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const gap = ulps(a[i] as number, b[i] as number);
    if (gap === 0) continue;
    different++;
    largestUlps = Math.max(largestUlps, gap);
    const one = terms(i);
    const twice = 2 * roundingBound(one.w.length + 1, magnitudeOf(one));
    largestShare = Math.max(largestShare, Math.abs((a[i] as number) - (b[i] as number)) / twice);
  }
  const best = pairs.reduce((at, pair, i) => (pair.convolution > (pairs[at]?.convolution ?? -Infinity) ? i : at), 0);
  return { pairs, compared: a.length, different, largestUlps, largestShare, best };
}

/** A bias added the way a layer does: in the precision of the product. */
const addBias = (values: Values, bias: number): Values =>
  values instanceof Float32Array
    ? values.map((value) => Math.fround(value + bias))
    : values.map((value) => value + bias);

/** Three channels from one: the picture, its mirror image, its negative. */
export function colours(image: readonly number[], size: number): Float32Array {
  return Float32Array.from({ length: 3 * image.length }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const own = image[pixel] ?? 0;
    const mirrored = image[pixel - (pixel % size) + (size - 1 - (pixel % size))] ?? 0;
    return [own, mirrored, 256 - own][i % 3]! / 256;
  });
}

/** A kernel of one pixel beside the matrix product of the list of pixels. */
async function pointwise(image: readonly number[], size: number, params: Params, ops: Ops): Promise<Equality> {
  const { normal } = seededRandom(params.seed);
  const matrix = Float32Array.from({ length: 9 }, () => (params.weights === 'grid' ? roundToGrid(normal()) : normal()));
  const { bias } = params;
  const input = colours(image, size);
  const pixels = size * size;
  const { output: left } = await ops.conv2d({
    input,
    filter: filterFromMatrix(matrix, 3, 3, 1, 1),
    bias: Float32Array.of(bias, bias, bias),
    inputShape: [1, size, size, 3],
    filterShape: [1, 1, 3, 3],
  });
  const { c } = await ops.matmul({ a: input, b: matrix, m: pixels, k: 3, n: 3, transposeB: true });
  const right = addBias(c, bias);
  const terms = (index: number): Terms => {
    const [pixel, output] = [Math.floor(index / 3), index % 3];
    return { w: matrix.subarray(3 * output, 3 * output + 3), x: input.subarray(3 * pixel, 3 * pixel + 3), bias };
  };
  const from = 3 * (Math.min(params.row, size - 1) * size + Math.min(params.column, size - 1));
  const pairs = [0, 1, 2].map((output) =>
    pairOf(String(output + 1), left[from + output] as number, right[from + output] as number, terms(from + output)),
  );
  return compare(left, right, pairs, terms);
}

/** Ten kernels as large as the window beside the fully connected layer on every crop. */
async function fullSize(image: readonly number[], size: number, params: Params, ops: Ops): Promise<Equality> {
  const { normal } = seededRandom(params.seed);
  const area = TEMPLATE ** 2;
  const matrix = Float32Array.from(digitTemplates().flat(), (weight) =>
    params.weights === 'grid' ? weight : weight + 0.1 * normal(),
  );
  const { bias } = params;
  const input = toFloats(image);
  const { output: left } = await ops.conv2d({
    input,
    filter: filterFromMatrix(matrix, 10, 1, TEMPLATE, TEMPLATE),
    bias: new Float32Array(10).fill(bias),
    inputShape: [1, size, size, 1],
    filterShape: [TEMPLATE, TEMPLATE, 1, 10],
  });
  const out = size - TEMPLATE + 1;
  const crops = new Float32Array(out * out * area);
  for (let i = 0; i < out * out; i++)
    for (let u = 0; u < TEMPLATE; u++) {
      const from = (Math.floor(i / out) + u) * size + (i % out);
      crops.set(input.subarray(from, from + TEMPLATE), i * area + u * TEMPLATE);
    }
  const { c } = await ops.matmul({ a: crops, b: matrix, m: out * out, k: area, n: 10, transposeB: true });
  const right = addBias(c, bias);
  const terms = (index: number): Terms => {
    const [place, digit] = [Math.floor(index / 10), index % 10];
    return {
      w: matrix.subarray(digit * area, (digit + 1) * area),
      x: crops.subarray(place * area, (place + 1) * area),
      bias,
    };
  };
  const from = 10 * (Math.min(params.row, out - 1) * out + Math.min(params.column, out - 1));
  const pairs = Array.from({ length: 10 }, (_, digit) =>
    pairOf(String(digit), left[from + digit] as number, right[from + digit] as number, terms(from + digit)),
  );
  return compare(left, right, pairs, terms);
}

/** The map of the moved picture beside the moved map. They agree where both are defined, if the move is a whole number of strides. */
async function shifted(
  image: readonly number[],
  size: number,
  kernel: readonly number[],
  k: number,
  params: Params,
  ops: Ops,
): Promise<Shifted> {
  const map = await slide(image, size, kernel, k, params, ops);
  const movedMap = await slide(shiftPicture(image, size, params.shift), size, kernel, k, params, ops);
  const by = Math.floor(params.shift / params.stride);
  // What comes in at the rim is black, as padding is; only windows that hang over the far rim see something else.
  const reach = params.dilation * (k - 1) + 1;
  const values = movedMap.values.map(() => 0);
  let [compared, different] = [0, 0];
  for (let i = by; i < map.height; i++)
    for (let j = by; j < map.width; j++) {
      if ([i, j].some((at) => at * params.stride - params.padding + reach > size)) continue;
      const gap =
        (movedMap.values[i * map.width + j] as number) - (map.values[(i - by) * map.width + j - by] as number);
      values[i * map.width + j] = gap;
      compared++;
      if (gap !== 0) different++;
    }
  return {
    map,
    movedMap,
    difference: { ...map, values },
    compared,
    different,
    whole: params.shift % params.stride === 0,
    by,
  };
}

export async function compute(params: Params, ops: Ops): Promise<Result> {
  const { size, tab } = params;
  const own = params.picture === 'own';
  const image = own ? resize(params.image, size) : drawPicture(params.picture as PictureName, size, params.seed);
  const k = tab === 'pointwise' ? 1 : tab === 'full' ? TEMPLATE : params.k;
  const steps = tab === 'slide' || tab === 'shift' ? params : { stride: 1, padding: 0, dilation: 1 };
  const out = outSize(size, k, steps);
  const [row, column] = [Math.min(params.row, out - 1), Math.min(params.column, out - 1)];
  const pixels = image.map((value) => value / 256);
  const window = windowAt(pixels, size, k, row, column, steps);
  const kernel = filterOf({ name: params.filter, k, own: params.kernel, cut: window, seed: params.seed });
  const result: Result = { size, image, k, kernel, row, column, lost: own && params.image.length === 0 };
  switch (tab) {
    case 'slide':
      return {
        ...result,
        window,
        map: await slide(image, size, kernel, k, params, ops),
        unrolled: countUnrolled(size, k, params),
      };
    case 'pointwise':
      return { ...result, equality: await pointwise(image, size, params, ops) };
    case 'full':
      return { ...result, equality: await fullSize(image, size, params, ops) };
    case 'shift':
      return { ...result, shifted: await shifted(image, size, kernel, k, params, ops) };
  }
}
