import { expect, test } from 'vitest';
import { bestAuc, effectiveShare, phi, stepAccuracy } from '../../src/figures/29-math';
import { chapter } from './chapter';
import { normalFrom, seededRandom } from '../../demos/runtime/random';

const { text } = chapter(29);
const has = (value: number, digits: number) => expect(text).toContain(value.toFixed(digits));

/** Seeded uniform and normal numbers. */
function generator(seed: number) {
  const { uniform } = seededRandom(seed);
  return { uniform, normal: normalFrom(uniform) };
}

/** Area under the ROC curve: share of (negative, positive) pairs in the right order. */
function auc(scores: readonly number[], positive: readonly boolean[]): number {
  const order = scores.map((s, i) => ({ s, p: positive[i] ?? false })).sort((a, b) => a.s - b.s);
  let negatives = 0;
  let right = 0;
  for (const { p } of order) {
    if (p) right += negatives;
    else negatives++;
  }
  return right / (negatives * (order.length - negatives));
}

/** Logistic regression with an intercept, by Newton steps. */
function logistic(rows: readonly (readonly number[])[], y: readonly number[], steps = 6): Float64Array {
  const d = (rows[0]?.length ?? 0) + 1;
  const w = new Float64Array(d);
  const x = new Float64Array(d);
  for (let step = 0; step < steps; step++) {
    // Rows of [Hessian | gradient]; only what elimination needs, on and right of the diagonal.
    const m = d + 1;
    const h = new Float64Array(d * m);
    for (let a = 0; a < d; a++) h[a * m + a] = 1e-6;
    rows.forEach((row, i) => {
      x[0] = 1;
      let z = w[0]!;
      for (let a = 1; a < d; a++) z += w[a]! * (x[a] = row[a - 1]!);
      const p = 1 / (1 + Math.exp(-z));
      const bend = p * (1 - p);
      for (let a = 0; a < d; a++) {
        const v = x[a]! * bend;
        for (let b = a; b < d; b++) h[a * m + b]! += v * x[b]!;
        h[a * m + d]! += x[a]! * (y[i]! - p);
      }
    });
    for (let a = 0; a < d; a++) {
      for (let b = a + 1; b < d; b++) {
        const factor = h[a * m + b]! / h[a * m + a]!;
        for (let c = b; c < m; c++) h[b * m + c]! -= factor * h[a * m + c]!;
      }
    }
    for (let a = d - 1; a >= 0; a--) {
      let sum = h[a * m + d]!;
      for (let b = a + 1; b < d; b++) sum -= h[a * m + b]! * h[b * m + d]!;
      h[a * m + d] = sum / h[a * m + a]!;
      w[a]! += h[a * m + d]!;
    }
  }
  return w;
}
const score = (w: Float64Array, row: readonly number[]) =>
  (w[0] ?? 0) + row.reduce((s, v, a) => s + v * (w[a + 1] ?? 0), 0);

test('W1: the gap in units of its standard error', () => {
  for (const n of [200, 50]) {
    const se = Math.sqrt((0.84 * 0.16) / 2000 + (0.9 * 0.1) / n);
    has(se, 7);
    has(0.06 / se, 3);
  }
  const z = 0.06 / Math.sqrt((0.84 * 0.16) / 2000 + (0.9 * 0.1) / 200);
  has(2 * (1 - phi(z)), 4);
});

test('W2, W3, W12: an easier mixture, noisy labels, duplicates', () => {
  has((0.95 + 0.7) / 2, 3);
  has(0.85 * 0.95 + 0.15 * 0.7, 4);
  has(0.92 * 0.9 + 0.08 * 0.1, 3);
  has((120 + 0.82 * 880) / 1000, 4);
});

test('W4: what an optimal separator can reach, and what weighting leaves', () => {
  for (const [delta, share] of [
    [0.25, '0.939413'],
    [0.5, '0.778801'],
    [1, '0.367879'],
    [2, '0.0183156'],
    [3, '0.000123'],
  ] as const) {
    expect(effectiveShare(delta)).toBeCloseTo(Number(share), 6);
    expect(text).toContain(`| ${delta} | ${bestAuc(delta).toFixed(6)} | ${phi(delta / 2).toFixed(6)} | ${share} |`);
  }
});

test('W5: AUC by counting pairs, unchanged by an increasing transform, turned by swapping', () => {
  const scores = [0.1, 0.3, 0.35, 0.6, 0.4, 0.7, 0.8];
  const isTest = [false, false, false, false, true, true, true];
  const value = auc(scores, isTest);
  has(value, 6);
  expect(value).toBeCloseTo(11 / 12, 12);
  expect(
    auc(
      scores.map((s) => Math.exp(9 * s)),
      isTest,
    ),
  ).toBe(value);
  expect(
    auc(
      scores,
      isTest.map((t) => !t),
    ),
  ).toBeCloseTo(1 - value, 12);
});

/** 800 training and 200 test rows of `width` features, the first one shifted by `delta` in the test rows; every fifth row is a test row. */
function twoSets(width: number, delta: number, seed: number) {
  const { normal, uniform } = generator(seed);
  const isTest = Array.from({ length: 1000 }, (_, i) => i % 5 === 0);
  const rows = isTest.map((t) => Array.from({ length: width }, (_, j) => normal() + (t && j === 0 ? delta : 0)));
  return { isTest, rows, uniform };
}
const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test('W6: stratified adversarial validation finds the shift in AUC and not in accuracy', { timeout: 30_000 }, () => {
  has(Math.sqrt(1001 / (12 * 800 * 200)), 7);
  const run = (delta: number, steps: number, seed: number) => {
    const { isTest, rows } = twoSets(5, delta, seed);
    const fold = isTest.map((_, i) => Math.floor(i / 5) % 5);
    let area = 0;
    let right = 0;
    for (let f = 0; f < 5; f++) {
      const inside = rows.map((_, i) => i).filter((i) => fold[i] !== f);
      const outside = rows.map((_, i) => i).filter((i) => fold[i] === f);
      const w = logistic(
        inside.map((i) => rows[i] ?? []),
        inside.map((i) => (isTest[i] ? 1 : 0)),
        steps,
      );
      const s = outside.map((i) => score(w, rows[i] ?? []));
      area +=
        auc(
          s,
          outside.map((i) => isTest[i] ?? false),
        ) / 5;
      right += outside.filter((i, a) => (s[a] ?? 0) > 0 === isTest[i]).length / 1000;
    }
    return { area, right };
  };
  const many = (delta: number, count: number, steps: number) =>
    Array.from({ length: count }, (_, i) => run(delta, steps, 5000 + i));
  for (const [delta, area, accuracy] of [
    [0.5, 0.631, 0.8],
    [1, 0.757, 0.812],
    [2, 0.92, undefined],
  ] as const) {
    const results = many(delta, 12, 4);
    expect(Math.abs(average(results.map((r) => r.area)) - area)).toBeLessThan(0.015);
    if (accuracy) expect(Math.abs(average(results.map((r) => r.right)) - accuracy)).toBeLessThan(0.006);
    has(area, 3);
    if (accuracy) has(accuracy, 3);
  }
  const without = many(0, 100, 2).map((r) => r.area);
  const mean = average(without);
  const sd = Math.sqrt(average(without.map((v) => (v - mean) ** 2)));
  expect(text).toContain(`the AUC averages ${mean.toFixed(2)} with standard deviation ${sd.toFixed(2)}`);
});

test(
  'W6: unstratified folds with pooled scores fall below one half; a classifier scored on its own rows finds noise',
  { timeout: 30_000 },
  () => {
    const pooled = Array.from({ length: 60 }, (_, seed) => {
      const { isTest, rows, uniform } = twoSets(5, 0, 900 + seed);
      const order = rows.map((_, i) => i);
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(uniform() * (i + 1));
        [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
      }
      const s: number[] = [];
      for (let f = 0; f < 5; f++) {
        const inside = order.filter((_, a) => a % 5 !== f);
        const w = logistic(
          inside.map((i) => rows[i] ?? []),
          inside.map((i) => (isTest[i] ? 1 : 0)),
          2,
        );
        order.forEach((i, a) => {
          if (a % 5 === f) s[i] = score(w, rows[i] ?? []);
        });
      }
      return auc(s, isTest);
    });
    expect(Math.abs(average(pooled) - 0.487)).toBeLessThan(0.006);
    has(0.487, 3);
    const own = Array.from({ length: 3 }, (_, seed) => {
      const { isTest, rows } = twoSets(100, 0, 40 + seed);
      const w = logistic(rows, isTest.map(Number), 3);
      return auc(
        rows.map((row) => score(w, row)),
        isTest,
      );
    });
    expect(Math.abs(average(own) - 0.72)).toBeLessThan(0.02);
    expect(text).toContain('0.72 with 100 noise features');
  },
);

test('W7: class counts and PSI', () => {
  const counts = [
    [500, 300, 200],
    [150, 40, 10],
  ];
  const total = 1200;
  const row = counts.map((c) => c.reduce((a, b) => a + b));
  let chi = 0;
  counts.forEach((c, i) =>
    c.forEach((o, j) => {
      const e = ((row[i] ?? 0) * ((counts[0]?.[j] ?? 0) + (counts[1]?.[j] ?? 0))) / total;
      chi += (o - e) ** 2 / e;
    }),
  );
  has(chi, 4);
  expect(text).toContain(`${(Math.exp(-chi / 2) * 1e11).toFixed(2)}\\cdot 10^{-11}`);
  has(
    [0.1, 0.2, 0.3, 0.4].reduce((s, q) => s + (q - 0.25) * Math.log(q / 0.25), 0),
    6,
  );
});

test('W8, W9: concept shift that no input shows, covariate shift that helps', () => {
  has(1 - (phi(0.6) - 0.5), 6);
  has(stepAccuracy(0), 6);
  has(stepAccuracy(1), 6);
  const { normal } = generator(9);
  let top = 0;
  let all = 0;
  for (let i = 0; i < 200_000; i++) {
    const x = normal();
    const w = Math.exp(x - 0.5);
    all += w;
    top += w * (x < 0.5 ? 0.6 : 0.9);
  }
  expect(Math.abs(top / all - stepAccuracy(1))).toBeLessThan(0.003);
});

test('W10, W11: weights, weighted accuracy, effective sample size', () => {
  const w = [0.2, 0.5, 0.8, 1, 1, 1.5, 2, 5];
  const right = [1, 1, 1, 1, 0, 1, 0, 0];
  const sum = w.reduce((a, b) => a + b);
  has(right.reduce((a, b) => a + b) / 8, 3);
  has(w.reduce((s, v, i) => s + v * (right[i] ?? 0), 0) / sum, 6);
  has(sum ** 2 / w.reduce((s, v) => s + v * v, 0), 5);
  has((4 * 0.05) / 0.95, 6);
  for (const [s, value] of [
    [0.2, 1],
    [0.5, 4],
    [0.8, 16],
  ] as const)
    expect((4 * s) / (1 - s)).toBeCloseTo(value, 12);
});

test('E1, E2: what a useless classifier scores', () => {
  has(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), 6);
  has(0.25 * 0.75, 4);
  expect(text).toContain(`${((100 * 10000) / 10200).toFixed(2)}\\%`);
  has(Math.sqrt(401 / (12 * 200 * 200)), 4);
  has(Math.sqrt(10201 / (12 * 10000 * 200)), 4);
});

test('N1: the weighted score predicts the test score under covariate shift, and nothing moves under concept shift', () => {
  const run = (delta: number, concept: number, seed: number) => {
    const { normal, uniform } = generator(seed);
    const make = (n: number, shift: number, threshold: number) =>
      Array.from({ length: n }, () => {
        const x: readonly [number, number] = [normal() + shift, normal()];
        const clean = x[1] > threshold;
        return { x, y: uniform() < (x[0] < 0.5 ? 0.4 : 0.1) ? !clean : clean };
      });
    const train = make(800, 0, 0);
    const held = make(200, delta, concept);
    const task = logistic(
      train.map((r) => r.x),
      train.map((r) => (r.y ? 1 : 0)),
    );
    const ok = (r: { x: readonly [number, number]; y: boolean }) => score(task, r.x) > 0 === r.y;
    const domain = logistic(
      [...train, ...held].map((r) => r.x),
      [...train.map(() => 0), ...held.map(() => 1)],
    );
    const w = train.map((r) => Math.exp(score(domain, r.x)) * 4);
    return {
      train: train.filter(ok).length / 800,
      test: held.filter(ok).length / 200,
      weighted: train.reduce((s, r, i) => s + (ok(r) ? (w[i] ?? 0) : 0), 0) / w.reduce((a, b) => a + b),
      left: w.reduce((a, b) => a + b) ** 2 / w.reduce((a, b) => a + b * b, 0) / 800,
    };
  };
  const means = (delta: number, concept: number) => {
    const all = Array.from({ length: 40 }, (_, i) => run(delta, concept, 1000 + i));
    return (['train', 'test', 'weighted', 'left'] as const).map((key) => {
      const values = all.map((r) => r[key]);
      const mean = average(values);
      return { mean, sd: Math.sqrt(average(values.map((v) => (v - mean) ** 2))) };
    });
  };
  const near = (values: readonly number[], quoted: readonly number[], within: number) =>
    quoted.forEach((q, i) => expect(Math.abs((values[i] ?? 0) - q)).toBeLessThan(within));
  const shifted = means(1, 0);
  near(
    shifted.map(({ mean }) => mean),
    [0.68, 0.77, 0.78, 0.37],
    0.025,
  );
  near(
    shifted.map(({ sd }) => sd),
    [0.02, 0.04, 0.03],
    0.015,
  );
  near(
    means(0, 0.6).map(({ mean }) => mean),
    [0.68, 0.6, 0.68, 1],
    0.025,
  );
  expect(text).toContain(
    'training accuracy 0.68, test accuracy 0.77, weighted training accuracy 0.78 (standard deviations 0.02, 0.04, 0.03)',
  );
});
