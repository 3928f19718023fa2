/** Least squares on sines and cosines, with or without mirrored copies, from a few sums over the points. */

/** Ridge added to the mean normal equations. */
export const RIDGE = 0.01;

/**
 * What the normal equations need to know of n points: Σ cos jx and Σ sin jx for j ≤ 2K, Σ y cos kx and Σ y sin kx for k ≤ K, Σ y².
 * A product of two features is a sum of two of these, so a point costs 2K turns instead of p².
 */
export class Sums {
  n = 0;
  yy = 0;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  readonly yCos: Float64Array;
  readonly ySin: Float64Array;

  constructor(readonly K: number) {
    this.cos = new Float64Array(2 * K + 1);
    this.sin = new Float64Array(2 * K + 1);
    this.yCos = new Float64Array(K + 1);
    this.ySin = new Float64Array(K + 1);
  }

  add(x: number, y: number): void {
    const { K, cos, sin, yCos, ySin } = this;
    const c1 = Math.cos(x);
    const s1 = Math.sin(x);
    let c = 1;
    let s = 0;
    for (let j = 0; j <= 2 * K; j++) {
      cos[j] = (cos[j] as number) + c;
      sin[j] = (sin[j] as number) + s;
      if (j <= K) {
        yCos[j] = (yCos[j] as number) + y * c;
        ySin[j] = (ySin[j] as number) + y * s;
      }
      const turned = c * c1 - s * s1;
      s = s * c1 + c * s1;
      c = turned;
    }
    this.n++;
    this.yy += y * y;
  }
}

/** Solves (A + ridge) x = b for a symmetric A by Cholesky, in place; only the lower half of A is read. */
function solve(a: Float64Array, b: Float64Array, p: number): void {
  for (let i = 0; i < p; i++) a[i * p + i] = (a[i * p + i] as number) + RIDGE;
  for (let j = 0; j < p; j++) {
    for (let i = j; i < p; i++) {
      let sum = a[i * p + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[i * p + k] as number) * (a[j * p + k] as number);
      a[i * p + j] = i === j ? Math.sqrt(sum) : sum / (a[j * p + j] as number);
    }
  }
  for (let i = 0; i < p; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (a[i * p + k] as number) * (b[k] as number);
    b[i] = sum / (a[i * p + i] as number);
  }
  for (let i = p - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < p; k++) sum -= (a[k * p + i] as number) * (b[k] as number);
    b[i] = sum / (a[i * p + i] as number);
  }
}

/** Coefficients of the ridge fit of cosines and sines. */
function plainFit({ n, K, cos, sin, yCos, ySin }: Sums): Float64Array {
  const p = 2 * K + 1;
  const a = new Float64Array(p * p);
  const b = new Float64Array(p);
  const c = (j: number): number => (cos[j] as number) / n;
  const s = (j: number): number => (j < 0 ? -(sin[-j] as number) : (sin[j] as number)) / n;
  a[0] = 1;
  b[0] = (yCos[0] as number) / n;
  for (let j = 1; j <= K; j++) {
    const cosRow = (2 * j - 1) * p;
    const sinRow = 2 * j * p;
    a[cosRow] = Math.SQRT2 * c(j);
    a[sinRow] = Math.SQRT2 * s(j);
    b[2 * j - 1] = (Math.SQRT2 * (yCos[j] as number)) / n;
    b[2 * j] = (Math.SQRT2 * (ySin[j] as number)) / n;
    for (let k = 1; k <= j; k++) {
      a[cosRow + 2 * k - 1] = c(j - k) + c(j + k);
      a[sinRow + 2 * k] = c(j - k) - c(j + k);
      a[sinRow + 2 * k - 1] = s(j + k) + s(j - k);
      if (k < j) a[cosRow + 2 * k] = s(k + j) + s(k - j);
    }
  }
  solve(a, b, p);
  return b;
}

/**
 * The same with a mirrored copy of every point. Each sum of sines is then 0, since sin(−x) = −sin x, so that the sines drop out of the
 * normal equations and get the coefficient 0; the sums of cosines, divided by the number of points, stay what they were.
 */
function mirrorFit({ n, K, cos, yCos }: Sums): Float64Array {
  const a = new Float64Array((K + 1) ** 2);
  const b = new Float64Array(K + 1);
  const c = (j: number): number => (cos[j] as number) / n;
  for (let j = 0; j <= K; j++) {
    b[j] = ((j ? Math.SQRT2 : 1) * (yCos[j] as number)) / n;
    a[j * (K + 1)] = j ? Math.SQRT2 * c(j) : 1;
    for (let k = 1; k <= j; k++) a[j * (K + 1) + k] = c(j - k) + c(j + k);
  }
  solve(a, b, K + 1);
  const w = new Float64Array(2 * K + 1);
  b.forEach((value, j) => (w[Math.max(0, 2 * j - 1)] = value));
  return w;
}

/** Coefficients of the ridge fit in the order 1, cos 1, sin 1, cos 2, …, with or without mirrored copies. */
export const fit = (sums: Sums, mirror: boolean): Float64Array => (mirror ? mirrorFit(sums) : plainFit(sums));
