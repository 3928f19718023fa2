/** Adding an update to weights and taking it away again, in number formats that round. */
import type { Factors, Layer, Net } from './net.ts';

/** s · A B, row-major [k, n]. */
export function updateOf({ k, n }: Layer, { rank, scale, a, b }: Factors): Float64Array {
  const out = new Float64Array(k * n);
  for (let i = 0; i < k; i++)
    for (let r = 0; r < rank; r++) {
      const v = scale * (a[i * rank + r] as number);
      for (let j = 0; j < n; j++) out[i * n + j] = (out[i * n + j] as number) + v * (b[r * n + j] as number);
    }
  return out;
}

/** The network with W + s · A B in place of W, and no factors. */
export const merged = (net: Net): Net => ({
  layers: net.layers.map((layer, l) => {
    const factors = net.factors[l];
    if (!factors) return layer;
    const update = updateOf(layer, factors);
    return { ...layer, w: layer.w.map((value, i) => value + (update[i] as number)) };
  }),
  factors: net.layers.map(() => undefined),
});

/** The network without its factors. */
export const detached = (net: Net): Net => ({ layers: net.layers, factors: net.layers.map(() => undefined) });

export type Format = 'float32' | 'bfloat16';

/** One number, seen as float32 and as its bits. */
const asFloat = new Float32Array(1);
const asBits = new Uint32Array(asFloat.buffer);

/** bfloat16 is the upper half of float32; rounded to the nearest, ties to even. */
export function toBfloat16(value: number): number {
  asFloat[0] = value;
  const bits = asBits[0] as number;
  asBits[0] = (bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000;
  return asFloat[0];
}

export const ROUND: Readonly<Record<Format, (value: number) => number>> = {
  float32: Math.fround,
  bfloat16: toBfloat16,
};
/** Bits of the significand, the hidden one included. */
const PRECISION: Readonly<Record<Format, number>> = { float32: 24, bfloat16: 8 };

/** Distance between neighbours of this format at a value (normal numbers). */
export const spacing = (format: Format, value: number): number =>
  value === 0 ? 0 : 2 ** (Math.floor(Math.log2(Math.abs(value))) - PRECISION[format] + 1);

export interface Trip {
  format: Format;
  weights: number;
  /** Weights that a nonzero update did not move at all. */
  lost: number;
  /** Weights that were not the same again after merging and subtracting. */
  notBack: number;
  /** Largest error after the return trip, in spacings at max(|W|, |W + ΔW|). */
  worst: number;
}

/** W → W + ΔW → (W + ΔW) − ΔW, every step rounded. */
export function roundTrip(weights: ArrayLike<number>, update: ArrayLike<number>, format: Format): Trip {
  const round = ROUND[format];
  const trip: Trip = { format, weights: weights.length, lost: 0, notBack: 0, worst: 0 };
  for (let i = 0; i < weights.length; i++) {
    const [w, d] = [round(weights[i] as number), round(update[i] as number)];
    const sum = round(w + d);
    const back = round(sum - d);
    if (d !== 0 && sum === w) trip.lost++;
    if (back === w) continue;
    trip.notBack++;
    const unit = Math.max(spacing(format, w), spacing(format, sum));
    if (unit > 0) trip.worst = Math.max(trip.worst, Math.abs(back - w) / unit);
  }
  return trip;
}
