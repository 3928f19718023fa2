/**
 * The three matrix products of training, in plain float64. Each takes four rows at a time, so that what it adds to is read and written
 * once for four terms; the terms are added in the order of the plain loops, so that the last bit is the same. Zeros, which ReLU makes many,
 * cost nothing.
 */

/** Where the nonzero numbers of a row or column stand, and scale times each; used again and again to spare the memory. */
class Nonzeros {
  readonly at: Int32Array;
  readonly values: Float64Array;
  count = 0;
  constructor(most: number) {
    this.at = new Int32Array(most);
    this.values = new Float64Array(most);
  }
  /** Of x[from], x[from + step] …: `length` numbers. */
  gather(x: Float64Array, from: number, step: number, length: number, scale: number): void {
    this.count = 0;
    for (let l = 0; l < length; l++) {
      const value = scale * (x[from + l * step] as number);
      if (value === 0) continue;
      this.at[this.count] = l;
      this.values[this.count++] = value;
    }
  }
}

/** to[start + j] += Σ value · rows[at · n + j] over the nonzero values, j = 0 … n − 1. */
function addRows(
  { at, values, count }: Nonzeros,
  rows: Float64Array,
  n: number,
  to: Float64Array,
  start: number,
): void {
  let c = 0;
  for (; c + 4 <= count; c += 4) {
    const [v0, v1] = [values[c] as number, values[c + 1] as number];
    const [v2, v3] = [values[c + 2] as number, values[c + 3] as number];
    const [r0, r1] = [(at[c] as number) * n, (at[c + 1] as number) * n];
    const [r2, r3] = [(at[c + 2] as number) * n, (at[c + 3] as number) * n];
    for (let j = 0; j < n; j++)
      to[start + j] =
        (to[start + j] as number) +
        v0 * (rows[r0 + j] as number) +
        v1 * (rows[r1 + j] as number) +
        v2 * (rows[r2 + j] as number) +
        v3 * (rows[r3 + j] as number);
  }
  for (; c < count; c++) {
    const value = values[c] as number;
    const row = (at[c] as number) * n;
    for (let j = 0; j < n; j++) to[start + j] = (to[start + j] as number) + value * (rows[row + j] as number);
  }
}

/** y += scale · x m for x [rows, k] and m [k, n]. */
export function addProduct(
  x: Float64Array,
  m: Float64Array,
  y: Float64Array,
  rows: number,
  k: number,
  n: number,
  scale = 1,
): void {
  const nonzeros = new Nonzeros(k);
  for (let i = 0; i < rows; i++) {
    nonzeros.gather(x, i * k, 1, k, scale);
    addRows(nonzeros, m, n, y, i * n);
  }
}

/** d += scale · xᵀ g for x [rows, k] and g [rows, n]: the gradient of a matrix that x is multiplied by. */
export function addOuter(
  x: Float64Array,
  g: Float64Array,
  d: Float64Array,
  rows: number,
  k: number,
  n: number,
  scale = 1,
): void {
  const nonzeros = new Nonzeros(rows);
  for (let l = 0; l < k; l++) {
    nonzeros.gather(x, l, k, rows, scale);
    addRows(nonzeros, g, n, d, l * n);
  }
}

/** y += scale · g mᵀ for g [rows, n] and m [k, n]; where `alive` is zero the result is not needed. */
export function addBack(
  g: Float64Array,
  m: Float64Array,
  y: Float64Array,
  rows: number,
  k: number,
  n: number,
  scale = 1,
  alive?: Float64Array,
): void {
  const wanted = new Int32Array(k);
  for (let i = 0; i < rows; i++) {
    const [from, to] = [i * n, i * k];
    let count = 0;
    for (let l = 0; l < k; l++) if (!alive || alive[to + l] !== 0) wanted[count++] = l;
    let c = 0;
    for (; c + 4 <= count; c += 4) {
      const [l0, l1] = [wanted[c] as number, wanted[c + 1] as number];
      const [l2, l3] = [wanted[c + 2] as number, wanted[c + 3] as number];
      const [r0, r1, r2, r3] = [l0 * n, l1 * n, l2 * n, l3 * n];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let j = 0; j < n; j++) {
        const v = g[from + j] as number;
        s0 += v * (m[r0 + j] as number);
        s1 += v * (m[r1 + j] as number);
        s2 += v * (m[r2 + j] as number);
        s3 += v * (m[r3 + j] as number);
      }
      y[to + l0] = (y[to + l0] as number) + scale * s0;
      y[to + l1] = (y[to + l1] as number) + scale * s1;
      y[to + l2] = (y[to + l2] as number) + scale * s2;
      y[to + l3] = (y[to + l3] as number) + scale * s3;
    }
    for (; c < count; c++) {
      const l = wanted[c] as number;
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (g[from + j] as number) * (m[l * n + j] as number);
      y[to + l] = (y[to + l] as number) + scale * sum;
    }
  }
}
