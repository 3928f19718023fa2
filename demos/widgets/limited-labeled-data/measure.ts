/** The same purchase with other seeds: mean curves and their spread. */
import type { Ops } from '../../runtime/ops.ts';
import type { Run } from '../../runtime/run.ts';
import { buyAll, opened } from './buyer.ts';
import { propagate } from './propagation.ts';
import { MOST, START, STRATEGIES, type Params, type Strategy } from './settings.ts';
import { openWorld, type WorldName } from './world.ts';

/** Curves averaged over many seeds. */
export interface Measured extends WorldName {
  seeds: number;
  curves: { strategy: Strategy; mean: number[]; deviation: number[] }[];
  /** Propagation from this many labels, its accuracy on the pool and that of the classifier there; only if it is switched on. */
  propagated: { count: number; accuracy: Spread; labelsAlone: Spread } | null;
}

/** Mean over seeds and its standard error. */
interface Spread {
  mean: number;
  error: number;
}

const spreadOf = (values: readonly number[]): Spread => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
};

const SEEDS = 30;

/** Repeats the purchase with other seeds and averages. */
export async function measure(params: Params, _ops: Ops | undefined, run: Run<Measured>): Promise<Measured> {
  const { data, noise, half, seed, strategy: shown } = params;
  // By hand there is nothing to repeat but the start.
  const count = shown === 'hand' ? START : params.budget;
  const propagations: { accuracy: number; labelsAlone: number }[] = [];
  const all = STRATEGIES.map((): number[][] => []);
  const summary = (seeds: number): Measured => ({
    data,
    noise,
    half,
    seeds,
    curves: STRATEGIES.map((strategy, s) => {
      const runs = all[s] as number[][];
      const mean = (runs[0] ?? []).map((_, k) => runs.reduce((sum, values) => sum + (values[k] as number), 0) / seeds);
      const deviation = mean.map((centre, k) =>
        Math.sqrt(
          runs.reduce((sum, values) => sum + ((values[k] as number) - centre) ** 2, 0) / Math.max(1, seeds - 1),
        ),
      );
      return { strategy, mean, deviation };
    }),
    propagated:
      propagations.length === 0
        ? null
        : {
            count,
            accuracy: spreadOf(propagations.map(({ accuracy }) => accuracy)),
            labelsAlone: spreadOf(propagations.map(({ labelsAlone }) => labelsAlone)),
          },
  });
  for (let k = 0; k < SEEDS; k++) {
    const world = openWorld(params, seed + k);
    for (const [s, strategy] of STRATEGIES.entries()) {
      await run.breathe();
      const { curve, bought } = buyAll(world, strategy, seed + k, MOST);
      all[s]?.push(curve);
      if (params.propagation && strategy === (shown === 'hand' ? 'random' : shown)) {
        const buyer = opened(world);
        for (const i of bought.slice(START, count)) buyer.buy(i);
        propagations.push(propagate(world, buyer));
      }
    }
    if (k + 1 < SEEDS) run.report(summary(k + 1), (k + 1) / SEEDS);
  }
  return summary(SEEDS);
}
