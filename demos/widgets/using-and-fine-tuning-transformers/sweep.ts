/** All methods and ranks on one task, for a few seeds. */
import type { Run } from '../../runtime/run.ts';
import { pretrained } from './base.ts';
import { updatesOf } from './finish.ts';
import { SWEEP_RANKS, SWEEP_SEEDS, type NewTask, type Params } from './method.ts';
import { accuracy, freshNet, WIDTHS, type Net } from './net.ts';
import { decompose, truncate } from './singular.ts';
import { setsOf, tune, type Tuned, type Tuning } from './tuning.ts';

export interface SweepPoint {
  /** Accuracies on the new and the old task, one a seed finished. */
  newTask: number[];
  oldTask: number[];
}

export interface SweepResult {
  kind: 'sweep';
  task: NewTask;
  /** By rank of `SWEEP_RANKS`. */
  lora: SweepPoint[];
  /** The full update, cut to the best approximation of that rank. */
  cut: SweepPoint[];
  full: SweepPoint;
  head: SweepPoint;
  /** A fresh network on the new task's images alone. */
  scratch: SweepPoint;
  base: SweepPoint;
  done: number;
}

const emptyPoint = (): SweepPoint => ({ newTask: [], oldTask: [] });

/** All methods and ranks for one seed after the other; `seeds` is for tests. */
export async function sweep(params: Params, run: Run<SweepResult>, seeds = SWEEP_SEEDS): Promise<SweepResult> {
  const { task, samples } = params;
  const result: SweepResult = {
    kind: 'sweep',
    task,
    lora: SWEEP_RANKS.map(emptyPoint),
    cut: SWEEP_RANKS.map(emptyPoint),
    full: emptyPoint(),
    head: emptyPoint(),
    scratch: emptyPoint(),
    base: emptyPoint(),
    done: 0,
  };
  const rounds = seeds * (SWEEP_RANKS.length + 3);
  for (let s = 0; s < seeds; s++) {
    const seed = params.seed + s;
    const base = await pretrained(seed, run.breathe);
    const sets = setsOf(task, samples, seed);
    const note = (point: SweepPoint | undefined, net: Net): void => {
      point?.newTask.push(accuracy(net, sets.newTest));
      point?.oldTask.push(accuracy(net, sets.oldTest));
    };
    const after = (): void => {
      result.done += 1 / rounds;
      run.report(structuredClone(result), result.done);
    };
    const with_ = (change: Partial<Tuning>, from = base): Promise<Tuned> =>
      tune(from, sets, { ...params, layers: 'all', seed, ...change }, run.breathe);
    note(result.base, base);
    const full = (await with_({ method: 'full' })).net;
    note(result.full, full);
    updatesAtRanks(base, full).forEach((net, i) => note(result.cut[i], net));
    after();
    for (const [i, rank] of SWEEP_RANKS.entries()) {
      note(result.lora[i], (await with_({ method: 'lora', rank })).net);
      after();
    }
    note(result.head, (await with_({ method: 'head' })).net);
    after();
    note(result.scratch, (await with_({ method: 'full' }, freshNet(seed * 10 + 5))).net);
    after();
  }
  return { ...result, done: 1 };
}

/** The base plus the full update cut to each rank of the sweep, layer by layer; biases as tuned. */
function updatesAtRanks(base: Net, full: Net): Net[] {
  const updates = updatesOf(base, full);
  const parts = updates.map((update, l) =>
    update ? { update, d: decompose(update, WIDTHS[l] as number, WIDTHS[l + 1] as number) } : undefined,
  );
  return SWEEP_RANKS.map((rank) => ({
    factors: full.factors,
    layers: full.layers.map((layer, l) => {
      const part = parts[l];
      if (!part) return layer;
      const cut = truncate(part.update, layer.k, layer.n, part.d, rank);
      const before = base.layers[l] as (typeof base.layers)[number];
      return { ...layer, w: before.w.map((value, i) => value + (cut[i] as number)) };
    }),
  }));
}
