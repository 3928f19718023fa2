/** Places in a drawing, in its own units. */

/** Rounds a coordinate so that the markup stays small: two decimals. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** To the right, and down. */
export type Point = readonly [x: number, y: number];
