/** Logistic regression with weights, by Newton's method; for the model of the demo and for the one that tells source from target. */
import { sigmoid } from './worlds.ts';

/** A pull towards 0, a millionth of an example each: where the classes can be separated the slope would otherwise grow without end. */
const RIDGE = 1e-6;

/** Solves a small symmetric system by Gaussian elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let i = 0; i < size; i++) {
    const pivot = rows[i] as number[];
    for (let r = i + 1; r < size; r++) {
      const row = rows[r] as number[];
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let c = i; c <= size; c++) row[c] = (row[c] as number) - factor * (pivot[c] as number);
    }
  }
  const out = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    let value = row[size] as number;
    for (let c = i + 1; c < size; c++) value -= (row[c] as number) * (out[c] as number);
    out[i] = value / (row[i] as number);
  }
  return out;
}

/** log(1 + eᶻ) without overflow. */
const softplus = (z: number): number => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));

/**
 * Coefficients c of p(y = 1 | x) = σ(c₀ + c₁x + … + c_d x^d) with least weighted log loss.
 * Steps are halved until the loss falls, so that no start and no sample makes it diverge.
 */
export function fitLogistic(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  weights: ArrayLike<number>,
  degree: 1 | 2,
): number[] {
  const size = degree + 1;
  const total = Array.from(weights).reduce((sum, w) => sum + w, 0) || 1;
  const score = (c: readonly number[], x: number): number =>
    (c[0] as number) + x * ((c[1] as number) + (degree === 2 ? x * (c[2] as number) : 0));
  const loss = (c: readonly number[]): number => {
    let sum = 0;
    for (let i = 0; i < xs.length; i++) {
      const z = score(c, xs[i] as number);
      sum += (weights[i] as number) * (softplus(z) - (ys[i] as number) * z);
    }
    return sum / total + (RIDGE / 2) * c.reduce((s, v) => s + v * v, 0);
  };
  let c = new Array<number>(size).fill(0);
  let now = loss(c);
  for (let round = 0; round < 40; round++) {
    const gradient = c.map((v) => RIDGE * v);
    const hessian = c.map((_, i) => c.map((__, j) => (i === j ? RIDGE : 0)));
    for (let i = 0; i < xs.length; i++) {
      const x = xs[i] as number;
      const p = sigmoid(score(c, x));
      const w = (weights[i] as number) / total;
      for (let r = 0, xr = 1; r < size; r++, xr *= x) {
        gradient[r] = (gradient[r] as number) + w * (p - (ys[i] as number)) * xr;
        const row = hessian[r] as number[];
        for (let s = 0, xs2 = xr; s < size; s++, xs2 *= x) row[s] = (row[s] as number) + w * p * (1 - p) * xs2;
      }
    }
    const step = solve(hessian, gradient);
    let scale = 1;
    let next = c;
    let after = now;
    do {
      next = c.map((v, i) => v - scale * (step[i] as number));
      after = loss(next);
      scale /= 2;
    } while (!(after <= now) && scale > 1e-6);
    if (!(after <= now)) break;
    const gained = now - after;
    c = next;
    now = after;
    if (gained < 1e-12) break;
  }
  return c;
}
