import { expect, test } from 'vitest';
import { blobs, buyLabels, generator, KernelRidge, moons, propagate, startLabels } from '../../src/figures/30-math';
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
  const tickets = [[0.5, 0.3, 0.2], [0.45, 0.44, 0.11], [0.36, 0.33, 0.31]];
  const row = (name: string, values: readonly number[], digits: readonly number[], want: string) =>
    expect(text).toContain(`| ${name} | ${values.map((v, i) => v.toFixed(digits[i] ?? 2)).join(' | ')} | ${want} |`);
  row('least confidence, $1-\\max p$', tickets.map((p) => 1 - Math.max(...p)), [2, 2, 2], 'C');
  row('margin of the two best', tickets.map((p) => (p[0] ?? 0) - (p[1] ?? 0)), [2, 2, 2], 'B');
  row('entropy', tickets.map(entropy), [5, 6, 5], 'C');
});

test('W3, W13: majority votes, shared weights, the price of noise', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const majority = (n: number) => Array.from({ length: n + 1 }, (_, k) => (k > n / 2 ? choose(n, k) * 0.8 ** k * 0.2 ** (n - k) : 0)).reduce((a, b) => a + b);
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
  const m = [[0.9, 0.3, 0.1], [0.2, 0.8, 0.4], [0.1, 0.5, 0.7]];
  const loss = (t: number) => {
    const along = (rows: readonly (readonly number[])[]) =>
      rows.reduce((s, row, i) => s + Math.log(row.reduce((a, v) => a + Math.exp(v / t), 0)) - (row[i] ?? 0) / t, 0) / 3;
    return (along(m) + along([0, 1, 2].map((j) => m.map((row) => row[j] ?? 0)))) / 2;
  };
  has(loss(1), 6);
  has(loss(0.2), 6);
  has(loss(0.07), 7);
});

test('W8: buying labels, propagation on moons and on blobs', () => {
  const counts = [4, 20];
  const runs = (strategy: 'random' | 'uncertain') => {
    const all = Array.from({ length: 12 }, (_, i) => buyLabels(strategy, 50 + i, counts, 200));
    return counts.map((_, k) => all.reduce((s, r) => s + (r[k] ?? 0), 0) / 12);
  };
  const [start, random] = runs('random');
  const [, uncertain] = runs('uncertain');
  expect(Math.abs((start ?? 0) - 0.788)).toBeLessThan(0.06);
  expect(Math.abs((random ?? 0) - 0.961)).toBeLessThan(0.02);
  expect(Math.abs((uncertain ?? 0) - 0.983)).toBeLessThan(0.01);
  const compare = (kind: 'moons' | 'blobs') => {
    let alone = 0;
    let spread = 0;
    for (let seed = 0; seed < 10; seed++) {
      const r = generator(700 + seed);
      const sample = kind === 'moons' ? moons(200, 0.15, r) : blobs(200, r);
      const chosen = startLabels(sample, r);
      const model = kind === 'moons' ? new KernelRidge(0.4, 0.1) : new KernelRidge(0.8, 0.3);
      chosen.forEach((i) => model.add(sample.points[i] ?? [0, 0], sample.labels[i] ?? 0));
      alone += model.accuracy(sample) / 10;
      const values = propagate(sample.points, new Map(chosen.map((i) => [i, sample.labels[i] ?? 0])), 0.15);
      spread += values.filter((v, i) => v > 0 === (sample.labels[i] ?? 0) > 0).length / 200 / 10;
    }
    return spread - alone;
  };
  expect(compare('moons')).toBeGreaterThan(0.02);
  expect(compare('blobs')).toBeLessThan(0);
  for (const number of ['0.891', '0.788', '0.813', '0.743', '0.837', '0.823', '0.851', '0.860', '3.3%', '0.989']) expect(text).toContain(number);
});

test('the classifier and the propagation obey facts known by hand', () => {
  const model = new KernelRidge(0.4, 0.1);
  model.add([0, 0], 1);
  expect(model.predict([0, 0])).toBeCloseTo(1 / 1.1, 12);
  model.add([2, 0], -1);
  expect(model.predict([1, 5])).toBeCloseTo(0, 12);
  const values = propagate([[0, 0], [1, 0], [2, 0], [3, 0]], new Map([[0, 1], [3, -1]]), 0.25);
  expect(values[1]).toBeCloseTo(1 / 3, 2);
  expect(values[2]).toBeCloseTo(-1 / 3, 2);
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
  const passes = [[0.95, 0.05], [0.05, 0.95], [0.5, 0.5]];
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
