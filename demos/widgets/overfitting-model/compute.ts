/**
 * One spectrum, four knobs: the size of the model, a penalty on its weights, the number of training steps and the number of averaged
 * models all act on the same directions of the data.
 *
 * Data      N = 16 points of sin 3x on [−1, 1] with normal noise.
 * Model     w · φ(x) with P random hinges φ_j(x) = max(0, s_j (x − b_j)) / √P; only w is learned.
 * Fit       K = Φ Φᵀ = Σ d_k u_k u_kᵀ. Gradient descent from 0 on |Φw − y|² / 2 + λ |w|² / 2 with rate η = 1 / (d_max + λ) keeps the share
 *           g_k = d_k / (d_k + λ) · (1 − (1 − η (d_k + λ))^t) of direction k; t = ∞ is ridge regression, λ → 0 plain descent.
 *           Σ g_k is the effective number of parameters.
 */
import type { Parameters } from '../../runtime/parameters.ts';
import type { Ops } from '../../runtime/ops.ts';
import { normalFrom, seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { eigen } from './eigen.ts';

export interface Params {
  /** Random features P, 1 … 200. */
  P: number;
  /** log10 of the penalty λ, −10 … 1; −10 stands for λ → 0. */
  logLambda: number;
  /** log10 of the number of gradient steps t, 0 … 6.2; 6.2 stands for “until nothing changes”. */
  logSteps: number;
  /** Models averaged: the feature draws `draw`, `draw` + 1, …; 1 … 20. */
  members: number;
  /** Standard deviation of the noise on the training points, 0 … 0.6. */
  noise: number;
  /** Seed of the features, 1 … 25. */
  draw: number;
}

export const UNTIL_DONE = 6.2;
export const NO_PENALTY = -10;

export const parameters: Parameters<Params> = {
  P: { kind: 'number', min: 1, max: 200, step: 1, scale: 'log', whole: true, default: 16 },
  logLambda: { kind: 'number', min: NO_PENALTY, max: 1, step: 0.25, default: NO_PENALTY },
  logSteps: { kind: 'number', min: 0, max: UNTIL_DONE, step: 0.02, default: UNTIL_DONE },
  members: { kind: 'number', min: 1, max: 20, step: 1, default: 1 },
  noise: { kind: 'number', min: 0, max: 0.6, step: 0.05, default: 0.3 },
  draw: { kind: 'number', min: 1, max: 25, step: 1, default: 1 },
};

export const backends: readonly BackendKind[] = ['float64'];

export const lambdaOf = (logLambda: number): number => 10 ** logLambda;
export const stepsOf = (logSteps: number): number => (logSteps >= UNTIL_DONE ? Infinity : Math.round(10 ** logSteps));

/** Training points N. */
export const N = 16;
/** Points of [−1, 1] at which the error against the noiseless truth is measured. */
const TESTS = 400;
const gridPoint = (k: number): number => -1 + (2 * (k + 0.5)) / TESTS;
const GRID = Float64Array.from({ length: TESTS }, (_, k) => gridPoint(k));

export const truth = (x: number): number => Math.sin(3 * x);
const GRID_TRUTH = GRID.map(truth);

export const TRAINING_X = Array.from({ length: N }, (_, i) => -1 + (2 * (i + 0.5)) / N);

/** Targets of the sixteen training points; Box and Muller on the generator with seed 1. */
export function targets(noise: number): Float64Array {
  const normal = normalFrom(seededRandom(1).uniform);
  return Float64Array.from(TRAINING_X, (x) => truth(x) + noise * normal());
}

/** Random hinges: side s_j = ±1 and knot b_j in [−1, 1). */
export interface Features {
  side: Float64Array;
  knot: Float64Array;
}

export function features(P: number, draw: number): Features {
  const random = seededRandom(100 + draw);
  const side = new Float64Array(P);
  const knot = new Float64Array(P);
  for (let j = 0; j < P; j++) {
    side[j] = random.uniform() < 0.5 ? -1 : 1;
    knot[j] = 2 * random.uniform() - 1;
  }
  return { side, knot };
}

export function featureVector({ side, knot }: Features, x: number): Float64Array {
  return side.map((s, j) => Math.max(0, s * (x - (knot[j] as number))) / Math.sqrt(side.length));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** target += factor · row */
function addTo(target: Float64Array, factor: number, row: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (row[i] as number);
}

/** The function w · φ at all test points in one pass: every hinge changes slope and intercept once. */
function onGrid({ side, knot }: Features, w: Float64Array): Float64Array {
  const P = side.length;
  const slope = new Float64Array(TESTS + 1);
  const intercept = new Float64Array(TESTS + 1);
  const addFrom = (k: number, a: number, b: number): void => {
    slope[k] = (slope[k] as number) + a;
    intercept[k] = (intercept[k] as number) + b;
  };
  for (let j = 0; j < P; j++) {
    const a = ((w[j] as number) * (side[j] as number)) / Math.sqrt(P);
    const b = -a * (knot[j] as number);
    // First test point to the right of the knot.
    const k = Math.min(TESTS, Math.max(0, Math.ceil(((knot[j] as number) + 1) * (TESTS / 2) - 0.5)));
    if ((side[j] as number) > 0) addFrom(k, a, b);
    else {
      addFrom(0, a, b);
      addFrom(k, -a, -b);
    }
  }
  let a = 0;
  let b = 0;
  return GRID.map((x, k) => {
    a += slope[k] as number;
    b += intercept[k] as number;
    return a * x + b;
  });
}

/** Directions with an eigenvalue below this share of the largest are beyond double precision and left out. */
const SMALLEST = 1e-12;

/** One draw of features on the training points, with the directions it can reach. */
interface Spectrum {
  random: Features;
  /** φ at each training point. */
  rows: Float64Array[];
  /** Eigenvalues d, largest first, and unit eigenvectors u of K. */
  directions: { d: number; u: Float64Array }[];
}

function spectrumOf(P: number, draw: number): Spectrum {
  const random = features(P, draw);
  const rows = TRAINING_X.map((x) => featureVector(random, x));
  const gram = new Float64Array(N * N);
  rows.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      gram[i * N + j] = dot(a, rows[j] as Float64Array);
      gram[j * N + i] = gram[i * N + j] as number;
    }
  });
  const { values, vectors } = eigen(gram, N);
  const largest = values[0] ?? 0;
  const directions = values.flatMap((d, k) => (d > SMALLEST * largest ? [{ d, u: vectors[k] as Float64Array }] : []));
  return { random, rows, directions };
}

/** The spectrum depends on P and the draw alone, so that the other knobs need not compute it again. */
const remembered = new Map<string, Spectrum>();

function spectrum(P: number, draw: number): Spectrum {
  const key = `${P} ${draw}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= 800) remembered.clear();
  const found = spectrumOf(P, draw);
  remembered.set(key, found);
  return found;
}

/** Share of a direction with eigenvalue d that is kept after t steps under penalty λ. */
export function keptShare(d: number, largest: number, lambda: number, steps: number): number {
  const ridge = d / (d + lambda);
  if (steps === Infinity || d >= largest) return steps > 0 ? ridge : 0;
  return -ridge * Math.expm1(steps * Math.log1p(-(d + lambda) / (largest + lambda)));
}

export interface Knobs {
  lambda: number;
  steps: number;
}

/** One fitted model, seen at the training points and on the test grid. */
export interface Fit {
  atTraining: Float64Array;
  atGrid: Float64Array;
  norm: number;
  effective: number;
  directions: { d: number; kept: number }[];
}

export function fitOf(P: number, draw: number, y: Float64Array, { lambda, steps }: Knobs): Fit {
  const { random, rows, directions } = spectrum(P, draw);
  const largest = directions[0]?.d ?? 0;
  const atTraining = new Float64Array(N);
  const w = new Float64Array(P);
  const alpha = new Float64Array(N);
  const shares: Fit['directions'] = [];
  let effective = 0;
  for (const { d, u } of directions) {
    const kept = keptShare(d, largest, lambda, steps);
    const size = kept * dot(u, y);
    addTo(atTraining, size, u);
    addTo(alpha, size / d, u);
    effective += kept;
    shares.push({ d, kept });
  }
  rows.forEach((row, i) => addTo(w, alpha[i] as number, row));
  return { atTraining, atGrid: onGrid(random, w), norm: Math.hypot(...w), effective, directions: shares };
}

function meanSquare(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum / a.length;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const average = (curves: readonly Float64Array[]): Float64Array =>
  (curves[0] as Float64Array).map((_, i) => mean(curves.map((curve) => curve[i] as number)));

export const testError = (fit: Pick<Fit, 'atGrid'>): number => meanSquare(fit.atGrid, GRID_TRUTH);

export interface Ensemble {
  atTraining: Float64Array;
  atGrid: Float64Array;
  training: number;
  test: number;
  /** Mean test error of the members, of the best of them, and the members' spread: test = memberMean − spread. */
  memberMean: number;
  best: number;
  spread: number;
}

/** The mean of several fits, and the identity of its error. */
export function ensembleOf(fits: readonly Fit[], y: Float64Array): Ensemble {
  const atTraining = average(fits.map((fit) => fit.atTraining));
  const atGrid = average(fits.map((fit) => fit.atGrid));
  const errors = fits.map(testError);
  return {
    atTraining,
    atGrid,
    training: meanSquare(atTraining, y),
    test: meanSquare(atGrid, GRID_TRUTH),
    memberMean: mean(errors),
    best: Math.min(...errors),
    spread: mean(fits.map((fit) => meanSquare(fit.atGrid, atGrid))),
  };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
};

/** Sizes of the curve over P, and draws behind its median. */
const SIZES: readonly number[] = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 64, 200];
const DRAWS = Array.from({ length: 25 }, (_, i) => i + 1);

export const medianTestError = (P: number, y: Float64Array, knobs: Knobs): number =>
  median(DRAWS.map((draw) => testError(fitOf(P, draw, y, knobs))));

export interface SizePoint {
  P: number;
  /** Median test error of 25 draws: unregularized, and under the reader's penalty and steps. */
  free: number;
  chosen: number;
  /** Test error of the reader's own draws, averaged. */
  own: number;
}

export interface KnobPoint {
  /** λ, or t where training is stopped. */
  at: number;
  training: number;
  test: number;
}

export interface Result {
  P: number;
  lambda: number;
  /** Number of steps; null: until nothing changes. */
  steps: number | null;
  /** Training targets; their places are the same for every parameter. */
  y: number[];
  /** Curves on [−1, 1]: the (averaged) model, and its members where there are several. */
  x: number[];
  curve: number[];
  memberCurves: number[][];
  training: number;
  test: number;
  /** Means over the members. */
  norm: number;
  effective: number;
  memberMean: number;
  best: number;
  spread: number;
  /** Directions of the first member, largest eigenvalue first. */
  directions: { d: number; kept: number }[];
  sizes: SizePoint[];
  /** Errors along the knob that is in use: λ, or t where training is stopped. */
  knob: KnobPoint[];
}

/** Every second test point is enough to draw. */
const thin = (curve: Float64Array): number[] => Array.from(curve.filter((_, k) => k % 2 === 1));

const STEP_GRID = Array.from({ length: 49 }, (_, i) => 10 ** (i / 8));
const LAMBDA_GRID = Array.from({ length: 45 }, (_, i) => 10 ** (NO_PENALTY + i / 4));

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const P = Math.round(params.P);
  const lambda = lambdaOf(params.logLambda);
  const steps = stepsOf(params.logSteps);
  const knobs: Knobs = { lambda, steps };
  const free: Knobs = { lambda: lambdaOf(NO_PENALTY), steps: Infinity };
  const y = targets(params.noise);
  const draws = Array.from({ length: params.members }, (_, i) => params.draw + i);
  const ensembleAt = (size: number, with_: Knobs): Ensemble =>
    ensembleOf(
      draws.map((draw) => fitOf(size, draw, y, with_)),
      y,
    );

  const sizes: SizePoint[] = [];
  for (const size of SIZES) {
    await run.breathe();
    const own = ensembleAt(size, knobs).test;
    sizes.push({ P: size, free: medianTestError(size, y, free), chosen: medianTestError(size, y, knobs), own });
  }
  const knob: KnobPoint[] = [];
  for (const at of steps === Infinity ? LAMBDA_GRID : STEP_GRID) {
    await run.breathe();
    const { training, test } = ensembleAt(P, steps === Infinity ? { lambda: at, steps } : { lambda, steps: at });
    knob.push({ at, training, test });
  }
  const fits = draws.map((draw) => fitOf(P, draw, y, knobs));
  const { atGrid, training, test, memberMean, best, spread } = ensembleOf(fits, y);
  return {
    P,
    lambda,
    steps: steps === Infinity ? null : steps,
    y: Array.from(y),
    x: thin(GRID),
    curve: thin(atGrid),
    memberCurves: fits.length > 1 ? fits.map((fit) => thin(fit.atGrid)) : [],
    training,
    test,
    norm: mean(fits.map((fit) => fit.norm)),
    effective: mean(fits.map((fit) => fit.effective)),
    memberMean,
    best,
    spread,
    directions: fits[0]?.directions ?? [],
    sizes,
    knob,
  };
}
