/**
 * Chapter 9 in one dimension: a target with two modes, and samplers whose networks are replaced by exact formulas, so that the error seen is
 * the method's own. Straight paths x_t = (1 - t) x_0 + t n, from noise at t = 1 to data at t = 0.
 */

import { normalFrom, seededRandom } from '../../demos/runtime/random';
import * as samplers from '../../demos/widgets/generative-models/samplers';

export { phi } from '../../demos/widgets/generative-models/samplers';

/** The demo's target in its first state. */
export const target: samplers.Target = samplers.targetOf(0.3, 1);

export const density = (x: number): number => samplers.density(target, x);
export const cumulative = (x: number): number => samplers.cumulative(target, x);
/** The exact map from noise to data: what a perfect flow or consistency model computes in one call. */
export const exactMap = (z: number): number => samplers.exactMap(target, z);

export const mean = samplers.meanOf(target);
export const deviation = samplers.sdOf(target);

/** Noise at n evenly spaced quantiles. */
export const quantileStarts = (n: number): number[] => Array.from(samplers.normalQuantiles(n));

/** Positions after each of `steps` steps from t = 1 to 0, the start first. */
function walk(z: number, steps: number, next: (x: number, t: number, s: number) => number): number[] {
  const path = [z];
  for (let k = 0; k < steps; k++) path.push(next(path[k] ?? z, 1 - k / steps, 1 - (k + 1) / steps));
  return path;
}

export const euler = (z: number, steps: number): number[] =>
  walk(z, steps, (x, t, s) => samplers.eulerStep(target, x, t, s));

/** The same with Heun's method: two calls a step. */
export const heun = (z: number, steps: number): number[] =>
  walk(z, steps, (x, t, s) => samplers.heunStep(target, x, t, Math.max(0, s)));

/** A DDPM-like sampler: from t to s it keeps the denoised value and part of the noise, and draws the rest anew (eta = 1). */
export const ancestral = (z: number, steps: number, draw: () => number): number[] =>
  walk(z, steps, (x, t, s) => samplers.noisyStep(target, x, t, s, 1, draw));

/** Langevin dynamics on the exact score. */
export function langevin(start: number, steps: number, draw: () => number): number {
  let x = start;
  for (let k = 0; k < steps; k++) x = samplers.langevinStep(target, x, draw);
  return x;
}

/** A seeded generator of standard normal numbers. */
export const normals = (seed: number): (() => number) => normalFrom(seededRandom(seed).uniform);

/** Wasserstein-1 distance of samples to the target, by matching sorted samples with quantiles. */
export const distance = (samples: readonly number[], quantiles: readonly number[]): number =>
  samplers.distance(Float64Array.from(samples), Float64Array.from(quantiles));

/** The quantiles that `distance` compares n samples with. */
export const quantiles = (n: number): number[] => Array.from(samplers.targetQuantiles(target, n));
