import { expect, test } from 'vitest';
import {
  bernoulli,
  CASES,
  crossEntropy,
  dice,
  entropy,
  hellinger,
  jaccard,
  js,
  kl,
  mae,
  mse,
  rmse,
  timeWarp,
  totalVariation,
} from '../../src/figures/27-math';
import { chapter } from './chapter';

const { text } = chapter(27);
const has = (value: number, precision = 6) => expect(text).toContain(String(Number(value.toPrecision(precision))));

test('W1, W8: one stop between the ends breaks the triangle, and a squared bound loses a neighbour', () => {
  expect(text).toContain(`costs $${5 ** 2}$`);
  expect(text).toContain(`$${3 ** 2}+${2 ** 2}=${3 ** 2 + 2 ** 2}$`);
  expect((2 - 1) ** 2).toBeLessThanOrEqual((4 - 1) ** 2 + (4 - 2) ** 2);
  expect(text).toContain(`|25-4|=${Math.abs(25 - 4)}`);
  expect(text).toContain(`true value is ${3 ** 2}`);
});

test('W2: three vectors under MSE, RMSE and MAE', () => {
  const [u, v, w] = [
    [0, 0, 0],
    [1, 2, 2],
    [3, 1, 4],
  ] as const;
  for (const [name, d] of [
    ['MSE', mse],
    ['RMSE', rmse],
    ['MAE', mae],
  ] as const) {
    const show = (x: number) => String(Number(x.toPrecision(6)));
    const kept = d(u, w) <= d(u, v) + d(v, w) + 1e-12;
    expect(text).toContain(
      `| ${name} | ${show(d(u, w))} | ${show(d(u, v))} + ${show(d(v, w))} | ${kept ? 'kept' : 'broken'} |`,
    );
  }
});

test('W3, W6: entropy, cross-entropy, KL and the floor of smoothed labels', () => {
  const p = [0.7, 0.2, 0.1];
  const q = [0.5, 0.3, 0.2];
  for (const value of [
    entropy(p),
    crossEntropy(p, q),
    crossEntropy(q, p),
    kl(p, q),
    kl(q, p),
    entropy(bernoulli(0.8)),
    entropy(bernoulli(0.9)),
  ])
    has(value);
  has(entropy([0.91, ...Array.from({ length: 9 }, () => 0.01)]));
});

test('W4: a stop at the fair coin is cheaper for cross-entropy, KL and JS, and not for their metric relatives', () => {
  const [r, q, p] = [0.9, 0.5, 0.1].map(bernoulli) as [readonly number[], readonly number[], readonly number[]];
  for (const d of [crossEntropy, kl, js]) {
    has(d(r, p));
    has(d(r, q));
    has(d(q, p));
    expect(d(r, p)).toBeGreaterThan(d(r, q) + d(q, p));
  }
  has(crossEntropy(r, q) + crossEntropy(q, p));
  has(kl(r, q) + kl(q, p));
  has(js(r, q) + js(q, p));
  for (const d of [(a: readonly number[], b: readonly number[]) => Math.sqrt(js(a, b)), hellinger]) {
    expect(text).toContain(`${d(r, p).toFixed(6)}\\le ${(d(r, q) + d(q, p)).toFixed(6)}`);
  }
  expect(text).toContain(
    `${totalVariation(r, p).toFixed(1)}=${totalVariation(r, q).toFixed(1)}+${totalVariation(q, p).toFixed(1)}`,
  );
  const short = (a: number, b: number) => -a * Math.log(b);
  expect(text).toContain(`${short(0.9, 0.1).toFixed(5)}>${short(0.9, 0.5).toFixed(6)}+${short(0.5, 0.1).toFixed(5)}`);
});

test('W5: cosine distance fails where the angle does not', () => {
  has(1 - Math.SQRT1_2);
  has(2 * (1 - Math.SQRT1_2));
});

test('W7: the truth minimizes log loss and Brier loss, the boast minimizes absolute loss', () => {
  for (const f of [0.5, 0.7, 0.9]) {
    const log = -0.7 * Math.log(f) - 0.3 * Math.log(1 - f);
    const brier = 0.7 * (1 - f) ** 2 + 0.3 * f * f;
    const absolute = 0.7 * (1 - f) + 0.3 * f;
    expect(text).toContain(`| ${f} | ${log.toFixed(6)} | ${brier.toFixed(2)} | ${absolute.toFixed(2)} |`);
  }
});

test('W9, W10: means of errors, and the constant each of them wants', () => {
  expect(rmse([0, 0, 0, 4], [0, 0, 0, 0])).toBe(2);
  expect(rmse([0.5, -0.5, 1, -2], [0, 0, 0, 0]).toFixed(5)).toBe('1.17260');
  expect(text).toContain('1 and 1.17260');
  const data = [2, 3, 3, 4, 28];
  const rows = [3, 8, 15].map((c) => {
    const constant = data.map(() => c);
    return [
      mae(data, constant).toFixed(1),
      rmse(data, constant).toFixed(4),
      String(Math.max(...data.map((v) => Math.abs(v - c)))),
    ];
  });
  const bare = text.replaceAll('**', '');
  rows.forEach((row) => expect(bare).toContain(`| ${row.join(' | ')} |`));
  has((2 + 3 + 3 + 4 + 280) / 5);
  has((2 + 280) / 2);
});

test('W11: L_0.5, Dice and time warping', () => {
  expect((1 ** 0.5 + 1 ** 0.5) ** 2).toBe(4);
  expect(dice([1], [2])).toBe(1);
  expect(dice([1], [1, 2])).toBeCloseTo(1 / 3, 12);
  expect(jaccard([1], [1, 2])).toBe(0.5);
  expect(timeWarp([0], [0, 2, 2])).toBe(4);
  expect(timeWarp([0], [0, 2])).toBe(2);
  expect(timeWarp([0, 2], [0, 2, 2])).toBe(0);
});

test('W12: the gradient of a confident mistake', () => {
  const p = 1 / (1 + Math.exp(4));
  const squared = 2 * (p - 1) * p * (1 - p);
  expect(text).toContain((p - 1).toFixed(6));
  expect(text).toContain(squared.toFixed(7));
  expect(text).toContain(`${Math.round((p - 1) / squared)} times smaller`);
});

test('N1: the exponent from which the detour wins', () => {
  const leg = Math.hypot(0.5, 0.3);
  has(leg);
  has(Math.log(2) / Math.log(1 / leg));
  expect((2 * leg ** 2).toFixed(2)).toBe('0.68');
});

test('the axiom table agrees with the text', () => {
  const verdict = Object.fromEntries(CASES);
  const metrics = CASES.filter(([, v]) => Object.values(v).every(Boolean)).map(([name]) => name);
  expect(metrics).toEqual(['RMSE', 'MAE', 'root of JS', 'angle, unit vectors', 'Jaccard distance']);
  expect(verdict['cross-entropy']).toEqual({ nonNegative: true, identity: false, symmetric: false, triangle: false });
  expect(verdict['KL divergence']).toEqual({ nonNegative: true, identity: true, symmetric: false, triangle: false });
});
