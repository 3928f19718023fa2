import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, countPasses, parameters, visibility, type Architecture, type Params } from './compute';
import { layerNorm } from './transformer';

const run = (change: Partial<Params>) => compute({ ...cleanParams(parameters), ...change }, referenceOps, quietRun());
const zeroPattern = (influence: number[][]): string =>
  influence.map((row) => row.map((v) => (v === 0 ? '0' : 'x')).join('')).join('/');

describe('zeros are the architecture', () => {
  test('encoder: everyone notices every change', async () => {
    expect((await run({ architecture: 'encoder' })).zeros).toBe(0);
  });

  test('decoder: later tokens are invisible to the bit, earlier ones are not', async () => {
    const { influence } = await run({ architecture: 'decoder' });
    influence.forEach((row, i) => row.forEach((value, j) => expect(value > 0).toBe(j <= i)));
  });

  test('encoder-decoder: the source knows nothing of the target; the target knows all of the source and its own past', async () => {
    const { influence } = await run({ architecture: 'both' });
    influence.forEach((row, i) => row.forEach((value, j) => expect(value > 0).toBe(i < 6 ? j < 6 : j < 6 || j <= i)));
  });

  test('the prefix LM has the same zeros, and other numbers', async () => {
    const [prefix, both] = [await run({ architecture: 'prefix' }), await run({ architecture: 'both' })];
    expect(zeroPattern(prefix.influence)).toBe(zeroPattern(both.influence));
    expect(prefix.influence).not.toEqual(both.influence);
  });

  test('another seed: the same zeros, other magnitudes', async () => {
    for (const architecture of ['encoder', 'decoder', 'prefix', 'both'] as const) {
      const [a, b] = [await run({ architecture, window: 3 }), await run({ architecture, window: 3, seed: 99 })];
      expect(zeroPattern(a.influence)).toBe(zeroPattern(b.influence));
      expect(a.influence).not.toEqual(b.influence);
    }
  });
});

describe('reach', () => {
  test.each([
    [2, 1],
    [3, 1],
    [3, 2],
    [3, 3],
    [4, 2],
  ])('window %i and %i layers of a decoder reach exactly L(w − 1) back', async (window, layers) => {
    const { influence } = await run({ architecture: 'decoder', window, layers });
    const reach = layers * (window - 1);
    influence.forEach((row, i) => row.forEach((value, j) => expect(value > 0).toBe(j <= i && i - j <= reach)));
  });

  test('exercise 17-3: the masked column is 0 to the bit; row 6 misses only token 1, and with 3 layers nothing', async () => {
    const six = { target: '' };
    const masked = await run({ ...six, architecture: 'encoder', masked: [3] });
    expect(masked.tokens).toHaveLength(6);
    expect(masked.influence.map((row) => row[2])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(masked.zeros).toBe(6);
    const two = await run({ ...six, architecture: 'decoder', window: 3, layers: 2 });
    expect(two.influence[5]?.map((value) => value > 0)).toEqual([false, true, true, true, true, true]);
    const three = await run({ ...six, architecture: 'decoder', window: 3, layers: 3 });
    expect(three.influence[5]?.every((value) => value > 0)).toBe(true);
  });
});

describe('counts', () => {
  test('visible pairs for 6 + 4 tokens are those of the chapter', () => {
    const count = (architecture: Architecture): number =>
      visibility(architecture, 6, 4, 1)
        .flat()
        .filter((seen) => seen !== null).length;
    expect([count('encoder'), count('decoder'), count('prefix'), count('both')]).toEqual([100, 55, 70, 70]);
  });

  test('passes to write: the chapter’s 44,950 against 499 for a prompt of 400 and 100 new tokens', () => {
    expect(countPasses('decoder', 400, 100)).toEqual({ plain: 44_950, cached: 499 });
    expect(countPasses('encoder', 400, 100)).toBeUndefined();
  });
});

test('a run with cache, token by token, equals the run over all tokens at once to 1e-10', async () => {
  for (const window of [1, 3])
    for (const layers of [1, 4]) {
      const { cacheDifference } = await run({ architecture: 'decoder', window, layers });
      expect(cacheDifference).toBeLessThan(1e-10);
    }
});

test('LayerNorm of (2, −1, 3, 0) is the one of the text', () => {
  const normed = [...layerNorm(Float64Array.from([2, -1, 3, 0]))].map((x) => Number(x.toFixed(3)));
  expect(normed).toEqual([0.632, -1.265, 1.265, -0.632]);
});

describe('refused with words', () => {
  test.each([
    [{ architecture: 'both' as const, target: '' }],
    [{ source: '', target: '' }],
    [{ source: 'a b c d e f g h i j k l m' }],
    [{ source: 'x'.repeat(121) }],
  ])('%o', async (change) => {
    await expect(run(change)).rejects.toMatchObject({ name: 'DemoError' });
  });
});
