/**
 * Chooses among variants of a kernel by measuring them in use.
 *
 * Which tile is fastest depends on the device more than on anything one can reason out: barriers and workgroup memory
 * cost nearly nothing on a GPU and most of the time on a software adapter. All variants give the same result, so the
 * first runs of a kind try one variant each, three times, and every later run uses the fastest. Nothing is computed only to
 * be timed. What was chosen may be kept for the next visit (`tuning-store.ts`); it is thrown away as soon as it proves
 * wrong: other kernels, other variants, or runs that take much longer than they did.
 */
const TRIES = 3;
/** Multiply-adds below which all variants take about the time of a dispatch. */
export const WORTH_TUNING = 2 ** 22;
/** This many runs in a row, all slower than remembered by this factor, and the variants are tried again. */
const DOUBTS = 3;
const DOUBT_FACTOR = 2;

export interface Named {
  readonly name: string;
}

export interface PickOptions {
  /** Changes with the kernels, so that a choice among older ones does not count. */
  readonly version: string;
  /** Multiply-adds of this run. */
  readonly work: number;
}

export interface Choice {
  readonly variant: string;
  /** Milliseconds a multiply-add, when it was chosen. */
  readonly ms: number;
  /** Multiply-adds of the run that took so long: short runs take longer a multiply-add, and tell nothing of it. */
  readonly work: number;
  /** Of the kernels that were compared. */
  readonly version: string;
}

interface Seen {
  readonly ms: number;
  readonly work: number;
  readonly tries: number;
}

export class Tuner {
  /** Hears of every change of the choices. */
  onChange: (choices: Readonly<Record<string, Choice>>) => void = () => {};
  readonly #seen = new Map<string, Map<string, Seen>>();
  readonly #chosen = new Map<string, Choice & { doubts: number }>();

  /**
   * @param kind what decides the choice, e.g. `matmul` and the size class; sizes of one kind share one choice
   * @param variants the first is used where there is nothing to choose
   * @returns the variant to use in this run
   */
  pick<T extends Named>(kind: string, variants: readonly [T, ...T[]], { version, work }: PickOptions): T {
    if (work < WORTH_TUNING) return variants[0];
    const chosen = this.#chosen.get(kind);
    const variant = variants.find(({ name }) => name === chosen?.variant);
    if (chosen && variant && chosen.version === version) return variant;
    if (chosen) this.#forget(kind);
    const seen = this.#seen.get(kind);
    const untried = variants.find(({ name }) => (seen?.get(name)?.tries ?? 0) < TRIES);
    if (untried) return untried;
    const msOf = (one: T): number => seen?.get(one.name)?.ms ?? Infinity;
    const best = variants.reduce((fastest, one) => (msOf(one) < msOf(fastest) ? one : fastest));
    const measured = seen?.get(best.name)?.work ?? work;
    this.#chosen.set(kind, { variant: best.name, ms: msOf(best), work: measured, version, doubts: 0 });
    this.#tell();
    return best;
  }

  /** Tells how long the variant took for `work` multiply-adds. */
  report(kind: string, name: string, ms: number, work: number): void {
    const perWork = ms / Math.max(1, work);
    const chosen = this.#chosen.get(kind);
    if (chosen) {
      if (work < chosen.work / 2) return;
      chosen.doubts = perWork > DOUBT_FACTOR * chosen.ms ? chosen.doubts + 1 : 0;
      if (chosen.doubts >= DOUBTS) this.#forget(kind);
      return;
    }
    const seen = this.#seen.get(kind) ?? new Map<string, Seen>();
    this.#seen.set(kind, seen);
    const old = seen.get(name);
    // The first run of a pipeline may include its compilation, so the shortest counts.
    const best = old && old.ms < perWork ? old : { ms: perWork, work };
    seen.set(name, { ms: best.ms, work: best.work, tries: (old?.tries ?? 0) + 1 });
  }

  /** What was chosen so far: kind → variant; undecided kinds are left out. */
  get choices(): Readonly<Record<string, Choice>> {
    const entries = [...this.#chosen].map(([kind, { variant, ms, work, version }]) => {
      return [kind, { variant, ms, work, version }];
    });
    return Object.fromEntries(entries) as Record<string, Choice>;
  }

  /** Takes over the choices of an earlier visit; what does not look like one is left out. */
  restore(saved: unknown): void {
    if (typeof saved !== 'object' || saved === null) return;
    for (const [kind, choice] of Object.entries(saved as Record<string, Partial<Choice> | null>)) {
      const { variant, ms = 0, work = 0, version } = choice ?? {};
      if (typeof variant !== 'string' || typeof version !== 'string' || !(ms > 0 && work > 0)) continue;
      if (!this.#chosen.has(kind)) this.#chosen.set(kind, { variant, ms, work, version, doubts: 0 });
    }
  }

  #forget(kind: string): void {
    this.#chosen.delete(kind);
    this.#seen.delete(kind);
    this.#tell();
  }

  #tell(): void {
    this.onChange(this.choices);
  }
}
