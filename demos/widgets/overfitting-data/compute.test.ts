import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, type Result } from './compute.ts';
import { errorsOf, theoryOf } from './errors.ts';
import { fit, RIDGE, Sums } from './fit.ts';
import { parameters, type Params } from './settings.ts';
import { drawPoint, evaluate, truth } from './wave.ts';

const run = (change: Partial<Params> = {}): Promise<Result> =>
  compute(cleanParams(parameters, change), referenceOps, quietRun());

function sample(
  n: number,
  K: number,
  world: { s: number; sd: number },
  seed = 1,
): { sums: Sums; xs: number[]; ys: number[] } {
  const random = seededRandom(seed);
  const sums = new Sums(K);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < n; i++) {
    const [x, y] = drawPoint(random, world);
    sums.add(x, y);
    xs.push(x);
    ys.push(y);
  }
  return { sums, xs, ys };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('one fit', () => {
  test('mirrored copies make every sine coefficient 0 and the fit even', () => {
    const { sums } = sample(25, 8, { s: 0.7, sd: 0.5 });
    const w = fit(sums, true);
    for (let k = 1; k <= 8; k++) expect(w[2 * k]).toBe(0);
    for (const x of [0.3, 1.1, 2.9]) expect(evaluate(w, -x)).toBeCloseTo(evaluate(w, x), 12);
  });

  test('the same coefficients come out when the copies are really added', () => {
    const { sums, xs, ys } = sample(25, 8, { s: 0.7, sd: 0.5 });
    const doubled = new Sums(8);
    xs.forEach((x, i) => {
      doubled.add(x, ys[i] ?? 0);
      doubled.add(-x, ys[i] ?? 0);
    });
    const w = fit(doubled, false);
    fit(sums, true).forEach((value, i) => expect(value).toBeCloseTo(w[i] ?? NaN, 10));
  });

  test.each([false, true])(
    'the gradient of the ridge loss is 0 at the fit, and the training error is the one counted (mirror %s)',
    (mirror) => {
      const world = { s: 0.4, sd: 0.5 };
      const { sums, xs, ys } = sample(40, 3, world);
      const w = fit(sums, mirror);
      const residual = (x: number, y: number): number => evaluate(w, x) - y;
      const all = mirror ? [...xs, ...xs.map((x) => -x)] : xs;
      const cosine = mean(all.map((x, i) => residual(x, ys[i % 40] ?? 0) * Math.SQRT2 * Math.cos(2 * x)));
      expect(cosine + RIDGE * (w[3] ?? 0)).toBeCloseTo(0, 10);
      const counted = mean(xs.map((x, i) => residual(x, ys[i] ?? 0) ** 2));
      expect(errorsOf(w, sums, mirror, world).training).toBeCloseTo(counted, 10);
    },
  );

  test('the exact test error agrees with 400,000 fresh points', () => {
    const world = { s: 0.4, sd: 0.5 };
    const { sums } = sample(30, 8, world);
    const w = fit(sums, false);
    const random = seededRandom(99);
    let squares = 0;
    for (let i = 0; i < 400_000; i++) {
      const [x, y] = drawPoint(random, world);
      squares += (evaluate(w, x) - y) ** 2;
    }
    const exact = errorsOf(w, sums, false, world).test;
    expect(Math.abs(squares / 400_000 / exact - 1)).toBeLessThan(0.01);
  });

  test('with 100,000 points only noise, ridge and the bias of the mirror are left', () => {
    const world = { s: 0.4, sd: 0.5 };
    const { sums } = sample(100_000, 8, world);
    expect(errorsOf(fit(sums, false), sums, false, world).test).toBeCloseTo(0.25, 2);
    expect(Math.abs(errorsOf(fit(sums, true), sums, true, world).test - 0.41)).toBeLessThan(0.002);
    const clean = sample(100_000, 8, { s: 0, sd: 0 });
    const error = errorsOf(fit(clean.sums, false), clean.sums, false, { s: 0, sd: 0 }).test;
    expect(Math.abs(error / ((RIDGE / (1 + RIDGE)) ** 2 * 1.25) - 1)).toBeLessThan(0.02);
  });

  test('the truth has the two parts that the formula names', () => {
    const x = 0.8;
    const even = Math.SQRT2 * (Math.cos(x) - 0.5 * Math.cos(3 * x));
    const odd = Math.SQRT2 * (0.8 * Math.sin(x) + 0.6 * Math.sin(2 * x));
    expect(truth(x, 0.3)).toBeCloseTo(even + 0.3 * odd, 12);
    expect((truth(x, 0.3) + truth(-x, 0.3)) / 2).toBeCloseTo(even, 12);
  });
});

describe('learning curves', () => {
  const at = ({ sizes, plain, mirrored }: Result, n: number): [number, number] => {
    const i = sizes.indexOf(n);
    return [plain[i]?.test ?? NaN, mirrored[i]?.test ?? NaN];
  };

  test('the numbers of the chapter at their default seed', async () => {
    const few = await run();
    expect(at(few, 30).map((e) => e.toFixed(2))).toEqual(['0.72', '0.37']);
    expect(at(await run({ n: 60 }), 60).map((e) => e.toFixed(2))).toEqual(['0.36', '0.29']);
    expect(at(await run({ n: 40, s: 0.2 }), 40).map((e) => e.toFixed(2))).toEqual(['0.49', '0.37']);
    expect(at(await run({ n: 200, s: 0.2 }), 200).map((e) => e.toFixed(2))).toEqual(['0.27', '0.30']);
    const simple = await run({ K: 1 });
    const [first, last] = [simple.plain[simple.sizes.indexOf(30)], simple.plain.at(-1)];
    expect(Math.abs((first?.training ?? 0) - 0.45)).toBeLessThan(0.03);
    expect(Math.abs((first?.test ?? 0) - 0.55)).toBeLessThan(0.03);
    expect([last?.training, last?.test].map((e) => e?.toFixed(2))).toEqual(['0.50', '0.50']);
  });

  test('the curves cross where exercise 3 says, near the rule', async () => {
    for (const [s, near, rule] of [
      [0.2, 70, 68],
      [0.4, 35, 30.5],
    ] as const) {
      const result = await run({ s });
      expect(result.theory.crossing).toBeCloseTo(rule, 9);
      const gain = result.plain.map((e, i) => e.test - (result.mirrored[i]?.test ?? 0));
      const after = gain.findIndex((value, i) => (result.sizes[i] ?? 0) > 20 && value < 0 && (gain[i - 1] ?? 0) >= 0);
      expect(result.sizes[after - 1]).toBeLessThanOrEqual(near * 1.04);
      expect(result.sizes[after]).toBeGreaterThanOrEqual(near);
    }
  });

  test('another seed changes the averages by a few percent only, and the same seed by nothing', async () => {
    const [a, b, again] = await Promise.all([run(), run({ seed: 1 }), run()]);
    expect(again).toEqual(a);
    const i = a.sizes.indexOf(70);
    expect(Math.abs((a.plain[i]?.test ?? 0) / (b.plain[i]?.test ?? 1) - 1)).toBeLessThan(0.05);
  });

  test('what the model lacks is part of the floor', () => {
    expect(theoryOf({ K: 1, s: 0, sd: 0.5 })).toEqual({ floor: 0.5, mirrorFloor: 0.5, crossing: null });
    expect(theoryOf({ K: 8, s: 0.5, sd: 0.5 }).mirrorFloor).toBeCloseTo(0.5, 12);
  });
});
