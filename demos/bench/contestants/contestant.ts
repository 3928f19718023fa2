import type { Task } from '../tasks.ts';

/** The contestant that all ratios are of. */
export const OURS = 'ours';

/** A library that can do some of the tasks. */
export interface Contestant {
  readonly name: string;
  /** What it runs on, for the table's foot. */
  readonly runsOn: string;
  /** Says for which tasks it stands in the table at all; default all. */
  readonly takesPart?: (task: Task) => boolean;
  /**
   * Puts the data in place and makes ready.
   * @returns undefined where the library has no such operation
   */
  prepare(task: Task): Promise<Prepared | undefined>;
}

export interface Prepared {
  /** Does the task `times` times in a row and resolves when the last is done; the milliseconds on the GPU, if known. */
  run(times: number): Promise<number | undefined>;
  /** What was compared where it is not the same task, e.g. `float32`. */
  readonly note?: string;
  dispose(): void;
}
