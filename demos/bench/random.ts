/** Seeded random numbers for test data and benchmarks: the same everywhere. */
import { seededRandom } from '../runtime/random.ts';

export type Random = () => number;

/** @returns a function that gives numbers in [0, 1) */
export function randomFrom(seed: number): Random {
  return seededRandom(seed).uniform;
}

/** `length` float32 numbers, uniform in [-1, 1). */
export function randomFloats(random: Random, length: number): Float32Array {
  return Float32Array.from({ length }, () => 2 * random() - 1);
}
