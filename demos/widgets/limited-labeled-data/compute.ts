/**
 * Where should the next label go? A pool of 400 points, a kernel classifier that sees only the labels bought so far, and three ways to buy
 * the next one, or the reader's own; beside it label propagation, which also uses the points without labels.
 */
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import { buyAll, opened } from './buyer.ts';
import { accuracyOf, KernelRidge } from './learning.ts';
import { propagate, type Propagated } from './propagation.ts';
import { decisionRuns } from './regions.ts';
import { MOST, POOL, START, STRATEGIES, type Params } from './settings.ts';
import { openWorld } from './world.ts';

export { measure } from './measure.ts';
export { backends, parameters } from './settings.ts';

export interface Result {
  x: Float64Array;
  y: Float64Array;
  labels: Int8Array;
  /** Points with a label, in the order bought. */
  bought: number[];
  /** The point asked for next by hand: the one the classifier doubts most; −1 otherwise, and when no more can be bought. */
  doubtful: number;
  /** Test accuracy of the classifier on the labels bought. */
  accuracy: number;
  /** Test accuracy with all 400 labels. */
  allLabels: number;
  /** Test accuracy with 4, 5, … labels, for each strategy with this seed; by hand as far as it went. */
  curves: { strategy: Params['strategy']; values: number[] }[];
  /** Row, first and last cell of the runs where f > 0.2, and where f < −0.2; rows count from below. */
  positive: number[];
  negative: number[];
  /** Only if asked for. */
  propagated: Propagated | null;
}

/** Picks that can be used: whole, in the pool, not yet labelled, each once. */
export const usablePicks = (picks: readonly number[], start: readonly number[]): number[] => [
  ...new Set(picks.map(Math.round).filter((i) => i >= 0 && i < POOL && !start.includes(i))),
];

export async function compute(params: Params, _ops: Ops | undefined, run: Run<Result>): Promise<Result> {
  const { strategy, budget, seed, data } = params;
  const world = openWorld(params, seed);
  const { pool, test, start, smoothness } = world;
  const curves: Result['curves'] = [];
  let bought: number[] = [];
  for (const name of STRATEGIES) {
    await run.breathe();
    const all = buyAll(world, name, seed, MOST);
    curves.push({ strategy: name, values: all.curve });
    if (name === strategy) bought = all.bought.slice(0, budget);
  }
  const buyer = opened(world);
  if (strategy === 'hand') {
    const values = [buyer.accuracy()];
    for (const i of usablePicks(params.picks, start)) {
      buyer.buy(i);
      values.push(buyer.accuracy());
    }
    curves.push({ strategy, values });
  } else for (const i of bought.slice(START)) buyer.buy(i);
  await run.breathe();
  const whole = new KernelRidge(smoothness);
  pool.x.forEach((x, i) => whole.add(x, pool.y[i] as number, pool.labels[i] as number));
  const alpha = whole.coefficients();
  const allValues = Array.from(test.x, (x, i) => whole.value(alpha, x, test.y[i] as number));
  await run.breathe();
  return {
    ...pool,
    bought: buyer.bought,
    doubtful: strategy === 'hand' && buyer.bought.length < MOST ? buyer.next('uncertain', seededRandom(seed)) : -1,
    accuracy: buyer.accuracy(),
    allLabels: accuracyOf(allValues, test.labels),
    curves,
    ...decisionRuns(buyer, data),
    propagated: params.propagation ? propagate(world, buyer) : null,
  };
}
