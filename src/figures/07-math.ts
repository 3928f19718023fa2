/** The demo's clock, for a pipeline whose messages take no time, and what a stage holds meanwhile. */
import { pipeline as schedule, type Pass, type Schedule } from '../../demos/widgets/multi-gpu-training/clock';

export { idleShare, makespan, type Pass } from '../../demos/widgets/multi-gpu-training/clock';

/** Start and end of every pass of m micro-batches through p equal stages. */
export const pipeline = (kind: Schedule, p: number, m: number, forward = 1, backward = 2): Pass[] =>
  schedule(kind, p, m, { forward, backward, message: 0 });

/** Largest number of micro-batches whose activations a device holds at once. */
export function setsInFlight(passes: readonly Pass[], device: number): number {
  let held = 0;
  let most = 0;
  for (const pass of passes.filter((one) => one.device === device).sort((a, b) => a.start - b.start)) {
    if (pass.kind === 'forward') most = Math.max(most, ++held);
    else held--;
  }
  return most;
}
