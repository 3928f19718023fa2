/** Numbers that two layers give, held against each other to the last bit, and against what rounding may do. */
import { hex32, roundingBound, sumFloat32, ulps } from './floats.ts';

export type Values = Float32Array | Float64Array;

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

/** What one output is summed from. */
export interface Terms {
  w: ArrayLike<number>;
  x: ArrayLike<number>;
  bias: number;
}

/** One output of both layers, with the third way to add it. */
export function pairOf(label: string, convolution: number, product: number, { w, x, bias }: Terms): Pair {
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
export function compare(a: Values, b: Values, pairs: Pair[], terms: (index: number) => Terms): Equality {
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
