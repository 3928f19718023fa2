/** The demo's model of chapter 6 for its figures: what ridge and gradient descent make of one draw of features, or of the middle one of many. */
import { GRID_TRUTH, targets, TRAINING_X } from '../../demos/widgets/overfitting-model/data';
import * as ensemble from '../../demos/widgets/overfitting-model/ensemble';
import { fitOf, type Fit, type Knobs } from '../../demos/widgets/overfitting-model/fit';
import { meanSquare } from '../../demos/widgets/overfitting-model/vectors';

export { N, truth } from '../../demos/widgets/overfitting-model/data';
export { keptShare } from '../../demos/widgets/overfitting-model/fit';

/** Standard deviation of the noise on the training targets. */
export const noise = 0.3;
const y = targets(noise);
/** The sixteen training points. */
export const trainingSet = TRAINING_X.map((x, i): [x: number, y: number] => [x, y[i] ?? 0]);

export const ridge = (lambda: number): Knobs => ({ lambda, steps: Infinity });
/** Gradient descent for t steps, its rate 1 over the largest eigenvalue. */
export const descent = (t: number): Knobs => ({ lambda: 0, steps: t });

export interface Measured extends Fit {
  trainError: number;
  /** Against the truth without noise. */
  testError: number;
}

/** The model with P features of one draw. */
export function fit(P: number, draw: number, knobs: Knobs): Measured {
  const found = fitOf(P, draw, y, knobs);
  return {
    ...found,
    trainError: meanSquare(found.atTraining, y),
    testError: meanSquare(found.atGrid, GRID_TRUTH),
  };
}

/** Median test error over 25 draws of features. */
export const medianTestError = (P: number, knobs: Knobs): number => ensemble.medianTestError(P, y, knobs);
