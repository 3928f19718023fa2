/**
 * Random sizes and data for property tests. A case is small and plain (sizes and a seed), so that fast-check can shrink
 * it and a report can print it; the data follow from the seed.
 */
import * as fc from 'fast-check';
import { randomFloats, type Random } from '../random.ts';

/** What an arbitrary generates. */
export type CaseOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Sizes where kernels go wrong. */
export function size(most: number): fc.Arbitrary<number> {
  const awkward = [1, 2, 3, 5, 7, 13, 16, 17, 31, 32, 33, 61, 64, 67, 127, 128, 131].filter((one) => one <= most);
  return fc.oneof(fc.constantFrom(...awkward), fc.integer({ min: 1, max: most }));
}

export const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
/** Sometimes a few numbers are NaN or infinite. */
export const special = fc.constantFrom(false, false, false, true);

/** Test data: numbers in [-1, 1), of which about one in `length` + 1 is NaN or infinite if `special`. */
export function dataFrom(random: Random, length: number, options: { readonly special: boolean }): Float32Array {
  const data = randomFloats(random, length);
  const odd = [NaN, Infinity, -Infinity];
  if (options.special) data[Math.floor(random() * length)] = odd[Math.floor(random() * 3)] ?? NaN;
  return data;
}

/** Absolute values, for the magnitudes in an error bound. */
export function magnitudes(data: ArrayLike<number>): Float64Array {
  return Float64Array.from(data, Math.abs);
}
