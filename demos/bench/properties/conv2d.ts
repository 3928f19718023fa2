import * as fc from 'fast-check';
import { conv2d, type Conv2dShape } from '../../kernels/conv2d/conv2d.ts';
import { conv2dReference } from '../../kernels/conv2d/reference.ts';
import type { Device } from '../../kernels/device.ts';
import { gamma, underflow } from '../../kernels/error-bound.ts';
import { compare, type Agreement } from '../agreement.ts';
import { randomFrom } from '../random.ts';
import { dataFrom, magnitudes, seed, size, special, type CaseOf } from './case.ts';

export const conv2dCase = fc
  .record({
    batch: size(2),
    height: size(17),
    width: size(17),
    groups: fc.constantFrom(1, 1, 2, 3),
    depthwise: fc.boolean(),
    perGroup: size(17),
    filtersPerGroup: size(33),
    kernelHeight: size(7),
    kernelWidth: size(7),
    strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    dilation: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.tuple(size(3), size(3), size(3), size(3)),
    padded: fc.boolean(),
    bias: fc.boolean(),
    special,
    seed,
  })
  .filter((one) => {
    const room = one.padded ? one.padding : ([0, 0, 0, 0] as const);
    const fitsDown = one.dilation[0] * (one.kernelHeight - 1) + 1 <= one.height + room[0] + room[1];
    return fitsDown && one.dilation[1] * (one.kernelWidth - 1) + 1 <= one.width + room[2] + room[3];
  });

export type Conv2dCase = CaseOf<typeof conv2dCase>;

/** Output within γ(kernelHeight · kernelWidth · channelsPerGroup + 1) · (Σ |pixel · weight| + |bias|). */
export async function checkConv2dCase(one: Conv2dCase, device: Device): Promise<Agreement> {
  const random = randomFrom(one.seed);
  const shape = shapeOf(one);
  const [batch, height, width, channels] = shape.inputShape;
  const [kernelHeight, kernelWidth, perGroup, filters] = shape.filterShape;
  const input = dataFrom(random, batch * height * width * channels, one);
  const filter = dataFrom(random, kernelHeight * kernelWidth * perGroup * filters, { special: false });
  const bias = one.bias ? dataFrom(random, filters, { special: false }) : undefined;
  const want = conv2dReference({ ...shape, input, filter, ...(bias && { bias }) }).output;
  const absolute = { input: magnitudes(input), filter: magnitudes(filter), ...(bias && { bias: magnitudes(bias) }) };
  const sums = conv2dReference({ ...shape, ...absolute }).output;
  const got = (await conv2d({ ...shape, input, filter, ...(bias && { bias }) }, device)).output;
  const terms = kernelHeight * kernelWidth * perGroup + 1;
  return compare(got, want, (i) => gamma(terms) * (sums[i] ?? 0) + underflow(terms));
}

function shapeOf(one: Conv2dCase): Conv2dShape {
  const groups = one.depthwise ? one.perGroup : one.groups;
  const perGroup = one.depthwise ? 1 : one.perGroup;
  const filters = one.depthwise ? groups * one.groups : groups * one.filtersPerGroup;
  return {
    inputShape: [one.batch, one.height, one.width, groups * perGroup],
    filterShape: [one.kernelHeight, one.kernelWidth, perGroup, filters],
    strides: one.strides,
    dilation: one.dilation,
    padding: one.padded ? one.padding : 0,
    groups,
  };
}
