/** A kernel that slides over a picture: how many places it finds, what it reads at one of them, and the map it gives. */
import type { Ops } from '../../runtime/ops.ts';
import { DemoError } from '../../runtime/run.ts';
import type { Params } from './settings.ts';

export interface Grid {
  height: number;
  width: number;
  values: number[];
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

/** Brightness 0 … 256 as 32-bit floats 0 … 1. */
export const toFloats = (image: readonly number[]): Float32Array => Float32Array.from(image, (value) => value / 256);

/** The map of the kernel over the picture, computed on the device. */
export async function slide(
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
