/**
 * A target with two modes in one dimension, and samplers whose networks are replaced by exact formulas, so that the error seen is the
 * method's own. Straight paths x_t = (1 − t) x_0 + t n, from noise n at t = 1 to data x_0 at t = 0.
 */

export interface Mode {
  weight: number;
  mean: number;
  sd: number;
}

export type Target = readonly Mode[];

/** 0.3 · N(−2, 0.5²) + 0.7 · N(1.5, 0.4²) by default; `gap` scales the means. */
export const targetOf = (leftWeight: number, gap: number): Target => [
  { weight: leftWeight, mean: -2 * gap, sd: 0.5 },
  { weight: 1 - leftWeight, mean: 1.5 * gap, sd: 0.4 },
];

export const bell = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Distribution function of the standard normal: power series near 0, continued fraction in the tails; about 1e-15. */
export function phi(z: number): number {
  if (Math.abs(z) < 3) {
    let term = z;
    let sum = z;
    for (let k = 1; Math.abs(term) > 1e-17; k++) sum += term *= (z * z) / (2 * k + 1);
    return 0.5 + sum * bell(z);
  }
  let fraction = 0;
  for (let k = 60; k >= 1; k--) fraction = k / (Math.abs(z) + fraction);
  const tail = bell(z) / (Math.abs(z) + fraction);
  return z > 0 ? 1 - tail : tail;
}

export const density = (target: Target, x: number): number =>
  target.reduce((sum, m) => sum + (m.weight / m.sd) * bell((x - m.mean) / m.sd), 0);
export const cumulative = (target: Target, x: number): number =>
  target.reduce((sum, m) => sum + m.weight * phi((x - m.mean) / m.sd), 0);

export const meanOf = (target: Target): number => target.reduce((sum, m) => sum + m.weight * m.mean, 0);
export const sdOf = (target: Target): number =>
  Math.sqrt(target.reduce((sum, m) => sum + m.weight * (m.sd ** 2 + m.mean ** 2), 0) - meanOf(target) ** 2);

/** Solves f(x) = y for a growing f with slope f′ in [low, high]: Newton steps, halving where they leave the bracket or are slow. */
function solve(
  f: (x: number) => number,
  slope: (x: number) => number,
  y: number,
  low: number,
  high: number,
  start: number,
): number {
  let [a, b, x] = [low, high, Math.min(high, Math.max(low, start))];
  for (let i = 0; i < 80; i++) {
    const miss = f(x) - y;
    if (miss > 0) b = x;
    else a = x;
    const step = miss / slope(x);
    const next = Number.isFinite(step) && x - step > a && x - step < b && i < 30 ? x - step : (a + b) / 2;
    if (Math.abs(next - x) < 1e-14 * Math.max(1, Math.abs(x))) return next;
    x = next;
  }
  return x;
}

const LIMIT = 14;

/** Inverse of the target's distribution function. */
export const quantileOf = (target: Target, y: number, start = meanOf(target)): number =>
  solve(
    (x) => cumulative(target, x),
    (x) => density(target, x),
    y,
    -LIMIT,
    LIMIT,
    start,
  );

/** The value with probability `y` below it under the standard normal. */
export const normalQuantile = (y: number, start = 0): number => solve(phi, bell, y, -9, 9, start);

/** The exact map from noise to data: what a perfect flow or consistency model computes in one call. */
export const exactMap = (target: Target, z: number, start = z): number => quantileOf(target, phi(z), start);

/** `of` at n evenly spaced probabilities, each search starting where the last ended. */
function evenly(n: number, of: (y: number, start: number) => number): Float64Array {
  const values = new Float64Array(n);
  let last = of(0.5 / n, 0);
  for (let i = 0; i < n; i++) values[i] = last = of((i + 0.5) / n, last);
  return values;
}

export const normalQuantiles = (n: number): Float64Array => evenly(n, normalQuantile);
export const targetQuantiles = (target: Target, n: number): Float64Array =>
  evenly(n, (y, start) => quantileOf(target, y, start));

/** E[x_0 | x_t = x]: mean of the data that could have led to x at time t. What a diffusion network would have learned. */
export function denoise(target: Target, x: number, t: number): number {
  let total = 0;
  let sum = 0;
  let nearest = Infinity;
  const keep = 1 - t;
  for (const { mean, sd } of target) {
    const gap = x - keep * mean;
    nearest = Math.min(nearest, (gap * gap) / (2 * (keep * keep * sd * sd + t * t)));
  }
  for (const { weight, mean, sd } of target) {
    const variance = keep * keep * sd * sd + t * t;
    const gap = x - keep * mean;
    // Relative to the nearest mode, so that far away not every share underflows to 0.
    const share = (weight / Math.sqrt(variance)) * Math.exp(nearest - (gap * gap) / (2 * variance));
    total += share;
    sum += share * (mean + (keep * sd * sd * gap) / variance);
  }
  return sum / total;
}

/** E[n − x_0 | x_t = x], the mean velocity of the paths through (x, t); −x at t = 0. */
export const velocity = (target: Target, x: number, t: number): number =>
  t < 1e-12 ? -x : (x - denoise(target, x, t)) / t;

/** One Euler step of the ODE from t to s. */
export const eulerStep = (target: Target, x: number, t: number, s: number): number =>
  x - (t - s) * velocity(target, x, t);

/** One step of Heun's method: two calls. */
export function heunStep(target: Target, x: number, t: number, s: number): number {
  const first = velocity(target, x, t);
  const second = velocity(target, x - (t - s) * first, s);
  return x - ((t - s) * (first + second)) / 2;
}

/**
 * A step of the DDPM family from t to s (Song, Meng & Ermon 2021, written for straight paths): keeps the denoised value and part of the noise
 * and draws the rest anew. `eta` 0 is Euler, 1 is the ancestral sampler.
 */
export function noisyStep(target: Target, x: number, t: number, s: number, eta: number, draw: () => number): number {
  const clean = denoise(target, x, t);
  const noise = (x - (1 - t) * clean) / t;
  const fresh = s <= 0 ? 0 : eta * (s / t) * Math.sqrt(Math.max(0, t * t - ((1 - t) / (1 - s)) ** 2 * s * s));
  const kept = Math.sqrt(Math.max(0, s * s - fresh * fresh));
  return (1 - s) * clean + kept * noise + (fresh > 0 ? fresh * draw() : 0);
}

/** ∇ log p(x). */
export function score(target: Target, x: number): number {
  let nearest = Infinity;
  for (const { mean, sd } of target) nearest = Math.min(nearest, ((x - mean) / sd) ** 2 / 2);
  let total = 0;
  let sum = 0;
  for (const { weight, mean, sd } of target) {
    const share = (weight / sd) * Math.exp(nearest - ((x - mean) / sd) ** 2 / 2);
    total += share;
    sum -= (share * (x - mean)) / (sd * sd);
  }
  return sum / total;
}

export const LANGEVIN_STEP = 0.01;

/** One step of Langevin dynamics on the exact score. */
export const langevinStep = (target: Target, x: number, draw: () => number): number =>
  x + LANGEVIN_STEP * score(target, x) + Math.sqrt(2 * LANGEVIN_STEP) * draw();

/** The range that the digits of the autoregressive model cut; what lies outside counts to the end bins. */
export const digitRange = (gap: number): number => 4 * Math.max(1, gap);

export interface Digits {
  /** Middle of the interval known after 0, 1, … digits. */
  middles: number[];
  /** Product of the digits' conditional probabilities. */
  probability: number;
  x: number;
}

/**
 * Draws x digit by digit: each digit says into which half of the present interval x falls. `u` in (0, 1) decides all of them, the part that
 * remains decides the place inside the last interval, where the density is taken as flat.
 */
export function drawDigits(target: Target, range: number, count: number, u: number): Digits {
  let [low, high, rest, probability] = [-range, range, u, 1];
  const below = (x: number): number => (x <= -range ? 0 : x >= range ? 1 : cumulative(target, x));
  const middles = [0];
  for (let digit = 0; digit < count; digit++) {
    const middle = (low + high) / 2;
    const [from, to] = [below(low), below(high)];
    const left = to > from ? (below(middle) - from) / (to - from) : 0.5;
    const right = rest >= left;
    rest = right ? (rest - left) / (1 - left) : rest / left;
    probability *= right ? 1 - left : left;
    if (right) low = middle;
    else high = middle;
    middles.push((low + high) / 2);
  }
  return { middles, probability, x: low + (high - low) * Math.min(1, Math.max(0, rest)) };
}

/** Mean distance that sorted samples must be moved to lie on the quantiles (Wasserstein-1). */
export function distance(samples: Float64Array, quantiles: Float64Array): number {
  const sorted = samples.slice().sort();
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) sum += Math.abs((sorted[i] as number) - (quantiles[i] as number));
  return sum / sorted.length;
}

/** FID in one dimension: squared difference of means plus squared difference of standard deviations. */
export function momentDistance(samples: Float64Array, target: Target): number {
  const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length;
  const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / samples.length;
  return (mean - meanOf(target)) ** 2 + (Math.sqrt(variance) - sdOf(target)) ** 2;
}
