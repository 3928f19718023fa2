/**
 * Chapter 9 in one dimension: a target with two modes, and samplers whose networks are replaced by exact formulas, so that the error seen is
 * the method's own. Straight paths x_t = (1 - t) x_0 + t n, from noise at t = 1 to data at t = 0.
 */

export interface Mode {
  weight: number;
  mean: number;
  sd: number;
}

export const target: readonly Mode[] = [
  { weight: 0.3, mean: -2, sd: 0.5 },
  { weight: 0.7, mean: 1.5, sd: 0.4 },
];

const normal = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Distribution function of the standard normal: series near 0, continued fraction in the tails; about 1e-15. */
export function phi(z: number): number {
  if (Math.abs(z) < 3) {
    let term = z;
    let sum = z;
    for (let k = 1; k < 80; k++) sum += term *= (z * z) / (2 * k + 1);
    return 0.5 + sum * normal(z);
  }
  let fraction = 0;
  for (let k = 60; k >= 1; k--) fraction = k / (Math.abs(z) + fraction);
  const tail = normal(z) / (Math.abs(z) + fraction);
  return z > 0 ? 1 - tail : tail;
}

/** Solves f(x) = y for a growing f by bisection. */
export function invert(f: (x: number) => number, y: number, low = -12, high = 12): number {
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(middle) < y) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const density = (x: number): number =>
  target.reduce((sum, m) => sum + (m.weight / m.sd) * normal((x - m.mean) / m.sd), 0);
export const cumulative = (x: number): number =>
  target.reduce((sum, m) => sum + m.weight * phi((x - m.mean) / m.sd), 0);
/** The exact map from noise to data: what a perfect flow or consistency model computes in one call. */
export const exactMap = (z: number): number => invert(cumulative, phi(z));

export const mean = target.reduce((sum, m) => sum + m.weight * m.mean, 0);
export const deviation = Math.sqrt(
  target.reduce((sum, m) => sum + m.weight * (m.sd ** 2 + m.mean ** 2), 0) - mean ** 2,
);

/** Noise at n evenly spaced quantiles. */
export const quantileStarts = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => invert(phi, (i + 0.5) / n, -6, 6));

/** Mean of the data that could have led to x at time t. */
export function denoise(x: number, t: number): number {
  let total = 0;
  let sum = 0;
  for (const { weight, mean: m, sd } of target) {
    const variance = ((1 - t) * sd) ** 2 + t * t;
    const gap = x - (1 - t) * m;
    const share = (weight / Math.sqrt(variance)) * Math.exp((-gap * gap) / (2 * variance));
    total += share;
    sum += share * (m + ((1 - t) * sd * sd * gap) / variance);
  }
  return sum / total;
}

/** Mean velocity of the paths through (x, t). */
export const velocity = (x: number, t: number): number => (t < 1e-12 ? -x : (x - denoise(x, t)) / t);

/** Positions after each of `steps` Euler steps, the start first. */
export function euler(z: number, steps: number): number[] {
  const path = [z];
  for (let k = 0; k < steps; k++) {
    const x = path[k] ?? z;
    path.push(x - velocity(x, 1 - k / steps) / steps);
  }
  return path;
}

/** The same with Heun's method: two calls a step. */
export function heun(z: number, steps: number): number[] {
  const path = [z];
  for (let k = 0; k < steps; k++) {
    const x = path[k] ?? z;
    const first = velocity(x, 1 - k / steps);
    const second = velocity(x - first / steps, Math.max(0, 1 - (k + 1) / steps));
    path.push(x - (first + second) / (2 * steps));
  }
  return path;
}

/** A DDPM-like sampler: from t to s it keeps the denoised value and part of the noise, and draws the rest anew (eta = 1). */
export function ancestral(z: number, steps: number, draw: () => number): number[] {
  const path = [z];
  for (let k = 0; k < steps; k++) {
    const [t, s] = [1 - k / steps, 1 - (k + 1) / steps];
    const x = path[k] ?? z;
    const clean = denoise(x, t);
    const noise = (x - (1 - t) * clean) / t;
    const fresh = k === steps - 1 ? 0 : (s / t) * Math.sqrt(Math.max(0, t * t - ((1 - t) / (1 - s)) ** 2 * s * s));
    path.push((1 - s) * clean + Math.sqrt(Math.max(0, s * s - fresh * fresh)) * noise + fresh * draw());
  }
  return path;
}

/** Langevin dynamics on the exact score, step 0.01. */
export function langevin(start: number, steps: number, draw: () => number): number {
  const e = 0.01;
  let x = start;
  for (let k = 0; k < steps; k++) {
    let slope = 0;
    for (const m of target) slope -= ((m.weight / m.sd) * normal((x - m.mean) / m.sd) * (x - m.mean)) / m.sd ** 2;
    x += (e * slope) / density(x) + Math.sqrt(2 * e) * draw();
  }
  return x;
}

/** A seeded generator of standard normal numbers. */
export function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Wasserstein-1 distance of samples to the target, by matching sorted samples with quantiles. */
export function distance(samples: readonly number[], quantiles: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted.reduce((sum, x, i) => sum + Math.abs(x - (quantiles[i] ?? 0)), 0) / sorted.length;
}

/** The quantiles that `distance` compares n samples with. */
export const quantiles = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => invert(cumulative, (i + 0.5) / n));
