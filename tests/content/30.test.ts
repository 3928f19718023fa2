import { expect, test } from 'vitest';
import {
  accuracyOf,
  blobs,
  buyLabels,
  classify,
  generator,
  labelsOf,
  moons,
  propagate,
  startLabels,
} from '../../src/figures/30-math';
import { chapter } from './chapter';

const { text } = chapter(30);
const has = (value: number, digits: number) => expect(text).toContain(value.toFixed(digits));
const entropy = (p: readonly number[]) => -p.reduce((s, v) => s + v * Math.log(v), 0);

test('W1: a power law through three points', () => {
  const c = Math.log2(0.07 / 0.04);
  const step = 0.07 / (1 - 0.04 / 0.07);
  const a = 0.3 - step;
  const b = step * 100 ** c;
  has(a, 6);
  has(b, 5);
  has(c, 6);
  has(a + b * 800 ** -c, 6);
  has(a + b * 1600 ** -c, 6);
  expect(text).toContain(Math.ceil((b / (0.15 - a)) ** (1 / c)).toLocaleString('en-US'));
});

test('W2: least confidence, margin and entropy disagree', () => {
  const tickets = [
    [0.5, 0.3, 0.2],
    [0.45, 0.44, 0.11],
    [0.36, 0.33, 0.31],
  ];
  const row = (name: string, values: readonly number[], digits: readonly number[], want: string) =>
    expect(text).toContain(`| ${name} | ${values.map((v, i) => v.toFixed(digits[i] ?? 2)).join(' | ')} | ${want} |`);
  row(
    'least confidence, $1-\\max p$',
    tickets.map((p) => 1 - Math.max(...p)),
    [2, 2, 2],
    'C',
  );
  row(
    'margin of the two best',
    tickets.map((p) => (p[0] ?? 0) - (p[1] ?? 0)),
    [2, 2, 2],
    'B',
  );
  row('entropy', tickets.map(entropy), [5, 6, 5], 'C');
});

test('W3, W13: majority votes, shared weights, the price of noise', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const majority = (n: number) =>
    Array.from({ length: n + 1 }, (_, k) => (k > n / 2 ? choose(n, k) * 0.8 ** k * 0.2 ** (n - k) : 0)).reduce(
      (a, b) => a + b,
    );
  has(majority(3), 3);
  has(majority(5), 5);
  has(majority(7), 6);
  has(1 / (1 - 2 * 0.07) ** 2, 3);
  expect(text).toContain((1_000_000 + 3 * 5_000).toLocaleString('en-US'));
  expect(text).toContain((3 * 1_005_000).toLocaleString('en-US'));
  expect(text).toContain((512 * 10 + 10).toLocaleString('en-US'));
});

test('W4, W5: weighing rules by their odds, and undoing the labelling rate', () => {
  const two = (9 * 3) / 7;
  const three = (two * 4) / 6;
  has(two, 5);
  has(two / (1 + two), 6);
  has(three, 5);
  has(three / (1 + three), 2);
  has(0.24 / 0.4, 2);
});

test('W6: the query lies near the prototype of A', () => {
  const near = (3 - 1.5) ** 2 + (2 - 0.5) ** 2;
  const far = (3 - 4.5) ** 2 + (2 - 5) ** 2;
  expect(text).toContain(`${near} and ${far}`);
  has(1 / (1 + Math.exp(near - far)), 6);
});

test('W7: the matching loss at three temperatures', () => {
  const m = [
    [0.9, 0.3, 0.1],
    [0.2, 0.8, 0.4],
    [0.1, 0.5, 0.7],
  ];
  const loss = (t: number) => {
    const along = (rows: readonly (readonly number[])[]) =>
      rows.reduce((s, row, i) => s + Math.log(row.reduce((a, v) => a + Math.exp(v / t), 0)) - (row[i] ?? 0) / t, 0) / 3;
    return (along(m) + along([0, 1, 2].map((j) => m.map((row) => row[j] ?? 0)))) / 2;
  };
  has(loss(1), 6);
  has(loss(0.2), 6);
  has(loss(0.07), 7);
});

const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test('W8, exercise 3: doubtful labels are worth about three times as many random ones', { timeout: 30_000 }, () => {
  const at = (strategy: 'random' | 'uncertain', counts: readonly number[], quoted: readonly number[]) => {
    const runs = Array.from({ length: 16 }, (_, i) => buyLabels(strategy, 50 + i, counts, 200));
    quoted.forEach((value, k) =>
      expect(Math.abs(average(runs.map((r) => r[k] ?? 0)) - value)).toBeLessThan(k === 0 ? 0.08 : 0.012),
    );
  };
  at('random', [4, 20, 40, 60, 80], [0.79, 0.961, 0.979, 0.983, 0.985]);
  at('uncertain', [4, 20, 40], [0.79, 0.983, 0.989]);
  const ten = Array.from({ length: 30 }, (_, i) => buyLabels('uncertain', 50 + i, [10], 200)[0] ?? 0);
  expect(Math.abs(average(ten) - 0.96)).toBeLessThan(0.015);
  expect(text).toContain('six of them chosen by uncertainty, give 0.96');
  expect(text).toContain(
    'twenty labels chosen by uncertainty give 0.983 on average where twenty random ones give 0.961; forty give 0.989, as much as all 400',
  );
  expect(text).toContain('About 60: both reach 0.983. Random labels give 0.979 at 40 and 0.985 at 80');
  const all = Array.from({ length: 3 }, (_, s) => {
    const r = generator(90 + s);
    const pool = moons(400, 0.15, r);
    const held = moons(1000, 0.15, r);
    return accuracyOf(classify('moons', pool, new Map(pool.labels.entries()), held), held.labels);
  });
  expect(Math.abs(average(all) - 0.989)).toBeLessThan(0.005);
});

test(
  'W8: propagation helps on the moons, hurts on overlapping blobs with four labels, and is level there with ten',
  { timeout: 30_000 },
  () => {
    const compare = (kind: 'moons' | 'blobs', count: number, sets: number) => {
      const alone: number[] = [];
      const spread: number[] = [];
      for (let seed = 0; seed < sets; seed++) {
        const r = generator(700 + seed);
        const draw = (n: number) => (kind === 'moons' ? moons(n, 0.15, r) : blobs(n, r));
        const sample = draw(400);
        const chosen = startLabels(sample, r);
        while (chosen.length < count) {
          const i = Math.floor(r.uniform() * 400);
          if (!chosen.includes(i)) chosen.push(i);
        }
        const known = labelsOf(sample, chosen);
        const held = draw(400);
        alone.push(accuracyOf(classify(kind, sample, known, held), held.labels));
        spread.push(accuracyOf(propagate(sample, known), sample.labels));
      }
      return [average(alone), average(spread)] as const;
    };
    const moon = compare('moons', 4, 10);
    const few = compare('blobs', 4, 10);
    const more = compare('blobs', 10, 6);
    expect(Math.abs(moon[0] - 0.79)).toBeLessThan(0.06);
    expect(Math.abs(moon[1] - 0.89)).toBeLessThan(0.06);
    expect(Math.abs(few[0] - 0.81)).toBeLessThan(0.05);
    expect(Math.abs(few[1] - 0.74)).toBeLessThan(0.08);
    expect(Math.abs(more[1] - more[0])).toBeLessThan(0.04);
    expect(text).toContain('this reaches 0.89, while the kernel classifier that sees the labels alone reaches 0.79');
    expect(text).toContain(
      'With four labels the supervised classifier reaches 0.81 and propagation 0.74; with ten the two are level',
    );
    expect(text).toContain('about 0.74 against 0.81');
  },
);

test('W8: self-training from six labels gains little, and its errors train along', { timeout: 30_000 }, () => {
  const sets = 40;
  const before: number[] = [];
  const after: number[][] = [[], []];
  const kept = [0, 0];
  const wrong = [0, 0];
  for (let seed = 0; seed < sets; seed++) {
    const r = generator(3000 + seed);
    const pool = moons(200, 0.15, r);
    const held = moons(400, 0.15, r);
    const chosen = startLabels(pool, r, 3);
    const truth = labelsOf(pool, chosen);
    const accuracy = (known: ReadonlyMap<number, number>) =>
      accuracyOf(classify('moons', pool, known, held), held.labels);
    let known = truth;
    before.push(accuracy(known));
    for (let round = 0; round < 3; round++) {
      const labels = new Map(truth);
      classify('moons', pool, known, pool).forEach((f, i) => {
        if (!truth.has(i) && Math.abs(f) > 0.5) labels.set(i, Math.sign(f));
      });
      known = labels;
      if (round === 1) continue;
      const at = round / 2;
      after[at]?.push(accuracy(known));
      kept[at] = (kept[at] ?? 0) + labels.size - 6;
      wrong[at] = (wrong[at] ?? 0) + [...labels].filter(([i, y]) => y !== pool.labels[i]).length;
    }
  }
  const lower = (after[1] ?? []).filter((v, i) => v < (before[i] ?? 0)).length / sets;
  const [first = [], last = []] = after;
  const share = (at: number) => (100 * (wrong[at] ?? 0)) / (kept[at] ?? 1);
  expect(Math.abs(average(before) - 0.85)).toBeLessThan(0.02);
  expect(Math.abs(average(first) - 0.86)).toBeLessThan(0.02);
  expect(Math.abs(average(last) - 0.88)).toBeLessThan(0.02);
  expect(Math.abs(share(0) - 3)).toBeLessThan(1);
  expect(Math.abs(share(1) - 9)).toBeLessThan(1.5);
  expect(lower).toBeGreaterThan(0.1);
  expect(text).toContain(
    'one round lifts the accuracy from 0.85 to 0.86 on average, with 3% of the pseudo-labels wrong',
  );
  expect(text).toContain('After three rounds it stands at 0.88, 9% are wrong, and in more than one run in ten');
});

test('W9, W10: fifty validation items, and gold labels joined with cheap ones', () => {
  has(Math.sqrt(0.09 / 50), 7);
  has(1.959964 * Math.sqrt(0.09 / 50), 7);
  const joint = 0.2356 / 10000 + 0.09 / 200;
  const gold = (0.55 * 0.45) / 200;
  has(Math.sqrt(joint), 7);
  has(Math.sqrt(gold), 7);
  expect(text).toContain(`${Math.round(100 * (1 - joint / gold))}% less variance`);
  expect(text).toContain(`${Math.round((0.55 * 0.45) / joint)} gold labels`);
  expect(0.62 * 0.38).toBeCloseTo(0.2356, 10);
});

test('W11, W12: BALD tells doubt from noise, energy tells weak evidence from strong', () => {
  const passes = [
    [0.95, 0.05],
    [0.05, 0.95],
    [0.5, 0.5],
  ];
  const expected = passes.reduce((s, p) => s + entropy(p), 0) / 3;
  has(entropy([0.5, 0.5]), 6);
  has(expected, 6);
  has(Math.LN2 - expected, 6);
  const lse = (z: readonly number[]) => Math.log(z.reduce((s, v) => s + Math.exp(v), 0));
  has(Math.exp(8 - lse([8, 0, 0])), 6);
  expect(Math.exp(2 - lse([2, -6, -6]))).toBeCloseTo(Math.exp(8 - lse([8, 0, 0])), 12);
  has(lse([8, 0, 0]), 5);
  has(lse([2, -6, -6]), 5);
});
