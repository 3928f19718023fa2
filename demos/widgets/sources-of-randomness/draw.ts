/** From probabilities to draws: temperature, the three ways to cut the tail, the exact draw, and the test of it. */
import { firstWord } from './philox.ts';

export interface Settings {
  temperature: number;
  /** Keep the k most probable; 0 is off. */
  topK: number;
  /** Then the fewest whose probabilities reach p; 1 is off. */
  topP: number;
  /** Then those at least m times as probable as the first; 0 is off. */
  minP: number;
}

/** p^(1/T), normalized. The first must be the largest. */
export function tempered(p: ArrayLike<number>, temperature: number): Float64Array {
  const first = Math.log(p[0] as number);
  const powers = Float64Array.from(p, (value) =>
    temperature === 1 ? value : Math.exp((Math.log(value) - first) / temperature),
  );
  const total = powers.reduce((sum, value) => sum + value, 0);
  return temperature === 1 && Math.abs(total - 1) < 1e-9 ? powers : powers.map((value) => value / total);
}

/**
 * How many of the first tokens are kept of probabilities that fall: top-k of all, top-p of what k leaves, min-p of the first.
 * The running sum is the plain one of 64-bit floats, so that 0.36 + 0.22 + 0.14 + 0.10 + 0.08 stays below 0.9.
 */
export function keptCount(p: ArrayLike<number>, { topK, topP, minP }: Settings): number {
  let count = topK > 0 ? Math.min(topK, p.length) : p.length;
  if (topP < 1) {
    let mass = 1;
    if (count < p.length) {
      mass = 0;
      for (let i = 0; i < count; i++) mass += p[i] as number;
    }
    let [sum, crossing] = [0, 0];
    while (crossing < count && (crossing === 0 || sum < topP * mass)) sum += p[crossing++] as number;
    count = crossing;
  }
  while (count > 1 && (p[count - 1] as number) < minP * (p[0] as number)) count--;
  return count;
}

/** The probabilities that are drawn from: tempered, cut, normalized; sorted as the given ones are. */
export function finalDistribution(p: ArrayLike<number>, settings: Settings): Float64Array {
  const warm = tempered(p, settings.temperature);
  const kept = warm.slice(0, keptCount(warm, settings));
  const total = kept.reduce((sum, value) => sum + value, 0);
  return kept.length === warm.length ? kept : kept.map((value) => value / total);
}

/** ⌊F_j · 2³²⌋ of the running sums F_j, the last 2³²: whole numbers, so that every machine draws alike. */
export function thresholdsOf(p: ArrayLike<number>): Float64Array {
  const thresholds = new Float64Array(p.length);
  let sum = 0;
  for (let j = 0; j < p.length; j++) thresholds[j] = Math.floor((sum += p[j] as number) * 2 ** 32);
  thresholds[p.length - 1] = 2 ** 32;
  return thresholds;
}

/** The first token whose threshold lies above the word. */
export function pick(thresholds: Float64Array, word: number): number {
  let [low, high] = [0, thresholds.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (word < (thresholds[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function drawMany(p: ArrayLike<number>, seed: number, count: number): Uint32Array {
  const thresholds = thresholdsOf(p);
  return Uint32Array.from({ length: count }, (_, i) => pick(thresholds, firstWord(seed, i)));
}

export const entropyBits = (p: ArrayLike<number>): number => {
  let bits = 0;
  for (let i = 0; i < p.length; i++) if ((p[i] as number) > 0) bits -= (p[i] as number) * Math.log2(p[i] as number);
  return bits;
};

export interface ChiSquare {
  statistic: number;
  /** Degrees of freedom: cells, after merging, less one. */
  freedom: number;
  /** What became of cells with fewer than five expected draws: a cell together, or nothing where they are too few for one. */
  small: 'none' | 'merged' | 'left out';
  /** Probability of a statistic at least as large if the theory is right. */
  p: number;
}

/** Σ (observed − expected)² / expected. Cells with fewer than five expected draws are merged; where they stay below five, left out. */
export function chiSquare(observed: ArrayLike<number>, probabilities: ArrayLike<number>, draws: number): ChiSquare {
  let [statistic, cells, restObserved, restExpected] = [0, 0, 0, 0];
  for (let i = 0; i < observed.length; i++) {
    const expected = (probabilities[i] as number) * draws;
    if (expected < 5) {
      restObserved += observed[i] as number;
      restExpected += expected;
      continue;
    }
    statistic += ((observed[i] as number) - expected) ** 2 / expected;
    cells++;
  }
  if (restExpected >= 5) {
    statistic += (restObserved - restExpected) ** 2 / restExpected;
    cells++;
  }
  const freedom = Math.max(0, cells - 1);
  const small = restExpected >= 5 ? 'merged' : restExpected > 0 ? 'left out' : 'none';
  return { statistic: freedom > 0 ? statistic : 0, freedom, small, p: freedom > 0 ? upperTail(statistic, freedom) : 1 };
}

/** ln Γ(x) for x > 0, by Lanczos's series (g = 7, nine terms). */
export function logGamma(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const t = x + 6.5;
  const sum = terms.reduce((all, term, i) => all + (i === 0 ? term : term / (x + i - 1)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Probability that χ² with `freedom` degrees exceeds x: the regularized upper incomplete gamma function. */
export function upperTail(x: number, freedom: number): number {
  const [a, z] = [freedom / 2, x / 2];
  if (z <= 0) return 1;
  const front = Math.exp(a * Math.log(z) - z - logGamma(a));
  if (z < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 1000 && term > sum * 1e-16; n++) sum += term *= z / (a + n);
    return Math.max(0, 1 - front * sum);
  }
  // Lentz's continued fraction.
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1000; i++) {
    const factor = -i * (i - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return front * h;
}

/** The value that χ² exceeds with probability `tail`. */
export function chiSquareLimit(freedom: number, tail: number): number {
  let [low, high] = [0, 10 * freedom + 100];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (upperTail(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Density of χ². */
export const chiSquareDensity = (x: number, freedom: number): number =>
  x <= 0 ? 0 : Math.exp((freedom / 2 - 1) * Math.log(x) - x / 2 - (freedom / 2) * Math.LN2 - logGamma(freedom / 2));
