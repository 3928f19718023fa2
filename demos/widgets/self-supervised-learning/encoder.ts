/** The encoder 4-16-2 with tanh and biases, its gradient, and Adam. Points stand one after the other, four numbers each. */

export const INPUTS = 4;
export const HIDDEN = 16;
/** Where the parts begin: W1 (16 × 4), b1, W2 (2 × 16), b2. */
const B1 = INPUTS * HIDDEN;
const W2 = B1 + HIDDEN;
const B2 = W2 + 2 * HIDDEN;
export const PARAMETER_COUNT = B2 + 2;

/** Normal weights with variance 1 / fan-in, biases 0. */
export const initialWeights = (normal: () => number): Float64Array =>
  Float64Array.from({ length: PARAMETER_COUNT }, (_, k) =>
    k < B1 ? normal() / 2 : k >= W2 && k < B2 ? normal() / 4 : 0,
  );

export interface Pass {
  /** 16 activations a point. */
  hidden: Float64Array;
  /** Two outputs a point. */
  z: Float64Array;
}

export function forward(w: Float64Array, x: Float64Array): Pass {
  const count = x.length / INPUTS;
  const hidden = new Float64Array(count * HIDDEN);
  const z = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    for (let h = 0; h < HIDDEN; h++) {
      let sum = 0;
      for (let j = 0; j < INPUTS; j++) sum += (x[INPUTS * i + j] as number) * (w[INPUTS * h + j] as number);
      hidden[HIDDEN * i + h] = Math.tanh((w[B1 + h] as number) + sum);
    }
    for (let o = 0; o < 2; o++) {
      let sum = w[B2 + o] as number;
      for (let h = 0; h < HIDDEN; h++) sum += (hidden[HIDDEN * i + h] as number) * (w[W2 + o * HIDDEN + h] as number);
      z[2 * i + o] = sum;
    }
  }
  return { hidden, z };
}

/** Gradient by the weights, from the gradient by the outputs. */
export function backward(w: Float64Array, x: Float64Array, { hidden }: Pass, byOutput: Float64Array): Float64Array {
  const g = new Float64Array(w.length);
  const add = (k: number, value: number): void => {
    g[k] = (g[k] as number) + value;
  };
  for (let i = 0; i < x.length / INPUTS; i++) {
    for (let h = 0; h < HIDDEN; h++) {
      const a = hidden[HIDDEN * i + h] as number;
      let back = 0;
      for (let o = 0; o < 2; o++) {
        const up = byOutput[2 * i + o] as number;
        add(W2 + o * HIDDEN + h, up * a);
        back += up * (w[W2 + o * HIDDEN + h] as number);
      }
      back *= 1 - a * a;
      add(B1 + h, back);
      for (let j = 0; j < INPUTS; j++) add(INPUTS * h + j, back * (x[INPUTS * i + j] as number));
    }
    for (let o = 0; o < 2; o++) add(B2 + o, byOutput[2 * i + o] as number);
  }
  return g;
}

/** Adam (Kingma & Ba 2015) with rate 0.02; changes `w` in place. */
export class Adam {
  readonly #m = new Float64Array(PARAMETER_COUNT);
  readonly #v = new Float64Array(PARAMETER_COUNT);
  #step = 0;

  update(w: Float64Array, g: Float64Array, rate = 0.02): void {
    this.#step++;
    const [c1, c2] = [1 - 0.9 ** this.#step, 1 - 0.999 ** this.#step];
    for (let k = 0; k < w.length; k++) {
      const gk = g[k] as number;
      const m = (this.#m[k] = 0.9 * (this.#m[k] as number) + 0.1 * gk);
      const v = (this.#v[k] = 0.999 * (this.#v[k] as number) + 0.001 * gk * gk);
      w[k] = (w[k] as number) - (rate * (m / c1)) / (Math.sqrt(v / c2) + 1e-8);
    }
  }
}
