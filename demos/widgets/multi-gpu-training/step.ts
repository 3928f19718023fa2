/** What one training step gives, however it is cut, and how its products and messages are timed. */
import type { Pass } from './clock.ts';

/** Multiply-adds a device does in a unit of time. The backward pass costs two such products where the forward pass costs one. */
export const SPEED = 1024;

/** Numbers held by one device at its fullest moment. */
export interface Memory {
  weights: number;
  gradients: number;
  /** Adam's two averages. */
  optimizer: number;
  activations: number;
}

export interface Step {
  /** Gradient of every layer, put together from the devices. */
  gradients: Float64Array[];
  /** Numbers sent by each device. */
  sent: number[];
  memory: Memory[];
  /** The clock for links that carry `link` numbers in a unit of time; Infinity is allowed. */
  clock: (link: number) => Pass[];
}

/** `count` arrays of zeros. */
export const zeros = (count: number, size: number): Float64Array[] =>
  Array.from({ length: count }, () => new Float64Array(size));
/** An element that is known to be there. */
export const at = <T>(list: readonly T[], i: number): T => list[i] as T;
/** Numbers in all arrays together. */
export const total = (arrays: readonly Float64Array[]): number => arrays.reduce((sum, array) => sum + array.length, 0);

/** Ring time of an all-reduce of `size` numbers: 2 (N − 1) messages of 1/N each. Half of it is a gather or a reduce-scatter. */
export const ringTime = (devices: number, size: number, link: number): number =>
  (2 * (devices - 1) * size) / devices / link;
