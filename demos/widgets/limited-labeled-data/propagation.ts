/** Label propagation over the pool, held against the classifier on the same points. */
import type { Buyer } from './buyer.ts';
import { accuracyOf, edgeWeights, harmonic } from './learning.ts';
import type { World } from './world.ts';

/** Width of the edges of the propagation graph. */
export const EDGE_WIDTH = 0.15;

/** Propagated values of the pool, their accuracy, and that of the classifier on the same points. */
export interface Propagated {
  values: Float64Array;
  accuracy: number;
  labelsAlone: number;
}

/** From the labels bought so far. */
export function propagate({ pool }: World, buyer: Buyer): Propagated {
  const known = new Map(buyer.bought.map((i) => [i, pool.labels[i] as number]));
  const values = harmonic(edgeWeights(pool, EDGE_WIDTH), known);
  const alpha = buyer.model.coefficients();
  const alone = Array.from(pool.x, (x, i) => buyer.model.value(alpha, x, pool.y[i] as number));
  return { values, accuracy: accuracyOf(values, pool.labels), labelsAlone: accuracyOf(alone, pool.labels) };
}
