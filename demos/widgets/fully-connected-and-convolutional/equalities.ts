/** Two convolutions that are fully connected layers: a kernel of one pixel, and one as large as the window. Both sides run on the same device. */
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import { compare, pairOf, type Equality, type Terms, type Values } from './comparison.ts';
import { digitTemplates, roundToGrid } from './filters.ts';
import { TEMPLATE } from './pictures.ts';
import type { Params } from './settings.ts';
import { toFloats } from './sliding.ts';

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

/** A bias added the way a layer does: in the precision of the product. */
const addBias = (values: Values, bias: number): Values =>
  values instanceof Float32Array
    ? values.map((value) => Math.fround(value + bias))
    : values.map((value) => value + bias);

/** Three channels from one: the picture, its mirror image, its negative. */
function colours(image: readonly number[], size: number): Float32Array {
  return Float32Array.from({ length: 3 * image.length }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const own = image[pixel] ?? 0;
    const mirrored = image[pixel - (pixel % size) + (size - 1 - (pixel % size))] ?? 0;
    return [own, mirrored, 256 - own][i % 3]! / 256;
  });
}

/** A kernel of one pixel beside the matrix product of the list of pixels. */
export async function pointwise(image: readonly number[], size: number, params: Params, ops: Ops): Promise<Equality> {
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
export async function fullSize(image: readonly number[], size: number, params: Params, ops: Ops): Promise<Equality> {
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
