/** Weights that are trained: a matrix, its products forward and backward, and Adam's step. */
import type { Random } from '../../runtime/random.ts';

/** A block of weights with its gradient and Adam's two averages. */
export class Block {
  readonly w: Float64Array;
  readonly g: Float64Array;
  private readonly m: Float64Array;
  private readonly v: Float64Array;

  constructor(
    readonly rows: number,
    readonly columns: number,
    scale: number,
    random: Random,
  ) {
    const size = rows * columns;
    this.w = Float64Array.from({ length: size }, () => scale * random.normal());
    this.g = new Float64Array(size);
    this.m = new Float64Array(size);
    this.v = new Float64Array(size);
  }

  /** X Wᵀ for a table X of `count` rows. */
  project(x: Float64Array, count: number): Float64Array {
    const { rows, columns, w } = this;
    const y = new Float64Array(count * rows);
    for (let r = 0; r < count; r++) {
      for (let o = 0; o < rows; o++) {
        let sum = 0;
        const [there, here] = [r * columns, o * columns];
        for (let j = 0; j < columns; j++) sum += (x[there + j] as number) * (w[here + j] as number);
        y[r * rows + o] = sum;
      }
    }
    return y;
  }

  /** Backward of `project`: adds dYᵀ X to the gradient and dY W to dX. */
  projectBack(x: Float64Array, dx: Float64Array, dy: Float64Array, count: number): void {
    const { rows, columns, w, g } = this;
    for (let r = 0; r < count; r++) {
      for (let o = 0; o < rows; o++) {
        const e = dy[r * rows + o] as number;
        if (e === 0) continue;
        const [there, here] = [r * columns, o * columns];
        for (let j = 0; j < columns; j++) {
          g[here + j] = (g[here + j] as number) + e * (x[there + j] as number);
          dx[there + j] = (dx[there + j] as number) + e * (w[here + j] as number);
        }
      }
    }
  }

  /** One Adam step on the gradient (Kingma and Ba 2015), which is then cleared; t counts steps from 1. */
  step(t: number, rate: number): void {
    const { w, g, m, v } = this;
    const first = 1 - 0.9 ** t;
    const second = 1 - 0.999 ** t;
    for (let i = 0; i < w.length; i++) {
      const e = g[i] as number;
      const mean = 0.9 * (m[i] as number) + 0.1 * e;
      const square = 0.999 * (v[i] as number) + 0.001 * e * e;
      m[i] = mean;
      v[i] = square;
      w[i] = (w[i] as number) - (rate * (mean / first)) / (Math.sqrt(square / second) + 1e-8);
      g[i] = 0;
    }
  }
}
