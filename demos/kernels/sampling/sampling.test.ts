import { describe, expect, it } from 'vitest';
import { keptDistribution, samplingReference } from './reference.ts';
import { sampling, type SamplingInput } from './sampling.ts';

const off = { temperature: 1, topK: 4, topP: 1, minP: 0 };
/** Probabilities 1/2, 1/4, 1/8, 1/8. */
const logits = Float64Array.of(3, 2, 1, 1).map((power) => power * Math.LN2);

const percent = (p: ArrayLike<number>): number[] => Array.from(p, (one) => Number((100 * one).toFixed(3)));

describe('the filters, in their order', () => {
  it('top-k keeps the largest, and of equals the lower id', () => {
    expect(percent(keptDistribution(logits, { ...off, topK: 3 }))).toEqual([57.143, 28.571, 14.286, 0]);
  });

  it('top-p keeps the fewest that reach p', () => {
    expect(percent(keptDistribution(logits, { ...off, topP: 0.5 }))).toEqual([100, 0, 0, 0]);
    expect(percent(keptDistribution(logits, { ...off, topP: 0.51 }))).toEqual([66.667, 33.333, 0, 0]);
  });

  it('min-p is relative to the most probable', () => {
    expect(percent(keptDistribution(logits, { ...off, minP: 0.3 }))).toEqual([66.667, 33.333, 0, 0]);
  });

  it('temperature comes first: at half of it, probabilities are squared', () => {
    expect(percent(keptDistribution(logits, { ...off, temperature: 0.5, topP: 0.75 }))).toEqual([80, 20, 0, 0]);
  });
});

describe('the draw', () => {
  it('takes the first token, by id, at which the sum passes u', () => {
    const uniform = Float64Array.of(0, 0.4999, 0.5, 0.7499, 0.75, 0.999);
    const all = Float64Array.from({ length: 24 }, (_, at) => logits[at % 4] ?? 0);
    expect([...samplingReference({ logits: all, uniform, batch: 6, vocabulary: 4 }).token]).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('has the right frequencies (χ² of 20,000 draws, 3 degrees of freedom, 0.1 % level)', () => {
    const batch = 20_000;
    const uniform = Float64Array.from({ length: batch }, (_, i) => ((i + 1) * 0.618033988749895) % 1);
    const all = Float64Array.from({ length: 4 * batch }, (_, at) => logits[at % 4] ?? 0);
    const counts = [0, 0, 0, 0];
    for (const token of samplingReference({ logits: all, uniform, batch, vocabulary: 4 }).token) {
      counts[token] = (counts[token] ?? 0) + 1;
    }
    const chi2 = [0.5, 0.25, 0.125, 0.125].reduce(
      (sum, p, id) => sum + ((counts[id] ?? 0) - p * batch) ** 2 / (p * batch),
      0,
    );
    expect(chi2).toBeLessThan(16.27);
  });
});

describe('wrong arguments', () => {
  const plain: SamplingInput = { logits, uniform: Float64Array.of(0.5), batch: 1, vocabulary: 4 };
  const nowhere = { kind: 'cpu', tf: {} as never } as const;

  it.each([
    [{ temperature: 0 }, 'sampling: temperature is 0, but must be a number from 0.0001 up.'],
    [{ uniform: Float64Array.of(1) }, 'sampling: uniform[0] is 1, but must be at least 0 and less than 1.'],
    [
      { logits: Float64Array.of(1, NaN, 1, 1) },
      'sampling: the logit of token 1 in row 0 is NaN, but must be a finite number or -Infinity.',
    ],
    [{ logits: new Float64Array(4).fill(-Infinity) }, 'row 0 of logits is all -Infinity'],
  ])('are named: %o', async (change, message) => {
    await expect(sampling({ ...plain, ...change }, nowhere)).rejects.toThrow(message);
  });
});
