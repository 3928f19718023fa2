/** Singular values by Jacobi's rotations of the smaller Gram matrix: slow for large matrices, short, and exact enough for ours. */
import { addProduct } from './products.ts';

export interface Eigen {
  /** Descending. */
  readonly values: Float64Array;
  /** Row i belongs to values[i]. */
  readonly vectors: Float64Array[];
}

/** Eigenvalues and eigenvectors of a symmetric matrix [n, n] (Golub and Van Loan, section 8.5). */
export function eigen(matrix: Float64Array, n: number): Eigen {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  const size = Math.hypot(...a);
  for (let round = 0; round < 30; round++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += (a[p * n + q] as number) ** 2;
    if (Math.sqrt(off) <= 1e-13 * size) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (a[j * n + j] as number) - (a[i * n + i] as number),
  );
  return {
    values: Float64Array.from(order, (i) => a[i * n + i] as number),
    vectors: order.map((i) => v.slice(i * n, (i + 1) * n)),
  };
}

/** One rotation that makes a[p, q] zero; rows of `v` turn along. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p] as number, a[k * n + q] as number];
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k] as number, a[q * n + k] as number];
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
    const [e, f] = [v[p * n + k] as number, v[q * n + k] as number];
    v[p * n + k] = c * e - s * f;
    v[q * n + k] = s * e + c * f;
  }
}

/** M Mᵀ if `rows`, else Mᵀ M, for M [k, n]. */
function gram(m: Float64Array, k: number, n: number, rows: boolean): Float64Array {
  const size = rows ? k : n;
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      let sum = 0;
      for (let l = 0; l < (rows ? n : k); l++)
        sum += rows
          ? (m[i * n + l] as number) * (m[j * n + l] as number)
          : (m[l * n + i] as number) * (m[l * n + j] as number);
      out[i * size + j] = out[j * size + i] = sum;
    }
  return out;
}

export interface Decomposition {
  /** Singular values, descending. */
  readonly values: number[];
  /** Whether `vectors` are left (of length k) or right (of length n). */
  readonly left: boolean;
  readonly vectors: Float64Array[];
}

/** Singular values of M [k, n] and the singular vectors of its shorter side. */
export function decompose(m: Float64Array, k: number, n: number): Decomposition {
  const left = k <= n;
  const { values, vectors } = eigen(gram(m, k, n, left), left ? k : n);
  return { values: Array.from(values, (value) => Math.sqrt(Math.max(0, value))), left, vectors };
}

/** The best approximation of M by a matrix of rank `rank` (Eckart and Young 1936): U Uᵀ M, or M V Vᵀ. */
export function truncate(
  m: Float64Array,
  k: number,
  n: number,
  { left, vectors }: Decomposition,
  rank: number,
): Float64Array {
  const out = new Float64Array(k * n);
  for (const u of vectors.slice(0, rank)) {
    const along = new Float64Array(left ? n : k);
    for (let i = 0; i < k; i++)
      for (let j = 0; j < n; j++) {
        const at = left ? j : i;
        along[at] = (along[at] as number) + (u[left ? i : j] as number) * (m[i * n + j] as number);
      }
    for (let i = 0; i < k; i++)
      for (let j = 0; j < n; j++)
        out[i * n + j] = (out[i * n + j] as number) + (u[left ? i : j] as number) * (along[left ? j : i] as number);
  }
  return out;
}

/** Orthonormal columns Q [k, r] and R [r, r] with A = Q R, by Gram and Schmidt, each column cleaned twice; a dependent column is zero in Q. */
function orthonormal(a: Float64Array, k: number, r: number): { q: Float64Array; upper: Float64Array } {
  const q = a.slice();
  const upper = new Float64Array(r * r);
  const along = (c: number, d: number): number => {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += (q[i * r + c] as number) * (q[i * r + d] as number);
    return sum;
  };
  for (let c = 0; c < r; c++) {
    const before = Math.sqrt(along(c, c));
    for (let pass = 0; pass < 2; pass++)
      for (let d = 0; d < c; d++) {
        const part = along(c, d);
        upper[d * r + c] = (upper[d * r + c] as number) + part;
        for (let i = 0; i < k; i++) q[i * r + c] = (q[i * r + c] as number) - part * (q[i * r + d] as number);
      }
    const length = Math.sqrt(along(c, c));
    const kept = length > 1e-12 * before ? length : 0;
    upper[c * r + c] = kept;
    for (let i = 0; i < k; i++) q[i * r + c] = kept ? (q[i * r + c] as number) / kept : 0;
  }
  return { q, upper };
}

/**
 * Singular values of A B for A [k, r] and B [r, n], and its left singular vectors: with A = Q R they are those of the small R B, turned by
 * Q. There are min(r, n) of them.
 */
export function decomposeProduct(
  a: Float64Array,
  b: Float64Array,
  [k, r, n]: readonly [number, number, number],
): Decomposition {
  const { q, upper } = orthonormal(a, k, r);
  const small = new Float64Array(r * n);
  addProduct(upper, b, small, r, r, n);
  const { values, vectors, left } = decompose(small, r, n);
  if (!left) return { values, vectors, left };
  const turned = vectors.map((vector) => {
    const out = new Float64Array(k);
    addProduct(q, vector, out, k, r, 1);
    return out;
  });
  return { values, left, vectors: turned };
}
