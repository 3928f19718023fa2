/** What a run will take, from the row of the same operation measured last: so that minutes are not spent without a word. */
import type { BenchRow } from './tasks.ts';

/** On a software adapter a contestant is left out of a row where one run is expected to take longer. */
export const CUT_MS = 10_000;

export class Forecast {
  readonly #mostMs: number;
  readonly #rates = new Map<string, number>();

  constructor(mostMs: number) {
    this.#mostMs = mostMs;
  }

  /** Why the contestant is left out of the row, if it is. A first row is always tried. */
  tooLong(contestant: string, row: BenchRow): string | undefined {
    const ms = row.amount * (this.#rates.get(this.#key(contestant, row)) ?? 0);
    if (ms <= this.#mostMs) return undefined;
    const seconds = (value: number): string => `${Math.round(value / 1000)} s`;
    return `left out: about ${seconds(ms)} a run expected, more than ${seconds(this.#mostMs)}`;
  }

  learn(contestant: string, row: BenchRow, ms: number | undefined): void {
    if (ms !== undefined) this.#rates.set(this.#key(contestant, row), ms / row.amount);
  }

  /** One row against many keys or columns is another matter than many rows, and says nothing of their rate. */
  #key(contestant: string, { task, unit }: BenchRow): string {
    const isOneRow = ('m' in task && task.m === 1) || ('queries' in task && task.queries === 1);
    return [contestant, task.op, unit, isOneRow ? 'one row' : 'many rows'].join('|');
  }
}
