/** The little linear algebra of the demo: covariances and eigenvectors in eight dimensions. A matrix is a list of its rows. */

export type Vector = Float64Array;

export const dot = (u: Vector, v: Vector): number => {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += (u[i] as number) * (v[i] as number);
  return sum;
};

export function apply(matrix: readonly Vector[], x: Vector): Vector {
  const out = new Float64Array(matrix.length);
  for (let i = 0; i < out.length; i++) out[i] = dot(matrix[i] as Vector, x);
  return out;
}

export function average(points: readonly Vector[]): Vector {
  const mean = new Float64Array(points[0]?.length ?? 0);
  for (const point of points)
    for (let j = 0; j < mean.length; j++) mean[j] = (mean[j] as number) + (point[j] as number);
  return mean.map((x) => x / points.length);
}

/** Adds (x − m)(x − m)ᵀ to a matrix. */
export function addOuter(matrix: readonly Vector[], x: Vector, m: Vector): void {
  for (let i = 0; i < x.length; i++) {
    const row = matrix[i] as Vector;
    const a = (x[i] as number) - (m[i] as number);
    for (let j = 0; j < x.length; j++) row[j] = (row[j] as number) + a * ((x[j] as number) - (m[j] as number));
  }
}

export const zeros = (size: number): Vector[] => Array.from({ length: size }, () => new Float64Array(size));

export interface Eigen {
  /** Largest first. */
  values: number[];
  /** Eigenvectors, each of length 1, in the order of the values. */
  rows: Vector[];
}

function swing(u: Vector, i: number, j: number, c: number, s: number): void {
  const [y, z] = [u[i] as number, u[j] as number];
  u[i] = c * y - s * z;
  u[j] = s * y + c * z;
}

/** Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub & Van Loan, section 8.5). */
export function eigen(symmetric: readonly Vector[]): Eigen {
  const n = symmetric.length;
  const a = symmetric.map((row) => Float64Array.from(row));
  const v = a.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  const scale = Math.max(...a.map((row) => Math.max(...row.map(Math.abs))));
  for (let sweep = 0; sweep < 20; sweep++) {
    let turned = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const [rowP, rowQ] = [a[p] as Vector, a[q] as Vector];
        const x = rowP[q] as number;
        if (Math.abs(x) <= 1e-15 * scale) continue;
        turned = true;
        const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * x);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (const row of a) swing(row, p, q, c, s);
        for (let k = 0; k < n; k++) {
          const [y, z] = [rowP[k] as number, rowQ[k] as number];
          rowP[k] = c * y - s * z;
          rowQ[k] = s * y + c * z;
        }
        for (const row of v) swing(row, p, q, c, s);
      }
    }
    if (!turned) break;
  }
  const diagonal = a.map((row, i) => row[i] as number);
  const order = diagonal.map((_, i) => i).sort((i, j) => (diagonal[j] as number) - (diagonal[i] as number));
  return {
    values: order.map((i) => diagonal[i] as number),
    rows: order.map((i) => Float64Array.from(v, (row) => row[i] as number)),
  };
}
