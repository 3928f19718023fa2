/**
 * A ReLU network 64 → 128 → 128 → 10 and its training in plain float64. Any layer can carry a low-rank update: then its own weights stay
 * frozen and only the two factors learn.
 *
 *     y = x W + bias + s · (x A) B,   s = α / r
 */
import { seededRandom } from '../../runtime/random.ts';
import { CLASSES, PIXELS, type DigitSet } from './digits.ts';
import { addBack, addOuter, addProduct } from './products.ts';

export const WIDTHS = [PIXELS, 128, 128, CLASSES] as const;

export interface Layer {
  /** Inputs k and outputs n. */
  readonly k: number;
  readonly n: number;
  /** Row-major [k, n]. */
  readonly w: Float64Array;
  readonly bias: Float64Array;
}

export interface Factors {
  readonly rank: number;
  /** α / r. */
  readonly scale: number;
  /** Row-major [k, r]. */
  readonly a: Float64Array;
  /** Row-major [r, n]. */
  readonly b: Float64Array;
}

export interface Net {
  readonly layers: readonly Layer[];
  /** One entry a layer; undefined where it carries no update. */
  readonly factors: readonly (Factors | undefined)[];
}

/** What learns in a layer: its own weights and bias, its factors, or nothing. */
export type Trained = 'weights' | 'factors' | 'nothing';

/** Weights normal with variance 2 / k, biases zero. */
export function freshNet(seed: number): Net {
  const random = seededRandom(seed);
  const layers = [0, 1, 2].map((l): Layer => {
    const [k, n] = [WIDTHS[l] as number, WIDTHS[l + 1] as number];
    const w = Float64Array.from({ length: k * n }, () => random.normal() * Math.sqrt(2 / k));
    return { k, n, w, bias: new Float64Array(n) };
  });
  return { layers, factors: layers.map(() => undefined) };
}

export const copyOf = ({ layers, factors }: Net): Net => ({
  layers: layers.map((layer) => ({ ...layer, w: layer.w.slice(), bias: layer.bias.slice() })),
  factors: factors.map((f) => f && { ...f, a: f.a.slice(), b: f.b.slice() }),
});

/** A with variance 1 / k, B zero: the network begins as it was. */
export function withFactors(net: Net, which: readonly boolean[], rank: number, alpha: number, seed: number): Net {
  const random = seededRandom(seed);
  return {
    layers: net.layers,
    factors: net.layers.map(({ k, n }, l) =>
      which[l]
        ? {
            rank,
            scale: alpha / rank,
            a: Float64Array.from({ length: k * rank }, () => random.normal() / Math.sqrt(k)),
            b: new Float64Array(rank * n),
          }
        : undefined,
    ),
  };
}

/** Outputs before the ReLU of one layer, and x A where there is an update. */
function layerForward(
  layer: Layer,
  factors: Factors | undefined,
  x: Float64Array,
  rows: number,
): { z: Float64Array; down: Float64Array } {
  const { k, n, w, bias } = layer;
  const z = new Float64Array(rows * n);
  for (let i = 0; i < rows; i++) z.set(bias, i * n);
  addProduct(x, w, z, rows, k, n);
  const down = new Float64Array(factors ? rows * factors.rank : 0);
  if (factors) {
    addProduct(x, factors.a, down, rows, k, factors.rank);
    addProduct(down, factors.b, z, rows, factors.rank, n, factors.scale);
  }
  return { z, down };
}

function relu(z: Float64Array): void {
  for (let i = 0; i < z.length; i++) if ((z[i] as number) < 0) z[i] = 0;
}

/** Logits [rows, 10]. */
export function logits(net: Net, pixels: Float64Array): Float64Array {
  const rows = pixels.length / PIXELS;
  let x = pixels;
  net.layers.forEach((layer, l) => {
    const { z } = layerForward(layer, net.factors[l], x, rows);
    if (l < net.layers.length - 1) relu(z);
    x = z;
  });
  return x;
}

/** Share of rows whose largest logit is that of the label. */
export function accuracyOf(scores: ArrayLike<number>, labels: Uint8Array): number {
  let right = 0;
  labels.forEach((label, i) => {
    let best = 0;
    for (let c = 1; c < CLASSES; c++)
      if ((scores[i * CLASSES + c] as number) > (scores[i * CLASSES + best] as number)) best = c;
    if (best === label) right++;
  });
  return right / labels.length;
}

export const accuracy = (net: Net, set: DigitSet): number => accuracyOf(logits(net, set.pixels), set.labels);

export interface Gradients {
  readonly w: Float64Array;
  readonly bias: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

const emptyGradients = (net: Net, trained: readonly Trained[]): Gradients[] =>
  net.layers.map(({ k, n }, l) => {
    const rank = net.factors[l]?.rank ?? 0;
    const own = trained[l] === 'weights';
    const low = trained[l] === 'factors';
    return {
      w: new Float64Array(own ? k * n : 0),
      bias: new Float64Array(own ? n : 0),
      a: new Float64Array(low ? k * rank : 0),
      b: new Float64Array(low ? rank * n : 0),
    };
  });

/** Softmax cross-entropy, mean over rows; `z` becomes its derivative. */
function softmaxLoss(z: Float64Array, labels: Uint8Array): number {
  const rows = labels.length;
  let loss = 0;
  for (let i = 0; i < rows; i++) {
    const at = i * CLASSES;
    let top = -Infinity;
    for (let c = 0; c < CLASSES; c++) top = Math.max(top, z[at + c] as number);
    let total = 0;
    for (let c = 0; c < CLASSES; c++) total += Math.exp((z[at + c] as number) - top);
    const label = labels[i] as number;
    loss += (Math.log(total) + top - (z[at + label] as number)) / rows;
    for (let c = 0; c < CLASSES; c++)
      z[at + c] = (Math.exp((z[at + c] as number) - top) / total - (c === label ? 1 : 0)) / rows;
  }
  return loss;
}

/** Loss of a batch and the gradients of what is trained. Nothing is sent below the lowest layer that learns. */
export function lossAndGradients(
  net: Net,
  set: DigitSet,
  trained: readonly Trained[],
): { loss: number; gradients: Gradients[] } {
  const rows = set.labels.length;
  const inputs: Float64Array[] = [];
  const downs: Float64Array[] = [];
  let x = set.pixels;
  net.layers.forEach((layer, l) => {
    inputs.push(x);
    const { z, down } = layerForward(layer, net.factors[l], x, rows);
    downs.push(down);
    if (l < net.layers.length - 1) relu(z);
    x = z;
  });
  const loss = softmaxLoss(x, set.labels);
  const gradients = emptyGradients(net, trained);
  const lowest = trained.findIndex((what) => what !== 'nothing');
  let g = x;
  for (let l = net.layers.length - 1; l >= Math.max(0, lowest); l--) {
    const { k, n, w } = net.layers[l] as Layer;
    const input = inputs[l] as Float64Array;
    const own = gradients[l] as Gradients;
    const factors = net.factors[l];
    if (own.w.length) {
      addOuter(input, g, own.w, rows, k, n);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < n; j++) own.bias[j] = (own.bias[j] as number) + (g[i * n + j] as number);
    }
    const waist = new Float64Array(factors ? rows * factors.rank : 0);
    if (factors) {
      addBack(g, factors.b, waist, rows, factors.rank, n, factors.scale);
      if (own.b.length) {
        addOuter(downs[l] as Float64Array, g, own.b, rows, factors.rank, n, factors.scale);
        addOuter(input, waist, own.a, rows, k, factors.rank);
      }
    }
    if (l === lowest || l === 0) break;
    const below = new Float64Array(rows * k);
    addBack(g, w, below, rows, k, n, 1, input);
    if (factors) addBack(waist, factors.a, below, rows, k, factors.rank, 1, input);
    g = below;
  }
  return { loss, gradients };
}

interface Slot {
  readonly value: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  gradient(of: readonly Gradients[]): Float64Array;
}

/** Adam (Kingma and Ba 2015) on batches of 64, drawn anew from the set in every epoch. Changes the network's arrays. */
export class Trainer {
  readonly net: Net;
  private readonly trained: readonly Trained[];
  /** May be changed between steps. */
  rate: number;
  private readonly slots: Slot[];
  private steps = 0;

  constructor(net: Net, trained: readonly Trained[], rate: number) {
    this.net = net;
    this.trained = trained;
    this.rate = rate;
    const slot = (value: Float64Array, gradient: Slot['gradient']): Slot => ({
      value,
      first: new Float64Array(value.length),
      second: new Float64Array(value.length),
      gradient,
    });
    this.slots = net.layers.flatMap((layer, l) => {
      const factors = net.factors[l];
      const of = (name: keyof Gradients) => (all: readonly Gradients[]) => (all[l] as Gradients)[name];
      if (trained[l] === 'weights') return [slot(layer.w, of('w')), slot(layer.bias, of('bias'))];
      if (trained[l] === 'factors' && factors) return [slot(factors.a, of('a')), slot(factors.b, of('b'))];
      return [];
    });
  }

  /** Numbers that learn. */
  get count(): number {
    return this.slots.reduce((sum, { value }) => sum + value.length, 0);
  }

  /** One step on a batch; returns its loss. */
  step(batch: DigitSet): number {
    const { loss, gradients } = lossAndGradients(this.net, batch, this.trained);
    this.steps++;
    const rate = (this.rate * Math.sqrt(1 - 0.999 ** this.steps)) / (1 - 0.9 ** this.steps);
    for (const { value, first, second, gradient } of this.slots) {
      const g = gradient(gradients);
      for (let i = 0; i < value.length; i++) {
        const d = g[i] as number;
        const m = 0.9 * (first[i] as number) + 0.1 * d;
        const v = 0.999 * (second[i] as number) + 0.001 * d * d;
        first[i] = m;
        second[i] = v;
        value[i] = (value[i] as number) - (rate * m) / (Math.sqrt(v) + 1e-9);
      }
    }
    return loss;
  }
}

export const BATCH = 64;

/** A set cut into batches after a seeded shuffle. */
export function batches(set: DigitSet, seed: number): DigitSet[] {
  const random = seededRandom(seed);
  const order = Array.from(set.labels.keys());
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  const out: DigitSet[] = [];
  for (let from = 0; from < order.length; from += BATCH) {
    const rows = order.slice(from, from + BATCH);
    const pixels = new Float64Array(rows.length * PIXELS);
    rows.forEach((row, i) => pixels.set(set.pixels.subarray(row * PIXELS, (row + 1) * PIXELS), i * PIXELS));
    out.push({ pixels, labels: Uint8Array.from(rows, (row) => set.labels[row] as number) });
  }
  return out;
}
