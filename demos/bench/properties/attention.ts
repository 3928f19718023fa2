import * as fc from 'fast-check';
import { attention } from '../../kernels/attention/attention.ts';
import { attentionReference } from '../../kernels/attention/reference.ts';
import type { Device } from '../../kernels/device.ts';
import { attentionBound, gamma, underflow } from '../../kernels/error-bound.ts';
import { compare, worse, type Agreement } from '../agreement.ts';
import { randomFrom } from '../random.ts';
import { dataFrom, magnitudes, seed, size, special, type CaseOf } from './case.ts';

export const attentionCase = fc.record({
  heads: size(4),
  // Past 2,048 queries and heads together, a GPU gets another kernel.
  queryCount: fc.oneof({ weight: 19, arbitrary: size(67) }, { weight: 1, arbitrary: fc.constant(700) }),
  keyCount: size(131),
  // Each size is a kernel of its own, and compiling one takes a software adapter a second or two: mostly a few sizes.
  headSize: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(1, 7, 16, 33, 64, 67, 128) }, size(128)),
  causal: fc.boolean(),
  weights: fc.boolean(),
  /** Standard deviation of the scores, about. */
  sharpness: fc.constantFrom(0.1, 1, 10),
  special,
  seed,
});

export type AttentionCase = CaseOf<typeof attentionCase>;

/** Contexts, and weights and scores if asked for, within the bound told in `error-bound.ts`. */
export async function checkAttentionCase(one: AttentionCase, device: Device): Promise<Agreement> {
  const { heads, queryCount, keyCount, headSize, causal } = one;
  const random = randomFrom(one.seed);
  const scale = (3 * one.sharpness) / Math.sqrt(headSize);
  const shape = { heads, queryCount, keyCount, headSize, scale, causal, weights: true };
  const query = dataFrom(random, heads * queryCount * headSize, one);
  const key = dataFrom(random, heads * keyCount * headSize, { special: false });
  const value = dataFrom(random, heads * keyCount * headSize, one);
  const want = attentionReference({ ...shape, query, key, value });
  const got = await attention({ ...shape, query, key, value, weights: one.weights }, device);

  const sums = attentionReference({ ...shape, query, key, value: magnitudes(value) }).context;
  const scoreSums = attentionReference({ ...shape, query: magnitudes(query), key: magnitudes(key), value }).scores;
  const scoreErrors = Float64Array.from(scoreSums ?? [], (sum) => (sum > 0 ? gamma(headSize + 2) * sum : 0));
  const rowBounds = Float64Array.from({ length: heads * queryCount }, (_, row) => {
    const seen = (want.scores ?? []).slice(row * keyCount, (row + 1) * keyCount).filter((score) => score > -Infinity);
    const range = Math.max(...seen) - Math.min(...seen);
    const scoreError = Math.max(0, ...scoreErrors.subarray(row * keyCount, (row + 1) * keyCount));
    return attentionBound(keyCount, scoreError, seen.length > 0 ? range : 0);
  });
  const boundOf = (row: number): number => rowBounds[row] ?? 0;

  const contexts = compare(got.context, want.context, (i) => {
    return boundOf(Math.floor(i / headSize)) * (sums[i] ?? 0) + underflow(keyCount);
  });
  if (!got.weights || !got.scores || !want.weights || !want.scores) return contexts;
  const { weights: exact, scores } = want;
  const weights = compare(got.weights, exact, (i) => {
    return boundOf(Math.floor(i / keyCount)) * (exact[i] ?? 0) + underflow(keyCount);
  });
  const dots = compare(got.scores, scores, (i) => (scoreErrors[i] ?? 0) + underflow(headSize));
  return worse(worse(contexts, weights), dots);
}
