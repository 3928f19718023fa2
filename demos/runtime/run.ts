/** What a computation may ask of the one who runs it: whether to go on, a breath for the page, and a way to show what is there so far. */

export interface Run<R> {
  /** Aborted when the reader asked for something newer, or pressed stop. */
  readonly signal: AbortSignal;
  /**
   * Lets the worker answer messages. Call it often in long loops: it returns at once unless a few milliseconds have passed.
   * Waits while the reader has paused. @throws the signal's reason once aborted.
   */
  breathe(): Promise<void>;
  /** Shows a result that is not the last one yet; `done` from 0 to 1. */
  report(partial: R, done?: number): void;
  /** Milliseconds on a clock that only goes forward; for measurements on the reader's machine. */
  now(): number;
}

/** A run without reader: at build and in tests. */
export function quietRun<R>(onReport: (partial: R) => void = () => {}): Run<R> {
  return {
    signal: new AbortController().signal,
    breathe: () => Promise.resolve(),
    report: onReport,
    now: () => performance.now(),
  };
}

/** An error whose message is meant for the reader, in both languages. */
export class DemoError extends Error {
  override name = 'DemoError';
  readonly en: string;
  readonly zh: string;
  constructor(en: string, zh: string) {
    super(en);
    this.en = en;
    this.zh = zh;
  }
}
