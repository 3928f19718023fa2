import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { quietRun } from '../../runtime/run.ts';
import {
  areaUnderRoc,
  effectiveSize,
  fit,
  logit,
  normalCdf,
  PENALTY,
  sigmoid,
  stratifiedFolds,
  tellApart,
} from './classifier.ts';
import { weightedMean, weightOf } from './classifier.ts';
import { compute, drawRows, parameters, perfectAccuracy, type Params, type Result } from './compute.ts';

const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), undefined, quietRun<Result>());
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('the AUC', () => {
  const scores = [0.1, 0.3, 0.35, 0.6, 0.4, 0.7, 0.8];
  const isTest = [0, 0, 0, 0, 1, 1, 1];
  it('counts 11 of 12 pairs in the example of the chapter', () => {
    expect(areaUnderRoc(scores, isTest)).toBeCloseTo(11 / 12, 12);
  });

  it('stays under an increasing transform, turns round with the classes, and halves ties', () => {
    expect(
      areaUnderRoc(
        scores.map((s) => Math.exp(5 * s)),
        isTest,
      ),
    ).toBeCloseTo(11 / 12, 12);
    expect(
      areaUnderRoc(
        scores,
        isTest.map((t) => 1 - t),
      ),
    ).toBeCloseTo(1 / 12, 12);
    expect(areaUnderRoc([1, 1, 1, 1], [0, 1, 0, 1])).toBe(0.5);
  });
});

it('weights rows as the chapter does', () => {
  for (const [s, w] of [
    [0.05, 0.210526],
    [0.2, 1],
    [0.5, 4],
    [0.8, 16],
  ] as const)
    expect(weightOf(s, 800, 200)).toBeCloseTo(w, 6);
  const weights = [0.2, 0.5, 0.8, 1, 1, 1.5, 2, 5];
  expect(weightedMean([1, 1, 1, 1, 0, 1, 0, 0], weights)).toBeCloseTo(0.333333, 6);
});

it('counts effective rows: all under equal weights, exp(−δ²) of them under exact density ratios', () => {
  expect(effectiveSize([3, 3, 3, 3])).toBeCloseTo(4, 12);
  expect(effectiveSize([0.2, 0.5, 0.8, 1, 1, 1.5, 2, 5])).toBeCloseTo(4.21299, 5);
  const random = seededRandom(1);
  for (const delta of [0.25, 0.5, 1]) {
    const weights = Array.from({ length: 200_000 }, () => Math.exp(delta * random.normal() - (delta * delta) / 2));
    expect(effectiveSize(weights) / 200_000).toBeCloseTo(Math.exp(-delta * delta), 1);
  }
});

it('fits a logistic regression whose penalised gradient is zero, and that knows the sign of x2', () => {
  const rows = drawRows(500, { shift: 0, concept: 0, positive: 0.5 }, seededRandom(3));
  const model = fit(rows, rows.y);
  const residual = Array.from(rows.y, (y, i) => y - sigmoid(logit(model, rows.x1[i] as number, rows.x2[i] as number)));
  expect(residual.reduce((a, b) => a + b)).toBeCloseTo(0, 5);
  expect(residual.reduce((a, r, i) => a + r * (rows.x1[i] as number), 0)).toBeCloseTo(PENALTY * model[1], 5);
  expect(residual.reduce((a, r, i) => a + r * (rows.x2[i] as number), 0)).toBeCloseTo(PENALTY * model[2], 5);
  expect(model[2]).toBeGreaterThan(3 * Math.abs(model[1]));
});

it('stratifies: every fold holds its share of test rows', () => {
  const isTest = Array.from({ length: 1000 }, (_, i) => (i < 800 ? 0 : 1));
  const folds = stratifiedFolds(isTest, 5, seededRandom(4));
  for (let f = 0; f < 5; f++) {
    expect(isTest.filter((t, i) => folds[i] === f && t === 1)).toHaveLength(40);
    expect(isTest.filter((t, i) => folds[i] === f && t === 0)).toHaveLength(160);
  }
});

it('gives a file compared with itself the same score on both sides, to the bit', () => {
  const rows = drawRows(200, { shift: 0, concept: 0, positive: 0.5 }, seededRandom(5));
  const again = { x1: rows.x1.slice(), x2: rows.x2.slice(), y: rows.y.slice() };
  const model = fit(rows, rows.y);
  expect(fit(again, again.y)).toEqual(model);
});

describe('the world of the chapter', () => {
  it('has a perfect rule with accuracy 0.692561 at home and 0.807439 one standard deviation away', () => {
    expect(perfectAccuracy({ shift: 0, concept: 0, positive: 0.5 })).toBeCloseTo(0.692561, 6);
    expect(perfectAccuracy({ shift: 1, concept: 0, positive: 0.5 })).toBeCloseTo(0.807439, 6);
    // Where the labels are never flipped, moving the threshold to 0.6 costs Φ(0.6) − ½ = 0.225747.
    const right = perfectAccuracy({ shift: 0, concept: 0, positive: 0.5 });
    const moved = perfectAccuracy({ shift: 0, concept: 0.6, positive: 0.5 });
    expect((right - moved) / (2 * right - 1)).toBeCloseTo(1 - 0.774253, 6);
  });

  it.each([
    [{ shift: 1 }, 0.68, 0.77, 0.78, 0.759, 0.37],
    [{ shift: 0, concept: 0.6 }, 0.68, 0.605, 0.68, 0.503, 0.98],
  ] as const)('has on average the scores of exercise 3: %o', async (given, train, test, weighted, auc, share) => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, seed) => run({ ...given, permutations: 0, seed })),
    );
    expect(Math.abs(mean(results.map((r) => r.train.value)) - train)).toBeLessThan(0.01);
    expect(Math.abs(mean(results.map((r) => r.test.value)) - test)).toBeLessThan(0.012);
    expect(Math.abs(mean(results.map((r) => r.weighted.value)) - weighted)).toBeLessThan(0.012);
    expect(Math.abs(mean(results.map((r) => r.auc)) - auc)).toBeLessThan(0.008);
    expect(Math.abs(mean(results.map((r) => r.effective / 800)) - share)).toBeLessThan(0.03);
  });

  it('is told apart almost as well as possible: AUC within 0.02 below Φ(δ/√2)', async () => {
    for (const shift of [0.5, 2]) {
      const aucs = await Promise.all(
        Array.from({ length: 40 }, async (_, seed) => (await run({ shift, permutations: 0, seed })).auc),
      );
      const best = normalCdf(shift / Math.SQRT2);
      expect(mean(aucs)).toBeGreaterThan(best - 0.02);
      expect(mean(aucs)).toBeLessThan(best + 0.006);
    }
  });

  it('without a shift lies inside the 99% permutation band in nearly all seeds', () => {
    let inside = 0;
    for (let seed = 0; seed < 16; seed++) {
      const random = seededRandom(seed);
      const rows = drawRows(250, { shift: 0, concept: 0, positive: 0.5 }, random);
      const isTest = Array.from({ length: 250 }, (_, i) => (i < 200 ? 0 : 1));
      const { auc } = tellApart(rows, isTest, random);
      const spread = Array.from({ length: 99 }, () => {
        const order = Array.from(isTest, (t) => [random.uniform(), t] as const).sort((a, b) => a[0] - b[0]);
        return Math.abs(
          tellApart(
            rows,
            order.map(([, t]) => t),
            random,
          ).auc - 0.5,
        );
      }).sort((a, b) => a - b);
      if (Math.abs(auc - 0.5) <= (spread[97] as number)) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(15);
  });

  it('reports the scores before the permutations are done', async () => {
    const seen: Result[] = [];
    const last = await compute(
      cleanParams(parameters, { nTrain: 200, nTest: 50, permutations: 50 }),
      undefined,
      quietRun<Result>((partial) => seen.push(partial)),
    );
    expect(seen[0]).toMatchObject({ auc: last.auc, nullAucs: [], pValue: null });
    expect(last.nullAucs).toHaveLength(50);
    expect(last.pValue).toBeCloseTo(1 / 51, 12);
  });
});
