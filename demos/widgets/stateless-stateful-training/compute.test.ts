import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, courses, parameters, type Params, type Result } from './compute';
import {
  effectiveSize,
  FIRST,
  risks,
  runStateful,
  runStateless,
  runStatic,
  stepFloor,
  stream,
  sumsOf,
  windowFloor,
  type Stream,
} from './learners';

const params = (given: Partial<Params>): Params => cleanParams(parameters, given);
const run = (given: Partial<Params>): Promise<Result> => compute(params(given), referenceOps, quietRun());
const RIGHT = Math.PI / 2;

/** Least squares on a list of rows, solved anew. */
function solve(data: Stream, from: number, to: number): [number, number] {
  let [p, q, r, u, v] = [0, 0, 0, 0, 0];
  for (let t = from; t < to; t++) {
    const [a, b, y] = [data.x1[t] ?? 0, data.x2[t] ?? 0, data.y[t] ?? 0];
    [p, q, r, u, v] = [p + a * a, q + a * b, r + b * b, u + a * y, v + b * y];
  }
  const determinant = p * r - q * q;
  return [(r * u - q * v) / determinant, (p * v - q * u) / determinant];
}

describe('stateless training', () => {
  test('its weights are those of a fit of the window alone, whatever came before', () => {
    const data = stream('jump', 2000, RIGHT, 0.5, 3);
    const course = runStateless(data, sumsOf(data), { window: 200, every: 50, delay: 0 });
    for (const t of [200, 333, 999, 1450, 1999]) {
      const last = 200 + Math.floor((t - 200) / 50) * 50;
      const wanted = solve(data, Math.max(0, last - 200), last);
      expect(course.weights[2 * t]).toBeCloseTo(wanted[0], 9);
      expect(course.weights[2 * t + 1]).toBeCloseTo(wanted[1], 9);
    }
  });

  test('a jump is out of it exactly W rows later: equal to a stream that never knew the old regime', () => {
    const jumped = stream('jump', 2000, RIGHT, 0.5, 4);
    // The same rows with the new direction from the beginning.
    const fresh = {
      ...jumped,
      y: jumped.y.map((y, t) => (t < 1000 ? (jumped.x2[t] ?? 0) + y - (jumped.x1[t] ?? 0) : y)),
    };
    const options = { window: 200, every: 50, delay: 0 };
    const [a, b] = [runStateless(jumped, sumsOf(jumped), options), runStateless(fresh, sumsOf(fresh), options)];
    const gap = (t: number): number => Math.abs((a.weights[2 * t] ?? 0) - (b.weights[2 * t] ?? 0));
    expect(gap(1199)).toBeGreaterThan(0.05);
    for (const t of [1200, 1500, 1999]) expect(gap(t)).toBeLessThan(1e-9);
  });

  test('a window longer than the stream, refitted at every row, is least squares on everything so far', () => {
    const data = stream('slow', 700, RIGHT, 0.5, 5);
    const course = runStateless(data, sumsOf(data), { window: 1000, every: 1, delay: 0 });
    for (const t of [250, 699]) expect(course.weights[2 * t]).toBeCloseTo(solve(data, 0, t)[0], 9);
  });
});

describe('stateful training', () => {
  test('with step 0 it is the static model', () => {
    const data = stream('jump', 900, RIGHT, 0.5, 6);
    const sums = sumsOf(data);
    const still = runStateful(data, sums, { step: 0, replay: 0.5, delay: 10, seed: 1 });
    expect(still.weights).toEqual(runStatic(data, sums, { delay: 10 }).weights);
  });

  test('a late label moves every update by the delay', () => {
    const data = stream('none', 800, 0, 0.5, 7);
    const sums = sumsOf(data);
    const options = { step: 0.05, replay: 0, seed: 1 };
    const [prompt, late] = [0, 100].map((delay) => runStateful(data, sums, { ...options, delay }));
    // After the first fit both learn the rows in the same order; the late one starts with row 200 again when row 300 is predicted.
    for (const t of [300, 500, 799])
      expect(late?.weights[2 * t]).toBeCloseTo(prompt?.weights[2 * (t - 100)] ?? NaN, 12);
  });

  test('after the 90° turn the expected risk is floor + 2 · 0.91ⁿ', () => {
    const seeds = 1500;
    const at = [0, 10, 25, 60];
    const sums = at.map(() => 0);
    for (let seed = 1; seed <= seeds; seed++) {
      const data = stream('jump', 1100, RIGHT, 0.5, seed);
      const values = risks(runStateful(data, sumsOf(data), { step: 0.05, replay: 0, delay: 0, seed: 1 }), data);
      at.forEach((n, i) => (sums[i] = (sums[i] ?? 0) + (values[550 + n] ?? 0) / seeds));
    }
    at.forEach((n, i) => {
      const wanted = stepFloor(0.05, 0.5) + 2 * 0.91 ** n;
      expect(Math.abs((sums[i] ?? 0) / wanted - 1), `after ${n} steps: ${sums[i]} for ${wanted}`).toBeLessThan(0.08);
    });
    expect((stepFloor(0.05, 0.5) + 2 * 0.91 ** 60).toFixed(6)).toBe('0.020863');
  });
});

test('without drift the means are those of the theory', () => {
  const seeds = 60;
  const means = { stateless: 0, stateful: 0 };
  for (let seed = 1; seed <= seeds; seed++) {
    const { data, all } = courses(params({ scenario: 'none', window: 100, step: 0.1, rows: 1000 }), seed);
    for (const name of ['stateless', 'stateful'] as const)
      means[name] +=
        risks(all[name], data)
          .subarray(500)
          .reduce((sum, v) => sum + v, 0) /
        (500 * seeds);
  }
  expect(Math.abs(means.stateless / windowFloor(100, 0.5) - 1)).toBeLessThan(0.15);
  expect(Math.abs(means.stateful / stepFloor(0.1, 0.5) - 1)).toBeLessThan(0.15);
  expect([windowFloor(20, 0.5), windowFloor(200, 0.5), stepFloor(0.05, 0.5)].map((v) => v.toFixed(6))).toEqual([
    '0.029412',
    '0.002538',
    '0.013889',
  ]);
  expect(effectiveSize(0.05)).toBeCloseTo(39, 12);
});

test('row visits in the default: 200, 7,400 (37 fits) and 2,000; replay adds its share', async () => {
  const visits = (result: Result): number[] => result.learners.map((learner) => learner.visits);
  expect(visits(await run({}))).toEqual([FIRST, 7400, 2000]);
  // Half of all updates replayed: 1,800 more.
  expect(visits(await run({ replay: 50 }))).toEqual([FIRST, 7400, 3800]);
});

test('the table of the chapter, within the spread of 100 streams', async () => {
  const table = {
    none: [0.0027, 0.0026, 0.0138],
    jump: [1.111, 0.108, 0.0264],
    slow: [1.99, 0.0416, 0.0151],
    switch: [1.111, 0.735, 0.1],
  } as const;
  for (const [scenario, wanted] of Object.entries(table)) {
    const { learners } = await run({ scenario: scenario as keyof typeof table, runs: 100 });
    learners.forEach(({ mean, name }, i) => {
      const off = Math.abs(mean / (wanted[i] ?? 1) - 1);
      expect(off, `${scenario}, ${name}: ${mean}`).toBeLessThan(name === 'static' ? 0.4 : 0.1);
    });
  }
  const { learners } = await run({ scenario: 'switch', window: 60, runs: 100 });
  expect(learners[1]?.mean).toBeCloseTo(0.41, 1);
});

test('without drift the longest window is best; under a slow turn the best window and the best step lie inside, at about the same size', async () => {
  const best = (points: readonly { size: number; risk: number }[]): number =>
    points.reduce((a, b) => (b.risk < a.risk ? b : a)).size;
  const still = await run({ scenario: 'none', every: 1, rows: 4000 });
  expect(best(still.windowSweep)).toBeGreaterThanOrEqual(500);
  const slow = await run({ scenario: 'slow', every: 1 });
  const [window, step] = [best(slow.windowSweep), best(slow.stepSweep)];
  for (const size of [window, step]) expect(size > 12 && size < 200).toBe(true);
  expect(Math.abs(Math.log(window / step))).toBeLessThan(Math.log(2.5));
});
