/**
 * A training set with wrong labels, a vote of nearest neighbours that is held fixed, and a budget of label work: what does each way to spend it buy?
 * Every seed draws its own training set and 1,000 clean test points; means and spreads are over seeds.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import {
  bySuspicion,
  doubts,
  draw,
  fieldOf,
  floorOf,
  Nearest,
  relabelled,
  shuffled,
  type Field,
  type Points,
  type World,
} from './world.ts';

export type Spending = 'nothing' | 'more' | 'random' | 'suspects' | 'otherK' | 'both' | 'clean';
export const SPENDINGS: readonly Spending[] = ['nothing', 'more', 'random', 'suspects', 'otherK', 'both', 'clean'];

export interface Params {
  /** Share of wrong labels, 0 … 0.45. */
  noise: number;
  kind: World['kind'];
  /** Label actions, 0 … 300; never more than there are examples. */
  budget: number;
  /** Neighbours of the model, odd, 1 … 51. */
  k: number;
  /** The spending whose labels and decisions are drawn. */
  drawn: Spending;
  shape: World['shape'];
  /** Training examples, 50 … 1000. */
  n: number;
  jitter: number;
  /** Neighbours of the changed model. */
  otherK: number;
  /** Neighbours that judge a label. */
  judgeK: number;
  /** Whether an item is left out when its own label is judged. */
  leaveOut: boolean;
  /** Share of wrong test labels, 0 … 0.2. */
  testNoise: number;
  /** Number of seeds averaged over, 1 … 100, and the first of them. */
  seeds: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  noise: { kind: 'number', min: 0, max: 0.45, step: 0.01, default: 0.2 },
  budget: { kind: 'number', min: 0, max: 300, step: 10, default: 60 },
  k: { kind: 'number', min: 1, max: 51, step: 2, default: 5 },
  kind: { kind: 'choice', options: ['random', 'systematic'], default: 'random' },
  shape: { kind: 'choice', options: ['moons', 'blobs'], default: 'moons' },
  drawn: {
    kind: 'choice',
    options: ['nothing', 'more', 'random', 'suspects', 'otherK', 'both', 'clean'],
    default: 'suspects',
  },
  n: { kind: 'number', min: 50, max: 1000, step: 10, default: 300 },
  jitter: { kind: 'number', min: 0, max: 0.5, step: 0.02, default: 0.2 },
  otherK: { kind: 'number', min: 1, max: 51, step: 2, default: 15 },
  judgeK: { kind: 'number', min: 1, max: 51, step: 2, default: 15 },
  leaveOut: { kind: 'toggle', default: true },
  testNoise: { kind: 'number', min: 0, max: 0.2, step: 0.01, default: 0 },
  seeds: { kind: 'number', min: 1, max: 100, step: 1, default: 60 },
  seed: { kind: 'seed', default: 1 },
};

export const backends: readonly BackendKind[] = ['float64'];

export const TESTS = 1000;

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

/** The first seed's training set, for the picture. */
export interface Picture {
  x: Float64Array;
  y: Float64Array;
  truth: Uint8Array;
  /** Labels as given, and after the spending that is drawn; extra examples come last. */
  label: Uint8Array;
  after: Uint8Array;
  /** The items that people look at in the drawn spending. */
  touched: number[];
  hits: number;
  falseAlarms: number;
  missed: number;
  /** Decisions of the model on a grid, row by row from the top; 0 or 1. */
  decisions: Uint8Array;
  columns: number;
  rows: number;
  /** The grid's corner and the side of a cell. */
  left: number;
  top: number;
  cell: number;
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

interface Training {
  points: Points;
  extra: Points;
  suspects: number[];
  random: number[];
  labels: Record<'given' | 'random' | 'suspects' | 'clean', Uint8Array>;
  withExtra: Uint8Array;
}

const worldOf = ({ shape, jitter, noise, kind }: Params): World => ({ shape, jitter, noise, kind });

function prepare(params: Params, seed: number): { training: Training; tests: Points; flips: Uint8Array } {
  const { n, budget, judgeK, leaveOut, testNoise } = params;
  const random = seededRandom(seed * 7919 + 17);
  const world = worldOf(params);
  const points = draw(n, world, random);
  const extra = draw(budget, world, random);
  const tests = draw(TESTS, { ...world, noise: 0 }, random);
  const looked = Math.min(budget, n);
  const byChance = shuffled(n, random).slice(0, looked);
  const suspects = bySuspicion(doubts(points, Math.min(judgeK, n - 1), leaveOut)).slice(0, looked);
  const flips = Uint8Array.from({ length: TESTS }, () => (random.uniform() < testNoise ? 1 : 0));
  const withExtra = new Uint8Array(n + budget);
  withExtra.set(points.label);
  withExtra.set(extra.label, n);
  const labels = {
    given: points.label,
    random: relabelled(points, byChance),
    suspects: relabelled(points, suspects),
    clean: points.truth,
  };
  return { training: { points, extra, suspects, random: byChance, labels, withExtra }, tests, flips };
}

/** Searches once and votes for every way of spending. */
class Voter {
  private readonly near: Nearest;
  private readonly field: Field;
  private readonly extra: Field;
  private readonly training: Training;
  private readonly params: Params;

  constructor(training: Training, params: Params) {
    this.training = training;
    this.params = params;
    this.near = new Nearest(Math.max(params.k, params.otherK));
    this.field = fieldOf(training.points);
    this.extra = fieldOf(training.extra, training.extra.x.length, training.points.x.length);
  }

  /** Decisions at a place, in the order of `SPENDINGS`. */
  decide(x: number, y: number, out: Uint8Array): void {
    const { near, training, params } = this;
    const { labels, withExtra } = training;
    const { k, otherK } = params;
    const says = (label: Uint8Array, size: number): number => (near.vote(label, size) > 0.5 ? 1 : 0);
    near.clear();
    near.search(this.field, x, y);
    out[0] = says(labels.given, k);
    out[2] = says(labels.random, k);
    out[3] = says(labels.suspects, k);
    out[4] = says(labels.given, otherK);
    out[5] = says(labels.suspects, otherK);
    out[6] = says(labels.clean, k);
    near.search(this.extra, x, y);
    out[1] = says(withExtra, k);
  }
}

function errorOfFirst(count: number, { points }: Training, tests: Points, k: number): number {
  const near = new Nearest(k);
  const field = fieldOf(points, count);
  let wrong = 0;
  for (let t = 0; t < TESTS; t++) {
    near.clear();
    near.search(field, tests.x[t] as number, tests.y[t] as number);
    if ((near.vote(points.label, k) > 0.5 ? 1 : 0) !== tests.truth[t]) wrong++;
  }
  return wrong / TESTS;
}

const COLUMNS = 56;
const ROWS = 38;

function pictureOf(params: Params, training: Training): Picture {
  const { points, extra, labels, withExtra, suspects, random } = training;
  const moons = params.shape === 'moons';
  const cell = moons ? 4.2 / COLUMNS : 10 / COLUMNS;
  const [left, top] = moons ? [-1.6, (ROWS * cell) / 2 + 0.25] : [-5, (ROWS * cell) / 2];
  const voter = new Voter(training, params);
  const at = SPENDINGS.indexOf(params.drawn);
  const decisions = new Uint8Array(COLUMNS * ROWS);
  const out = new Uint8Array(SPENDINGS.length);
  for (let r = 0; r < ROWS; r++) {
    for (let c = 0; c < COLUMNS; c++) {
      voter.decide(left + (c + 0.5) * cell, top - (r + 0.5) * cell, out);
      decisions[r * COLUMNS + c] = out[at] as number;
    }
  }
  const joined = params.drawn === 'more';
  const join = (a: Float64Array, b: Float64Array): Float64Array => (joined ? Float64Array.of(...a, ...b) : a);
  const drawnLabels: Record<Spending, Uint8Array> = {
    nothing: labels.given,
    more: withExtra,
    random: labels.random,
    suspects: labels.suspects,
    otherK: labels.given,
    both: labels.suspects,
    clean: labels.clean,
  };
  const all = Array.from(points.truth, (_, i) => i);
  const touched: Record<Spending, number[]> = {
    nothing: [],
    more: Array.from(extra.truth, (_, i) => points.x.length + i),
    random,
    suspects,
    otherK: [],
    both: suspects,
    clean: all,
  };
  const wrong = all.filter((i) => points.label[i] !== points.truth[i]);
  const flagged = new Set(suspects);
  const hits = wrong.filter((i) => flagged.has(i)).length;
  return {
    x: join(points.x, extra.x),
    y: join(points.y, extra.y),
    truth: joined ? Uint8Array.of(...points.truth, ...extra.truth) : points.truth,
    label: joined ? withExtra : labels.given,
    after: drawnLabels[params.drawn],
    touched: touched[params.drawn],
    hits,
    falseAlarms: suspects.length - hits,
    missed: wrong.length - hits,
    decisions,
    columns: COLUMNS,
    rows: ROWS,
    left,
    top,
    cell,
  };
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
  const picture = pictureOf(params, prepare(params, seed).training);
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
    const { training, tests, flips } = prepare(params, seed + s);
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
