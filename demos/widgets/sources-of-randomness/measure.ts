/** χ² of a thousand seeds under the present settings: how often chance alone looks suspicious. */
import type { Ops } from '../../runtime/ops.ts';
import type { Run } from '../../runtime/run.ts';
import { candidatesOf, distributionsOf } from './candidates.ts';
import { chiSquare, chiSquareLimit, drawMany } from './draw.ts';
import type { Params } from './parameters.ts';

const SEEDS = 1000;

export interface Measured {
  seeds: number;
  freedom: number;
  mean: number;
  /** Share of seeds above the 5 % point, and that point. */
  rejected: number;
  limit: number;
  /** χ² of every seed. */
  values: number[];
}

/** χ² of seeds 1 … 1000 under the present settings. */
export async function measure(params: Params, _ops: Ops, run: Run<Measured>): Promise<Measured> {
  const candidates = candidatesOf(params);
  const { final, theory } = distributionsOf(candidates, params);
  const draws = Math.min(params.draws, 10_000);
  const values: number[] = [];
  let freedom = 0;
  const summary = (): Measured => {
    const limit = freedom > 0 ? chiSquareLimit(freedom, 0.05) : 0;
    return {
      seeds: values.length,
      freedom,
      mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
      rejected: values.filter((value) => value > limit).length / Math.max(1, values.length),
      limit,
      values: [...values],
    };
  };
  for (let seed = 1; seed <= SEEDS; seed++) {
    await run.breathe();
    const observed = new Float64Array(candidates.probabilities.length);
    for (const id of drawMany(final, seed, draws)) observed[id] = (observed[id] as number) + 1;
    const chi = chiSquare(observed, theory, draws);
    values.push(chi.statistic);
    freedom = chi.freedom;
    if (seed % 50 === 0) run.report(summary(), seed / SEEDS);
  }
  return summary();
}
