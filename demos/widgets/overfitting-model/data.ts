/** Sixteen noisy points of a sine to learn from, and the noiseless curve on a fine grid to be measured against. */
import { normalFrom, seededRandom } from '../../runtime/random.ts';

/** Training points N. */
export const N = 16;
/** Points of [−1, 1] at which the error against the noiseless truth is measured. */
export const TESTS = 400;
const gridPoint = (k: number): number => -1 + (2 * (k + 0.5)) / TESTS;
export const GRID = Float64Array.from({ length: TESTS }, (_, k) => gridPoint(k));

export const truth = (x: number): number => Math.sin(3 * x);
export const GRID_TRUTH = GRID.map(truth);

export const TRAINING_X = Array.from({ length: N }, (_, i) => -1 + (2 * (i + 0.5)) / N);

/** Targets of the sixteen training points; Box and Muller on the generator with seed 1. */
export function targets(noise: number): Float64Array {
  const normal = normalFrom(seededRandom(1).uniform);
  return Float64Array.from(TRAINING_X, (x) => truth(x) + noise * normal());
}
