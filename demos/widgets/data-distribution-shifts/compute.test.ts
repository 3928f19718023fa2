import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { psiOf } from './alarms';
import { compute, parameters, weightsOf, worldsOf, type Cure, type Params, type Result } from './compute';
import { fitLogistic } from './logistic';
import {
  accuracyIn,
  bestLine,
  bump,
  corrected,
  effectiveShare,
  labelled,
  moved,
  priorFromRate,
  rates,
  sigmoid,
} from './worlds';

const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), referenceOps, quietRun());
const cure = (result: Result, name: Cure) => result.cures.find((entry) => entry.cure === name);
const alarm = (result: Result, name: string) => result.alarms.find((entry) => entry.name === name);

/** Φ by the continued fraction-free series of Marsaglia: an independent way to the normal distribution function. */
function phi(x: number): number {
  let [sum, term] = [x, x];
  for (let i = 3; Math.abs(term) > 1e-17; i += 2) sum += term = (term * x * x) / i;
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

describe('endless data: the numbers of the chapter', () => {
  const rightAt = (threshold: number, prior: number) =>
    prior * (1 - phi(threshold - 1)) + (1 - prior) * phi(threshold + 1);

  test('two normals: 0.841345; label shift is cured by a threshold of ½ ln 9', () => {
    const model = bestLine(moved(0, 1));
    expect(model.a).toBeCloseTo(0, 8);
    expect(model.b).toBeCloseTo(2, 6);
    expect(accuracyIn(moved(0, 1), model)).toBeCloseTo(phi(1), 6);
    for (const prior of [0.1, 0.2]) {
      const threshold = 0.5 * Math.log((1 - prior) / prior);
      expect(accuracyIn(labelled(prior), model)).toBeCloseTo(phi(1), 6);
      expect(accuracyIn(labelled(prior), corrected(model, 0.5, prior))).toBeCloseTo(rightAt(threshold, prior), 6);
      expect(-corrected(model, 0.5, prior).a / model.b).toBeCloseTo(threshold, 6);
    }
    expect(rightAt(Math.log(9) / 2, 0.1)).toBeCloseTo(0.929939, 5);
  });

  test('covariate shift of +1 raises accuracy to 0.8588; the cure of label shift brings it to 0.7998', async () => {
    const result = await run({ scenario: 'covariate', shift: 1 });
    expect(cure(result, 'none')?.endless).toBeCloseTo(0.8588, 4);
    expect(cure(result, 'prior')?.endless).toBeCloseTo(0.7998, 4);
    expect(alarm(result, 'ks')?.on && alarm(result, 'auc')?.on && alarm(result, 'rate')?.on).toBe(true);
  });

  test('concept: 0.7353 at s = 0.5, 0.158655 at s = −1, where only new labels help', async () => {
    expect(accuracyIn(moved(0, 0.5), bestLine(moved(0, 1)))).toBeCloseTo(0.7353, 4);
    const result = await run({ scenario: 'concept', rule: -1 });
    expect(cure(result, 'none')?.endless).toBeCloseTo(1 - phi(1), 6);
    expect(cure(result, 'weights')?.endless).toBeCloseTo(1 - phi(1), 6);
    expect(cure(result, 'audit')?.endless).toBeCloseTo(phi(1), 6);
  });

  test('the bump at δ = 1, 1.5 and 2', async () => {
    const expected = { 1: [0.7709, 0.6524], 1.5: [0.6443, 0.8552], 2: [0.4746, 0.8883] } as const;
    for (const [shift, [plain, weighted]] of Object.entries(expected)) {
      const result = await run({ scenario: 'bump', shift: Number(shift) });
      expect(result.sourceAccuracy.endless).toBeCloseTo(0.8883, 3);
      expect(cure(result, 'none')?.endless).toBeCloseTo(plain, 3);
      expect(cure(result, 'weights')?.endless).toBeCloseTo(weighted, 3);
      expect(cure(result, 'audit')?.endless).toBeCloseTo(weighted, 3);
    }
    expect(cure(await run({ scenario: 'bump', shift: 2 }), 'prior')?.endless).toBeCloseTo(0.4602, 4);
    expect(effectiveShare(bump(-1), bump(0.5))).toBeCloseTo(Math.exp(-2.25), 6);
  });
});

describe('samples', () => {
  test('two normals one apart in δ: KS 2Φ(δ/2) − 1, AUC Φ(δ/√2), effective size n e^(−δ²)', async () => {
    for (const shift of [0.5, 1, 2]) {
      const result = await run({ scenario: 'bump', shift, n: 20_000 });
      expect(alarm(result, 'ks')?.value).toBeCloseTo(2 * phi(shift / 2) - 1, 1);
      expect(Math.abs((alarm(result, 'auc')?.value ?? 0) - phi(shift / Math.SQRT2))).toBeLessThan(0.012);
      if (shift <= 1) expect(result.effective.sample / (20_000 * Math.exp(-shift * shift))).toBeCloseTo(1, 0);
    }
  });

  test('label shift: KS |Δπ| (2Φ(1) − 1), output rate πΦ(1) + (1 − π)Φ(−1), BBSE finds π', async () => {
    for (const prior of [0.1, 0.3, 0.8]) {
      const result = await run({ scenario: 'label', prior, n: 20_000 });
      expect(Math.abs((alarm(result, 'ks')?.value ?? 0) - Math.abs(prior - 0.5) * 0.682689)).toBeLessThan(0.02);
      expect(Math.abs((alarm(result, 'rate')?.value ?? 0) - (prior * phi(1) + (1 - prior) * phi(-1)))).toBeLessThan(
        0.012,
      );
      expect(Math.abs(result.estimatedPrior - prior)).toBeLessThan(0.025);
      expect(cure(result, 'prior')?.accuracy).toBeCloseTo(cure(result, 'prior')?.endless ?? 0, 2);
    }
  });

  test('concept drift: every s gives the same inputs, outputs and unlabelled alarms, all of them quiet', async () => {
    const results = await Promise.all([-1, -0.5, 0.5, 1].map((rule) => run({ scenario: 'concept', rule })));
    const unlabelled = results.map((result) => result.alarms.slice(0, 5));
    for (const alarms of unlabelled) expect(alarms).toEqual(unlabelled[0]);
    expect(unlabelled[0]?.some(({ on }) => on)).toBe(false);
    expect(alarm(results[1] as Result, 'audited')?.on).toBe(true);
    expect(cure(results[1] as Result, 'none')?.accuracy).toBeLessThan(0.5);
  });

  test('no shift: all weights are 1, nothing is lost, and every cure ends where the plain model does', async () => {
    const params = cleanParams(parameters, { scenario: 'covariate', shift: 0 });
    const { source, target } = worldsOf(params);
    const xs = Float64Array.of(-2, 0, 0.3, 5);
    expect([...weightsOf(params, source, target, xs, xs)]).toEqual([1, 1, 1, 1]);
    const result = await run({ scenario: 'covariate', shift: 0 });
    expect(result.effective.sample).toBeCloseTo(2000, 8);
    expect(cure(result, 'weights')?.accuracy).toBeCloseTo(cure(result, 'none')?.accuracy ?? 0, 12);
    for (const { endless } of result.cures) expect(endless).toBeCloseTo(phi(1), 5);
    expect(result.factors.every(({ fixed }) => fixed)).toBe(true);
  });

  test('which factor stays fixed names the shift', async () => {
    const fixed = async (given: Partial<Params>) =>
      (await run(given)).factors.filter((factor) => factor.fixed).map(({ name }) => name);
    expect(await fixed({ scenario: 'label' })).toEqual(['p(x|y)']);
    expect(await fixed({ scenario: 'covariate' })).toEqual(['p(y|x)']);
    expect(await fixed({ scenario: 'concept' })).toEqual(['p(x)']);
    expect(await fixed({ scenario: 'domain' })).toEqual([]);
  });

  test('the bump at δ = 2: 2,000 points save every one of 40 seeds, 200 points do not', async () => {
    const ends = async (n: number) =>
      Promise.all(
        Array.from({ length: 40 }, async (_, seed) => {
          const result = await run({ scenario: 'bump', shift: 2, n, seed, audit: 0 });
          return cure(result, 'weights')?.accuracy ?? 0;
        }),
      );
    expect((await ends(2000)).filter((accuracy) => accuracy < 0.7)).toHaveLength(0);
    const small = (await ends(200)).filter((accuracy) => accuracy < 0.7).length;
    expect(small).toBeGreaterThan(0);
    expect(small).toBeLessThan(13);
  });
});

describe('tools', () => {
  test('a correction and its inverse leave the model as it was', () => {
    const model = { a: 0.3, b: 1.7 };
    expect(corrected(corrected(model, 0.5, 0.08), 0.08, 0.5).a).toBeCloseTo(0.3, 12);
    // A score of 0.8 at a prior of 8%.
    expect(sigmoid(corrected({ a: Math.log(4), b: 0 }, 0.5, 0.08).a)).toBeCloseTo(0.258065, 6);
  });

  test('BBSE and PSI by hand', () => {
    expect(priorFromRate(0.21, 0.9, 0.15)).toBeCloseTo(0.08, 12);
    const quarters = [0.25, 0.25, 0.25, 0.25];
    expect(psiOf(quarters, [0.1, 0.2, 0.3, 0.4])).toBeCloseTo(0.228217, 6);
    expect(psiOf(quarters, [0.22, 0.24, 0.26, 0.28])).toBeCloseTo(0.00803529, 8);
  });

  test('rates of a rule x > 0 in the base world are Φ(1) and Φ(−1)', () => {
    const { ones, zeros, all } = rates(moved(0, 1), { a: 0, b: 1 });
    expect(ones).toBeCloseTo(phi(1), 6);
    expect(zeros).toBeCloseTo(phi(-1), 6);
    expect(all).toBeCloseTo(0.5, 6);
  });

  test('a weight of 3 is the same as an example that is there three times', () => {
    const [xs, ys] = [
      [-1, 0.5, 0.2, 2, -0.3],
      [0, 1, 0, 1, 1],
    ];
    const weighted = fitLogistic(xs, ys, [1, 1, 3, 1, 1], 1);
    const repeated = fitLogistic([...xs, 0.2, 0.2], [...ys, 0, 0], new Array<number>(7).fill(1), 1);
    weighted.forEach((c, i) => expect(c).toBeCloseTo(repeated[i] as number, 5));
  });
});
