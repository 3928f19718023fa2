import { expect, test, vi } from 'vitest';
import { collapsedLoss, ntXent, ringLoss, train } from '../../src/figures/02-math';
import { chapter, grouped } from './chapter';

// Trainings and simulations of a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { text } = chapter(2);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const digits = (value: number, significant: number) => String(Number(value.toPrecision(significant)));

const angles = [0, 20, 90, 130].map((a) => (a * Math.PI) / 180);
const partner = [1, 0, 3, 2];
const losses = (t: number) =>
  angles.map((a, i) => {
    const s = angles.map((b) => Math.cos(a - b) / t);
    return Math.log(s.reduce((sum, x, k) => (k === i ? sum : sum + Math.exp(x)), 0)) - (s[partner[i] ?? 0] ?? 0);
  });

test('W1: NT-Xent of four vectors by hand', () => {
  const [a, b, c, d] = losses(0.5).map((x) => x.toFixed(6));
  expect(text).toContain(`${a}, ${b}, ${c} and ${d}, with mean ${mean(losses(0.5)).toFixed(6)}`);
  expect(text).toContain(`At $t=1$ the mean is ${mean(losses(1)).toFixed(6)}`);
  expect(text).toContain(digits(mean(losses(0.1)), 6));
  expect(mean(losses(1e9))).toBeCloseTo(Math.log(3), 6);
  expect(text).toContain(Math.log(3).toFixed(5));
});

test('W1: the figures use the same loss', () => {
  const order = [0, 2, 1, 3];
  const z = Float64Array.from(order.flatMap((i) => [3 * Math.cos(angles[i] ?? 0), 3 * Math.sin(angles[i] ?? 0)]));
  expect(ntXent(z, 2, 0.5).value).toBeCloseTo(mean(losses(0.5)), 10);
});

test('W2: collapse costs ln(2N - 1)', () => {
  expect(text).toContain(
    `${Math.log(3).toFixed(5)} for 2 items, ${Math.log(127).toFixed(5)} for 64, ${Math.log(511).toFixed(5)} for 256`,
  );
  expect(text).toContain(`1 partner and ${2 * 256 - 2} negatives`);
  expect(collapsedLoss(64)).toBe(Math.log(127));
});

test('W3: the even ring, and 64 items in four points', () => {
  for (const n of [2, 4, 8, 64]) expect(text).toContain(digits(ringLoss(n, 0.5), 6));
  const merged = Math.log(31 * Math.exp(2) + 64 + 32 * Math.exp(-2)) - 2;
  expect(text).toContain(`costs ${merged.toFixed(5)}, only ${(merged - ringLoss(64, 0.5)).toFixed(2)} more`);
  expect(text).toContain(`from ${Math.log(127).toFixed(2)} to ${ringLoss(64, 0.5).toFixed(2)}`);
});

test('W4: margin loss, and the difference that has no minimum', () => {
  expect(text).toContain(`0.4^2-1.7^2=${(0.4 ** 2 - 1.7 ** 2).toFixed(2)}`);
  expect(text).toContain(`it is ${Math.round(4 ** 2 - 17 ** 2)}.`);
  expect(text).toContain(
    `a positive at 0.3 pays ${(0.3 ** 2).toFixed(2)}, a negative at 0.9 pays ${((1.5 - 0.9) ** 2).toFixed(2)}, a negative at 2.0 pays ${Math.max(0, 1.5 - 2) ** 2}`,
  );
});

test('W5: false negatives', () => {
  for (const [C, B] of [
    [1000, 4096],
    [100, 256],
  ] as const) {
    expect(text).toContain(`${(B - 1) / C} items`);
    expect(text).toContain(`${(2 * (B - 1)) / C} views`);
    expect(text).toContain((1 - (1 - 1 / C) ** (B - 1)).toFixed(5));
  }
});

test('W6: what InfoNCE can show', () => {
  const bound = Math.log(256) - 1.2;
  expect(text).toContain(`${bound.toFixed(5)} nats, or ${(bound / Math.LN2).toFixed(5)} bits`);
  expect(text).toContain(`${Math.log(256).toFixed(5)}$ nats, ${Math.log2(256)} bits`);
});

test('W7: signals for each sequence, and blind guessing', () => {
  expect(text).toContain(`${0.15 * 2048} on average, ${(2047 / 307.2).toFixed(5)} times fewer`);
  expect(text).toContain(`(${(0.8 * 307.2).toFixed(2)})`);
  expect(text).toContain(`(${(0.1 * 307.2).toFixed(2)})`);
  expect(text).toContain(`50,257=${Math.log(50257).toFixed(4)}`);
  expect(text).toContain(`30,522=${Math.log(30522).toFixed(4)}`);
});

test('W8: mean loss and perplexity of five tokens', () => {
  const loss = mean([0.5, 0.05, 0.8, 0.2, 0.01].map((p) => -Math.log(p)));
  expect(text).toContain(`The mean is ${loss.toFixed(5)}`);
  expect(text).toContain(Math.exp(loss).toFixed(5));
});

test('W9: what hiding 75% of the patches saves', () => {
  const cost = (n: number) => 24 * n * 768 ** 2 + 4 * n * n * 768;
  expect(text).toContain(
    `from ${grouped(cost(256))} to ${grouped(cost(64))}, a factor of ${(cost(256) / cost(64)).toFixed(5)}`,
  );
  expect(text).toContain(`${((100 * 4 * 256 * 256 * 768) / cost(256)).toFixed(2)}%`);
});

test('W10: the gray guess wins under squared error', () => {
  expect(text).toContain(`=${(0.7 * 0.3 ** 2 + 0.3 * 0.7 ** 2).toFixed(2)}$`);
});

test('W11: the dimension view by numbers', () => {
  const A = [
    [1, 2],
    [-1, 0],
    [0, -2],
    [2, 1],
    [-2, -1],
  ];
  const B = [
    [1, 1],
    [-1, 1],
    [0, -2],
    [1, 1],
    [-1, -1],
  ];
  const column = (Z: number[][], j: number) => Z.map((row) => row[j] ?? 0);
  const dot = (a: number[], b: number[]) => a.reduce((s, x, i) => s + x * (b[i] ?? 0), 0);
  const corr = (i: number, j: number) => {
    const [a, b] = [column(A, i), column(B, j)];
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  };
  expect(text).toContain(
    `${corr(0, 0).toFixed(6)}&${corr(0, 1).toFixed(6)}\\\\${corr(1, 0).toFixed(6)}&${corr(1, 1).toFixed(6)}`,
  );
  const diagonal = (1 - corr(0, 0)) ** 2 + (1 - corr(1, 1)) ** 2;
  const rest = 0.005 * (corr(0, 1) ** 2 + corr(1, 0) ** 2);
  expect(text).toContain(
    `costs ${diagonal.toFixed(7)}, the rest, weighted by 0.005, costs ${rest.toFixed(7)}, together ${(diagonal + rest).toFixed(7)}`,
  );
  const cov = (i: number, j: number) => dot(column(A, i), column(A, j)) / 4;
  expect(text).toContain(`variances ${cov(0, 0)} and ${cov(1, 1)}`);
  expect(text).toContain(`(${cov(0, 1)}^2+${cov(1, 0)}^2)/2=${(cov(0, 1) ** 2 + cov(1, 0) ** 2) / 2}`);
  const apart = mean(A.map((a, i) => ((a[0] ?? 0) - (B[i]?.[0] ?? 0)) ** 2 + ((a[1] ?? 0) - (B[i]?.[1] ?? 0)) ** 2));
  expect(text).toContain(`is ${apart.toFixed(1)} per item`);
});

// The demo's own seed, for everything the text says of its runs.
const seed = 3;
const right = train({ loss: 'nt-xent', seed });

test('demo: positives only collapse, and the vote of neighbors does not notice', () => {
  const { points, spread, accuracy, loss } = train({ loss: 'positives', seed });
  for (const values of [points.map((p) => p.x), points.map((p) => p.y)]) {
    const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1));
    expect(sd).toBeGreaterThanOrEqual(spread);
    expect(sd).toBeLessThan(0.02);
  }
  expect(text).toContain('it falls below 0.02');
  expect(loss).toBeLessThan(0.001);
  expect(text).toContain(`the collapsed speck still scores ${accuracy.toFixed(3)}`);
});

test('demo: NT-Xent and VICReg find the groups', () => {
  const kept = train({ loss: 'vicreg', seed });
  expect(Math.min(kept.accuracy, right.accuracy)).toBeGreaterThan(0.99);
  expect(kept.spread).toBeGreaterThan(1);
  expect(text).toContain(`finds the group in ${right.rawAccuracy.toFixed(2)} of cases (seed ${seed}`);
});

test('exercise 3: a lower loss with useless views', () => {
  const noise = train({ loss: 'nt-xent', views: 'noise', seed });
  const content = train({ loss: 'nt-xent', views: 'content', seed });
  expect(text).toContain(`(a) loss ${right.loss.toFixed(3)}, accuracy ${right.accuracy.toFixed(3)};`);
  expect(text).toContain(
    `(b) loss ${noise.loss.toFixed(3)}, lower, but accuracy only ${noise.accuracy.toFixed(3)}, worse than the raw input at ${noise.rawAccuracy.toFixed(2)};`,
  );
  expect(text).toContain(`(c) loss ${content.loss.toFixed(3)}, accuracy ${content.accuracy.toFixed(3)},`);
  expect(noise.loss).toBeLessThan(right.loss);
  expect(noise.accuracy).toBeLessThan(noise.rawAccuracy);
  // The Chinese notes give the same numbers.
  expect(text).toContain(
    `（${noise.loss.toFixed(3)}，原先${right.loss.toFixed(3)}），近邻准确率却只有${noise.accuracy.toFixed(2)}`,
  );
  expect(text).toContain(
    `b的损失更低，${noise.loss.toFixed(3)}，准确率只有${noise.accuracy.toFixed(3)}；c的准确率${content.accuracy.toFixed(3)}`,
  );
});
