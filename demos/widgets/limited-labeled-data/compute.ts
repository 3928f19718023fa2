/**
 * Where should the next label go? A pool of 400 points, a kernel classifier that sees only the labels bought so far, and three ways to buy
 * the next one, or the reader's own; beside it label propagation, which also uses the points without labels.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom, type Random } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { blobs, edgeWeights, harmonic, kernel, KernelRidge, moons, type Sample, type Smoothness } from './learning.ts';

export const STRATEGIES = ['random', 'uncertain', 'farthest'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export interface Params {
  data: 'moons' | 'blobs';
  strategy: Strategy | 'hand';
  /** Labels in all, the four of the start included, 4 … 80. */
  budget: number;
  /** Label propagation over the whole pool. */
  propagation: boolean;
  /** Noise of the moons, 0 … 0.4. */
  noise: number;
  /** Half the distance of the blobs' means, 0.5 … 3 standard deviations. */
  half: number;
  seed: number;
  /** Points of the pool picked by hand, in order. */
  picks: readonly number[];
}

/** Points in the pool and in the test set, labels to begin with, most labels that can be bought. */
export const POOL = 400;
const TEST = 500;
export const START = 4;
export const MOST = 80;

export const parameters: Parameters<Params> = {
  data: { kind: 'choice', options: ['moons', 'blobs'], default: 'moons' },
  strategy: { kind: 'choice', options: [...STRATEGIES, 'hand'], default: 'uncertain' },
  budget: { kind: 'number', min: START, max: MOST, step: 1, default: 20 },
  propagation: { kind: 'toggle', default: false },
  noise: { kind: 'number', min: 0, max: 0.4, step: 0.05, default: 0.15 },
  half: { kind: 'number', min: 0.5, max: 3, step: 0.25, default: 1.25 },
  seed: { kind: 'seed', default: 2 },
  picks: { kind: 'numbers', min: 0, max: POOL - 1, maxLength: MOST - START, default: [] },
};

export const backends: readonly BackendKind[] = ['float64'];

type WorldName = Pick<Params, 'data' | 'noise' | 'half'>;
const SMOOTHNESS: Record<Params['data'], Smoothness> = {
  moons: { width: 0.4, lambda: 0.1 },
  blobs: { width: 0.8, lambda: 0.3 },
};
/** Width of the edges of the propagation graph. */
const EDGE_WIDTH = 0.15;

/** The piece of the plane that is drawn. */
export const WINDOWS = {
  moons: { x: [-2, 3], y: [-1.7, 2.2] },
  blobs: { x: [-4.5, 4.5], y: [-3.5, 3.5] },
} as const;
export const CELLS = { x: 100, y: 78 } as const;
/** Where |f| is smaller, the classifier is called unsure. */
export const UNSURE = 0.2;

const draw = ({ data, noise, half }: WorldName, count: number, random: Random): Sample =>
  data === 'moons' ? moons(count, noise, random) : blobs(count, half, random);

/** Two random labels of each class. */
function startLabels({ labels }: Sample, random: Random): number[] {
  const chosen: number[] = [];
  for (const sign of [1, -1]) {
    let left = START / 2;
    while (left > 0) {
      const i = random.below(labels.length);
      if (labels[i] !== sign || chosen.includes(i)) continue;
      chosen.push(i);
      left--;
    }
  }
  return chosen;
}

function columnOf({ x, y }: Sample, a: number, b: number, width: number): Float64Array {
  const column = new Float64Array(x.length);
  for (let i = 0; i < column.length; i++) column[i] = kernel((x[i] as number) - a, (y[i] as number) - b, width);
  return column;
}

function combine(columns: readonly Float64Array[], alpha: Float64Array): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  columns.forEach((column, k) => {
    const factor = alpha[k] as number;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (column[i] as number);
  });
  return sum;
}

const accuracyOf = (values: ArrayLike<number>, labels: Int8Array): number =>
  labels.reduce((hits, label, i) => hits + ((values[i] as number) > 0 === label > 0 ? 1 : 0), 0) / labels.length;

/** The pool with the labels bought so far; every column of the kernel matrix is computed once. */
class Buyer {
  readonly bought: number[] = [];
  readonly model: KernelRidge;
  private readonly poolColumns: Float64Array[] = [];
  private readonly testColumns: Float64Array[] = [];
  private readonly nearest: Float64Array;
  private readonly pool: Sample;
  private readonly test: Sample;
  private readonly smoothness: Smoothness;

  constructor(pool: Sample, test: Sample, smoothness: Smoothness) {
    this.pool = pool;
    this.test = test;
    this.smoothness = smoothness;
    this.model = new KernelRidge(smoothness);
    this.nearest = new Float64Array(pool.x.length).fill(Infinity);
  }

  buy(i: number): void {
    const { x, y, labels } = this.pool;
    const a = x[i] as number;
    const b = y[i] as number;
    this.bought.push(i);
    this.model.add(a, b, labels[i] as number);
    this.poolColumns.push(columnOf(this.pool, a, b, this.smoothness.width));
    this.testColumns.push(columnOf(this.test, a, b, this.smoothness.width));
    for (let j = 0; j < x.length; j++) {
      const distance = ((x[j] as number) - a) ** 2 + ((y[j] as number) - b) ** 2;
      if (distance < (this.nearest[j] as number)) this.nearest[j] = distance;
    }
  }

  /** Share of test points on the right side. */
  accuracy(): number {
    return accuracyOf(combine(this.testColumns, this.model.coefficients()), this.test.labels);
  }

  /** The point a strategy would ask for next, or −1 when all have labels. */
  next(strategy: Strategy, random: Random): number {
    const open = Array.from(this.pool.x, (_, i) => i).filter((i) => !this.bought.includes(i));
    if (strategy === 'random') return open[random.below(open.length)] ?? -1;
    const values = strategy === 'uncertain' ? combine(this.poolColumns, this.model.coefficients()) : this.nearest;
    let best = -1;
    let bestScore = -Infinity;
    for (const i of open) {
      const value = values[i] as number;
      const score = strategy === 'uncertain' ? -Math.abs(value) : value;
      if (score > bestScore) {
        bestScore = score;
        best = i;
      }
    }
    return best;
  }
}

interface World {
  pool: Sample;
  test: Sample;
  start: number[];
  smoothness: Smoothness;
}

function openWorld(params: WorldName, seed: number): World {
  const random = seededRandom(seed);
  const pool = draw(params, POOL, random);
  const test = draw(params, TEST, random);
  return { pool, test, start: startLabels(pool, random), smoothness: SMOOTHNESS[params.data] };
}

function opened({ pool, test, start, smoothness }: World): Buyer {
  const buyer = new Buyer(pool, test, smoothness);
  for (const i of start) buyer.buy(i);
  return buyer;
}

/** Test accuracy with 4, 5, … `upTo` labels, and the labels bought in order. */
function buyAll(world: World, strategy: Strategy, seed: number, upTo: number): { curve: number[]; bought: number[] } {
  const buyer = opened(world);
  const random = seededRandom(seed * 7919 + 1);
  const curve = [buyer.accuracy()];
  while (buyer.bought.length < upTo) {
    buyer.buy(buyer.next(strategy, random));
    curve.push(buyer.accuracy());
  }
  return { curve, bought: buyer.bought };
}

export interface Result {
  x: Float64Array;
  y: Float64Array;
  labels: Int8Array;
  /** Points with a label, in the order bought. */
  bought: number[];
  /** The point asked for next by hand: the one the classifier doubts most; −1 otherwise. */
  doubtful: number;
  /** Test accuracy of the classifier on the labels bought. */
  accuracy: number;
  /** Test accuracy with all 400 labels. */
  allLabels: number;
  /** Test accuracy with 4, 5, … labels, for each strategy with this seed; by hand as far as it went. */
  curves: { strategy: Params['strategy']; values: number[] }[];
  /** Row, first and last cell of the runs where f > 0.2, and where f < −0.2; rows count from below. */
  positive: number[];
  negative: number[];
  /** Propagated values of the pool, their accuracy, and that of the classifier on the same points; only if asked for. */
  propagated: { values: Float64Array; accuracy: number; labelsAlone: number } | null;
}

function decisionRuns({ model }: Buyer, data: Params['data']): { positive: number[]; negative: number[] } {
  const { x: xs, y: ys } = WINDOWS[data];
  const alpha = model.coefficients();
  const runs: [number[], number[]] = [[], []];
  for (let row = 0; row < CELLS.y; row++) {
    const from = [-1, -1];
    const y = ys[0] + ((row + 0.5) * (ys[1] - ys[0])) / CELLS.y;
    for (let column = 0; column <= CELLS.x; column++) {
      const x = xs[0] + ((column + 0.5) * (xs[1] - xs[0])) / CELLS.x;
      const f = column < CELLS.x ? model.value(alpha, x, y) : 0;
      [f > UNSURE, f < -UNSURE].forEach((inside, side) => {
        if (inside && (from[side] as number) < 0) from[side] = column;
        if (!inside && (from[side] as number) >= 0) {
          runs[side as 0 | 1].push(row, from[side] as number, column - 1);
          from[side] = -1;
        }
      });
    }
  }
  return { positive: runs[0], negative: runs[1] };
}

/** Picks that can be used: whole, in the pool, not yet labelled, each once. */
export const usablePicks = (picks: readonly number[], start: readonly number[]): number[] => [
  ...new Set(picks.map(Math.round).filter((i) => i >= 0 && i < POOL && !start.includes(i))),
];

function propagate({ pool }: World, buyer: Buyer): NonNullable<Result['propagated']> {
  const known = new Map(buyer.bought.map((i) => [i, pool.labels[i] as number]));
  const values = harmonic(edgeWeights(pool, EDGE_WIDTH), known);
  const alpha = buyer.model.coefficients();
  const alone = Array.from(pool.x, (x, i) => buyer.model.value(alpha, x, pool.y[i] as number));
  return { values, accuracy: accuracyOf(values, pool.labels), labelsAlone: accuracyOf(alone, pool.labels) };
}

export async function compute(params: Params, _ops: Ops | undefined, run: Run<Result>): Promise<Result> {
  const { strategy, budget, seed, data } = params;
  const world = openWorld(params, seed);
  const { pool, test, start, smoothness } = world;
  const curves: Result['curves'] = [];
  let bought: number[] = [];
  for (const name of STRATEGIES) {
    await run.breathe();
    const all = buyAll(world, name, seed, MOST);
    curves.push({ strategy: name, values: all.curve });
    if (name === strategy) bought = all.bought.slice(0, budget);
  }
  const buyer = opened(world);
  if (strategy === 'hand') {
    const values = [buyer.accuracy()];
    for (const i of usablePicks(params.picks, start)) {
      buyer.buy(i);
      values.push(buyer.accuracy());
    }
    curves.push({ strategy, values });
  } else for (const i of bought.slice(START)) buyer.buy(i);
  await run.breathe();
  const whole = new KernelRidge(smoothness);
  pool.x.forEach((x, i) => whole.add(x, pool.y[i] as number, pool.labels[i] as number));
  const alpha = whole.coefficients();
  const allValues = Array.from(test.x, (x, i) => whole.value(alpha, x, test.y[i] as number));
  await run.breathe();
  return {
    ...pool,
    bought: buyer.bought,
    doubtful: strategy === 'hand' ? buyer.next('uncertain', seededRandom(seed)) : -1,
    accuracy: buyer.accuracy(),
    allLabels: accuracyOf(allValues, test.labels),
    curves,
    ...decisionRuns(buyer, data),
    propagated: params.propagation ? propagate(world, buyer) : null,
  };
}

/** Curves averaged over many seeds. */
export interface Measured extends WorldName {
  seeds: number;
  curves: { strategy: Strategy; mean: number[]; deviation: number[] }[];
  /** Propagation from this many labels, its accuracy on the pool and that of the classifier there; only if it is switched on. */
  propagated: { count: number; accuracy: Spread; labelsAlone: Spread } | null;
}

/** Mean over seeds and its standard error. */
export interface Spread {
  mean: number;
  error: number;
}

const spreadOf = (values: readonly number[]): Spread => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
};

export const SEEDS = 30;

/** Repeats the purchase with other seeds and averages. */
export async function measure(params: Params, _ops: Ops | undefined, run: Run<Measured>): Promise<Measured> {
  const { data, noise, half, seed, strategy: shown } = params;
  // By hand there is nothing to repeat but the start.
  const count = shown === 'hand' ? START : params.budget;
  const propagations: { accuracy: number; labelsAlone: number }[] = [];
  const all = STRATEGIES.map((): number[][] => []);
  const summary = (seeds: number): Measured => ({
    data,
    noise,
    half,
    seeds,
    curves: STRATEGIES.map((strategy, s) => {
      const runs = all[s] as number[][];
      const mean = (runs[0] ?? []).map((_, k) => runs.reduce((sum, values) => sum + (values[k] as number), 0) / seeds);
      const deviation = mean.map((centre, k) =>
        Math.sqrt(
          runs.reduce((sum, values) => sum + ((values[k] as number) - centre) ** 2, 0) / Math.max(1, seeds - 1),
        ),
      );
      return { strategy, mean, deviation };
    }),
    propagated:
      propagations.length === 0
        ? null
        : {
            count,
            accuracy: spreadOf(propagations.map(({ accuracy }) => accuracy)),
            labelsAlone: spreadOf(propagations.map(({ labelsAlone }) => labelsAlone)),
          },
  });
  for (let k = 0; k < SEEDS; k++) {
    const world = openWorld(params, seed + k);
    for (const [s, strategy] of STRATEGIES.entries()) {
      await run.breathe();
      const { curve, bought } = buyAll(world, strategy, seed + k, MOST);
      all[s]?.push(curve);
      if (params.propagation && strategy === (shown === 'hand' ? 'random' : shown)) {
        const buyer = opened(world);
        for (const i of bought.slice(START, count)) buyer.buy(i);
        propagations.push(propagate(world, buyer));
      }
    }
    if (k + 1 < SEEDS) run.report(summary(k + 1), (k + 1) / SEEDS);
  }
  return summary(SEEDS);
}
