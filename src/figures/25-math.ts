/** Intervals for a share of right answers, and their exact coverage: the calculations behind the figures of chapter 25. */

/** Logarithm of the binomial coefficient's factorials, summed once. */
const logFactorials = [0];
const logFactorial = (n: number): number => {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));
  return logFactorials[n] ?? 0;
};

/** P(k of n) at probability p. */
export function binomial(k: number, n: number, p: number): number {
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  return Math.exp(
    logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p),
  );
}

export type Interval = readonly [low: number, high: number];
export const z95 = 1.959963984540054;

/** Estimate ± z standard errors. */
export function wald(k: number, n: number, z = z95): Interval {
  const p = k / n;
  const half = z * Math.sqrt((p * (1 - p)) / n);
  return [p - half, p + half];
}

/** All p whose own standard error would explain the estimate: the inverted score test. */
export function wilson(k: number, n: number, z = z95): Interval {
  const p = k / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

const solve = (f: (p: number) => number): number => {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const mid = (low + high) / 2;
    if (f(mid) > 0) high = mid;
    else low = mid;
  }
  return (low + high) / 2;
};

/** Exact interval: ends at which the tail beyond k has half of the error rate. */
export function clopperPearson(k: number, n: number, alpha = 0.05): Interval {
  const atLeast = (p: number): number =>
    Array.from({ length: n - k + 1 }, (_, i) => binomial(k + i, n, p)).reduce((a, b) => a + b, 0);
  const atMost = (p: number): number =>
    Array.from({ length: k + 1 }, (_, i) => binomial(i, n, p)).reduce((a, b) => a + b, 0);
  return [k === 0 ? 0 : solve((p) => atLeast(p) - alpha / 2), k === n ? 1 : solve((p) => alpha / 2 - atMost(p))];
}

/** Probability that the interval of a random count contains p; `table[k]` is the interval at count k. */
export function coverage(table: readonly Interval[], n: number, p: number): number {
  return table.reduce((sum, [low, high], k) => (low <= p && p <= high ? sum + binomial(k, n, p) : sum), 0);
}

export const tableOf = (method: (k: number, n: number) => Interval, n: number): Interval[] =>
  Array.from({ length: n + 1 }, (_, k) => method(k, n));

/** Right answers of a model with accuracy p on n fresh test examples. */
export const testSet = (n: number, p: number, next: () => number): number =>
  Array.from({ length: n }, () => (next() < p ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
