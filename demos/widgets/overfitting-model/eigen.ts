/** Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, section 8.5). */

export interface Eigen {
  /** Largest first. */
  values: number[];
  /** Unit vectors; `vectors[k]` belongs to `values[k]`. */
  vectors: Float64Array[];
}

/** Turns rows or columns p and q: entries `at(k)` and `at(k)` of the two by the rotation (c, s). */
function turn(m: Float64Array, p: number, q: number, stride: number, count: number, c: number, s: number): void {
  for (let k = 0; k < count; k++) {
    const x = m[p + k * stride] as number;
    const y = m[q + k * stride] as number;
    m[p + k * stride] = c * x - s * y;
    m[q + k * stride] = s * x + c * y;
  }
}

/** @param matrix n × n, row after row; left as it is. */
export function eigen(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix);
  // Row k of v becomes the k-th eigenvector.
  const v = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += (a[i * n + j] as number) ** 2;
    if (off < 1e-30) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q] as number;
        if (Math.abs(apq) < 1e-300) continue;
        const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        turn(a, p, q, n, n, c, s);
        turn(a, p * n, q * n, 1, n, c, s);
        turn(v, p * n, q * n, 1, n, c, s);
      }
    }
  }
  const order = Array.from({ length: n }, (_, k) => k).sort(
    (k, l) => (a[l * n + l] as number) - (a[k * n + k] as number),
  );
  return {
    values: order.map((k) => a[k * n + k] as number),
    vectors: order.map((k) => v.slice(k * n, (k + 1) * n)),
  };
}
