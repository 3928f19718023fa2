import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, type Result } from './compute';
import { parameters, type Params, type Spending } from './settings';
import { TESTS } from './training';
import {
  bySuspicion,
  confidentLearning,
  doubts,
  draw,
  fieldOf,
  floorOf,
  measuredAccuracy,
  Nearest,
  relabelled,
  voteIsRight,
  type World,
} from './world';

const run = (given: Partial<Params>, partials: Result[] = []): Promise<Result> =>
  compute(
    cleanParams(parameters, given),
    referenceOps,
    quietRun((partial) => partials.push(partial)),
  );
const mean = (result: Result, spending: Spending): number =>
  result.spendings.find((entry) => entry.spending === spending)?.accuracy.mean ?? NaN;
const moons: World = { shape: 'moons', jitter: 0.2, noise: 0.2, kind: 'random' };

describe('the chapter by hand', () => {
  test('confident learning on eight items', () => {
    const found = confidentLearning([0, 0, 0, 0, 1, 1, 1, 1], [0.9, 0.8, 0.45, 0.2, 0.1, 0.3, 0.4, 0.85]);
    expect(found.thresholds[0]).toBeCloseTo(0.5875, 12);
    expect(found.thresholds[1]).toBeCloseTo(0.5875, 12);
    expect(found.flagged).toEqual([3, 7]);
    expect(found.counts).toEqual([
      [2, 1],
      [1, 3],
    ]);
    expect(found.noise).toBeCloseTo(0.2917, 4);
  });

  test('the noisy ruler, the vote, and the floor', () => {
    expect(measuredAccuracy(0.97, 0.05)).toBeCloseTo(0.923, 12);
    expect([1, 3, 5, 15].map((k) => Number(voteIsRight(k, 0.2).toFixed(6)))).toEqual([0.8, 0.896, 0.94208, 0.99576]);
    expect(voteIsRight(5, 0.3)).toBeCloseTo(0.83692, 5);
    expect(voteIsRight(5, 0)).toBe(1);
    const e = (n: number): number => 0.06 + 3 / Math.sqrt(n);
    expect(floorOf(e(1000), e(2000), e(4000))).toBeCloseTo(0.06, 10);
    expect(floorOf(0.1, 0.1, 0.1)).toBeUndefined();
  });
});

describe('neighbours', () => {
  test('the search finds what sorting all distances finds, with one point left out and a second field added', () => {
    const random = seededRandom(4);
    const [points, extra] = [draw(80, moons, random), draw(30, moons, random)];
    const near = new Nearest(7);
    for (let t = 0; t < 40; t++) {
      const [x, y, skip] = [3 * random.uniform() - 1, 2 * random.uniform() - 1, random.below(80)];
      near.clear();
      near.search(fieldOf(points), x, y, skip);
      near.search(fieldOf(extra, 30, 80), x, y);
      const all = [...points.x, ...extra.x].map((px, i) => {
        const py = i < 80 ? points.y[i] : extra.y[i - 80];
        return { i, d: i === skip ? Infinity : (px - x) ** 2 + ((py as number) - y) ** 2 };
      });
      const wanted = all.sort((a, b) => a.d - b.d).slice(0, 7);
      expect([...near.index]).toEqual(wanted.map(({ i }) => i));
    }
  });

  test('an item that judges itself alone agrees with its label: no flag, which is why it is left out', () => {
    const points = draw(100, moons, seededRandom(9));
    expect(Math.max(...doubts(points, 1, false))).toBe(0);
    const flagged = bySuspicion(doubts(points, 15, true)).slice(0, 20);
    const hits = flagged.filter((i) => points.label[i] !== points.truth[i]).length;
    expect(hits).toBeGreaterThan(12);
  });

  test('shares of wrong labels: ρ at random, ρ in one region of class 0', () => {
    for (const kind of ['random', 'systematic'] as const) {
      const { label, truth } = draw(20_000, { ...moons, noise: 0.3, kind }, seededRandom(2));
      const wrong = Array.from(label, (l, i) => (l === truth[i] ? 0 : 1));
      expect(wrong.reduce<number>((s, w) => s + w, 0) / 20_000).toBeCloseTo(0.3, 2);
      if (kind === 'systematic') expect(wrong.some((w, i) => w === 1 && truth[i] === 1)).toBe(false);
    }
  });

  test('relabelling puts right what is looked at and nothing else', () => {
    const points = draw(50, moons, seededRandom(1));
    expect(
      relabelled(
        points,
        Array.from({ length: 50 }, (_, i) => i),
      ),
    ).toEqual(points.truth);
    expect(relabelled(points, [])).toEqual(points.label);
  });
});

describe('the demo', () => {
  test('its default state is what the chapter says', async () => {
    const partials: Result[] = [];
    const result = await run({}, partials);
    const told: Record<Spending, string> = {
      nothing: '0.904',
      more: '0.906',
      random: '0.928',
      suspects: '0.958',
      otherK: '0.957',
      both: '0.964',
      clean: '0.964',
    };
    for (const { spending, accuracy } of result.spendings) expect(accuracy.mean.toFixed(3)).toBe(told[spending]);
    expect(result.precision.toFixed(2)).toBe('0.89');
    expect(partials.at(-1)?.done).toBeLessThan(60);
    expect(result.done).toBe(60);
  }, 20_000);

  test('without noise relabelling changes no label and no prediction', async () => {
    const result = await run({ noise: 0, seeds: 12 });
    for (const spending of ['random', 'suspects', 'clean'] as const)
      expect(mean(result, spending)).toBe(mean(result, 'nothing'));
    expect(result.wrong).toEqual({ given: 0, random: 0, suspects: 0 });
    expect(Math.abs(mean(result, 'more') - mean(result, 'nothing'))).toBeLessThan(0.005);
  });

  test('relabelling everything is the clean model, whatever the noise', async () => {
    for (const noise of [0.1, 0.4]) {
      const result = await run({ noise, n: 200, budget: 300, seeds: 3 });
      expect(mean(result, 'random')).toBe(mean(result, 'clean'));
      expect(mean(result, 'suspects')).toBe(mean(result, 'clean'));
    }
  });

  test('m of n relabelled at random leave ρ(1 − m/n) wrong', async () => {
    const { wrong } = await run({ noise: 0.3, n: 200, budget: 80, seeds: 40 });
    expect(Math.abs(wrong.random - 0.3 * (1 - 80 / 200))).toBeLessThan(0.012);
    expect(wrong.suspects).toBeLessThan(wrong.random);
  });

  test('far apart, votes are right as often as the binomial says', async () => {
    for (const [k, noise] of [
      [1, 0.2],
      [5, 0.2],
      [5, 0.3],
    ] as const) {
      const result = await run({ shape: 'blobs', k, noise, seeds: 60, budget: 0 });
      const { mean: found, sd } = result.spendings[0]?.accuracy ?? { mean: 0, sd: 0 };
      expect(Math.abs(found - voteIsRight(k, noise))).toBeLessThan((3 * sd) / Math.sqrt(60));
    }
  }, 20_000);

  test('test labels with errors show a(1 − 2ε) + ε', async () => {
    const { spendings } = await run({ testNoise: 0.15, seeds: 20 });
    for (const { accuracy, measured } of spendings) {
      const error = Math.sqrt((0.15 * 0.85) / (TESTS * 20));
      expect(Math.abs(measured.mean - measuredAccuracy(accuracy.mean, 0.15))).toBeLessThan(3.5 * error);
    }
  });

  test('systematic errors hide among their like: more data does nothing, and few suspects are hits', async () => {
    const result = await run({ kind: 'systematic', seeds: 12 });
    expect(Math.abs(mean(result, 'more') - mean(result, 'nothing'))).toBeLessThan(0.01);
    expect(mean(result, 'clean') - mean(result, 'nothing')).toBeGreaterThan(0.12);
    expect(result.precision).toBeLessThan(0.45);
    expect((await run({ seeds: 12 })).precision).toBeGreaterThan(0.8);
  });
});
