/**
 * Four small classifiers that differ in one thing only: which pixels share weights. Each cuts the image into pieces, sends every piece
 * through the same layers, pools over the pieces and reads one number: the log-odds that the image shows a cross.
 *   MLP                one piece, the whole image
 *   convolution        36 pieces of 3 by 3, max pooling
 *   patch network      4 pieces of 4 by 4, mean pooling; with positions, a learned vector is added for each piece
 * Trained with Adam (Kingma and Ba 2015, rate 0.01) on the logistic loss of all training images at once.
 */
import { seededRandom, type Random } from '../../runtime/random.ts';

export const IMAGE = 8;

export interface Example {
  readonly pixels: Float64Array;
  /** 0: a plus, 1: a cross. */
  readonly label: 0 | 1;
}

const PLUS = [1, IMAGE, IMAGE + 1, IMAGE + 2, 2 * IMAGE + 1];
const CROSS = [0, 2, IMAGE + 1, 2 * IMAGE, 2 * IMAGE + 2];

/** All images whose shape has its left edge in one of the columns: six rows, two shapes each. */
export function examples(columns: readonly number[]): Example[] {
  return columns.flatMap((column) =>
    [0, 1, 2, 3, 4, 5].flatMap((row) =>
      [PLUS, CROSS].map((shape, label) => {
        const pixels = new Float64Array(IMAGE * IMAGE);
        for (const p of shape) pixels[p + row * IMAGE + column] = 1;
        return { pixels, label: label as 0 | 1 };
      }),
    ),
  );
}

/** Pixel numbers of the pieces of `side` by `side`, one at every `stride`-th place. */
export function pieces(side: number, stride: number): number[][] {
  const out: number[][] = [];
  for (let i = 0; i + side <= IMAGE; i += stride)
    for (let j = 0; j + side <= IMAGE; j += stride)
      out.push(Array.from({ length: side * side }, (_, k) => (i + Math.floor(k / side)) * IMAGE + j + (k % side)));
  return out;
}

export interface Design {
  readonly pieces: readonly (readonly number[])[];
  /** Widths of the shared layers, each followed by a ReLU. */
  readonly widths: readonly number[];
  readonly pool: 'max' | 'mean';
  readonly positions: boolean;
}

export const designs = {
  mlp: { pieces: pieces(8, 8), widths: [16], pool: 'mean', positions: false },
  conv: { pieces: pieces(3, 1), widths: [4], pool: 'max', positions: false },
  patches: { pieces: pieces(4, 4), widths: [16, 16], pool: 'mean', positions: false },
  positions: { pieces: pieces(4, 4), widths: [16, 16], pool: 'mean', positions: true },
} as const satisfies Record<string, Design>;
export type DesignName = keyof typeof designs;

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** Where its weights start in the list of all parameters, one row an input; its biases follow them. */
  readonly at: number;
  /** Outputs of all pieces for the image at hand, and their derivatives. */
  readonly values: Float64Array;
  readonly slopes: Float64Array;
}

/** One network: all its parameters in one list, so that one optimizer serves every design. */
export class Net {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  private readonly design: Design;
  private readonly layers: readonly Layer[];
  private readonly positionsAt: number;
  private readonly readoutAt: number;
  private readonly pooled: Float64Array;
  private readonly winner: Int32Array;

  constructor(design: Design, seed: number) {
    this.design = design;
    const count = design.pieces.length;
    let at = 0;
    let inputs = design.pieces[0]?.length ?? 0;
    this.layers = design.widths.map((outputs) => {
      const layer = {
        inputs,
        outputs,
        at,
        values: new Float64Array(count * outputs),
        slopes: new Float64Array(count * outputs),
      };
      at += (inputs + 1) * outputs;
      inputs = outputs;
      return layer;
    });
    this.positionsAt = at;
    if (design.positions) at += count * (design.widths[0] ?? 0);
    this.readoutAt = at;
    this.pooled = new Float64Array(inputs);
    this.winner = new Int32Array(inputs);
    this.parameters = new Float64Array(at + inputs + 1);
    this.gradient = new Float64Array(this.parameters.length);
    this.initialize(seededRandom(seed), inputs);
  }

  /** Weights normal with variance 2 / inputs (He et al. 2015), positions 0.1 of a standard normal, biases zero. */
  private initialize(random: Random, last: number): void {
    for (const { inputs, outputs, at } of this.layers)
      for (let k = 0; k < inputs * outputs; k++) this.parameters[at + k] = random.normal() * Math.sqrt(2 / inputs);
    for (let k = this.positionsAt; k < this.readoutAt; k++) this.parameters[k] = 0.1 * random.normal();
    for (let k = 0; k < last; k++) this.parameters[this.readoutAt + k] = random.normal() * Math.sqrt(1 / last);
  }

  /** Input `k` of a layer for one piece: a pixel, or an output of the layer below. */
  private input(layer: number, piece: number, k: number, pixels: Float64Array): number {
    const below = this.layers[layer - 1];
    return below
      ? (below.values[piece * below.outputs + k] as number)
      : (pixels[this.design.pieces[piece]?.[k] ?? 0] as number);
  }

  private forward(pixels: Float64Array, index: number, piece: number): void {
    const { inputs, outputs, at, values } = this.layers[index] as Layer;
    const { parameters } = this;
    const to = piece * outputs;
    const extra = index === 0 && this.design.positions ? this.positionsAt + piece * outputs : -1;
    for (let o = 0; o < outputs; o++)
      values[to + o] =
        (parameters[at + inputs * outputs + o] as number) + (extra < 0 ? 0 : (parameters[extra + o] as number));
    for (let k = 0; k < inputs; k++) {
      const x = this.input(index, piece, k, pixels);
      if (x === 0) continue;
      const row = at + k * outputs;
      for (let o = 0; o < outputs; o++)
        values[to + o] = (values[to + o] as number) + x * (parameters[row + o] as number);
    }
    for (let o = 0; o < outputs; o++) if ((values[to + o] as number) < 0) values[to + o] = 0;
  }

  /** The log-odds that the image shows a cross. */
  score(pixels: Float64Array): number {
    const { pooled, winner, layers, parameters, readoutAt } = this;
    const { pieces: list, pool } = this.design;
    const { values, outputs } = layers[layers.length - 1] as Layer;
    pooled.fill(pool === 'max' ? -Infinity : 0);
    for (let piece = 0; piece < list.length; piece++) {
      for (let l = 0; l < layers.length; l++) this.forward(pixels, l, piece);
      for (let o = 0; o < outputs; o++) {
        const v = values[piece * outputs + o] as number;
        if (pool === 'mean') pooled[o] = (pooled[o] as number) + v / list.length;
        else if (v > (pooled[o] as number)) {
          pooled[o] = v;
          winner[o] = piece;
        }
      }
    }
    let score = parameters[readoutAt + outputs] as number;
    for (let o = 0; o < outputs; o++) score += (pooled[o] as number) * (parameters[readoutAt + o] as number);
    return score;
  }

  /** Takes the derivatives of one layer's outputs for one piece to its parameters and to the layer below. */
  private backward(pixels: Float64Array, index: number, piece: number): void {
    const { inputs, outputs, at, values, slopes } = this.layers[index] as Layer;
    const { parameters, gradient } = this;
    const below = this.layers[index - 1];
    const from = piece * outputs;
    const extra = index === 0 && this.design.positions ? this.positionsAt + piece * outputs : -1;
    for (let o = 0; o < outputs; o++) {
      if ((values[from + o] as number) <= 0) slopes[from + o] = 0;
      const d = slopes[from + o] as number;
      gradient[at + inputs * outputs + o] = (gradient[at + inputs * outputs + o] as number) + d;
      if (extra >= 0) gradient[extra + o] = (gradient[extra + o] as number) + d;
    }
    for (let k = 0; k < inputs; k++) {
      const x = this.input(index, piece, k, pixels);
      if (x === 0 && !below) continue;
      const row = at + k * outputs;
      let sum = 0;
      for (let o = 0; o < outputs; o++) {
        const d = slopes[from + o] as number;
        gradient[row + o] = (gradient[row + o] as number) + d * x;
        sum += d * (parameters[row + o] as number);
      }
      if (below) below.slopes[piece * inputs + k] = sum;
    }
  }

  /** Adds the derivatives for one image, `d` being that of the loss by the score. */
  private addGradient(pixels: Float64Array, d: number): void {
    const { pooled, winner, layers, parameters, gradient, readoutAt } = this;
    const { pieces: list, pool } = this.design;
    const { slopes, outputs } = layers[layers.length - 1] as Layer;
    for (let o = 0; o < outputs; o++)
      gradient[readoutAt + o] = (gradient[readoutAt + o] as number) + d * (pooled[o] as number);
    gradient[readoutAt + outputs] = (gradient[readoutAt + outputs] as number) + d;
    for (let piece = 0; piece < list.length; piece++) {
      let any = false;
      for (let o = 0; o < outputs; o++) {
        const share = pool === 'mean' ? 1 / list.length : winner[o] === piece ? 1 : 0;
        slopes[piece * outputs + o] = d * share * (parameters[readoutAt + o] as number);
        any ||= share > 0;
      }
      if (any) for (let l = layers.length - 1; l >= 0; l--) this.backward(pixels, l, piece);
    }
  }

  /** Mean logistic loss; leaves its gradient in `gradient`. */
  lossAndGradient(set: readonly Example[]): number {
    this.gradient.fill(0);
    let loss = 0;
    for (const { pixels, label } of set) {
      const score = this.score(pixels);
      loss += Math.log1p(Math.exp(-Math.abs(score))) + Math.max(label ? -score : score, 0);
      this.addGradient(pixels, (1 / (1 + Math.exp(-score)) - label) / set.length);
    }
    return loss / set.length;
  }

  accuracy(set: readonly Example[]): number {
    return set.filter(({ pixels, label }) => Number(this.score(pixels) > 0) === label).length / set.length;
  }
}

/** Adam with the usual constants. */
export class Adam {
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private steps = 0;
  private readonly rate: number;

  constructor(size: number, rate: number) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size);
    this.rate = rate;
  }

  step(parameters: Float64Array, gradient: Float64Array): void {
    this.steps++;
    const [a, b] = [1 - 0.9 ** this.steps, 1 - 0.999 ** this.steps];
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i] as number;
      const m = 0.9 * (this.first[i] as number) + 0.1 * g;
      const v = 0.999 * (this.second[i] as number) + 0.001 * g * g;
      this.first[i] = m;
      this.second[i] = v;
      parameters[i] = (parameters[i] as number) - (this.rate * (m / a)) / (Math.sqrt(v / b) + 1e-8);
    }
  }
}
