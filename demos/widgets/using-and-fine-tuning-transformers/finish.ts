/** What is known when a tuning is over: accuracies with the update attached, merged and taken off, and the update itself. */
import type { Ops } from '../../runtime/ops.ts';
import { CLASSES, PIXELS } from './digits.ts';
import { detached, merged, roundTrip, updateOf, type Trip } from './merge.ts';
import { SHOWN, type Params } from './method.ts';
import { accuracyOf, WIDTHS, type Net } from './net.ts';
import { decompose, decomposeProduct } from './singular.ts';
import type { Sets } from './tuning.ts';

export interface Accuracies {
  newTask: number;
  oldTask: number;
}

/** What is known when the training is over. */
export interface Finished {
  /** The update beside the weights, merged into them, taken off: the base again. */
  attached: Accuracies;
  merged: Accuracies;
  detached: Accuracies;
  /**
   * Largest difference of a logit between attached and merged, relative to the largest logit. As text: it is itself a rounding error, of
   * which two backends need not have the same.
   */
  mergeGap: string;
  /** Logits of the digits drawn with the update attached, [16, 10]: what backends can be compared by. */
  scores: number[];
  /** Predictions for the digits drawn: new task, then old. */
  predictions: Record<Params['state'], number[]>;
  trips: Trip[];
  /** Singular values of the update of each layer, relative to the largest of the layer; empty where it has none. */
  singular: number[][];
  /** Upper left corner of the weights and of the update, in the first layer that has one: rows of numbers, and the layer counted from 1. */
  corner?: { layer: number; weights: number[][]; update: number[][] };
  /** First directions in pixel space that the update of layer 1 reads, as 8 × 8 pictures. */
  directions: number[][];
}

/** Logits through the ops: `lora` where a layer carries factors, `matmul` elsewhere. */
export async function forward({ layers, factors }: Net, pixels: Float64Array, ops: Ops): Promise<Float64Array> {
  const m = pixels.length / PIXELS;
  let x = pixels;
  for (const [l, { k, n, w, bias }] of layers.entries()) {
    const low = factors[l];
    const y = low
      ? (await ops.lora({ x, w, a: low.a, b: low.b, scale: low.scale, m, k, n, rank: low.rank })).y
      : (await ops.matmul({ a: x, b: w, m, k, n })).c;
    const last = l === layers.length - 1;
    x = Float64Array.from(y, (value, i) => {
      const z = value + (bias[i % n] as number);
      return last ? z : Math.max(0, z);
    });
  }
  return x;
}

const bestClass = (scores: Float64Array, row: number): number => {
  let best = 0;
  for (let c = 1; c < CLASSES; c++)
    if ((scores[row * CLASSES + c] as number) > (scores[row * CLASSES + best] as number)) best = c;
  return best;
};

/** The update of every layer, however it was made; undefined where nothing has changed. */
export function updatesOf(base: Net, net: Net): (Float64Array | undefined)[] {
  return net.layers.map((layer, l) => {
    const low = net.factors[l];
    if (low) return updateOf(layer, low);
    const before = (base.layers[l] as (typeof base.layers)[number]).w;
    const change = layer.w.map((value, i) => value - (before[i] as number));
    return change.some((value) => value !== 0) ? change : undefined;
  });
}

/** Rows and columns of the corner that is drawn, at most. */
const CORNER = 32;

function cornerOf(base: Net, updates: readonly (Float64Array | undefined)[]): Finished['corner'] {
  const l = updates.findIndex(Boolean);
  const [layer, update] = [base.layers[l], updates[l]];
  if (!layer || !update) return undefined;
  const cut = (m: Float64Array): number[][] =>
    Array.from({ length: Math.min(CORNER, layer.k) }, (_, i) =>
      Array.from(m.subarray(i * layer.n, i * layer.n + Math.min(CORNER, layer.n))),
    );
  return { layer: l + 1, weights: cut(layer.w), update: cut(update) };
}

export async function finish(base: Net, tuned: Net, sets: Sets, ops: Ops): Promise<Finished> {
  const count = sets.newTest.labels.length;
  const both = new Float64Array(2 * count * PIXELS);
  both.set(sets.newTest.pixels);
  both.set(sets.oldTest.pixels, count * PIXELS);
  const nets = {
    attached: tuned,
    merged: merged(tuned),
    detached: tuned.factors.some(Boolean) ? detached(tuned) : base,
  };
  const scores = {
    attached: await forward(nets.attached, both, ops),
    merged: await forward(nets.merged, both, ops),
    detached: await forward(nets.detached, both, ops),
  };
  const share = (z: Float64Array): Accuracies => ({
    newTask: accuracyOf(z.subarray(0, count * CLASSES), sets.newTest.labels),
    oldTask: accuracyOf(z.subarray(count * CLASSES), sets.oldTest.labels),
  });
  const guesses = (z: Float64Array): number[] =>
    Array.from({ length: 2 * SHOWN }, (_, i) => bestClass(z, i < SHOWN ? i : count + i - SHOWN));
  let [gap, largest] = [0, 0];
  scores.attached.forEach((z, i) => {
    gap = Math.max(gap, Math.abs(z - (scores.merged[i] as number)));
    largest = Math.max(largest, Math.abs(z));
  });
  const updates = updatesOf(base, tuned);
  const parts = updates.flatMap((update, l) =>
    update ? [{ update, w: (base.layers[l] as (typeof base.layers)[number]).w }] : [],
  );
  const weights = parts.flatMap(({ w }) => Array.from(w));
  const change = parts.flatMap(({ update }) => Array.from(update));
  const decompositions = updates.map((update, l) => {
    const low = tuned.factors[l];
    const [k, n] = [WIDTHS[l] as number, WIDTHS[l + 1] as number];
    if (low) {
      const scaled = low.b.map((value) => low.scale * value);
      return decomposeProduct(low.a, scaled, [k, low.rank, n]);
    }
    return update ? decompose(update, k, n) : undefined;
  });
  const first = decompositions[0];
  const corner = cornerOf(base, updates);
  return {
    ...(corner && { corner }),
    attached: share(scores.attached),
    merged: share(scores.merged),
    detached: share(scores.detached),
    mergeGap: gap === 0 ? '0' : (gap / largest).toExponential(1),
    scores: [0, count].flatMap((row) => Array.from(scores.attached.subarray(row * CLASSES, (row + SHOWN) * CLASSES))),
    predictions: {
      attached: guesses(scores.attached),
      merged: guesses(scores.merged),
      detached: guesses(scores.detached),
    },
    trips: (['float32', 'bfloat16'] as const).map((format) => roundTrip(weights, change, format)),
    singular: decompositions.map((d) => d?.values.map((value) => value / (d.values[0] || 1)) ?? []),
    directions: (first?.vectors ?? [])
      .slice(0, 4)
      .filter((_, i) => (first?.values[i] ?? 0) > 1e-6 * (first?.values[0] ?? 1))
      .map((vector) => Array.from(vector)),
  };
}
