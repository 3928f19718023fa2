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
import type { Ops } from '../../runtime/ops.ts';
import type { Run } from '../../runtime/run.ts';
import { GRID, targets } from './data.ts';
import { ensembleOf, medianTestError, type Ensemble } from './ensemble.ts';
import { fitOf, type Knobs } from './fit.ts';
import { lambdaOf, NO_PENALTY, stepsOf, type Params } from './settings.ts';
import { mean } from './vectors.ts';

export { backends, parameters } from './settings.ts';

/** Sizes of the curve over P. */
const SIZES: readonly number[] = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 64, 200];

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
