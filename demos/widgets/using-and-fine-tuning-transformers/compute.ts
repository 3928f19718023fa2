/**
 * Fine-tuning in the browser. A small network learns digits; then it meets them changed, and a frozen copy with a low-rank update, or all
 * its weights, or its head alone, learn the new look. Training runs in float64. The tuned layers are then run by the kernels: with the
 * update beside the weights (`lora`), and merged into them (`matmul`).
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Run } from '../../runtime/run.ts';
import { Memory, pretrained } from './base.ts';
import { PIXELS } from './digits.ts';
import { finish, type Finished } from './finish.ts';
import { multiplyAdds, SHOWN, trainedCount, type Params } from './method.ts';
import { sweep, type SweepResult } from './sweep.ts';
import { setsOf, tune, type Tuned } from './tuning.ts';

export { measure } from './measure.ts';
export { backends, parameters } from './method.ts';

export interface TrainResult {
  kind: 'train';
  losses: number[];
  newCurve: number[];
  oldCurve: number[];
  trained: number;
  total: number;
  multiplyAdds: number;
  fullMultiplyAdds: number;
  /** Digits drawn: pixels and labels of the new task, then of the old. */
  shown: { pixels: number[]; labels: number[] };
  finished?: Finished;
}

export type Result = TrainResult | SweepResult;

const tunings = new Memory<Tuned>();
/** By tuning and backend: attached, merged and detached are three looks at one result. */
const endings = new Memory<Finished>();

async function train(params: Params, ops: Ops, run: Run<Result>): Promise<TrainResult> {
  const { task, method, rank, layers, samples, seed } = params;
  const base = await pretrained(seed, run.breathe);
  const sets = setsOf(task, samples, seed);
  const firsts = [sets.newTest, sets.oldTest];
  const result = (tuned: Tuned): TrainResult => ({
    kind: 'train',
    losses: [...tuned.losses],
    newCurve: [...tuned.newCurve],
    oldCurve: [...tuned.oldCurve],
    trained: trainedCount(method, layers, rank),
    total: trainedCount('full', layers, rank),
    multiplyAdds: multiplyAdds(method, layers, rank),
    fullMultiplyAdds: multiplyAdds('full', layers, rank),
    shown: {
      pixels: firsts.flatMap(({ pixels }) => Array.from(pixels.subarray(0, SHOWN * PIXELS))),
      labels: firsts.flatMap(({ labels }) => Array.from(labels.subarray(0, SHOWN))),
    },
  });
  const key = JSON.stringify([task, method, rank, params.alpha, layers, params.rate, samples, params.epochs, seed]);
  const tuned =
    tunings.get(key) ??
    tunings.set(
      key,
      await tune(base, sets, params, run.breathe, (now) => run.report(result(now), now.losses.length / params.epochs)),
    );
  const end = `${ops.backend} ${key}`;
  const finished = endings.get(end) ?? endings.set(end, await finish(base, tuned.net, sets, ops));
  return { ...result(tuned), finished };
}

export function compute(params: Params, ops: Ops, run: Run<Result>): Promise<Result> {
  return params.experiment === 'sweep' ? sweep(params, run) : train(params, ops, run);
}
