/**
 * A network 2-H-H-1 with ReLU and a logistic output whose weights can be switched off one by one. All numbers stand in one array: the
 * first matrix (H × 2), the second (H × H), the third (1 × H), then the 2H + 1 biases, which are never pruned.
 */
import type { Data } from './data.ts';

export interface Shape {
  hidden: number;
  /** Where the second matrix, the third, and the biases begin. */
  second: number;
  third: number;
  biases: number;
  /** Weights and biases together. */
  size: number;
}

export function shapeOf(hidden: number): Shape {
  const second = 2 * hidden;
  const third = second + hidden * hidden;
  const biases = third + hidden;
  return { hidden, second, third, biases, size: biases + 2 * hidden + 1 };
}

/** The three matrices as ranges of the array. */
export const layersOf = ({ second, third, biases }: Shape): readonly (readonly [from: number, to: number])[] => [
  [0, second],
  [second, third],
  [third, biases],
];

/** Normal weights with variance 2 / fan-in (He et al. 2015), biases 0. */
export const drawWeights = ({ size, second, biases, hidden }: Shape, normal: () => number): Float64Array =>
  Float64Array.from({ length: size }, (_, k) => (k < biases ? normal() * Math.sqrt(2 / (k < second ? 2 : hidden)) : 0));

export const masked = (w: Float64Array, mask: Uint8Array): Float64Array =>
  Float64Array.from(w, (value, k) => (k < mask.length && !mask[k] ? 0 : value));

/** The weights of the second matrix that are still there, row by row: skipping the others is what makes small tickets fast here. */
interface Alive {
  rowStart: Int32Array;
  columns: Int32Array;
}

function aliveOf({ hidden, second }: Shape, mask: Uint8Array | undefined): Alive {
  const rowStart = new Int32Array(hidden + 1);
  const columns: number[] = [];
  for (let o = 0; o < hidden; o++) {
    for (let h = 0; h < hidden; h++) if (!mask || mask[second + o * hidden + h]) columns.push(h);
    rowStart[o + 1] = columns.length;
  }
  return { rowStart, columns: Int32Array.from(columns) };
}

/** A network ready to run: shape and live connections fixed, room for the activations. */
export class Net {
  readonly shape: Shape;
  readonly #alive: Alive;
  readonly #a: Float64Array;
  readonly #b: Float64Array;
  readonly #back: Float64Array;

  constructor(shape: Shape, mask?: Uint8Array) {
    this.shape = shape;
    this.#alive = aliveOf(shape, mask);
    [this.#a, this.#b, this.#back] = [0, 1, 2].map(() => new Float64Array(shape.hidden)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
  }

  /** Logit of a point; keeps the activations of both hidden layers. */
  logit(w: Float64Array, x0: number, x1: number): number {
    const { hidden, second, third, biases } = this.shape;
    const { rowStart, columns } = this.#alive;
    const [a, b] = [this.#a, this.#b];
    for (let h = 0; h < hidden; h++) {
      const s = (w[2 * h] as number) * x0 + (w[2 * h + 1] as number) * x1 + (w[biases + h] as number);
      a[h] = s > 0 ? s : 0;
    }
    let out = w[biases + 2 * hidden] as number;
    for (let o = 0; o < hidden; o++) {
      let s = w[biases + hidden + o] as number;
      const row = second + o * hidden;
      for (let k = rowStart[o] as number; k < (rowStart[o + 1] as number); k++) {
        const h = columns[k] as number;
        s += (w[row + h] as number) * (a[h] as number);
      }
      b[o] = s > 0 ? s : 0;
      out += (w[third + o] as number) * (b[o] as number);
    }
    return out;
  }

  /** Mean logistic loss over the data. */
  loss(w: Float64Array, { x, y }: Data): number {
    let sum = 0;
    for (let i = 0; i < y.length; i++) {
      const out = this.logit(w, x[2 * i] as number, x[2 * i + 1] as number);
      // ln(1 + e^out) − y out, without overflow.
      sum += Math.max(out, 0) + Math.log1p(Math.exp(-Math.abs(out))) - (y[i] as number) * out;
    }
    return sum / y.length;
  }

  accuracy(w: Float64Array, { x, y }: Data): number {
    let right = 0;
    for (let i = 0; i < y.length; i++)
      if (this.logit(w, x[2 * i] as number, x[2 * i + 1] as number) > 0 === (y[i] as number) > 0.5) right++;
    return right / y.length;
  }

  /** Gradient of the mean logistic loss, written to `g`. Weights that are switched off may get values; nobody reads them. */
  gradient(w: Float64Array, { x, y }: Data, g: Float64Array): void {
    const { hidden, second, third, biases } = this.shape;
    const { rowStart, columns } = this.#alive;
    const [a, b, back] = [this.#a, this.#b, this.#back];
    g.fill(0);
    for (let i = 0; i < y.length; i++) {
      const [x0, x1] = [x[2 * i] as number, x[2 * i + 1] as number];
      const out = this.logit(w, x0, x1);
      const error = (1 / (1 + Math.exp(-out)) - (y[i] as number)) / y.length;
      g[biases + 2 * hidden] = (g[biases + 2 * hidden] as number) + error;
      back.fill(0);
      for (let o = 0; o < hidden; o++) {
        const active = b[o] as number;
        if (!(active > 0)) continue;
        g[third + o] = (g[third + o] as number) + error * active;
        const up = error * (w[third + o] as number);
        if (up === 0) continue;
        g[biases + hidden + o] = (g[biases + hidden + o] as number) + up;
        const row = second + o * hidden;
        for (let k = rowStart[o] as number; k < (rowStart[o + 1] as number); k++) {
          const h = columns[k] as number;
          g[row + h] = (g[row + h] as number) + up * (a[h] as number);
          back[h] = (back[h] as number) + up * (w[row + h] as number);
        }
      }
      for (let h = 0; h < hidden; h++) {
        const up = back[h] as number;
        if (up === 0 || !((a[h] as number) > 0)) continue;
        g[2 * h] = (g[2 * h] as number) + up * x0;
        g[2 * h + 1] = (g[2 * h + 1] as number) + up * x1;
        g[biases + h] = (g[biases + h] as number) + up;
      }
    }
  }
}

export interface Training {
  steps: number;
  /** Learning rate of Adam. */
  rate: number;
  breathe: () => Promise<void>;
  /** Sees the weights after every step. */
  onStep?: (w: Float64Array) => void;
}

/** Full-batch Adam on the logistic loss from `start` times the mask; weights that are off stay exactly 0. */
export async function train(
  shape: Shape,
  start: Float64Array,
  mask: Uint8Array,
  data: Data,
  { steps, rate, breathe, onStep }: Training,
): Promise<Float64Array> {
  const net = new Net(shape, mask);
  const w = masked(start, mask);
  const live = Int32Array.from(
    Array.from({ length: shape.size }, (_, k) => k).filter((k) => k >= mask.length || mask[k]),
  );
  const [m, v, g] = [0, 1, 2].map(() => new Float64Array(shape.size)) as [Float64Array, Float64Array, Float64Array];
  for (let step = 1; step <= steps; step++) {
    if (step % 8 === 0) await breathe();
    net.gradient(w, data, g);
    const [c1, c2] = [1 - 0.9 ** step, 1 - 0.999 ** step];
    for (const k of live) {
      const gk = g[k] as number;
      const mk = (m[k] = 0.9 * (m[k] as number) + 0.1 * gk);
      const vk = (v[k] = 0.999 * (v[k] as number) + 0.001 * gk * gk);
      w[k] = (w[k] as number) - (rate * (mk / c1)) / (Math.sqrt(vk / c2) + 1e-8);
    }
    onStep?.(w);
  }
  return w;
}

/** The `keep` weights of greatest magnitude among those still there. */
export function prune(w: Float64Array, mask: Uint8Array, keep: number): Uint8Array {
  const order = Array.from({ length: mask.length }, (_, k) => k)
    .filter((k) => mask[k])
    .sort((i, j) => Math.abs(w[j] as number) - Math.abs(w[i] as number));
  const next = new Uint8Array(mask.length);
  for (const k of order.slice(0, keep)) next[k] = 1;
  return next;
}

/** The mask with its ones in random places of the same matrix. */
export function shuffle(shape: Shape, mask: Uint8Array, next: () => number): Uint8Array {
  const out = Uint8Array.from(mask);
  for (const [from, to] of layersOf(shape)) {
    for (let i = to - 1; i > from; i--) {
      const j = from + Math.floor(next() * (i - from + 1));
      const held = out[i] as number;
      out[i] = out[j] as number;
      out[j] = held;
    }
  }
  return out;
}
