/** What conv2d takes and gives, and the check of it. */
import { ArgumentError, checkFloats, checkSize, type FloatArray } from '../arguments.ts';

export interface Conv2dInput {
  /** Row-major [batch, height, width, channels]. */
  readonly input: FloatArray;
  /** Row-major [kernelHeight, kernelWidth, channels / groups, filters]. */
  readonly filter: FloatArray;
  /** One number a filter, added to every output. Default none. */
  readonly bias?: FloatArray;
  readonly inputShape: readonly [batch: number, height: number, width: number, channels: number];
  readonly filterShape: readonly [height: number, width: number, channelsPerGroup: number, filters: number];
  /** 1-64, both directions or [down, right]. Default 1. */
  readonly strides?: number | readonly [number, number];
  /** Zeros around the image, 0-1,024: on all sides or [top, bottom, left, right]. Default 0. */
  readonly padding?: number | readonly [number, number, number, number];
  /** Distance between neighbouring kernel entries, 1-64, or [down, right]. Default 1. */
  readonly dilation?: number | readonly [number, number];
  /** Channels and filters are cut into this many independent convolutions. Default 1; `channels` is depthwise. */
  readonly groups?: number;
}

export interface Conv2dOutput {
  /** Row-major {@link Conv2dOutput.shape}. */
  readonly output: FloatArray;
  readonly shape: readonly [batch: number, height: number, width: number, filters: number];
}

/** A checked convolution with every default filled in. */
export interface Conv2dPlan {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly filters: number;
  readonly groups: number;
  readonly strideY: number;
  readonly strideX: number;
  readonly dilationY: number;
  readonly dilationX: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

export type Conv2dShape = Omit<Conv2dInput, 'input' | 'filter' | 'bias'>;

/** Fills in defaults and checks sizes. @throws ArgumentError */
export function planConv2d(shape: Conv2dShape): Conv2dPlan {
  const [batch, height, width, channels] = shape.inputShape;
  const [kernelHeight, kernelWidth, perGroup, filters] = shape.filterShape;
  const [strideY, strideX] = pair(shape.strides ?? 1);
  const [dilationY, dilationX] = pair(shape.dilation ?? 1);
  const [top, bottom, left, right] = four(shape.padding ?? 0);
  const groups = shape.groups ?? 1;
  const sizes = { batch, height, width, channels, kernelHeight, kernelWidth, filters, groups };
  for (const [name, size] of Object.entries(sizes)) checkSize('conv2d', name, size, 1, 65_536);
  for (const stride of [strideY, strideX]) checkSize('conv2d', 'strides', stride, 1, 64);
  for (const dilation of [dilationY, dilationX]) checkSize('conv2d', 'dilation', dilation, 1, 64);
  for (const side of [top, bottom, left, right]) checkSize('conv2d', 'padding', side, 0, 1024);
  if (channels % groups !== 0 || filters % groups !== 0) {
    throw new ArgumentError(
      'conv2d',
      'groups',
      String(groups),
      `a divisor of channels ${channels} and filters ${filters}`,
    );
  }
  if (perGroup !== channels / groups) {
    const expected = `channels / groups = ${channels / groups}`;
    throw new ArgumentError('conv2d', "the filter's number of channels", String(perGroup), expected);
  }
  const outHeight = outSize('kernelHeight', kernelHeight, dilationY, height + top + bottom, strideY);
  const outWidth = outSize('kernelWidth', kernelWidth, dilationX, width + left + right, strideX);
  const steps = { strideY, strideX, dilationY, dilationX, top, bottom, left, right };
  return { ...sizes, ...steps, outHeight, outWidth };
}

/** @throws ArgumentError */
export function checkConv2d(input: Conv2dInput): Conv2dPlan {
  const plan = planConv2d(input);
  checkFloats('conv2d', 'input', input.input, product(input.inputShape), 'batch × height × width × channels');
  const filterShape = 'kernelHeight × kernelWidth × channels / groups × filters';
  checkFloats('conv2d', 'filter', input.filter, product(input.filterShape), filterShape);
  if (input.bias) checkFloats('conv2d', 'bias', input.bias, plan.filters, 'filters');
  return plan;
}

/** Output positions along one axis: floor((padded − reach) / stride) + 1, where the kernel reaches d(k − 1) + 1 far. */
function outSize(name: string, kernel: number, dilation: number, padded: number, stride: number): number {
  const reach = dilation * (kernel - 1) + 1;
  if (reach > padded) {
    const got = `${kernel}, which with dilation ${dilation} reaches ${reach} pixels`;
    throw new ArgumentError('conv2d', name, got, `such that it fits into the padded image of ${padded}`);
  }
  return Math.floor((padded - reach) / stride) + 1;
}

function pair(value: number | readonly [number, number]): readonly [number, number] {
  return typeof value === 'number' ? [value, value] : value;
}

function four(value: number | readonly [number, number, number, number]): readonly [number, number, number, number] {
  return typeof value === 'number' ? [value, value, value, value] : value;
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}
