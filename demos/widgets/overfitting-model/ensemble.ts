/** Test errors: of one fit, of the average of several, and the median over many draws of features. */
import { median } from '../../runtime/median.ts';
import { GRID_TRUTH } from './data.ts';
import { fitOf, type Fit, type Knobs } from './fit.ts';
import { mean, meanSquare } from './vectors.ts';

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

/** The draws behind a median. */
const DRAWS = Array.from({ length: 25 }, (_, i) => i + 1);

export const medianTestError = (P: number, y: Float64Array, knobs: Knobs): number =>
  median(DRAWS.map((draw) => testError(fitOf(P, draw, y, knobs))));
