/** Two small worlds, a kernel ridge classifier that grows label by label, and harmonic label propagation. */
import type { Random } from '../../runtime/random.ts';

export interface Sample {
  x: Float64Array;
  y: Float64Array;
  /** +1 or −1. */
  labels: Int8Array;
}

/** Two interleaved half circles with Gaussian noise; classes take turns. */
export function moons(count: number, noise: number, random: Random): Sample {
  const sample = emptySample(count);
  for (let i = 0; i < count; i++) {
    const upper = i % 2 === 0;
    const t = Math.PI * random.uniform();
    sample.x[i] = (upper ? Math.cos(t) : 1 - Math.cos(t)) + noise * random.normal();
    sample.y[i] = (upper ? Math.sin(t) : 0.5 - Math.sin(t)) + noise * random.normal();
    sample.labels[i] = upper ? 1 : -1;
  }
  return sample;
}

/** Two unit Gaussians with means ±`half` on the first axis. */
export function blobs(count: number, half: number, random: Random): Sample {
  const sample = emptySample(count);
  for (let i = 0; i < count; i++) {
    const label = i % 2 === 0 ? 1 : -1;
    sample.x[i] = half * label + random.normal();
    sample.y[i] = random.normal();
    sample.labels[i] = label;
  }
  return sample;
}

const emptySample = (count: number): Sample => ({
  x: new Float64Array(count),
  y: new Float64Array(count),
  labels: new Int8Array(count),
});

/** exp(−d² / 2w²). */
export const kernel = (dx: number, dy: number, width: number): number =>
  Math.exp(-(dx * dx + dy * dy) / (2 * width * width));

/** Share of the points whose value has the sign of their label. */
export const accuracyOf = (values: ArrayLike<number>, labels: Int8Array): number =>
  labels.reduce((hits, label, i) => hits + ((values[i] as number) > 0 === label > 0 ? 1 : 0), 0) / labels.length;

/** Width and penalty of the classifier. */
export interface Smoothness {
  width: number;
  lambda: number;
}

/**
 * f(x) = Σ α_i k(x_i, x) with (K + λI) α = y, for labels ±1. A new label adds one row to the Cholesky factor of K + λI, so that buying labels
 * one by one costs no more than buying them at once.
 */
export class KernelRidge {
  private readonly rows: Float64Array[] = [];
  private readonly xs: number[] = [];
  private readonly ys: number[] = [];
  private readonly targets: number[] = [];
  private readonly smoothness: Smoothness;

  constructor(smoothness: Smoothness) {
    this.smoothness = smoothness;
  }

  get size(): number {
    return this.targets.length;
  }

  add(x: number, y: number, target: number): void {
    const { width, lambda } = this.smoothness;
    const n = this.size;
    const row = new Float64Array(n + 1);
    let rest = 1 + lambda;
    for (let i = 0; i < n; i++) {
      const known = this.rows[i] as Float64Array;
      let sum = kernel(x - (this.xs[i] as number), y - (this.ys[i] as number), width);
      for (let k = 0; k < i; k++) sum -= (known[k] as number) * (row[k] as number);
      row[i] = sum / (known[i] as number);
      rest -= (row[i] as number) ** 2;
    }
    row[n] = Math.sqrt(rest);
    this.rows.push(row);
    this.xs.push(x);
    this.ys.push(y);
    this.targets.push(target);
  }

  /** The coefficients α of all labels bought so far. */
  coefficients(): Float64Array {
    const n = this.size;
    const z = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const known = this.rows[i] as Float64Array;
      let sum = this.targets[i] as number;
      for (let k = 0; k < i; k++) sum -= (known[k] as number) * (z[k] as number);
      z[i] = sum / (known[i] as number);
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = z[i] as number;
      for (let k = i + 1; k < n; k++) sum -= ((this.rows[k] as Float64Array)[i] as number) * (z[k] as number);
      z[i] = sum / ((this.rows[i] as Float64Array)[i] as number);
    }
    return z;
  }

  /** f at a point, with coefficients computed before. */
  value(alpha: Float64Array, x: number, y: number): number {
    let sum = 0;
    for (let i = 0; i < alpha.length; i++)
      sum +=
        (alpha[i] as number) * kernel(x - (this.xs[i] as number), y - (this.ys[i] as number), this.smoothness.width);
    return sum;
  }
}

/**
 * Harmonic values on a graph: labelled nodes keep their label, every other is the weighted mean of its neighbours (Zhu, Ghahramani and
 * Lafferty 2003). Solves the linear system of the free nodes by Cholesky.
 * @param weights symmetric, n × n, the diagonal is ignored
 */
export function harmonic(weights: Float64Array, known: ReadonlyMap<number, number>): Float64Array {
  const n = Math.round(Math.sqrt(weights.length));
  const free = Array.from({ length: n }, (_, i) => i).filter((i) => !known.has(i));
  const m = free.length;
  const a = new Float64Array(m * m);
  const b = new Float64Array(m);
  free.forEach((i, r) => {
    // A node without neighbours stays at 0 instead of dividing by it.
    let degree = 1e-9;
    for (let j = 0; j < n; j++) if (j !== i) degree += weights[i * n + j] as number;
    let pull = 0;
    known.forEach((label, j) => {
      pull += label * (weights[i * n + j] as number);
    });
    b[r] = pull;
    for (let c = 0; c < r; c++) a[r * m + c] = -(weights[i * n + (free[c] as number)] as number);
    a[r * m + r] = degree;
  });
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * m + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[i * m + k] as number) * (a[j * m + k] as number);
      a[i * m + j] = i === j ? Math.sqrt(Math.max(sum, 1e-15)) : sum / (a[j * m + j] as number);
    }
  }
  for (let i = 0; i < m; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (a[i * m + k] as number) * (b[k] as number);
    b[i] = sum / (a[i * m + i] as number);
  }
  for (let i = m - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < m; k++) sum -= (a[k * m + i] as number) * (b[k] as number);
    b[i] = sum / (a[i * m + i] as number);
  }
  const values = new Float64Array(n);
  known.forEach((label, i) => {
    values[i] = label;
  });
  free.forEach((i, r) => {
    values[i] = b[r] as number;
  });
  return values;
}

/** Edge weights between all points, Gaussian in their distance. */
export function edgeWeights({ x, y }: Sample, width: number): Float64Array {
  const n = x.length;
  const weights = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const w = kernel((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number), width);
      weights[i * n + j] = w;
      weights[j * n + i] = w;
    }
  return weights;
}
