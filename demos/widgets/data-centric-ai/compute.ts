/**
 * A training set with wrong labels, a vote of nearest neighbours that is held fixed, and a budget of label work: what does each way to spend it buy?
 * Every seed draws its own training set and 1,000 clean test points; means and spreads are over seeds.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Run } from '../../runtime/run.ts';
import { pictureOf, type Picture } from './picture.ts';
import { SPENDINGS, type Params, type Spending } from './settings.ts';
import { prepare, randomOf, TESTS } from './training.ts';
import { errorOfFirst, Voter } from './voting.ts';
import { floorOf } from './world.ts';

export { backends, parameters } from './settings.ts';

/** Mean over seeds and standard deviation between them. */
export interface Spread {
  mean: number;
  sd: number;
}

export interface SpendingResult {
  spending: Spending;
  accuracy: Spread;
  /** What test labels with errors would have shown. */
  measured: Spread;
}

export interface Result {
  done: number;
  seeds: number;
  spendings: SpendingResult[];
  /** Share of the flagged items whose label was wrong, over all seeds; 0 where nothing was flagged. */
  precision: number;
  /** Share of wrong labels before, and after each kind of relabelling. */
  wrong: { given: number; random: number; suspects: number };
  /** Clean-test error of the fixed model on the first quarter, half and all of the examples, and the floor they point to. */
  curve: { n: number; error: number }[];
  floor?: number;
  picture: Picture;
}

/** Sums of values and squares, for a mean and a standard deviation. */
class Sums {
  private count = 0;
  private total = 0;
  private squares = 0;

  add(value: number): void {
    this.count++;
    this.total += value;
    this.squares += value * value;
  }

  get spread(): Spread {
    const mean = this.count ? this.total / this.count : 0;
    const left = Math.max(0, this.squares - this.count * mean * mean);
    return { mean, sd: this.count > 1 ? Math.sqrt(left / (this.count - 1)) : 0 };
  }
}

const shareWrong = (label: Uint8Array, truth: Uint8Array): number =>
  label.reduce((sum, l, i) => sum + (l === truth[i] ? 0 : 1), 0) / label.length;

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { n, seeds, seed, k } = params;
  const sizes = [Math.max(1, Math.round(n / 4)), Math.max(1, Math.round(n / 2)), n];
  const accuracy = SPENDINGS.map(() => new Sums());
  const measured = SPENDINGS.map(() => new Sums());
  const [given, random, suspects] = [new Sums(), new Sums(), new Sums()];
  const errors = sizes.map(() => new Sums());
  let [flags, right] = [0, 0];
  const picture = pictureOf(params, prepare(params, randomOf(seed)).training);
  const summary = (done: number): Result => {
    const curve = sizes.map((size, i) => ({ n: size, error: errors[i]?.spread.mean ?? 0 }));
    const [e1 = 0, e2 = 0, e3 = 0] = curve.map(({ error }) => error);
    const floor = floorOf(e1, e2, e3);
    return {
      done,
      seeds,
      spendings: SPENDINGS.map((spending, i) => ({
        spending,
        accuracy: (accuracy[i] as Sums).spread,
        measured: (measured[i] as Sums).spread,
      })),
      precision: flags ? right / flags : 0,
      wrong: { given: given.spread.mean, random: random.spread.mean, suspects: suspects.spread.mean },
      curve,
      ...(floor === undefined ? {} : { floor }),
      picture,
    };
  };
  const out = new Uint8Array(SPENDINGS.length);
  for (let s = 0; s < seeds; s++) {
    const { training, tests, flips } = prepare(params, randomOf(seed + s));
    const { points, labels } = training;
    const voter = new Voter(training, params);
    const good = new Uint32Array(SPENDINGS.length);
    const seen = new Uint32Array(SPENDINGS.length);
    for (let t = 0; t < TESTS; t++) {
      voter.decide(tests.x[t] as number, tests.y[t] as number, out);
      const truth = tests.truth[t] as number;
      const shown = flips[t] ? 1 - truth : truth;
      for (let i = 0; i < out.length; i++) {
        if (out[i] === truth) good[i] = (good[i] as number) + 1;
        if (out[i] === shown) seen[i] = (seen[i] as number) + 1;
      }
      if (t % 100 === 0) await run.breathe();
    }
    SPENDINGS.forEach((_, i) => {
      accuracy[i]?.add((good[i] as number) / TESTS);
      measured[i]?.add((seen[i] as number) / TESTS);
    });
    for (const [i, size] of sizes.entries()) {
      errors[i]?.add(size === n ? 1 - (good[0] as number) / TESTS : errorOfFirst(size, training, tests, k));
      await run.breathe();
    }
    given.add(shareWrong(labels.given, points.truth));
    random.add(shareWrong(labels.random, points.truth));
    suspects.add(shareWrong(labels.suspects, points.truth));
    flags += training.suspects.length;
    right += training.suspects.filter((i) => points.label[i] !== points.truth[i]).length;
    if (s + 1 < seeds) run.report(summary(s + 1), (s + 1) / seeds);
  }
  return summary(seeds);
}
