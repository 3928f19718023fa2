/** 32-bit floats looked at closely: their bits, the steps between them, and how far two ways of adding may drift apart. */

/** The eight hexadecimal digits of the 32-bit float. */
export function hex32(value: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0).toString(16).toUpperCase().padStart(8, '0');
}

/** Position of a 32-bit float among all of them, in order; both zeros are 0. */
function place(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  const bits = view.getInt32(0);
  return bits >= 0 ? bits : -2147483648 - bits;
}

/** Steps from one 32-bit float to the other (units in the last place). */
export const ulps = (a: number, b: number): number => Math.abs(place(a) - place(b));

/** Largest error of a sum of `count` products in 32-bit floats, whatever the order: count·u / (1 − count·u) · Σ|w x|, u = 2⁻²⁴. */
export const roundingBound = (count: number, magnitude: number): number =>
  ((count * 2 ** -24) / (1 - count * 2 ** -24)) * magnitude;

/** Σ w x + bias in 32-bit floats, every product and sum rounded, in the given order of terms; the bias comes last. */
export function sumFloat32(w: ArrayLike<number>, x: ArrayLike<number>, order: readonly number[], bias = 0): number {
  let sum = 0;
  for (const i of order) sum = Math.fround(sum + Math.fround((w[i] as number) * (x[i] as number)));
  return Math.fround(sum + bias);
}
