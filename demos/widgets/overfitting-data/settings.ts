/** What the reader sets. */
import type { Parameters } from '../../runtime/parameters.ts';
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
