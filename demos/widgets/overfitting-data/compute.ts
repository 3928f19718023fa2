/**
 * A free copy, if you know the symmetry: points on a circle, a wave plus noise, least squares on sines and cosines, with or without the
 * mirror image (−x, y) of every point.
 *
 * Truth   y = √2 (cos x − 0.5 cos 3x) + s √2 (0.8 sin x + 0.6 sin 2x) + e,  e ~ N(0, sd²),  x uniform on the circle.
 * Model   1, √2 cos kx, √2 sin kx for k = 1 … K: p = 2K + 1 orthonormal features, ridge 0.01 on the mean loss.
 * Error   the features being orthonormal, the expected squared error on new points is sd² plus the sum of the squared errors of the
 *         coefficients, those the model does not have included. No test set is needed, and none is drawn.
 */
import type { Parameters } from '../../runtime/parameters.ts';
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom, type Random } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';

export interface Params {
  /** Training points n, 8 … 400. */
  n: number;
  /** Highest frequency K of the model, 1 … 10. */
  K: number;
  /** Strength s of the odd part of the truth, 0 … 1; the mirror is exactly right for 0. */
  s: number;
  /** Standard deviation of the noise, 0.1 … 1. */
  sd: number;
  /** Add the mirror image of every point. */
  mirror: boolean;
  /** Samples that the errors are averaged over, 50 … 500. */
  repeats: number;
  seed: number;
}

export const MOST_POINTS = 400;

export const parameters: Parameters<Params> = {
  mirror: { kind: 'toggle', default: true },
  n: { kind: 'number', min: 8, max: MOST_POINTS, step: 1, scale: 'log', whole: true, default: 30 },
  s: { kind: 'number', min: 0, max: 1, step: 0.05, default: 0 },
  K: { kind: 'number', min: 1, max: 10, step: 1, default: 8 },
  sd: { kind: 'number', min: 0.1, max: 1, step: 0.05, default: 0.5 },
  repeats: { kind: 'number', min: 50, max: 500, step: 50, default: 200 },
  seed: { kind: 'seed', default: 43 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** Ridge added to the mean normal equations. */
export const RIDGE = 0.01;

/** Sizes at which the learning curves are measured, besides the reader's own. */
const SIZES: readonly number[] = [
  8,
  10,
  12,
  14,
  16,
  18,
  21,
  25,
  30,
  36,
  44,
  55,
  70,
  90,
  120,
  165,
  230,
  310,
  MOST_POINTS,
];

/** Coefficient of the truth for feature `index` in the order 1, cos 1, sin 1, cos 2, sin 2, cos 3, sin 3. */
export const truthCoefficient = (index: number, s: number): number =>
  index === 1 ? 1 : index === 2 ? 0.8 * s : index === 4 ? 0.6 * s : index === 5 ? -0.5 : 0;

/** Value at x of the function with these coefficients. */
export function evaluate(coefficients: ArrayLike<number>, x: number): number {
  let value = coefficients[0] ?? 0;
  for (let k = 1; 2 * k < coefficients.length; k++) {
    const cosine = coefficients[2 * k - 1] ?? 0;
    const sine = coefficients[2 * k] ?? 0;
    value += Math.SQRT2 * (cosine * Math.cos(k * x) + sine * Math.sin(k * x));
  }
  return value;
}

/** The wave without noise; cos 3x = 4 cos³x − 3 cos x and sin 2x = 2 sin x cos x. */
export function truth(x: number, s: number): number {
  const cos = Math.cos(x);
  const sin = Math.sin(x);
  return Math.SQRT2 * (cos - 0.5 * (4 * cos ** 3 - 3 * cos) + s * sin * (0.8 + 1.2 * cos));
}

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

export interface Errors {
  /** Mean squared error on the real training points. */
  training: number;
  /** Expected squared error on new points. */
  test: number;
}

/** Errors of a fit, both exact. The training error follows from the normal equations: Σy²/n − w·b − ridge |w|². */
export function errorsOf(w: Float64Array, sums: Sums, mirror: boolean, { s, sd }: Pick<Params, 's' | 'sd'>): Errors {
  const { n, yy, yCos, ySin } = sums;
  let training = yy / n - ((w[0] as number) * (yCos[0] as number)) / n;
  let test = sd * sd;
  for (let i = 0; i < Math.max(w.length, 7); i++) {
    const value = w[i] ?? 0;
    training -= RIDGE * value * value;
    test += (value - truthCoefficient(i, s)) ** 2;
  }
  for (let k = 1; k < yCos.length; k++) {
    training -= (Math.SQRT2 * (w[2 * k - 1] as number) * (yCos[k] as number)) / n;
    if (!mirror) training -= (Math.SQRT2 * (w[2 * k] as number) * (ySin[k] as number)) / n;
  }
  return { training: Math.max(0, training), test };
}

/** One point of the world: x uniform in (−π, π], y the truth plus noise. */
export function drawPoint(random: Random, { s, sd }: Pick<Params, 's' | 'sd'>): [x: number, y: number] {
  const x = Math.PI * (2 * random.uniform() - 1);
  return [x, truth(x, s) + sd * random.normal()];
}

export interface Theory {
  /** Error that no number of points removes, without and with mirror. */
  floor: number;
  mirrorFloor: number;
  /** p + 1 + p_o q / v: where the two fits are equally good (exact for Gaussian features); none where the mirror is exactly right. */
  crossing: number | null;
}

/** What the formulas of the chapter say; a frequency that the model lacks acts as noise. */
export function theoryOf({ K, s, sd }: Pick<Params, 'K' | 's' | 'sd'>): Theory {
  const missing = (K < 3 ? 0.25 : 0) + (K < 2 ? 0.36 * s * s : 0);
  const erased = s * s * (K < 2 ? 0.64 : 1);
  const floor = sd * sd + missing;
  return {
    floor,
    mirrorFloor: floor + erased,
    crossing: erased > 0 ? 2 * K + 2 + (K * floor) / erased : null,
  };
}

export interface Result {
  /** Sizes of the learning curves, the reader's own n among them. */
  sizes: number[];
  /** Index of n in `sizes`. */
  at: number;
  /** Mean errors at each size. */
  plain: Errors[];
  mirrored: Errors[];
  /** The first sample and its two fits. */
  points: [x: number, y: number][];
  plainCoefficients: number[];
  mirrorCoefficients: number[];
  theory: Theory;
}

/** The samples are nested: the first n of 400 points, so that one draw serves the whole curve. */
export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { K, repeats } = params;
  const n = Math.round(params.n);
  const sizes = [...new Set([...SIZES, n])].sort((a, b) => a - b);
  const at = sizes.indexOf(n);
  const plain = sizes.map((): Errors => ({ training: 0, test: 0 }));
  const mirrored = sizes.map((): Errors => ({ training: 0, test: 0 }));
  const points: [number, number][] = [];
  let plainCoefficients: number[] = [];
  let mirrorCoefficients: number[] = [];
  const random = seededRandom(params.seed);
  for (let repeat = 0; repeat < repeats; repeat++) {
    await run.breathe();
    const sums = new Sums(K);
    sizes.forEach((size, index) => {
      while (sums.n < size) {
        const point = drawPoint(random, params);
        sums.add(...point);
        if (repeat === 0 && sums.n <= n) points.push(point);
      }
      for (const mirror of [false, true]) {
        const w = fit(sums, mirror);
        const { training, test } = errorsOf(w, sums, mirror, params);
        const mean = (mirror ? mirrored : plain)[index] as Errors;
        mean.training += training / repeats;
        mean.test += test / repeats;
        if (repeat > 0 || index !== at) continue;
        if (mirror) mirrorCoefficients = [...w];
        else plainCoefficients = [...w];
      }
    });
  }
  return { sizes, at, plain, mirrored, points, plainCoefficients, mirrorCoefficients, theory: theoryOf(params) };
}
