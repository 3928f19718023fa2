/**
 * The demo world of chapter 5, small enough for a figure: points on a circle, a wave plus noise, least squares on sines and cosines,
 * with or without mirrored copies. The features are orthonormal, so the test error is known exactly from the coefficients.
 */
import { normalFrom, seededRandom } from '../../demos/runtime/random';

/** Solves A x = b for a symmetric positive definite A by Cholesky; both are overwritten. */
function solve(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const at = (i: number, j: number) => a[i * p + j] ?? 0;
  for (let j = 0; j < p; j++) {
    for (let i = j; i < p; i++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      a[i * p + j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  for (let i = 0; i < p; i++) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (b[k] ?? 0);
    b[i] = sum / at(i, i);
  }
  for (let i = p - 1; i >= 0; i--) {
    let sum = b[i] ?? 0;
    for (let k = i + 1; k < p; k++) sum -= at(k, i) * (b[k] ?? 0);
    b[i] = sum / at(i, i);
  }
  return b;
}

export interface World {
  /** Highest frequency of the model: 2K + 1 coefficients. */
  K: number;
  /** Strength of the odd part of the truth; the mirror is exact for 0. */
  s: number;
  /** Standard deviation of the noise. */
  sd: number;
  mirror: boolean;
}

export interface Errors {
  training: number;
  test: number;
}

/** Mean training and test error over `repeats` samples of n points. Training error is measured on the real points only. */
export function errors(n: number, { K, s, sd, mirror }: World, repeats: number, seed: number): Errors {
  const next = seededRandom(seed).uniform;
  const normal = normalFrom(next);
  const p = 2 * K + 1;
  // Coefficients of the truth in the order 1, cos 1, sin 1, cos 2, …; up to frequency 3 whatever the model holds.
  const truth = (index: number) =>
    index === 1 ? 1 : index === 5 ? -0.5 : index === 2 ? 0.8 * s : index === 4 ? 0.6 * s : 0;
  const features = (x: number) => {
    const f = new Float64Array(p).fill(1);
    for (let k = 1; k <= K; k++) {
      f[2 * k - 1] = Math.SQRT2 * Math.cos(k * x);
      f[2 * k] = Math.SQRT2 * Math.sin(k * x);
    }
    return f;
  };
  let training = 0;
  let test = 0;
  for (let r = 0; r < repeats; r++) {
    const xs: number[] = [];
    const ys: number[] = [];
    for (let i = 0; i < n; i++) {
      const x = 2 * Math.PI * next();
      xs.push(x);
      const even = Math.SQRT2 * (Math.cos(x) - 0.5 * Math.cos(3 * x));
      const odd = s * Math.SQRT2 * (0.8 * Math.sin(x) + 0.6 * Math.sin(2 * x));
      ys.push(even + odd + sd * normal());
    }
    const a = new Float64Array(p * p);
    const b = new Float64Array(p);
    const all = mirror ? [...xs, ...xs.map((x) => -x)] : xs;
    all.forEach((x, i) => {
      const f = features(x);
      const y = ys[i % n] ?? 0;
      for (let u = 0; u < p; u++) {
        const fu = f[u] ?? 0;
        b[u] = (b[u] ?? 0) + (fu * y) / all.length;
        for (let v = 0; v <= u; v++) a[u * p + v] = (a[u * p + v] ?? 0) + (fu * (f[v] ?? 0)) / all.length;
      }
    });
    for (let u = 0; u < p; u++) {
      a[u * p + u] = (a[u * p + u] ?? 0) + 0.01;
      for (let v = 0; v < u; v++) a[v * p + u] = a[u * p + v] ?? 0;
    }
    const w = solve(a, b, p);
    let squares = 0;
    xs.forEach((x, i) => {
      const f = features(x);
      let fit = 0;
      for (let u = 0; u < p; u++) fit += (w[u] ?? 0) * (f[u] ?? 0);
      squares += (fit - (ys[i] ?? 0)) ** 2;
    });
    training += squares / n;
    let error = sd * sd;
    for (let u = 0; u < Math.max(p, 7); u++) error += ((w[u] ?? 0) - truth(u)) ** 2;
    test += error;
  }
  return { training: training / repeats, test: test / repeats };
}
