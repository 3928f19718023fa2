/**
 * The demo world of chapter 6 for its figures: sixteen noisy points of a sine, random ReLU features, and the fit seen through the
 * eigen-directions of the kernel matrix, where ridge and gradient descent differ only in the share of a direction that they keep.
 */
import { normalFrom, seededRandom } from '../../demos/runtime/random';

export const N = 16;
const tests = 400;
export const truth = (x: number): number => Math.sin(3 * x);

/** The sixteen training points with noise of standard deviation `noise`. */
export function trainingSet(noise: number): { xs: number[]; ys: number[] } {
  const normal = normalFrom(seededRandom(1).uniform);
  const xs = Array.from({ length: N }, (_, i) => -1 + (2 * (i + 0.5)) / N);
  const ys = xs.map((x) => truth(x) + noise * normal());
  return { xs, ys };
}

/** P random ReLU features of x, the same for a given draw. */
export function featureMap(P: number, draw: number): (x: number) => Float64Array {
  const next = seededRandom(100 + draw).uniform;
  const units = Array.from({ length: P }, () => {
    const s = next() < 0.5 ? -1 : 1;
    return { s, b: 2 * next() - 1 };
  });
  return (x) => Float64Array.from(units, ({ s, b }) => Math.max(0, s * (x - b)) / Math.sqrt(P));
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations; vectors[k] belongs to values[k]. */
function jacobi(matrix: readonly Float64Array[]): { values: number[]; vectors: Float64Array[] } {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const get = (m: Float64Array[], i: number, j: number) => m[i]?.[j] ?? 0;
  const put = (m: Float64Array[], i: number, j: number, value: number) => {
    const row = m[i];
    if (row) row[j] = value;
  };
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += get(a, i, j) ** 2;
    if (off < 1e-30) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = get(a, p, q);
        if (Math.abs(apq) < 1e-300) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const kp = get(a, k, p);
          const kq = get(a, k, q);
          put(a, k, p, c * kp - s * kq);
          put(a, k, q, s * kp + c * kq);
        }
        for (let k = 0; k < n; k++) {
          const pk = get(a, p, k);
          const qk = get(a, q, k);
          put(a, p, k, c * pk - s * qk);
          put(a, q, k, s * pk + c * qk);
        }
        for (let k = 0; k < n; k++) {
          const vp = get(v, k, p);
          const vq = get(v, k, q);
          put(v, k, p, c * vp - s * vq);
          put(v, k, q, s * vp + c * vq);
        }
      }
    }
  }
  const values = a.map((row, i) => row[i] ?? 0);
  const vectors = values.map((_, k) => Float64Array.from({ length: n }, (_, i) => get(v, i, k)));
  return { values, vectors };
}

/** How much of a direction with eigenvalue d (largest dMax) the fit keeps. */
export type Filter = (d: number, dMax: number) => number;
export const ridge =
  (lambda: number): Filter =>
  (d) =>
    d / (d + lambda);
/** Gradient descent for t steps with rate 1 / dMax. */
export const descent =
  (t: number): Filter =>
  (d, dMax) =>
    d >= dMax ? (t > 0 ? 1 : 0) : -Math.expm1(t * Math.log1p(-d / dMax));

export interface Fit {
  predict: (x: number) => number;
  trainError: number;
  testError: number;
  /** Length of the weight vector. */
  norm: number;
  /** Sum of the kept shares. */
  effective: number;
}

export interface Problem {
  fit: (filter: Filter) => Fit;
  dMax: number;
}

/** Prepares the fit of one feature draw: the eigen-directions are computed once and every filter is then cheap. */
export function problem(P: number, draw: number, noise = 0.3): Problem {
  const { xs, ys } = trainingSet(noise);
  const phi = featureMap(P, draw);
  const rows = xs.map(phi);
  const gram = rows.map((r) => Float64Array.from(rows, (q) => dot(r, q)));
  const { values, vectors } = jacobi(gram);
  const dMax = Math.max(...values);
  const kept = values.flatMap((d, k) => {
    const u = vectors[k];
    return d > 1e-12 * dMax && u ? [{ d, u, uy: dot(u, ys) }] : [];
  });
  const grid = Array.from({ length: tests }, (_, k) => -1 + (2 * (k + 0.5)) / tests);
  const gridRows = grid.map((x) => {
    const f = phi(x);
    return Float64Array.from(rows, (r) => dot(r, f));
  });
  return {
    dMax,
    fit: (filter) => {
      const alpha = new Float64Array(N);
      let norm = 0;
      let effective = 0;
      for (const { d, u, uy } of kept) {
        const g = filter(d, dMax);
        effective += g;
        norm += (g * g * uy * uy) / d;
        for (let i = 0; i < N; i++) alpha[i] = (alpha[i] ?? 0) + (g / d) * uy * (u[i] ?? 0);
      }
      const mean = (errors: number[]) => errors.reduce((s, e) => s + e * e, 0) / errors.length;
      return {
        predict: (x) => {
          const f = phi(x);
          return rows.reduce((s, r, i) => s + (alpha[i] ?? 0) * dot(r, f), 0);
        },
        trainError: mean(gram.map((g, i) => dot(g, alpha) - (ys[i] ?? 0))),
        testError: mean(gridRows.map((g, k) => dot(g, alpha) - truth(grid[k] ?? 0))),
        norm: Math.sqrt(norm),
        effective,
      };
    },
  };
}

/** Middle value of an odd number of numbers. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[(values.length - 1) / 2] ?? NaN;

/** Median test error over 25 feature draws. */
export function medianTestError(P: number, filter: Filter): number {
  return median(Array.from({ length: 25 }, (_, i) => problem(P, i + 1).fit(filter).testError));
}
