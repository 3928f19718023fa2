/**
 * Chooses among variants of a kernel by measuring them in use.
 *
 * Which tile is fastest depends on the device more than on anything one can reason out: barriers and workgroup memory
 * cost nearly nothing on a GPU and most of the time on a software adapter. All variants give the same result, so the
 * first runs of a kind try one variant each, twice, and every later run uses the fastest. Nothing is computed only to
 * be timed.
 */
const TRIES = 2;

export interface Named {
  readonly name: string;
}

export class Tuner {
  readonly #best = new Map<string, Map<string, { ms: number; tries: number }>>();

  /**
   * @param kind what decides the choice, e.g. `matmul` and the size class; sizes of one kind share one choice
   * @param variants the first is used where there is nothing to choose
   * @returns the variant to use in this run
   */
  pick<T extends Named>(kind: string, variants: readonly [T, ...T[]]): T {
    const seen = this.#best.get(kind);
    const untried = variants.find(({ name }) => (seen?.get(name)?.tries ?? 0) < TRIES);
    if (untried) return untried;
    const msOf = (variant: T): number => seen?.get(variant.name)?.ms ?? Infinity;
    return variants.reduce((best, variant) => (msOf(variant) < msOf(best) ? variant : best));
  }

  /** Tells how long the variant took for `work` multiply-adds. */
  report(kind: string, name: string, ms: number, work: number): void {
    const seen = this.#best.get(kind) ?? new Map<string, { ms: number; tries: number }>();
    this.#best.set(kind, seen);
    const old = seen.get(name);
    const perWork = ms / Math.max(1, work);
    // The first run of a pipeline may include its compilation, so the shorter of two counts.
    seen.set(name, { ms: Math.min(perWork, old?.ms ?? Infinity), tries: (old?.tries ?? 0) + 1 });
  }

  /** What was chosen so far: kind → variant; undecided kinds are left out. */
  get choices(): ReadonlyMap<string, string> {
    const choices = new Map<string, string>();
    for (const [kind, seen] of this.#best) {
      const done = [...seen].filter(([, { tries }]) => tries >= TRIES).sort(([, a], [, b]) => a.ms - b.ms);
      const [fastest] = done;
      if (fastest) choices.set(kind, fastest[0]);
    }
    return choices;
  }
}
