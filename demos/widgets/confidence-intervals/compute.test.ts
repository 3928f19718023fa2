import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, parameters, resampledCounts, type Params } from './compute';
import {
  binomial,
  bootstrap,
  coverage,
  coveringCounts,
  exact,
  intervalOf,
  METHODS,
  probabilityBetween,
  wald,
  wilson,
  Z,
  type Interval,
  type Level,
} from './intervals';

const run = (given: Partial<Params>) => compute(cleanParams(parameters, given), referenceOps, quietRun());
const near = (interval: Interval, low: number, high: number, digits = 6): void => {
  expect(interval[0]).toBeCloseTo(low, digits);
  expect(interval[1]).toBeCloseTo(high, digits);
};

describe('the numbers of the chapter', () => {
  test('352 of 400 right: four intervals', () => {
    near(wald(352, 400, 95), 0.848154, 0.911846);
    near(wilson(352, 400, 95), 0.844486, 0.908285);
    near(exact(352, 400, 95), 0.844061, 0.910182);
    near(bootstrap(352, 400, 95), 0.8475, 0.91, 12);
  });

  test('40 of 40 and 19 of 20', () => {
    near(wald(40, 40, 95), 1, 1, 12);
    near(wilson(40, 40, 95), 0.912378, 1);
    near(exact(40, 40, 95), 0.911903, 1);
    near(wald(19, 20, 95), 0.854483, 1.04552, 5);
    near(wilson(19, 20, 95), 0.763869, 0.991119);
  });

  test('exact coverage', () => {
    const hit = (...given: Parameters<typeof coverage>) => coverage(...given).hit;
    expect(hit('wald', 4, 0.5, 95)).toBeCloseTo(14 / 16, 12);
    const table = {
      20: [0.63894, 0.924516, 0.984098],
      50: [0.919867, 0.962224, 0.988214],
      100: [0.877463, 0.965891, 0.982607],
    };
    for (const [n, values] of Object.entries(table)) {
      (['wald', 'wilson', 'exact'] as const).forEach((method, i) => {
        expect(hit(method, Number(n), 0.95, 95)).toBeCloseTo(values[i] as number, 6);
      });
    }
    expect(hit('wald', 400, 0.88, 95)).toBeCloseTo(0.950149, 6);
    expect(hit('wilson', 400, 0.88, 95)).toBeCloseTo(0.946121, 6);
  });

  test('why Wald fails at n = 20, p = 0.95, and how late it still does', async () => {
    const { above, below } = coverage('wald', 20, 0.95, 95);
    expect(above).toBeCloseTo(0.95 ** 20, 12);
    expect(below).toBeCloseTo(0.0026, 4);
    expect(coverage('wald', 1386, 0.95, 95).hit).toBeCloseTo(0.9395, 4);
    const { curves } = await run({ method: 'wald', p: 0.95, n: 20 });
    expect(curves[0].lastDip).toBe(1386);
  });
});

describe('properties', () => {
  test('the counts that cover are those whose interval contains p, for every method', () => {
    for (const method of METHODS)
      for (const n of [4, 17, 60])
        for (const p of [0.5, 0.613, 0.9, 0.987])
          for (const level of [80, 99] as const) {
            const [from, to] = coveringCounts(method, n, p, level);
            for (let k = 0; k <= n; k++) {
              const [low, high] = intervalOf[method](k, n, level);
              expect([method, n, p, k, low <= p + 1e-12 && p <= high + 1e-12]).toEqual([
                method,
                n,
                p,
                k,
                from <= k && k <= to,
              ]);
            }
          }
  });

  test('Clopper-Pearson never falls below its level', () => {
    const random = seededRandom(25);
    for (let i = 0; i < 400; i++) {
      const level = ([80, 90, 95, 99] as const)[random.below(4)] as Level;
      const n = 4 + random.below(300);
      expect(coverage('exact', n, 0.5 + 0.499 * random.uniform(), level).hit).toBeGreaterThanOrEqual(
        level / 100 - 1e-9,
      );
    }
  });

  test('Wilson ends lie z standard errors of their own from the estimate', () => {
    for (const [k, n] of [
      [352, 400],
      [3, 7],
      [19, 20],
    ] as const)
      for (const end of wilson(k, n, 90))
        expect(Math.abs(k / n - end)).toBeCloseTo(Z[90] * Math.sqrt((end * (1 - end)) / n), 10);
  });

  test('Wald: four times the examples halve the width; 95% is 1.19157 times as wide as 90%', () => {
    const width = ([low, high]: Interval): number => high - low;
    expect(width(wald(44, 50, 95)) / width(wald(176, 200, 95))).toBeCloseTo(2, 12);
    expect(width(wald(13, 50, 95)) / width(wald(13, 50, 90))).toBeCloseTo(1.19157, 5);
  });

  test('binomial terms sum to 1 and tails fit together', () => {
    for (const p of [0.5, 0.93, 0.999]) {
      expect(probabilityBetween(0, 700, 700, p)).toBeCloseTo(1, 10);
      const { hit, above, below } = coverage('wilson', 700, p, 95);
      expect(hit + above + below).toBeCloseTo(1, 10);
    }
    expect(binomial(2, 4, 0.5)).toBeCloseTo(6 / 16, 14);
  });
});

test('resampled accuracies scatter with exactly the standard error of Wald', () => {
  const counts = resampledCounts(352, 400, 40_000, seededRandom(1)).map((k) => k / 400);
  const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
  const sd = Math.sqrt(counts.reduce((a, b) => a + (b - mean) ** 2, 0) / (counts.length - 1));
  expect(mean).toBeCloseTo(0.88, 3);
  expect(sd).toBeCloseTo(Math.sqrt((0.88 * 0.12) / 400), 3);
});

test('simulated hits lie within four standard deviations of what coverage promises', async () => {
  for (const given of [
    {},
    { method: 'wald', p: 0.95, n: 20 },
    { method: 'bootstrap', n: 60, level: 80 },
  ] as Partial<Params>[]) {
    const { methods } = await run(given);
    for (const {
      hits,
      coverage: { hit },
    } of methods)
      expect(Math.abs(hits - 100 * hit)).toBeLessThanOrEqual(4 * Math.sqrt(100 * hit * (1 - hit)) + 1);
  }
});
