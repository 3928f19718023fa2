import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { quietRun } from '../../runtime/run.ts';
import { wilson } from '../confidence-intervals/intervals.ts';
import { compute, parameters, TEST_ITEMS, type Params, type Result } from './compute.ts';
import { betaDensity, massSet, posterior, predictionSet, scoreOf, thresholdOf, thresholdRank } from './conformal.ts';

const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), undefined, quietRun<Result>());
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The waste sorter of the chapter: probabilities given to the true labels of 19 items, and of a new item. */
const SORTER = [
  0.97, 0.95, 0.93, 0.91, 0.88, 0.86, 0.83, 0.79, 0.76, 0.72, 0.69, 0.64, 0.58, 0.53, 0.47, 0.41, 0.33, 0.24, 0.12,
].map((p) => 1 - p);
const NEW_ITEM = [0.55, 0.27, 0.14, 0.04];

describe('the waste sorter', () => {
  it.each([
    [0.2, 16, 0.59, [0]],
    [0.1, 18, 0.76, [0, 1]],
    [0.05, 19, 0.88, [0, 1, 2]],
    [0.01, 20, null, [0, 1, 2, 3]],
  ] as const)('at α = %d takes rank %d', (alpha, rank, threshold, set) => {
    expect(thresholdRank(19, alpha)).toBe(rank);
    const q = thresholdOf(SORTER, alpha);
    if (threshold === null) expect(q).toBeNull();
    else expect(q).toBeCloseTo(threshold, 12);
    expect(predictionSet(NEW_ITEM, q, 'lac')).toEqual(set);
  });

  it('returns an empty set where no probability reaches 0.41', () => {
    expect(predictionSet([0.38, 0.33, 0.19, 0.1], thresholdOf(SORTER, 0.2), 'lac')).toEqual([]);
  });

  it('does not care for the order of its calibration items, nor for an increasing transform of the scores', () => {
    expect(thresholdOf([...SORTER].reverse(), 0.1)).toBe(thresholdOf(SORTER, 0.1));
    const q = thresholdOf(
      SORTER.map((s) => s ** 3),
      0.1,
    ) as number;
    const kept = NEW_ITEM.map((_, k) => k).filter((k) => scoreOf(NEW_ITEM, k, 'lac') ** 3 <= q + 1e-12);
    expect(kept).toEqual(predictionSet(NEW_ITEM, thresholdOf(SORTER, 0.1), 'lac'));
  });

  it('has sets that only grow with the level', () => {
    let before: number[] = [];
    for (let level = 50; level < 100; level++) {
      const set = predictionSet(NEW_ITEM, thresholdOf(SORTER, (100 - level) / 100), 'lac');
      for (const label of before) expect(set).toContain(label);
      before = set;
    }
  });
});

it('keeps two labels by 1 − p at 0.76 and three by APS at 0.96 from (0.50, 0.30, 0.15, 0.05)', () => {
  const p = [0.5, 0.3, 0.15, 0.05];
  expect(predictionSet(p, 0.76, 'lac')).toEqual([0, 1]);
  expect(p.map((_, k) => scoreOf(p, k, 'aps'))).toEqual([0.5, 0.8, 0.95, 1].map((v) => expect.closeTo(v, 12)));
  expect(predictionSet(p, 0.96, 'aps')).toEqual([0, 1, 2]);
  expect(massSet(p, 0.9)).toEqual([0, 1, 2]);
});

it('gives 1786 of 2000 the Wilson interval of the chapter', () => {
  const [low, high] = wilson(1786, 2000, 95);
  expect(low).toBeCloseTo(0.878691, 5);
  expect(high).toBeCloseTo(0.905802, 5);
});

it('covers k/(n+1) on average over calibration sets, with the spread of the Beta law', () => {
  // Uniform scores: the coverage of a threshold is the threshold itself.
  const random = seededRandom(19);
  const coverages = Array.from({ length: 2000 }, () => {
    const q = thresholdOf(
      Array.from({ length: 19 }, () => random.uniform()),
      0.1,
    );
    return q as number;
  });
  const average = mean(coverages);
  const sd = Math.sqrt(mean(coverages.map((c) => (c - average) ** 2)));
  expect(Math.abs(average - 0.9)).toBeLessThan((4 * 0.065465) / Math.sqrt(2000));
  expect(Math.abs(sd - 0.065465)).toBeLessThan(0.005);
});

it('has a Beta density of area 1 and mean a/(a+b)', () => {
  const xs = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000);
  const ys = xs.map((x) => betaDensity(x, 91, 10) / 4000);
  expect(ys.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
  expect(ys.reduce((a, b, i) => a + b * (xs[i] as number), 0)).toBeCloseTo(0.90099, 5);
});

describe('the three Gaussians', () => {
  it('have posteriors that add up to 1 and agree with Bayes', () => {
    const p = posterior(0.3, 0.7, 1, new Float64Array(3));
    const weights = [
      [0, 0],
      [2.2, 0],
      [1.1, 1.9],
    ].map(([a = 0, b = 0]) => Math.exp(-((0.3 - a) ** 2 + (0.7 - b) ** 2) / 2));
    const total = weights.reduce((a, b) => a + b);
    weights.forEach((w, k) => expect(p[k]).toBeCloseTo(w / total, 12));
  });

  it.each([
    [0.25, 0.986, 1.374, 0.85, 1.19],
    [1, 0.775, 1.368, 0.966, 1.83],
    [4, null, 1.388, 1, 2.98],
  ] as const)(
    'are covered at 0.90 at temperature %d, by softmax mass not',
    async (temperature, q, size, coverage, massSize) => {
      const result = await run({ temperature, n: 2000 });
      const se = Math.sqrt((0.9 * 0.1) / TEST_ITEMS + (0.9 * 0.1) / 2000);
      expect(Math.abs(result.conformal.coverage - 0.9)).toBeLessThan(4 * se);
      expect(Math.abs(result.conformal.size - size)).toBeLessThan(0.08);
      if (q !== null) expect(Math.abs((result.threshold as number) - q)).toBeLessThan(0.03);
      expect(Math.abs(result.mass.coverage - coverage)).toBeLessThan(0.035);
      expect(Math.abs(result.mass.size - massSize)).toBeLessThan(0.06);
    },
  );

  it('shifted by 1 are covered at 0.832, with sets no larger', async () => {
    const [still, moved] = [await run({ n: 2000 }), await run({ n: 2000, shift: 1 })];
    expect(Math.abs(mean(moved.coverages) - 0.832)).toBeLessThan(0.01);
    expect(Math.abs(mean(still.coverages) - 0.9)).toBeLessThan(0.01);
    expect(Math.abs(moved.conformal.size - still.conformal.size)).toBeLessThan(0.06);
  });

  it('give recalibrations of 100 items the mean and spread of Beta(91, 10)', async () => {
    const { coverages, beta } = await run({});
    expect(beta).toEqual([91, 10]);
    const average = mean(coverages);
    expect(Math.abs(average - 0.90099)).toBeLessThan(0.01);
    expect(Math.abs(Math.sqrt(mean(coverages.map((c) => (c - average) ** 2))) - 0.029573)).toBeLessThan(0.006);
  });

  it('are given every label where the level asks for more calibration items than there are', async () => {
    const { threshold, rank, conformal, beta, coverages } = await run({ n: 50, level: 99 });
    expect([threshold, rank, beta]).toEqual([null, 51, null]);
    expect(conformal).toEqual({ coverage: 1, size: 3 });
    expect(new Set(coverages)).toEqual(new Set([1]));
  });
});
