import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, usablePicks, type Result } from './compute.ts';
import { edgeWeights, harmonic, KernelRidge, moons } from './learning.ts';
import { measure, type Measured } from './measure.ts';
import { MOST, parameters, POOL, START, type Params } from './settings.ts';

const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), undefined, quietRun<Result>());
const average = (given: Partial<Params>): Promise<Measured> =>
  measure(cleanParams(parameters, given), undefined, quietRun<Measured>());

describe('the kernel classifier', () => {
  it('answers 1/1.1 at its only label', () => {
    const model = new KernelRidge({ width: 0.4, lambda: 0.1 });
    model.add(0.3, -1, 1);
    expect(model.value(model.coefficients(), 0.3, -1)).toBeCloseTo(1 / 1.1, 12);
  });

  it('is zero on the bisector of two opposite labels', () => {
    const model = new KernelRidge({ width: 0.4, lambda: 0.1 });
    model.add(0, 0, 1);
    model.add(1, 1, -1);
    const alpha = model.coefficients();
    for (const t of [-1, 0, 0.5, 2]) expect(model.value(alpha, 0.5 + t, 0.5 - t)).toBeCloseTo(0, 12);
  });

  it('does not care in which order its labels were bought, and solves (K + λI) α = y', () => {
    const sample = moons(30, 0.15, seededRandom(1));
    const fit = (order: readonly number[]) => {
      const model = new KernelRidge({ width: 0.4, lambda: 0.1 });
      for (const i of order) model.add(sample.x[i] as number, sample.y[i] as number, sample.labels[i] as number);
      return { model, alpha: model.coefficients() };
    };
    const order = Array.from({ length: 30 }, (_, i) => i);
    const forward = fit(order);
    const backward = fit([...order].reverse());
    for (const i of order) {
      const [x, y] = [sample.x[i] as number, sample.y[i] as number];
      const value = forward.model.value(forward.alpha, x, y);
      expect(backward.model.value(backward.alpha, x, y)).toBeCloseTo(value, 10);
      expect(value + 0.1 * (forward.alpha[i] as number)).toBeCloseTo(sample.labels[i] as number, 10);
    }
  });
});

describe('label propagation', () => {
  it('gives 1/3 and 2/3 on a path of four nodes with ends 0 and 1', () => {
    const path = Float64Array.from([0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0]);
    const values = harmonic(
      path,
      new Map([
        [0, 0],
        [3, 1],
      ]),
    );
    expect(values[1]).toBeCloseTo(1 / 3, 8);
    expect(values[2]).toBeCloseTo(2 / 3, 8);
  });

  it('stays within the range of the labels, each value the weighted mean of the others', () => {
    const sample = moons(60, 0.15, seededRandom(2));
    const weights = edgeWeights(sample, 0.15);
    const known = new Map([0, 1, 2, 3].map((i) => [i, sample.labels[i] as number]));
    const values = harmonic(weights, known);
    for (let i = 4; i < 60; i++) {
      expect(Math.abs(values[i] as number)).toBeLessThanOrEqual(1 + 1e-9);
      let sum = 0;
      let total = 1e-9;
      for (let j = 0; j < 60; j++) {
        sum += (weights[i * 60 + j] as number) * (values[j] as number);
        total += weights[i * 60 + j] as number;
      }
      expect(values[i]).toBeCloseTo(sum / total, 8);
    }
  });
});

describe('buying labels', () => {
  it('begins with the same four labels under every strategy, two of each class', async () => {
    const results = await Promise.all(
      (['random', 'uncertain', 'farthest', 'hand'] as const).map((strategy) => run({ strategy })),
    );
    const starts = results.map(({ bought }) => bought.slice(0, START).join());
    expect(new Set(starts).size).toBe(1);
    const { bought, labels } = results[0] as Result;
    expect(bought.slice(0, START).map((i) => labels[i])).toEqual([1, 1, -1, -1]);
    expect(results.map(({ bought: b }) => [b.length, new Set(b).size])).toEqual([
      [20, 20],
      [20, 20],
      [20, 20],
      [4, 4],
    ]);
  });

  it('takes points picked by hand, and leaves out those that cannot be', async () => {
    const { bought } = await run({ strategy: 'hand' });
    const start = bought[0] as number;
    const free = Array.from({ length: POOL }, (_, i) => i).filter((i) => !bought.includes(i));
    const picks = [free[0], free[0], start, free[5]].map(Number);
    expect(usablePicks(picks, bought)).toEqual([free[0], free[5]]);
    expect((await run({ strategy: 'hand', picks })).bought).toEqual([...bought, free[0], free[5]]);
  });

  it('asks for no further point by hand once as many are bought as can be', async () => {
    const { bought } = await run({ strategy: 'uncertain', budget: MOST });
    const by = (count: number) => run({ strategy: 'hand', picks: bought.slice(START, count) });
    expect((await by(MOST - 1)).doubtful).toBeGreaterThanOrEqual(0);
    expect((await by(MOST)).doubtful).toBe(-1);
  });

  it('reads its accuracy from its own curve', async () => {
    for (const strategy of ['random', 'uncertain', 'farthest'] as const) {
      const { accuracy, curves } = await run({ strategy, budget: 33 });
      expect(accuracy).toBe(curves.find((curve) => curve.strategy === strategy)?.values[33 - START]);
    }
  });

  it('has the means of the chapter on the moons', async () => {
    const { curves } = await average({});
    const expected = {
      random: [0.788, 0.961, 0.979],
      uncertain: [0.788, 0.983, 0.989],
      farthest: [0.788, 0.974, 0.985],
    };
    for (const { strategy, mean: values, deviation } of curves) {
      [4, 20, 40].forEach((count, k) => {
        const error = (deviation[count - START] as number) / Math.sqrt(30);
        expect(Math.abs((values[count - START] as number) - (expected[strategy][k] as number))).toBeLessThan(
          4 * error + 0.004,
        );
      });
    }
    const at = (strategy: string, count: number) =>
      curves.find((c) => c.strategy === strategy)?.mean[count - START] as number;
    expect(at('uncertain', 20) - at('random', 20)).toBeGreaterThan(0.005);
    // About 60 random labels are worth 20 uncertain ones.
    expect(Math.abs(at('random', 60) - at('uncertain', 20))).toBeLessThan(0.006);
  }, 20_000);
});

it('helps on the moons and hurts on overlapping blobs to propagate four labels', async () => {
  const scores = async (data: Params['data']) =>
    (await average({ data, budget: START, propagation: true, strategy: 'random' })).propagated as NonNullable<
      Measured['propagated']
    >;
  const onMoons = await scores('moons');
  expect(Math.abs(onMoons.accuracy.mean - 0.891)).toBeLessThan(4 * onMoons.accuracy.error);
  expect(Math.abs(onMoons.labelsAlone.mean - 0.788)).toBeLessThan(4 * onMoons.labelsAlone.error);
  expect(onMoons.accuracy.mean).toBeGreaterThan(onMoons.labelsAlone.mean);
  const onBlobs = await scores('blobs');
  expect(Math.abs(onBlobs.accuracy.mean - 0.743)).toBeLessThan(4 * onBlobs.accuracy.error);
  expect(Math.abs(onBlobs.labelsAlone.mean - 0.813)).toBeLessThan(4 * onBlobs.labelsAlone.error);
  expect(onBlobs.accuracy.mean).toBeLessThan(onBlobs.labelsAlone.mean);
}, 30_000);
