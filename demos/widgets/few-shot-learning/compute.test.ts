import { describe, expect, test, vi } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import {
  accuracyOf,
  compute,
  drawEpisode,
  parameters,
  prototypesOf,
  SPACES,
  type Params,
  type Result,
  type Space,
} from './compute.ts';
import { addOuter, apply, average, dot, eigen, zeros, type Vector } from './linear.ts';
import { BASE_EXAMPLES, drawMean, drawPoint, learn, nearest } from './world.ts';

// Trainings and simulations of some seconds, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const defaults = cleanParams<Params>(parameters);
const run = (change: Partial<Params> = {}, onReport?: (partial: Result) => void) =>
  compute({ ...defaults, ...change }, referenceOps, quietRun(onReport));
const at = (result: Result, shots: number, space: Space) =>
  result.curve.find((scores) => scores.shots === shots)?.[space].mean ?? NaN;
const vector = (...numbers: number[]): Vector => Float64Array.from(numbers);

describe('nearest prototype', () => {
  // The worked example of the chapter: P, Q, R with two examples each, the query (4, 6).
  const support = [
    [vector(1, 2), vector(3, 2)],
    [vector(6, 5), vector(8, 7)],
    [vector(2, 8), vector(4, 10)],
  ];
  const prototypes = prototypesOf(support, 2);
  const query = vector(4, 6);

  test('three classes by hand: prototypes (2, 2), (7, 6), (3, 9), squared distances 20, 9, 10', () => {
    expect(prototypes.map((p) => [...p])).toEqual([
      [2, 2],
      [7, 6],
      [3, 9],
    ]);
    expect(prototypes.map((p) => dot(p, p) - 2 * dot(p, query) + dot(query, query))).toEqual([20, 9, 10]);
    expect(nearest(prototypes, query)).toBe(1);
  });

  test('one shot takes the first example only', () => {
    expect(prototypesOf(support, 1).map((p) => [...p])).toEqual(support.map(([first]) => [...(first ?? [])]));
  });

  test('it is the linear classifier with weights 2c and bias −|c|²', () => {
    const { normal } = seededRandom(5);
    const random = () => Float64Array.from({ length: 8 }, normal);
    const centers = Array.from({ length: 7 }, random);
    for (let i = 0; i < 200; i++) {
      const point = random();
      const linear = centers.map((c) => 2 * dot(c, point) - dot(c, c));
      expect(nearest(centers, point)).toBe(linear.indexOf(Math.max(...linear)));
    }
  });

  test.each([
    [2, 1, 0.84693],
    [2, 5, 0.91857],
    [8, 1, 0.76147],
    [8, 5, 0.89132],
    [64, 1, 0.62172],
    [64, 5, 0.76529],
  ])('two classes 3 apart in %i dimensions, %i shots: the exact accuracy %f is met', (d, shots, exact) => {
    const { normal } = seededRandom(100 * d + shots);
    const point = (k: number) => Float64Array.from({ length: d }, (_, j) => normal() + (j === 0 ? 3 * k : 0));
    const trials = 3000;
    let sum = 0;
    for (let i = 0; i < trials; i++) {
      const examples = [0, 1].map((k) => Array.from({ length: shots }, () => point(k)));
      sum += accuracyOf(prototypesOf(examples, shots), [[point(0)], [point(1)]]);
    }
    const error = Math.sqrt((exact * (1 - exact)) / trials);
    expect(Math.abs(sum / trials - exact)).toBeLessThan(4 * error);
  });

  test('renumbering the classes changes nothing', () => {
    const { support: known, queries } = drawEpisode(seededRandom(8), defaults);
    const order = [3, 0, 4, 1, 2];
    const straight = accuracyOf(prototypesOf(known, 1), queries);
    expect(
      accuracyOf(
        prototypesOf(
          order.map((k) => known[k] ?? []),
          1,
        ),
        order.map((k) => queries[k] ?? []),
      ),
    ).toBe(straight);
  });
});

describe('what the base classes teach', () => {
  const random = seededRandom(21);
  const base = Array.from({ length: 12 }, () => {
    const mean = drawMean(random);
    return Array.from({ length: BASE_EXAMPLES }, () => drawPoint(random, mean, 3));
  });
  const { whitening, lda } = learn(base);

  test('after whitening the pooled scatter within classes is the identity', () => {
    const scatter = zeros(8);
    for (const points of base) {
      const white = points.map((point) => apply(whitening, point));
      const mean = average(white);
      for (const point of white) addOuter(scatter, point, mean);
    }
    scatter.forEach((row, i) =>
      row.forEach((x, j) => expect(x / (12 * (BASE_EXAMPLES - 1))).toBeCloseTo(i === j ? 1 : 0, 9)),
    );
  });

  test('LDA looks almost only at the two content numbers', () => {
    for (const row of lda) {
      const content = (row[0] ?? 0) ** 2 + (row[1] ?? 0) ** 2;
      expect(content / dot(row, row)).toBeGreaterThan(0.97);
    }
  });

  test('two base classes show one direction, and no second one is made up', () => {
    expect(learn(base.slice(0, 2)).lda).toHaveLength(1);
  });

  test('the eigenvectors solve A v = λ v', () => {
    const scatter = zeros(8);
    for (const point of base.flat()) addOuter(scatter, point, new Float64Array(8));
    const { values, rows } = eigen(scatter);
    rows.forEach((v, k) =>
      apply(scatter, v).forEach((x, i) =>
        expect(x / (values[0] ?? 1)).toBeCloseTo(((values[k] ?? 0) * (v[i] ?? 0)) / (values[0] ?? 1), 10),
      ),
    );
  });
});

describe('the experiment', () => {
  test('the table of the chapter is met within the error of 400 episodes', async () => {
    const result = await run();
    const table = [
      [1, 0.378, 0.653, 0.729, 0.733],
      [2, 0.436, 0.717, 0.775, 0.778],
      [5, 0.517, 0.771, 0.809, 0.811],
      [20, 0.635, 0.814, 0.829, 0.832],
    ] as const;
    for (const [shots, ...expected] of table)
      SPACES.forEach((space, i) => expect(Math.abs(at(result, shots, space) - (expected[i] ?? 0))).toBeLessThan(0.02));
    // Exercise 3: twenty raw shots stay below one in the learned space.
    expect(at(result, 20, 'raw')).toBeLessThan(at(result, 1, 'lda'));
  });

  test('the strength of the nuisance changes raw accuracy only: whitening undoes every linear map', async () => {
    const [one, three, five] = [
      await run({ nuisance: 1, episodes: 150 }),
      await run({ nuisance: 3, episodes: 150 }),
      await run({ nuisance: 5, episodes: 150 }),
    ];
    for (const space of ['whitened', 'lda', 'ideal'] as const) {
      for (const other of [one, five])
        expect(Math.abs(other.chosen[space].mean - three.chosen[space].mean)).toBeLessThan(1e-3);
    }
    expect(Math.abs(one.chosen.raw.mean - one.chosen.whitened.mean)).toBeLessThan(0.03);
    expect(three.chosen.raw.mean).toBeLessThan(one.chosen.raw.mean - 0.2);
    expect(five.chosen.raw.mean).toBeLessThan(three.chosen.raw.mean - 0.06);
  });

  test('a turn by 90 degrees brings LDA to chance, whatever the shots, and leaves raw as it was', async () => {
    const [straight, turned] = [await run({ episodes: 200 }), await run({ angle: 90, episodes: 200 })];
    for (const shots of [1, 20]) expect(Math.abs(at(turned, shots, 'lda') - 0.2)).toBeLessThan(0.02);
    expect(turned.chosen.raw.mean).toBeCloseTo(straight.chosen.raw.mean, 2);
    expect(turned.chosen.ideal.mean).toBeCloseTo(straight.chosen.ideal.mean, 10);
  });

  test('few base classes teach a worse metric: 0.484 after two, 0.672 after three', async () => {
    expect(Math.abs((await run({ base: 2 })).chosen.lda.mean - 0.484)).toBeLessThan(0.03);
    expect(Math.abs((await run({ base: 3 })).chosen.lda.mean - 0.672)).toBeLessThan(0.03);
  });

  test('results come on the way, and the same seed gives the same numbers', async () => {
    const seen: number[] = [];
    const result = await run({ episodes: 100 }, ({ done }) => seen.push(done));
    expect(seen).toEqual([25, 50, 75]);
    expect(await run({ episodes: 100 })).toEqual(result);
  });
});
