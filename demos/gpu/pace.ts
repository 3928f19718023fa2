/**
 * How fast this device runs each kernel, learnt while running, to cut long work into pieces of a known length.
 *
 * A dispatch cannot be stopped once started, and one of several seconds freezes the whole screen (or makes the system
 * reset the device). So work is cut into pieces of about {@link PIECE_MS}; between two pieces a run can be cancelled.
 */
export const PIECE_MS = 100;

/** Multiply-adds in a millisecond assumed before the first measurement: low, so that first pieces are short. */
const FIRST_RATE = { software: 4e5, gpu: 2e7 } as const;

export class Pace {
  readonly #first: number;
  readonly #rates = new Map<string, number>();

  constructor(options: { readonly isSoftware: boolean }) {
    this.#first = options.isSoftware ? FIRST_RATE.software : FIRST_RATE.gpu;
  }

  /** Milliseconds expected for `work` multiply-adds of the kernel `label`. */
  expectMs(label: string, work: number): number {
    return work / (this.#rates.get(label) ?? this.#first);
  }

  /** Learns from a piece that took `ms`. Pieces under a millisecond measure the clock, not the kernel: ignored. */
  learn(label: string, work: number, ms: number): void {
    if (!(ms >= 1) || !(work > 0)) return;
    const rate = work / ms;
    const old = this.#rates.get(label);
    this.#rates.set(label, old === undefined ? rate : Math.sqrt(old * rate));
  }
}
