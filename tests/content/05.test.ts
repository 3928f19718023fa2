import { expect, test, vi } from 'vitest';
import { errors, type World } from '../../src/figures/05-math';
import { chapter, grouped } from './chapter';

// Trainings and simulations of a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { text } = chapter(5);
const holds = (...phrases: readonly string[]) => {
  for (const phrase of phrases) expect(text.includes(phrase), phrase).toBe(true);
};

test('W1: a power law with a floor through three errors, and its forecasts', () => {
  const [e1, e2, e3] = [0.2, 0.16, 0.13] as const;
  const ratio = (e2 - e3) / (e1 - e2);
  const b = -Math.log2(ratio);
  const c = (e1 * e3 - e2 ** 2) / (e1 + e3 - 2 * e2);
  const a = (e1 - c) * 500 ** b;
  const error = (n: number) => c + a * n ** -b;
  holds(ratio.toFixed(2), b.toFixed(6), `= ${c.toFixed(2)}$`, `a = ${a.toFixed(5)}`);
  holds(
    `${error(4000).toFixed(4)} at 4,000`,
    `${error(8000).toFixed(6)} at 8,000`,
    `${error(16000).toFixed(7)} at 16,000`,
  );
  holds(`${grouped((a / (0.06 - c)) ** (1 / b))} examples`);
});

test('W2: training and test error of least squares meet at the noise', () => {
  const p = 20;
  const at = (n: number) => `${(1 - p / n).toFixed(4)} and ${(1 + p / (n - p - 1)).toFixed(4)}`;
  holds(`${at(40)} at $n = 40$`, `${at(100)} at 100`, `${at(400)} at 400`);
});

test('W3: near n = p more data make the unregularized fit worse', () => {
  const p = 20;
  const test = (n: number) => (n < p ? 1 + n / (p - n - 1) + 4 * (1 - n / p) : 1 + p / (n - p - 1));
  holds(
    `${test(10).toFixed(4)} at $n = 10$, ${test(15)} at 15 and ${test(17).toFixed(1)} at 17`,
    `${test(25).toFixed(1)} at 25 and ${test(30).toFixed(4)} at 30`,
  );
  expect(test(25)).toBeGreaterThan(test(10));
});

test('W4: mirrored copies help below n* and harm above it', () => {
  const plain = (n: number) => 1 + 20 / (n - 21);
  const mirror = (v: number, n: number) => (1 + v) * (1 + 10 / (n - 11));
  holds(`${mirror(0, 40).toFixed(4)} against ${plain(40).toFixed(4)}`);
  holds(`take ${Math.round(21 + 20 / (mirror(0, 40) - 1))} real examples`);
  holds(
    `${mirror(0.2, 40).toFixed(4)} at $n = 40$`,
    `${mirror(0.2, 200).toFixed(4)} against ${plain(200).toFixed(4)} at $n = 200$`,
  );
  const crossing = (v: number) => 21 + 10 / v;
  holds(`${crossing(0.05)} examples for $v = 0.05$, at ${crossing(0.2)} for 0.2, at ${crossing(0.5)} for 0.5`);
  expect(mirror(0.2, 71)).toBeCloseTo(plain(71), 10);
});

test('W5: input noise shrinks the slope as ridge would', () => {
  const points = [
    [1, 1.2],
    [2, 1.9],
    [3, 3.2],
  ] as const;
  const xy = points.reduce((sum, [x, y]) => sum + x * y, 0);
  const xx = points.reduce((sum, [x]) => sum + x * x, 0);
  holds(`14.6/14 = ${(xy / xx).toFixed(6)}`, (xy / (xx + 3 * 0.5)).toFixed(6));
});

test('W6: correlated copies count less than their number', () => {
  holds(((200 * 10) / (1 + 9 * 0.8)).toFixed(1), `200/0.8 = ${200 / 0.8}`);
});

test('W7: mixing, cutting and smoothing by hand', () => {
  const l = 0.7;
  holds(`(${(l * 0.2 + 0.3 * 0.6).toFixed(2)}, ${(l * 0.8 + 0.3 * 0.4).toFixed(2)})`);
  const cross = (q: readonly [number, number]) => -(0.7 * Math.log(q[0]) + 0.3 * Math.log(q[1]));
  holds(cross([0.6, 0.3]).toFixed(6), cross([0.7, 0.3]).toFixed(6));
  const base = 1 - ((10 + 16 - 0) * (64 - (50 - 16))) / 64 ** 2;
  holds(`= ${base.toFixed(6)}`);
  let blanked = 0;
  for (let c = 0; c < 32; c++) blanked += (Math.min(32, c + 8) - Math.max(0, c - 8)) / 32 / 32;
  holds((blanked ** 2).toFixed(6));
  holds(
    `\\ln 46 = ${Math.log(0.92 / 0.02).toFixed(5)}`,
    (-(0.92 * Math.log(0.92) + 4 * 0.02 * Math.log(0.02))).toFixed(6),
  );
});

test('W7: Beta(0.2, 0.2) stays near the ends, Beta(1, 1) does not', () => {
  const a = 0.2;
  // The substitution l = u^(1/a) removes the pole at 0; by symmetry half the range is enough.
  const steps = 20000;
  let total = 0;
  let inside = 0;
  let mean = 0;
  for (let i = 0; i < steps; i++) {
    const u = ((i + 0.5) / steps) * 0.5 ** a;
    const x = u ** (1 / a);
    const weight = (1 - x) ** (a - 1);
    total += weight;
    mean += weight * x;
    if (x > 0.1) inside += weight;
  }
  holds((1 / (4 * (2 * a + 1))).toFixed(6), `averages ${(mean / total).toFixed(6)}`);
  expect(inside / total).toBeCloseTo(0.32662, 4);
  holds('0.326620', `${(1 / 12).toFixed(6)}, 0.25 and 0.8`);
});

test('W8: borrowing is a weighted mean of source and target', () => {
  const mix = (n: number) => 1 / (n / 4 + 1 / 0.3);
  const weight = (n: number) => 4 / n / (4 / n + 0.3);
  holds(`4/8 = ${4 / 8}`, `weight ${weight(8)} on the source, ${mix(8).toFixed(4)}`);
  holds(`${4 / 100}, 0.3 and ${mix(100).toFixed(7)}`, `weight ${weight(100).toFixed(6)}`);
});

test('W9: the width of a validation score', () => {
  holds(`±${(1.96 * Math.sqrt((0.9 * 0.1) / 1000)).toFixed(4)}`, `scores ${(1 - 0.08).toFixed(2)}`);
});

test('W10: a Gaussian that feeds on itself loses its variance', () => {
  holds(`10 generations is ${((19 / 20) ** 10).toFixed(6)}`, ((19 / 20) ** 50).toPrecision(6));
});

const world: World = { K: 8, s: 0, sd: 0.5, mirror: false };
const near = (value: number, stated: number) => expect(Math.abs(value - stated)).toBeLessThan(0.05 * stated);

test('W11: the simulated errors agree with the text to 5 %', () => {
  holds(
    'from about 0.72 to 0.37',
    'from 0.36 to 0.29',
    '0.38 against 0.49',
    '0.30 against 0.27',
    'from 0.45 to 0.50',
    'from 0.55 to 0.50',
  );
  near(errors(30, world, 600, 5).test, 0.72);
  near(errors(30, { ...world, mirror: true }, 600, 5).test, 0.37);
  near(errors(60, world, 300, 5).test, 0.36);
  near(errors(60, { ...world, mirror: true }, 300, 5).test, 0.29);
  near(errors(40, { ...world, s: 0.2 }, 600, 5).test, 0.49);
  near(errors(40, { ...world, s: 0.2, mirror: true }, 600, 5).test, 0.38);
  near(errors(200, { ...world, s: 0.2 }, 100, 5).test, 0.27);
  near(errors(200, { ...world, s: 0.2, mirror: true }, 100, 5).test, 0.3);
  near(errors(30, { ...world, K: 1 }, 600, 5).training, 0.45);
  near(errors(400, { ...world, K: 1 }, 100, 5).training, 0.5);
  near(errors(30, { ...world, K: 1 }, 600, 5).test, 0.55);
  near(errors(400, { ...world, K: 1 }, 100, 5).test, 0.5);
});

test('exercise 3: the rule and where the simulated curves really cross', () => {
  const rule = (s: number) => 17 + 1 + (8 * 0.25) / s ** 2;
  holds(`${rule(0.2).toFixed(0)} for $s = 0.2$ and ${rule(0.4).toFixed(1)} for $s = 0.4$`);
  for (const [s, below, above] of [
    [0.2, 55, 95],
    [0.4, 30, 42],
  ] as const) {
    const gain = (n: number) =>
      errors(n, { ...world, s }, 300, 9).test - errors(n, { ...world, s, mirror: true }, 300, 9).test;
    expect(gain(below)).toBeGreaterThan(0);
    expect(gain(above)).toBeLessThan(0);
  }
});
