import { expect, test, vi } from 'vitest';
import type { Knobs } from '../../demos/widgets/overfitting-model/fit';
import { descent, fit, medianTestError, noise, ridge } from '../../src/figures/06-math';
import { chapter } from './chapter';

// Trainings and simulations of a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { text } = chapter(6);
const holds = (...phrases: readonly string[]) => {
  for (const phrase of phrases) expect(text.includes(phrase), phrase).toBe(true);
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
/** The model with 200 features. */
const wide = (knobs: Knobs) => fit(200, 1, knobs);

test('W1: an L2 step shrinks a weight by a constant factor', () => {
  const factor = 1 - (2 * 0.1 * 0.5) / 50;
  holds(`the factor is ${factor}`, `every ${Math.round(Math.log(0.5) / Math.log(factor))} steps`);
});

test('W1: inside Adam the penalty of a loud weight is divided away', () => {
  const end = (size: number, mode: 'penalty' | 'decay' | 'none') => {
    let w = 1;
    let m = 0;
    let v = 0;
    for (let t = 1; t <= 2000; t++) {
      const g = (t % 2 ? size : -size) + (mode === 'penalty' ? 0.02 * w : 0);
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      if (mode === 'decay') w -= 0.01 * 0.02 * w;
      w -= (0.01 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
    }
    return w.toFixed(5);
  };
  holds(`the first ends at ${end(10, 'penalty')} and the second at ${end(0.1, 'penalty')}`);
  holds(`both end at ${end(10, 'decay')}`, `they end at ${end(10, 'none')}`);
  expect(end(0.1, 'decay')).toBe(end(10, 'decay'));
  expect(end(0.1, 'none')).toBe(end(10, 'none'));
});

test('W2: ridge and descent keep nearly the same share of weak directions', () => {
  const eigen = [4, 1, 0.25, 0.01];
  const kept = eigen.map((d) => d / (d + 0.25));
  const steps = eigen.map((d) => 1 - (1 - 0.2 * d) ** 20);
  const [a = 0, b = 0, c = 0, d = 0] = kept;
  holds(`${a.toFixed(5)}, ${b.toFixed(1)}, ${c.toFixed(1)} and ${d.toFixed(5)}`, sum(kept).toFixed(5));
  holds(
    `${steps
      .slice(0, 3)
      .map((s) => s.toFixed(5))
      .join(', ')} and ${(steps[3] ?? 0).toFixed(5)}`,
    sum(steps).toFixed(5),
  );
});

test('W3: the mean over all masks is the clean error plus the penalty', () => {
  const X = [
    [1, 2],
    [3, -1],
    [0, 1],
  ];
  const y = [1, 2, 0];
  const w = [0.5, 0.2];
  const squared = (mask: number) =>
    sum(
      X.map((row, i) => (sum(row.map((x, j) => ((mask >> (2 * i + j)) & 1) * 2 * x * (w[j] ?? 0))) - (y[i] ?? 0)) ** 2),
    );
  const clean = sum(X.map((row, i) => (sum(row.map((x, j) => x * (w[j] ?? 0))) - (y[i] ?? 0)) ** 2));
  const mean = sum(Array.from({ length: 64 }, (_, mask) => squared(mask))) / 64;
  const penalty = sum(w.map((v, j) => v * v * sum(X.map((row) => (row[j] ?? 0) ** 2))));
  holds(`clean error is ${clean.toFixed(2)}`, `is ${mean.toFixed(2)}`, `penalty ${penalty.toFixed(2)}`);
  expect(mean).toBeCloseTo(clean + penalty, 12);
});

test('W4: distillation losses and gradients by hand', () => {
  const soft = (z: readonly number[], tau: number) => {
    const e = z.map((v) => Math.exp(v / tau));
    return e.map((v) => v / sum(e));
  };
  const T = [6, 3, 1];
  const S = [2.5, 3, 0.5];
  const kl = (tau: number) => {
    const q = soft(S, tau);
    return sum(soft(T, tau).map((p, i) => p * Math.log(p / (q[i] ?? 1))));
  };
  const taus = [1, 2, 4, 10];
  holds(taus.map((t) => kl(t).toFixed(6)).join(', '), taus.map((t) => (t * t * kl(t)).toFixed(6)).join(', '));
  const gap = T.map((t, i) => t - (S[i] ?? 0));
  holds((sum(gap.map((g) => (g - sum(gap) / 3) ** 2)) / 6).toFixed(6));
  const p = soft(T, 4);
  holds(
    `(${soft(S, 4)
      .map((q, i) => ((q - (p[i] ?? 0)) / 4).toFixed(5))
      .join(', ')})`,
  );
  const ce = -Math.log(soft(S, 1)[0] ?? 1);
  holds(`cross-entropy is ${ce.toFixed(6)}`, (0.3 * ce + 0.7 * 16 * kl(4)).toFixed(6));
});

test('W5: double descent of the median, and its cure', () => {
  const free = (P: number) => medianTestError(P, ridge(1e-10)).toFixed(4);
  holds(
    `from ${free(4)} at $P = 4$ to ${free(8)} at $P = 8$`,
    `climbs to ${free(16)}`,
    `ends at ${free(200)} at $P = 200$`,
  );
  const [bottom = NaN, end = NaN, before = NaN, after = NaN] = [8, 10, 15, 17].map((P) =>
    medianTestError(P, ridge(1e-10)),
  );
  expect(Math.abs(bottom - end)).toBeLessThan(0.002);
  expect(Math.max(before, after)).toBeLessThan(Number(free(16)));
  const small = (P: number) => medianTestError(P, ridge(1e-3)).toFixed(4);
  holds(`${small(8)}, ${small(16)} and ${small(200)}`);
  const best = (P: number, quarter: number) => medianTestError(P, ridge(10 ** (quarter / 4))).toFixed(4);
  holds(`${best(16, -11)} at 16 and ${best(200, -10)} at 200`);
});

test('W5: the best number of steps lies in the middle', () => {
  const at = (t: number) => wide(descent(t)).testError.toFixed(4);
  holds(`${at(100)} after 100 steps, ${at(300)} after 300, ${at(1000)} after 1,000 and ${at(1e6)} after a million`);
});

test('training and validation error are closest in the first few dozen steps', () => {
  const gap = (t: number) => {
    const { trainError, testError } = wide(descent(t));
    return Math.abs(testError + noise ** 2 - trainError);
  };
  const times = Array.from({ length: 61 }, (_, i) => Math.round(10 ** (i / 10)));
  const closest = times.reduce((a, b) => (gap(b) < gap(a) ? b : a));
  expect(closest).toBeLessThan(48);
  holds('They are closest in the first few dozen steps');
  expect(wide(descent(1e6)).trainError).toBeLessThan(1e-3);
});

test('W6: ensemble error is mean member error minus spread', () => {
  const members = [2.1, 2.9, 3.4];
  const mean = sum(members) / 3;
  const error = sum(members.map((m) => (m - 3) ** 2)) / 3;
  const spread = sum(members.map((m) => (m - mean) ** 2)) / 3;
  holds(
    `Their mean is ${mean.toFixed(1)}`,
    `average ${error.toFixed(5)}`,
    `${error.toFixed(5)} - ${spread.toFixed(5)} = ${((mean - 3) ** 2).toFixed(2)}`,
  );
});

test('W6: ten unregularized members of the demo', () => {
  const at = (P: number) => {
    const fits = Array.from({ length: 10 }, (_, i) => fit(P, i + 1, ridge(1e-10)));
    const grid = Array.from({ length: 400 }, (_, k) => -1 + (2 * (k + 0.5)) / 400);
    const ensemble = sum(grid.map((x) => (sum(fits.map((f) => f.at(x))) / 10 - Math.sin(3 * x)) ** 2)) / 400;
    const errors = fits.map((f) => f.testError);
    return { mean: sum(errors) / 10, ensemble, best: Math.min(...errors), worst: Math.max(...errors) };
  };
  const peak = at(16);
  holds(
    `mean error of ${peak.mean.toFixed(4)}`,
    `has ${peak.worst.toFixed(2)}`,
    `has ${peak.ensemble.toFixed(4)}`,
    `best member, ${peak.best.toFixed(4)}`,
  );
  const wide = at(200);
  holds(`the mean is ${wide.mean.toFixed(4)} and the ensemble ${wide.ensemble.toFixed(4)}`);
});

test('W7: votes, correlated means, and the best of many tries', () => {
  const binomial = (n: number, p: number) => {
    const logs = [n * Math.log(1 - p)];
    for (let i = 1; i <= n; i++) logs.push((logs[i - 1] ?? 0) + Math.log(((n - i + 1) * p) / (i * (1 - p))));
    return logs.map(Math.exp);
  };
  const majority = (k: number, p: number) => sum(binomial(k, p).slice((k + 1) / 2)).toFixed(5);
  holds(`${majority(3, 0.62)} with three votes and ${majority(21, 0.62)} with 21`, `${majority(7, 0.45)} with seven`);
  const variance = (k: number) => Number((0.3 + 0.7 / k).toFixed(4));
  holds(`to ${variance(5)}, twenty to ${variance(20)}`, `0.3 + 0.7/6 = ${variance(6)}`, `only ${variance(12)}`);
  holds(`the mean ${((0.9 + 0.4 + 0.4) / 3).toFixed(4)}`);
  // Ten cases, three members with six right answers each: two right on nine cases, or all right on four and one right on the other six.
  expect([2 * 9, 3 * 4 + 6]).toEqual([3 * 6, 3 * 6]);
  holds('a majority of 90%, if two are right on each of nine cases, or of 40%');
  let below = 0;
  let expected = 0;
  binomial(500, 0.85).forEach((mass, right) => {
    const next = Math.min(1, below + mass);
    expected += (right / 500) * (next ** 30 - below ** 30);
    below = next;
  });
  holds(`expected at ${expected.toFixed(4)}`);
});

test('exercise 3: spike, cure and best stopping time', () => {
  const free = (P: number) => fit(P, 1, ridge(1e-10));
  expect(free(16).testError / 29.06).toBeCloseTo(1, 2);
  holds(`${free(8).testError.toFixed(4)}, 29.06 and ${free(200).testError.toFixed(4)}`);
  expect(free(16).norm / 6528).toBeCloseTo(1, 2);
  holds(`training error ${free(16).trainError.toFixed(4)})`);
  holds(`${free(8).norm.toFixed(0)}, 6528 and ${free(200).norm.toFixed(0)}`);
  const cured = fit(16, 1, ridge(1e-3));
  holds(cured.testError.toFixed(5), `${cured.effective.toFixed(2)} effective`);
  const errors = Array.from({ length: 800 }, (_, t) => wide(descent(t + 1)).testError);
  const best = errors.indexOf(Math.min(...errors)) + 1;
  const stopped = wide(descent(best));
  holds(`$t = ${best}$, with error ${stopped.testError.toFixed(4)} and ${stopped.effective.toFixed(2)} effective`);
  holds(`gives ${wide(descent(300)).testError.toFixed(4)} with ${wide(descent(300)).effective.toFixed(2)}`);
  const matching = (stopped.directions[0]?.d ?? NaN) / best;
  holds(
    `= ${matching.toFixed(5)}$ gives ${wide(ridge(matching)).testError.toFixed(4)}`,
    `it gives ${wide(ridge(0.0031)).testError.toFixed(4)}`,
  );
});
