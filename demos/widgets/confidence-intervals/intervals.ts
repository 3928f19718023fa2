/**
 * Four intervals for a share of right answers, and the exact probability that each contains the truth.
 * Which counts k give an interval that contains p is a run of neighbouring k for all four, so coverage is one sum of binomial terms.
 * Formulas: Brown, Cai, DasGupta 2001, Interval Estimation for a Binomial Proportion.
 */

export type Method = 'wald' | 'wilson' | 'exact' | 'bootstrap';
export const METHODS: readonly Method[] = ['wald', 'wilson', 'exact', 'bootstrap'];

export type Level = 80 | 90 | 95 | 99;
/** Standard normal quantiles at (1 + level) / 2. */
export const Z: Readonly<Record<Level, number>> = {
  80: 1.2815515655446004,
  90: 1.6448536269514722,
  95: 1.959963984540054,
  99: 2.5758293035489004,
};
/** Share of the error rate on one side. */
export const tailOf = (level: Level): number => (100 - level) / 200;

export type Interval = readonly [low: number, high: number];

/** Rounding must not decide whether an end touches the truth. */
const SLACK = 1e-9;

const logFactorials: number[] = [0];
function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push((logFactorials[k - 1] as number) + Math.log(k));
  return logFactorials[n] as number;
}

/** P(X = k) for X ~ Binomial(n, p). */
export function binomial(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log(1 - p));
}

/** P(from ≤ X ≤ to), summed outwards from the largest term. */
export function probabilityBetween(from: number, to: number, n: number, p: number): number {
  const low = Math.max(0, from);
  const high = Math.min(n, to);
  if (low > high) return 0;
  if (p <= 0) return low === 0 ? 1 : 0;
  if (p >= 1) return high === n ? 1 : 0;
  const start = Math.min(high, Math.max(low, Math.floor((n + 1) * p)));
  const top = binomial(start, n, p);
  const odds = p / (1 - p);
  let sum = top;
  for (let k = start, term = top; k < high && term > 1e-18; sum += term) {
    term *= ((n - k) / (k + 1)) * odds;
    k++;
  }
  for (let k = start, term = top; k > low && term > 1e-18; sum += term) {
    term *= k / (n - k + 1) / odds;
    k--;
  }
  return Math.min(1, sum);
}

/** The smallest k with P(X ≤ k) ≥ each of the two shares. */
export function quantiles(n: number, p: number, shares: readonly [number, number]): [number, number] {
  if (p <= 0) return [0, 0];
  if (p >= 1) return [n, n];
  const reach = 9 * Math.sqrt(n * p * (1 - p)) + 25;
  const odds = p / (1 - p);
  let k = Math.max(0, Math.floor(n * p - reach));
  let term = binomial(k, n, p);
  let sum = term;
  const next = (share: number): number => {
    while (sum < share - 1e-12 && k < n) {
      term *= ((n - k) / (k + 1)) * odds;
      sum += term;
      k++;
    }
    return k;
  };
  return [next(shares[0]), next(shares[1])];
}

/** Estimate ± z standard errors; may reach outside [0, 1]. */
export function wald(k: number, n: number, level: Level): Interval {
  const a = k / n;
  const half = Z[level] * Math.sqrt((a * (1 - a)) / n);
  return [a - half, a + half];
}

/** All p with |k/n − p| ≤ z √(p(1−p)/n). */
export function wilson(k: number, n: number, level: Level): Interval {
  const z = Z[level];
  const a = k / n;
  const centre = (a + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((a * (1 - a)) / n + (z * z) / (4 * n * n));
  return [k === 0 ? 0 : centre - half, k === n ? 1 : centre + half];
}

/** Where a rising function crosses 0 between 0 and 1. */
function crossing(f: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 48; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Clopper and Pearson: all p under which neither tail from k on is rarer than half the error rate. */
export function exact(k: number, n: number, level: Level): Interval {
  const tail = tailOf(level);
  return [
    k === 0 ? 0 : crossing((p) => probabilityBetween(k, n, n, p) - tail),
    k === n ? 1 : crossing((p) => tail - probabilityBetween(0, k, n, p)),
  ];
}

/** Percentiles of the resampled accuracy with infinitely many replicates: resampled counts are Binomial(n, k/n). */
export function bootstrap(k: number, n: number, level: Level): Interval {
  const tail = tailOf(level);
  const [low, high] = quantiles(n, k / n, [tail, 1 - tail]);
  return [low / n, high / n];
}

export const intervalOf: Readonly<Record<Method, (k: number, n: number, level: Level) => Interval>> = {
  wald,
  wilson,
  exact,
  bootstrap,
};

/** Smallest k in [0, n] with `good(k)`, where good stays true once it is; n + 1 if none is. */
function first(n: number, good: (k: number) => boolean): number {
  let [low, high] = [0, n + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (good(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The counts, from first to last, whose interval contains p; empty if first > last. */
export function coveringCounts(method: Method, n: number, p: number, level: Level): [first: number, last: number] {
  const z = Z[level];
  const tail = tailOf(level);
  switch (method) {
    case 'wald': {
      // n (a − p)² ≤ z² a (1 − a), a quadratic in a = k/n.
      const middle = (2 * n * p + z * z) / (2 * (n + z * z));
      const half = Math.sqrt(Math.max(0, middle * middle - (n * p * p) / (n + z * z)));
      return [Math.ceil(n * (middle - half) - SLACK), Math.floor(n * (middle + half) + SLACK)];
    }
    case 'wilson': {
      const half = z * Math.sqrt(n * p * (1 - p));
      return [Math.max(0, Math.ceil(n * p - half - SLACK)), Math.min(n, Math.floor(n * p + half + SLACK))];
    }
    case 'exact': {
      const [from] = quantiles(n, p, [tail, 1 - tail]);
      // P(X ≥ k) ≥ tail means the same for n − X, which counts with 1 − p.
      const [mirrored] = quantiles(n, 1 - p, [tail, 1 - tail]);
      return [from, n - mirrored];
    }
    case 'bootstrap': {
      const shares = [tail, 1 - tail] as const;
      const from = first(n, (k) => quantiles(n, k / n, shares)[1] >= n * p - SLACK);
      const beyond = first(n, (k) => quantiles(n, k / n, shares)[0] > n * p + SLACK);
      return [from, beyond - 1];
    }
  }
}

export interface Coverage {
  /** Probability that the interval of a random count contains p. */
  hit: number;
  /** Probability that it lies wholly above p (the count was too high), or wholly below. */
  above: number;
  below: number;
}

/** Exact, by summing the binomial. */
export function coverage(method: Method, n: number, p: number, level: Level): Coverage {
  const [from, to] = coveringCounts(method, n, p, level);
  if (from > to)
    return {
      hit: 0,
      above: probabilityBetween(Math.ceil(n * p), n, n, p),
      below: probabilityBetween(0, Math.ceil(n * p) - 1, n, p),
    };
  return {
    hit: probabilityBetween(from, to, n, p),
    above: probabilityBetween(to + 1, n, n, p),
    below: probabilityBetween(0, from - 1, n, p),
  };
}
