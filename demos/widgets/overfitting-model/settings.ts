/** The four knobs, the noise and the draw; and what λ and t the sliders stand for. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';

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
