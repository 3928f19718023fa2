/** Cuts the steps of a run into pieces of about {@link PIECE_MS} and packs them into submissions no longer than that. */
import { PIECE_MS, type Pace } from './pace.ts';
import type { Param } from './params.ts';
import { cutGrid, type Grid, type Piece } from './pieces.ts';
import type { Kernel, Pipeline } from './pipeline-cache.ts';
import type { Slot } from './slot.ts';

export interface Step {
  readonly kernel: Kernel;
  /** Fields of the kernel's uniform block after its first member, `first: vec3u`. */
  readonly params: readonly Param[];
  /** In binding order. */
  readonly buffers: readonly Slot[];
  /** Workgroups. More than a dispatch allows are cut into several. */
  readonly groups: Grid;
  /** Multiply-adds, or another count that grows with the time; decides where to cut. */
  readonly work: number;
}

/** One dispatch. */
export interface Item {
  readonly step: Step;
  readonly pipeline: Pipeline;
  readonly piece: Piece;
  readonly expectedMs: number;
}

/** Most dispatches in a submission: their parameter blocks share one buffer. */
const MOST_ITEMS = 256;

/** @param dispatchLimit most workgroups along one axis of a dispatch */
export function planSubmissions(
  steps: readonly Step[],
  pipelines: readonly Pipeline[],
  pace: Pace,
  dispatchLimit: number,
): Item[][] {
  const submissions: Item[][] = [[]];
  let ms = 0;
  steps.forEach((step, index) => {
    const pipeline = pipelines[index];
    if (!pipeline) return;
    const stepMs = pace.expectMs(step.kernel.label, step.work);
    for (const piece of cutGrid(step.groups, stepMs / PIECE_MS, dispatchLimit)) {
      const item = { step, pipeline, piece, expectedMs: stepMs * piece.share };
      const last = submissions.at(-1) ?? [];
      const full = last.length >= MOST_ITEMS || (last.length > 0 && ms + item.expectedMs > PIECE_MS);
      if (full) submissions.push([item]);
      else last.push(item);
      ms = full ? item.expectedMs : ms + item.expectedMs;
    }
  });
  return submissions;
}

/** Tells the pace how long a submission took, shared out among its dispatches as was expected of them. */
export function learnPace(pace: Pace, items: readonly Item[], ms: number): void {
  const expected = items.reduce((sum, item) => sum + item.expectedMs, 0);
  for (const { step, piece, expectedMs } of items) {
    pace.learn(step.kernel.label, step.work * piece.share, (ms * expectedMs) / expected);
  }
}
