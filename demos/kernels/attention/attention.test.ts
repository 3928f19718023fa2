import { describe, expect, it } from 'vitest';
import { attention, countPairs, type AttentionInput } from './attention.ts';
import { attentionReference } from './reference.ts';

/** Q, K, V of three tokens, two numbers each. */
const three: AttentionInput = {
  query: Float64Array.of(1, 0, 2, 2, 2, 1),
  key: Float64Array.of(1, 1, 0, 2, 1, 2),
  value: Float64Array.of(2, 0, 0, 2, 2, 1),
  heads: 1,
  queryCount: 3,
  keyCount: 3,
  headSize: 2,
  scale: 1 / Math.sqrt(2),
  causal: false,
  weights: true,
};

const rounded = (values: ArrayLike<number> = []): number[] => Array.from(values, (value) => Number(value.toFixed(6)));

describe('attentionReference', () => {
  it('gives the numbers worked out by hand', () => {
    const { context, weights } = attentionReference(three);
    expect(rounded(weights)).toEqual([
      0.401112, 0.197776, 0.401112, 0.163579, 0.163579, 0.672842, 0.283995, 0.140029, 0.575975,
    ]);
    expect(rounded(context)).toEqual([1.604448, 0.796664, 1.672842, 1, 1.719942, 0.856034]);
  });

  it('under the mask, the first token sees only itself and only the last row keeps its value', () => {
    const { context, weights, scores } = attentionReference({ ...three, causal: true });
    expect(rounded(weights).slice(0, 6)).toEqual([1, 0, 0, 0.5, 0.5, 0]);
    expect(rounded(context)).toEqual([2, 0, 1, 1, 1.719942, 0.856034]);
    expect(scores?.[1]).toBe(-Infinity);
  });

  it('one query against the cache is the last row of the full causal run', () => {
    const last = { ...three, query: three.query.slice(4), queryCount: 1, causal: true };
    const whole = attentionReference({ ...three, causal: true }).context;
    expect([...attentionReference(last).context]).toEqual([...whole.slice(4)]);
  });

  it('gives zeros where a query sees no key', () => {
    const early = { ...three, key: three.key.slice(4), value: three.value.slice(4), keyCount: 1, causal: true };
    expect([...attentionReference(early).context]).toEqual([0, 0, 0, 0, 2, 1]);
  });

  it('counts n(n + 1) / 2 pairs under the mask', () => {
    expect(countPairs({ ...three, causal: true })).toBe(6);
    expect(countPairs(three)).toBe(9);
  });
});

describe('attention', () => {
  const nowhere = { kind: 'cpu', tf: {} as never } as const;

  it.each([
    [{ headSize: 0 }, 'attention: headSize is 0, but must be a whole number from 1 to 128.'],
    [{ keyCount: 2.5 }, 'attention: keyCount is 2.5, but must be a whole number from 1 to 65,536.'],
    [{ scale: NaN }, 'attention: scale is NaN, but must be a finite number.'],
    [{ query: new Float32Array(5) }, 'attention: query is 5 long, but must be 6 long (heads × queryCount × headSize).'],
    [{ value: [1] as never }, 'attention: value is of type Array, but must be a Float32Array or a Float64Array.'],
  ])('names the wrong argument, what it got and what it may be: %o', async (change, message) => {
    await expect(attention({ ...three, ...change }, nowhere)).rejects.toThrow(message);
  });
});
