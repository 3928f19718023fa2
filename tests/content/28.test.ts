import { expect, test } from 'vitest';
import { learningCurve, noiseAccuracy, normal, spreads } from '../../src/figures/28-math';
import { chapter } from './chapter';

const { text } = chapter(28);
const has = (value: number, digits: number) => expect(text).toContain(value.toFixed(digits));
const short = (value: number, precision = 6) => String(Number(value.toPrecision(precision)));

test('W1: training share and overlap of the training sets', () => {
  for (const k of [2, 3, 5, 10, 20])
    expect(text).toContain(`| ${k} | ${short((k - 1) / k)} | ${short((k - 2) / (k - 1))} |`);
  expect(text).toContain(`| 200 of 200 | ${199 / 200} | ${short(198 / 199)} |`);
});

test('W2: the bias read off the learning curve', () => {
  has(learningCurve(200), 6);
  for (const k of [2, 5, 10, 200]) has(learningCurve((200 * (k - 1)) / k) - learningCurve(200), 7);
  has(learningCurve(1600) - learningCurve(2000), 7);
});

test('W3: noise of one fold, and of the pooled average', () => {
  const fold = (k: number) => Math.sqrt((0.85 * 0.15 * k) / 200);
  for (const k of [2, 5, 10, 20, 200, 1]) has(fold(k), 7 - (k === 20 || k === 200 ? 1 : 0));
  has(Math.sqrt((0.85 * 0.15) / 40), 3);
});

test('W4, W6: the table of the stable learner agrees with a simulation, and repetition removes only the partition noise', () => {
  const table: [k: number, bias: number, fold: number, partition: number, data: number][] = [
    [2, -0.0293, 0.059, 0.061, 0.0925],
    [5, -0.0082, 0.143, 0.038, 0.0818],
    [10, -0.0037, 0.212, 0.029, 0.0797],
    [20, -0.0017, 0.306, 0.021, 0.0789],
    [40, -0.0031, 0.441, 0, 0.079],
  ];
  for (const [k, bias, fold, partition, data] of table) {
    expect(text).toContain(
      `| ${k} | ${bias.toFixed(4)} | ${fold.toFixed(3)} | ${k === 40 ? 0 : partition.toFixed(3)} | ${data.toFixed(4)} |`,
    );
  }
  const simulated = spreads(
    'centroid',
    500,
    table.map(([k]) => k),
    7,
  );
  simulated.forEach(({ estimate, fold, partition, data }, i) => {
    const [, bias, f, p, d] = table[i] ?? [0, 0, 0, 0, 0];
    expect(Math.abs(estimate - 0.7325 - bias)).toBeLessThan(0.016);
    expect(Math.abs(fold - f)).toBeLessThan(0.012);
    expect(Math.abs(partition - p)).toBeLessThan(0.006);
    expect(Math.abs(data - d)).toBeLessThan(0.012);
  });
  for (const [d, p, before, after] of [
    [0.0925, 0.061, 0.093, 0.072],
    [0.0818, 0.038, 0.082, 0.074],
  ] as const) {
    expect(Math.abs(Math.sqrt(d * d - 0.9 * p * p) - after)).toBeLessThan(0.001);
    expect(text).toContain(`from ${before} to ${after}`);
  }
});

test('W4: the biases of the table and of exercise 3, from the exact accuracy of models trained on simulated centroids', () => {
  const phi = (z: number): number => {
    let [term, sum] = [z, z];
    for (let i = 1; i < 100; i++) {
      term *= (-z * z) / (2 * i);
      sum += term / (2 * i + 1);
    }
    return 0.5 + sum / Math.sqrt(2 * Math.PI);
  };
  // Centroids of a class of size m scatter by 1/sqrt(m); the same deviates serve all sizes, so that differences are sharp.
  const sizes = [
    [20, 20],
    [10, 10],
    [15, 15],
    [16, 16],
    [18, 18],
    [19, 19],
    [19, 20],
  ] as const;
  const total = sizes.map(() => 0);
  const gauss = normal(4);
  const sets = 12_000;
  for (let s = 0; s < sets; s++) {
    const deviates = Array.from({ length: 20 }, gauss);
    sizes.forEach(([m, n], at) => {
      let [norm, towards, offset] = [0, 0, 0];
      for (let j = 0; j < 10; j++) {
        const a = (j === 0 ? 0.75 : 0) + (deviates[j] ?? 0) / Math.sqrt(m);
        const b = (j === 0 ? -0.75 : 0) + (deviates[10 + j] ?? 0) / Math.sqrt(n);
        norm += (a - b) ** 2;
        offset += (a * a - b * b) / 2;
        if (j === 0) towards = 0.75 * (a - b);
      }
      // Leave-one-out examines an example of the class that is one short; otherwise both classes count.
      const own = phi((towards - offset) / Math.sqrt(norm));
      total[at] = (total[at] ?? 0) + (m === n ? (own + phi((towards + offset) / Math.sqrt(norm))) / 2 : own) / sets;
    });
  }
  const [full = 0, ...rest] = total;
  expect(Math.abs(full - 0.7325)).toBeLessThan(0.001);
  [-0.0293, -0.011, -0.0082, -0.0037, -0.0017, -0.0031].forEach((bias, i) =>
    expect(Math.abs((rest[i] ?? 0) - full - bias)).toBeLessThan(0.0006),
  );
  expect(text).toContain('its bias is about -0.008. For $k=4$ it is about -0.011');
});

test('W5: for the tree the spread across data sets rises with the number of folds', { timeout: 30_000 }, () => {
  const quoted = [0.1036, 0.1012, 0.1148];
  const found = spreads('tree', 320, [2, 5, 40], 3);
  found.forEach(({ data }, i) => {
    expect(Math.abs(data - (quoted[i] ?? 0))).toBeLessThan(0.012);
  });
  expect(found[2]?.data).toBeGreaterThan(found[1]?.data ?? 1);
  expect(text).toContain('0.1036 at $k=2$, 0.1012 at 5, 0.1055 at 10, 0.1075 at 20 and 0.1148 at 40');
});

test('W7: leave-one-out by formula equals refitting', () => {
  const x = [1, 2, 3, 4, 6];
  const y = [2, 3, 5, 4, 8];
  const fit = (rows: readonly number[]) => {
    const mx = rows.reduce((s, i) => s + (x[i] ?? 0), 0) / rows.length;
    const my = rows.reduce((s, i) => s + (y[i] ?? 0), 0) / rows.length;
    const sxx = rows.reduce((s, i) => s + ((x[i] ?? 0) - mx) ** 2, 0);
    const slope = rows.reduce((s, i) => s + ((x[i] ?? 0) - mx) * ((y[i] ?? 0) - my), 0) / sxx;
    return { slope, intercept: my - slope * mx, mx, sxx };
  };
  const rows = [0, 1, 2, 3, 4];
  const { slope, intercept, mx, sxx } = fit(rows);
  has(slope, 6);
  has(intercept, 6);
  const residual = (i: number) => (y[i] ?? 0) - intercept - slope * (x[i] ?? 0);
  const h = rows.map((i) => 1 / 5 + ((x[i] ?? 0) - mx) ** 2 / sxx);
  h.forEach((v) => has(v, 6));
  const errors = rows.map((i) => residual(i) / (1 - (h[i] ?? 0)));
  rows.forEach((i) => {
    const without = fit(rows.filter((j) => j !== i));
    expect((y[i] ?? 0) - without.intercept - without.slope * (x[i] ?? 0)).toBeCloseTo(errors[i] ?? 0, 10);
  });
  for (const [i, digits] of [
    [0, 6],
    [1, 7],
    [2, 6],
    [3, 6],
    [4, 1],
  ] as const)
    has(errors[i] ?? 0, digits);
  has(errors.reduce((s, e) => s + e * e, 0) / 5, 6);
  has(rows.reduce((s, i) => s + residual(i) ** 2, 0) / 5, 6);
  has(rows.reduce((s, i) => s + (residual(i) / (1 - 2 / 5)) ** 2, 0) / 5, 6);
});

test('W8, W9: trainings of nested cross-validation, and the corrected standard error', () => {
  const cost = (outer: number, inner: number, m: number) => outer * (inner * m + 1);
  expect(text).toContain(`${cost(5, 3, 20)} for five outer folds`);
  expect(text).toContain(cost(10, 5, 50).toLocaleString('en-US'));
  has(0.1 + 1 / 9, 6);
  has(Math.sqrt((0.1 + 1 / 9) / 0.1), 6);
  expect(Math.sqrt((0.2 + 1 / 4) / 0.2)).toBeCloseTo(1.5, 12);
  expect(text).toContain(`${(5 * 0.8 ** 2).toFixed(1)} and ${(10 * 0.9 ** 2).toFixed(1)}`);
});

test('W10: mean of fold F1 and pooled F1 differ', () => {
  const f1 = ([tp, fp, fn]: readonly [number, number, number]) => (2 * tp) / (2 * tp + fp + fn);
  const folds = [
    [2, 0, 1],
    [1, 1, 0],
    [0, 0, 2],
    [3, 1, 0],
  ] as const;
  folds.forEach((fold) => expect(text).toContain(short(f1(fold))));
  has(folds.reduce((s, fold) => s + f1(fold), 0) / 4, 6);
  has(f1([6, 2, 3]), 6);
});

test('W11: the best of fifty coins', () => {
  const pmf: number[] = [2 ** -100];
  for (let i = 1; i <= 100; i++) pmf.push(((pmf[i - 1] ?? 0) * (101 - i)) / i);
  let below = 0;
  let mean = 0;
  pmf.forEach((p, i) => {
    mean += (i / 100) * ((below + p) ** 50 - below ** 50);
    below += p;
  });
  has(mean, 3);
});

test('W12, W13: majority vote under leave-one-out, and noise that looks like signal', () => {
  const majority = (rest: readonly number[]) => (rest.filter(Boolean).length > rest.length / 2 ? 1 : 0);
  const labels = [...Array.from({ length: 10 }, () => 1), ...Array.from({ length: 10 }, () => 0)];
  expect(labels.filter((y, i) => majority(labels.filter((_, j) => j !== i)) === y)).toHaveLength(0);
  const { outside, inside } = noiseAccuracy(12, 5);
  expect(Math.abs(outside - 0.943)).toBeLessThan(0.04);
  expect(Math.abs(inside - 0.497)).toBeLessThan(0.09);
  expect(text).toContain('94.3%');
  expect(text).toContain('49.7%');
});
