import { expect, test } from 'vitest';
import { betaDensity, logGamma, SORTER, thresholdRank, tQuantile } from '../../src/figures/26-math';
import { chapter } from './chapter';

const { text } = chapter(26);
const has = (value: number, digits: number) => expect(text).toContain(value.toFixed(digits));

/** Standard normal distribution function (series for the error function, enough for |x| < 6). */
function phi(x: number): number {
  let sum = x;
  let term = x;
  for (let i = 1; i < 200; i++) {
    term *= (-x * x) / 2 / i;
    sum += term / (2 * i + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}
const within = (x: number) => 2 * phi(x) - 1;
function solve(f: (x: number) => number, low: number, high: number): number {
  for (let i = 0; i < 40; i++) {
    const mid = (low + high) / 2;
    if (f(mid) < 0) low = mid;
    else high = mid;
  }
  return (low + high) / 2;
}

test('W1: the confidence interval collapses, the prediction interval does not', () => {
  for (const n of [25, 2500]) {
    const t = tQuantile(0.95, n - 1);
    for (const half of [t * 6.5 * Math.sqrt(1 / n), t * 6.5 * Math.sqrt(1 + 1 / n)]) {
      has(48.2 - half, 4);
      has(48.2 + half, 4);
    }
  }
  has(tQuantile(0.95, 24), 6);
  has((tQuantile(0.95, 24) * 6.5) / 5, 5);
  has((tQuantile(0.95, 2499) * 6.5) / 50, 6);
});

test('W2, W3: thresholds and sets of the waste sorter', () => {
  const scores = SORTER.map((p) => 1 - p).sort((a, b) => a - b);
  for (const p of SORTER) has(p, 2);
  const names = ['glass', 'plastic', 'metal', 'paper'];
  const probabilities = [0.55, 0.27, 0.14, 0.04];
  expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  for (const [level, k] of [
    [80, 16],
    [90, 18],
    [95, 19],
    [99, 20],
  ] as const) {
    expect(thresholdRank(19, 1 - level / 100)).toBe(k);
    const q = scores[k - 1];
    const set = names.filter((_, i) => q === undefined || 1 - (probabilities[i] ?? 0) <= q + 1e-9);
    expect(text).toContain(
      q === undefined
        ? `| ${level}% | ${k} of 19 | none | all four |`
        : `| ${level}% | ${k} | ${q.toFixed(2)} | ${set.join(', ')} |`,
    );
  }
  const bar = 1 - (scores[15] ?? 0);
  has(bar, 2);
  expect([0.38, 0.33, 0.19, 0.1].every((p) => p < bar)).toBe(true);
});

test('W4, W6: what the forgotten one costs, and bands from nine residuals', () => {
  expect(text).toContain(`15/16=${15 / 16}`);
  expect(text).toContain(`48/51=${(48 / 51).toFixed(6)}`);
  has(49 / 51, 6);
  has(90 / 101, 6);
  has(91 / 101, 6);
  expect(thresholdRank(15, 0.05)).toBe(16);
  expect(thresholdRank(50, 0.05)).toBe(49);
  expect(thresholdRank(100, 0.1)).toBe(91);
  const residuals = [0.4, 0.7, 1.1, 1.5, 1.8, 2.4, 2.9, 3.6, 5.2];
  expect(text).toContain(`\\hat y\\pm ${residuals[thresholdRank(9, 0.2) - 1]}`);
  expect(text).toContain(`\\hat y\\pm ${residuals[thresholdRank(9, 0.1) - 1]}`);
  expect(thresholdRank(9, 0.05)).toBe(10);
  for (const [alpha, least] of [
    [0.1, 9],
    [0.05, 19],
    [0.01, 99],
  ] as const) {
    expect(thresholdRank(least, alpha)).toBeLessThanOrEqual(least);
    expect(thresholdRank(least - 1, alpha)).toBeGreaterThan(least - 1);
  }
});

test('W5: the Beta law of coverage given the calibration set', () => {
  const sd = (a: number, b: number) => Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
  const below = (x: number, a: number, b: number, steps = 40_000) => {
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += betaDensity(((i + 0.5) * x) / steps, a, b);
    return (sum * x) / steps;
  };
  expect(Math.exp(logGamma(5))).toBeCloseTo(24, 8);
  has(sd(18, 2), 6);
  has(91 / 101, 6);
  has(sd(91, 10), 6);
  has(below(0.88, 91, 10), 6);
  has(sd(901, 100), 6);
  has(below(0.88, 901, 100), 6);
  has(
    solve((x) => below(x, 91, 10, 5000) - 0.05, 0.5, 1),
    6,
  );
  has(
    solve((x) => below(x, 91, 10, 5000) - 0.95, 0.5, 1),
    6,
  );
});

test('W7: conformal coverage survives a bad temperature, softmax mass does not, a shift breaks it', () => {
  const centres = [
    [0, 0],
    [2.2, 0],
    [1.1, 1.9],
  ] as const;
  const h = 0.06;
  const world = (temperature: number, shift: number, threshold?: number) => {
    const cells: { p: number[]; w: number[] }[] = [];
    for (let x = -5 + h / 2; x < 8.5; x += h) {
      for (let y = -5 + h / 2; y < 7; y += h) {
        const square = (s: number) => centres.map(([a, b]) => (x - s - a) ** 2 + (y - b) ** 2);
        const e = square(0).map((d) => Math.exp(-d / 2 / temperature));
        const total = e.reduce((s, v) => s + v, 0);
        cells.push({
          p: e.map((v) => v / total),
          w: square(shift).map((d) => (Math.exp(-d / 2) / (6 * Math.PI)) * h * h),
        });
      }
    }
    let q = threshold ?? 0;
    if (threshold === undefined) {
      let mass = 0;
      for (const [s, w] of cells
        .flatMap(({ p, w }) => p.map((v, k): [number, number] => [1 - v, w[k] ?? 0]))
        .sort((a, b) => a[0] - b[0])) {
        mass += w;
        if (mass >= 0.9) {
          q = s;
          break;
        }
      }
    }
    const out = { q, coverage: 0, size: 0, massCoverage: 0, massSize: 0, accuracy: 0 };
    for (const { p, w } of cells) {
      const all = w.reduce((s, v) => s + v, 0);
      p.forEach((v, k) => {
        if (1 - v <= q) {
          out.coverage += w[k] ?? 0;
          out.size += all;
        }
      });
      let sum = 0;
      for (const k of [0, 1, 2].sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0))) {
        if (sum === 0) out.accuracy += w[k] ?? 0;
        if (sum < 0.9) {
          out.massSize += all;
          out.massCoverage += w[k] ?? 0;
        }
        sum += p[k] ?? 0;
      }
    }
    return out;
  };
  const results = [0.25, 1, 4].map((t) => world(t, 0));
  results.forEach((r, i) => {
    const row = `| ${[0.25, 1, 4][i]} | ${r.massCoverage.toFixed(3)}, ${r.massSize.toFixed(2)} | ${r.coverage.toFixed(2)}, ${r.size.toFixed(2)} |`;
    expect(text).toContain(row);
  });
  has(results[1]?.accuracy ?? 0, 3);
  has(results[1]?.q ?? 0, 3);
  has(results[0]?.q ?? 0, 3);
  const moved = world(1, 1, results[1]?.q);
  has(moved.coverage, 3);
  expect(text).toContain(`(about ${moved.size.toFixed(2)})`);
});

test('W8, W9: coverage under a wider error, and two groups with one band', () => {
  const z = solve((x) => within(x) - 0.9, 0, 5);
  has(z, 6);
  has(within(z / 1.5), 6);
  has(within(z / 2), 6);
  const q = solve((x) => (within(x) + within(x / 3)) / 2 - 0.9, 0, 6);
  has(q, 6);
  has(within(q), 6);
  has(within(q / 3), 6);
  has(2 * z, 5);
  has(6 * z, 5);
  has(4 * z, 5);
  has(2 * q, 5);
});

test('W10-W12: a hidden class, two scores, and a coverage with its own interval', () => {
  expect(0.8 * 0.97 + 0.2 * 0.62).toBeCloseTo(0.9, 12);
  expect(text).toContain(`${(0.8 * 0.97).toFixed(3)}+${(0.2 * 0.62).toFixed(3)}=0.900`);
  const p = [0.5, 0.3, 0.15, 0.05];
  const sums = p.map((_, i) => p.slice(0, i + 1).reduce((a, b) => a + b));
  expect(p.filter((v) => 1 - v <= 0.76)).toHaveLength(2);
  expect(sums.filter((v) => v <= 0.96)).toHaveLength(3);
  expect(text).toContain(
    sums
      .slice(0, 3)
      .map((v) => v.toFixed(2))
      .join(', '),
  );
  const n = 2000;
  const share = 1786 / n;
  const z = 1.959964;
  const centre = (share + (z * z) / 2 / n) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / 4 / n / n);
  has(share, 3);
  expect(text).toContain(`(${(centre - half).toFixed(6)}, ${(centre + half).toFixed(6)})`);
});
