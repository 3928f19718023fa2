import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, crossValidate, foldCounts, parameters, stratifiedFolds } from './compute.ts';
import type { Params, Result } from './compute.ts';
import { centroidLearner, normalCdf, treeLearner, type DataSet, type Learner } from './learners.ts';

const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), undefined, quietRun<Result>());
const rowOf = ({ rows }: Result, k: number) => rows.find((row) => row.k === k) as Result['rows'][number];

function draw(n: number, d: number, separation: number, seed: number): DataSet {
  const random = seededRandom(seed);
  const x = Float64Array.from({ length: n * d }, () => random.normal());
  for (let i = 0; i < n; i++) x[i * d] = (x[i * d] as number) + (i < n / 2 ? separation : -separation) / 2;
  return { n, d, separation, x };
}

describe('folds', () => {
  it('cover all rows once, differ in size by at most one, and keep the classes balanced', () => {
    const random = seededRandom(1);
    for (const n of [20, 40, 60, 80]) {
      for (const k of foldCounts(n)) {
        const folds = stratifiedFolds(n, k, random);
        const sizes = Array.from({ length: k }, (_, f) => folds.filter((fold) => fold === f).length);
        expect(sizes.reduce((a, b) => a + b)).toBe(n);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        const firsts = Array.from({ length: k }, (_, f) => folds.slice(0, n / 2).filter((fold) => fold === f).length);
        expect(Math.max(...firsts) - Math.min(...firsts)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('of leave-one-out give the same score under every partition', () => {
    const learner = centroidLearner(draw(20, 3, 1, 2));
    const scores = [1, 2, 3].map(
      (seed) => crossValidate(learner, stratifiedFolds(20, 20, seededRandom(seed)), 20).score,
    );
    expect(new Set(scores).size).toBe(1);
  });

  it('pool to the mean of the fold scores weighted by fold size', () => {
    const learner = centroidLearner(draw(40, 5, 1, 3));
    const { score, foldScores, foldSizes } = crossValidate(learner, stratifiedFolds(40, 7, seededRandom(4)), 7);
    const weighted = foldScores.reduce((sum, value, f) => sum + value * (foldSizes[f] as number), 0) / 40;
    expect(score).toBeCloseTo(weighted, 12);
  });

  it('give the majority vote 0 in leave-one-out and one half in stratified 10-fold', () => {
    const n = 20;
    const majority: Learner = (held, right) => {
      const first = n / 2 - held.filter((i) => i < n / 2).length;
      const second = n / 2 - held.filter((i) => i >= n / 2).length;
      for (const i of held) right[i] = first > second === i < n / 2 ? 1 : 0;
      return [0, 0];
    };
    expect(crossValidate(majority, stratifiedFolds(n, n, seededRandom(1)), n).score).toBe(0);
    expect(crossValidate(majority, stratifiedFolds(n, 10, seededRandom(1)), 10).score).toBe(0.5);
  });
});

describe('the exact accuracy of a model', () => {
  it('rests on a normal distribution function with Φ(1.96) = 0.9750021', () => {
    for (const [x, value] of [
      [0, 0.5],
      [1, 0.8413447461],
      [1.96, 0.9750021049],
      [-3, 0.001349898],
      [Infinity, 1],
      [-Infinity, 0],
    ] as const)
      expect(normalCdf(x)).toBeCloseTo(value, 6);
  });

  it.each([
    ['centroid', centroidLearner],
    ['tree', treeLearner],
  ] as const)('agrees with 40,000 fresh examples for the %s', (_name, make) => {
    // Fresh rows join the data set as rows that are held out of training.
    const fresh = 100;
    const train = draw(30, 4, 1.5, 5);
    let hits = 0;
    let truth = 0;
    for (let batch = 0; batch < 400; batch++) {
      const more = draw(fresh, 4, 1.5, 100 + batch);
      const x = new Float64Array((30 + fresh) * 4);
      const place = (rows: Float64Array, from: number, to: number, at: number) =>
        x.set(rows.slice(from * 4, to * 4), at * 4);
      place(train.x, 0, 15, 0);
      place(more.x, 0, 50, 15);
      place(train.x, 15, 30, 65);
      place(more.x, 50, 100, 80);
      const held = Array.from({ length: 100 }, (_, i) => (i < 50 ? 15 + i : 30 + i));
      const right = new Uint8Array(130);
      const [first, second] = make({ n: 130, d: 4, separation: 1.5, x })(held, right);
      truth = (first + second) / 2;
      hits += right.reduce((a, b) => a + b, 0);
    }
    expect(Math.abs(hits / 40_000 - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / 40_000));
  });
});

describe('the simulation of the chapter (n = 40, 10 features, distance 1.5)', () => {
  it('has the biases of the table, measured to a few ten-thousandths', async () => {
    const result = await run({});
    for (const [k, bias] of [
      [2, -0.0293],
      [5, -0.0082],
      [10, -0.0037],
      [20, -0.0017],
      [40, -0.0031],
    ] as const) {
      const row = rowOf(result, k);
      expect(Math.abs(row.bias - bias)).toBeLessThan(4 * row.biasError + 0.0002);
    }
    expect(result.rows.find((row) => Math.abs(row.bias) <= 0.01)?.k).toBe(5);
    expect(result.truth).toBeCloseTo(0.7325, 2);
  });

  it('has its three spreads: one grows, one falls to zero, one hardly moves', async () => {
    const result = await run({ sets: 500 });
    for (const [k, fold, partition, data] of [
      [2, 0.059, 0.061, 0.0925],
      [5, 0.143, 0.038, 0.0818],
      [10, 0.212, 0.029, 0.0797],
      [20, 0.306, 0.021, 0.0789],
      [40, 0.441, 0, 0.079],
    ] as const) {
      const row = rowOf(result, k);
      expect(row.fold / fold).toBeCloseTo(1, 1);
      expect(Math.abs(row.partition - partition)).toBeLessThan(0.004);
      expect(Math.abs(row.data - data)).toBeLessThan((4 * data) / Math.sqrt(1000));
    }
    expect(rowOf(result, 20).fold / rowOf(result, 5).fold).toBeCloseTo(2.14, 1);
  });

  it('reports, on average, what the expected scores say', async () => {
    const { rows, truth } = await run({ sets: 500, separation: 1 });
    for (const row of rows) expect(Math.abs(row.estimate - truth - row.bias)).toBeLessThan(4 * row.estimateError);
  });

  it('scores one half where the classes are the same', async () => {
    for (const row of (await run({ separation: 0 })).rows.filter(({ k }) => k <= 10))
      expect(Math.abs(row.estimate - 0.5)).toBeLessThan(4 * row.estimateError);
  });

  it('lets the spread of the tree between data sets rise with k, with a true accuracy near 0.675', async () => {
    const result = await run({ learner: 'tree', sets: 500 });
    expect(Math.abs(result.truth - 0.675)).toBeLessThan(0.006);
    expect(rowOf(result, 40).data).toBeGreaterThan(rowOf(result, 5).data);
    expect(Math.abs(rowOf(result, 5).data - 0.1012)).toBeLessThan(0.012);
    expect(Math.abs(rowOf(result, 40).data - 0.1148)).toBeLessThan(0.012);
  });
});

it('shows its way and can be repeated', async () => {
  const seen: number[] = [];
  const params = cleanParams(parameters, { sets: 100 });
  const first = await compute(
    params,
    undefined,
    quietRun<Result>(({ done }) => seen.push(done)),
  );
  expect(seen).toEqual([25, 50, 75]);
  expect(await run({ sets: 100 })).toEqual(first);
});
