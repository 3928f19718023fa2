import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { DemoError, quietRun } from '../../runtime/run.ts';
import { compute, EVEN, parameters, parseCodes, type Params, type Result } from './compute';
import { judge } from './judge';
import { countProbabilities, drawGrades } from './truth';
import {
  fitLine,
  fitOrdinal,
  fitPoisson,
  gaussianProbabilities,
  normalBetween,
  ordinalDerivatives,
  ordinalLoss,
  ordinalProbabilities,
  poissonProbabilities,
  upperTail,
} from './models';

const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), referenceOps, quietRun());
const loss = (result: Result): number[] => result.scores.map(({ logLoss }) => logLoss);
const logit = (p: number): number => Math.log(p / (1 - p));
const near = (values: readonly number[], wanted: readonly number[], digits = 6): void => {
  expect(values.length).toBe(wanted.length);
  wanted.forEach((value, i) => expect(values[i]).toBeCloseTo(value, digits));
};

describe('Poisson regression', () => {
  const [x, y] = [
    [0, 1, 2, 3],
    [1, 2, 4, 9],
  ];

  test('the fit of the chapter, its score equations, and the line beside it', () => {
    const { a, b } = fitPoisson(x, y);
    expect(a).toBeCloseTo(-0.0605103, 6);
    expect(b).toBeCloseTo(0.747759, 6);
    const means = x.map((v) => Math.exp(a + b * v));
    near(means, [0.941284, 1.988237, 4.199674, 8.870805], 5);
    expect(means.reduce((s, v) => s + v, 0)).toBeCloseTo(16, 9);
    expect(means.reduce((s, v, i) => s + v * (x[i] as number), 0)).toBeCloseTo(37, 5);
    const line = fitLine(x, y);
    near([line.a, line.b], [0.1, 2.6], 12);
  });

  test('doubling every exposure lowers the intercept by ln 2 and leaves the slope', () => {
    const one = fitPoisson(x, y);
    const two = fitPoisson(x, y, new Array<number>(4).fill(Math.log(2)));
    expect(one.a - two.a).toBeCloseTo(Math.LN2, 8);
    expect(two.b).toBeCloseTo(one.b, 8);
  });
});

describe('cumulative logit', () => {
  const cuts = [-1.2, 0.4, 2.1];

  test('probabilities of the chapter; every cut has the same change of log odds', () => {
    const [low, high] = [ordinalProbabilities(cuts, 0), ordinalProbabilities(cuts, 0.8)];
    near(low, [0.231475, 0.367212, 0.292216, 0.109097]);
    near(high, [0.119203, 0.282109, 0.384523, 0.214165]);
    for (const k of [0, 1, 2]) {
      const above = (p: readonly number[]): number => p.slice(k + 1).reduce((s, v) => s + v, 0);
      expect(logit(above(high)) - logit(above(low))).toBeCloseTo(0.8, 9);
    }
    for (const score of [-40, 0, 40]) {
      const p = ordinalProbabilities(cuts, score);
      expect(p.reduce((s, v) => s + v, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...p)).toBeGreaterThan(0);
    }
  });

  test('without a useful input the thresholds are logits of cumulative shares', () => {
    // The same mix of grades at x = −1 and x = 1: shares 0.12, 0.30, 0.38, 0.20.
    const once = [
      ...new Array<number>(6).fill(0),
      ...new Array<number>(15).fill(1),
      ...new Array<number>(19).fill(2),
      ...new Array<number>(10).fill(3),
    ];
    const fit = fitOrdinal([...once.map(() => -1), ...once.map(() => 1)], [...once, ...once], 4);
    expect(fit.slope).toBeCloseTo(0, 8);
    near(fit.cuts, [-1.99243, -0.322773, 1.386294]);
  });

  test('gradient and Hessian against differences', () => {
    const { x, y } = drawGrades(60, 1.2, [-1, 0, 1.5], 3);
    const theta = [-1.4, 0.2, 1.1, 0.7];
    const { gradient, hessian } = ordinalDerivatives(x, y, theta);
    theta.forEach((_, i) => {
      const moved = (by: number): number[] => theta.map((t, j) => (j === i ? t + by : t));
      expect(gradient[i]).toBeCloseTo((ordinalLoss(x, y, moved(1e-5)) - ordinalLoss(x, y, moved(-1e-5))) / 2e-5, 5);
      const [up, down] = [1e-5, -1e-5].map((by) => ordinalDerivatives(x, y, moved(by)).gradient) as [
        number[],
        number[],
      ];
      hessian[i]?.forEach((value, j) => expect(value).toBeCloseTo(((up[j] as number) - (down[j] as number)) / 2e-5, 4));
    });
  });
});

test('the normal tail is accurate on both sides of its switch', () => {
  near(
    [upperTail(0), upperTail(1.959963984540054), upperTail(2.999999), upperTail(3.000001)],
    [0.5, 0.025, 0.00134990246, 0.00134989359],
    9,
  );
  expect(upperTail(10) / 7.61985302416e-24).toBeCloseTo(1, 9);
  expect(normalBetween(-Infinity, Infinity)).toBe(1);
  expect(gaussianProbabilities([1, 2, 3, 10], 2.4, 0.7).reduce((s, v) => s + v, 0)).toBeCloseTo(1, 12);
});

test('a truncated Poisson keeps its ratios and says how much it left out', () => {
  const { inside, outside } = poissonProbabilities([1, 2, 3], Math.log(2));
  // At mean 2: e^−2 (1, 2, 2) on the list.
  near(inside, [0.2, 0.4, 0.4], 12);
  expect(outside).toBeCloseTo(1 - 5 * Math.exp(-2), 12);
});

test('counts: mean μ, variance φμ, and Poisson where φ = 1', () => {
  for (const dispersion of [1, 1.3, 4]) {
    const p = countProbabilities(3, dispersion);
    const moment = (power: number): number => p.reduce((s, v, k) => s + v * k ** power, 0);
    expect(moment(1)).toBeCloseTo(3, 6);
    expect(moment(2) - moment(1) ** 2).toBeCloseTo(3 * dispersion, 5);
  }
  near(countProbabilities(2.3, 1).slice(0, 6), [0.100259, 0.230595, 0.265185, 0.203308, 0.116902, 0.053775]);
});

test('ranked probability score and cross-entropy of the two predictions in the chapter', () => {
  const truth = () => [0, 0, 0, 1, 0];
  const [a, b] = [
    [0, 0.1, 0.2, 0.6, 0.1],
    [0.3, 0.1, 0, 0.6, 0],
  ].map((q) => judge(truth, () => q));
  near([a?.rps ?? 0, b?.rps ?? 0, a?.logLoss ?? 0, b?.logLoss ?? 0], [0.11, 0.41, 0.510826, 0.510826]);
});

const within = (values: readonly number[], wanted: readonly number[]): void =>
  wanted.forEach((value, i) => expect(Math.abs((values[i] ?? NaN) - value)).toBeLessThan(0.01));

describe('the demo', () => {
  test('recoding moves the Gaussian and the Poisson fit and leaves the ordinal one to the last digit', async () => {
    const [plain, odd] = [await run({}), await run({ codes: '1, 2, 3, 10' })];
    expect(odd.ordinal).toEqual(plain.ordinal);
    expect(odd.scores[0]).toEqual(plain.scores[0]);
    expect(Math.abs((loss(odd)[1] ?? 0) - (loss(plain)[1] ?? 0))).toBeGreaterThan(0.05);
    expect(Math.abs((loss(odd)[2] ?? 0) - (loss(plain)[2] ?? 0))).toBeGreaterThan(0.05);
    // A shift or a stretch of all codes is no news to a line.
    expect(loss(await run({ codes: '11 13 15 17' }))[1]).toBeCloseTo(loss(plain)[1] ?? 0, 10);
  });

  test('the exercise: 0.766, and a gap of the Gaussian that falls from 0.24 to 0.04', async () => {
    const uneven = loss(await run({}));
    const even = loss(await run({ cuts: EVEN }));
    expect(uneven[0]).toBeCloseTo(0.766, 3);
    expect((uneven[1] ?? 0) - (uneven[0] ?? 0)).toBeCloseTo(0.24, 2);
    expect((even[1] ?? 0) - (even[0] ?? 0)).toBeCloseTo(0.04, 2);
  });

  test('averages over seeds are those of the chapter, within what its test sets of 2,000 leave open', async () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const means = async (given: Partial<Params>): Promise<number[]> => {
      const results = await Promise.all(seeds.map((seed) => run({ ...given, seed })));
      return [0, 1, 2].map((i) => results.reduce((s, r) => s + (loss(r)[i] ?? 0), 0) / seeds.length);
    };
    within(await means({}), [0.762, 0.993, 1.247]);
    within(await means({ cuts: EVEN }), [1.154, 1.194, 1.256]);
    within((await means({ truth: 'counts' })).slice(0, 1), [1.612]);
    const counts = await run({ truth: 'counts', n: 2000 });
    expect(counts.scores[2]?.logLoss).toBeCloseTo(1.597, 2);
    expect(counts.scores[0]?.unseen).toBeGreaterThan(0);
    expect(counts.scores[1]?.impossible).toBeCloseTo(0.046, 2);
  }, 30_000);

  test('dispersion is read from residuals: the raw column of a true Poisson scatters more', async () => {
    const { rawDispersion, residualDispersion } = await run({ truth: 'counts', n: 2000 });
    expect(rawDispersion).toBeGreaterThan(1.4);
    expect(Math.abs(residualDispersion - 1)).toBeLessThan(0.1);
    expect((await run({ truth: 'counts', n: 2000, dispersion: 3 })).residualDispersion).toBeGreaterThan(2.4);
  });

  test('bad input gets a message in both languages', async () => {
    for (const codes of ['', '1, 2, 3', '1, 3, 2, 4', '1, 2, 2, 3', 'a b c d', '1.5, 2, 3, 4', '1, 2, 3, 100'])
      expect(() => parseCodes(codes)).toThrow(DemoError);
    expect(parseCodes('0，5，7，99')).toEqual([0, 5, 7, 99]);
    await expect(run({ slope: 0, cuts: [4, 4, 4], n: 50, seed: 2 })).rejects.toThrow(DemoError);
    await expect(run({ cuts: [0] })).rejects.toThrow(DemoError);
  });
});
