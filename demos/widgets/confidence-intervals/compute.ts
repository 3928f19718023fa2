/**
 * A hundred test sets of one fixed model: the interval each would have given, how many contain the truth, and how many must on average.
 * The hundred are drawn from the seed; coverage is exact, summed over all counts a test set can give.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom, type Random } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import {
  binomial,
  coverage,
  intervalOf,
  METHODS,
  tailOf,
  type Coverage,
  type Interval,
  type Level,
  type Method,
} from './intervals.ts';

export interface Params {
  method: Method;
  /** True accuracy, 0.5 … 0.999. */
  p: number;
  /** Test examples, 4 … 2000; rounded to a whole number. */
  n: number;
  /** Nominal level in per cent. */
  level: Level;
  seed: number;
}

export const SMALLEST = 4;
export const LARGEST = 2000;

export const parameters: Parameters<Params> = {
  method: { kind: 'choice', options: ['wald', 'wilson', 'exact', 'bootstrap'], default: 'wilson' },
  p: { kind: 'number', min: 0.5, max: 0.999, step: 0.001, default: 0.88 },
  n: { kind: 'number', min: SMALLEST, max: LARGEST, step: 1, scale: 'log', whole: true, default: 400 },
  level: { kind: 'choice', options: [80, 90, 95, 99], default: 95 },
  seed: { kind: 'seed', default: 8 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** Simulated test sets, and replicates of each bootstrap. */
export const SETS = 100;
export const REPLICATES = 1000;

export interface MethodResult {
  method: Method;
  /** The interval where the test set gave `typical` right. */
  interval: Interval;
  coverage: Coverage;
  /** How many of the hundred intervals contain p. */
  hits: number;
}

/** A point of a coverage curve: where, and the share covered. */
export type CurvePoint = [at: number, covered: number];

export interface Curve {
  method: Method;
  /** Against the true accuracy, for this n. */
  overP: CurvePoint[];
  /** Against the number of test examples, for this p; the lowest and the highest value of each column of the plot. */
  overN: CurvePoint[];
  /** The largest n up to 2000 that covers less than the level minus one point; 0 if none does. */
  lastDip: number;
}

export interface Result {
  n: number;
  /** The whole number next to n p. */
  typical: number;
  /** Right answers in each of the hundred test sets, and the interval of the chosen method. */
  counts: number[];
  intervals: Interval[];
  methods: MethodResult[];
  /** The chosen method, then the one it is compared with. */
  curves: [Curve, Curve];
}

/** The method drawn beside the chosen one. */
export const rivalOf = (method: Method): Method => (method === 'wilson' ? 'wald' : 'wilson');

/** Right answers of a model with accuracy p on n fresh test examples. */
export function testSet(n: number, p: number, random: Random): number {
  let right = 0;
  for (let i = 0; i < n; i++) if (random.uniform() < p) right++;
  return right;
}

/** Resampled counts of a test set with k of n right: to resample n marks with replacement is to draw Binomial(n, k/n). */
export function resampledCounts(k: number, n: number, replicates: number, random: Random): number[] {
  const cumulated: number[] = [];
  let sum = 0;
  for (let i = 0; i <= n; i++) cumulated.push((sum += binomial(i, n, k / n)));
  return Array.from({ length: replicates }, () => {
    const wanted = random.uniform() * sum;
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

function simulatedBootstrap(k: number, n: number, level: Level, random: Random): Interval {
  const counts = resampledCounts(k, n, REPLICATES, random).sort((a, b) => a - b);
  const at = (share: number): number => (counts[Math.ceil(share * REPLICATES - 1e-9) - 1] as number) / n;
  return [at(tailOf(level)), at(1 - tailOf(level))];
}

const contains = ([low, high]: Interval, p: number): boolean => low <= p + 1e-12 && p <= high + 1e-12;

function intervalsOf(method: Method, counts: readonly number[], n: number, { level, seed }: Params): Interval[] {
  const random = seededRandom(seed + 1);
  const known = new Map<number, Interval>();
  return counts.map((k) => {
    if (method === 'bootstrap') return simulatedBootstrap(k, n, level, random);
    const interval = known.get(k) ?? intervalOf[method](k, n, level);
    known.set(k, interval);
    return interval;
  });
}

const P_POINTS = 400;
/** Columns of the plot over n; below 60 every n has its own. */
const COLUMNS = 200;
const columnOf = (n: number): number =>
  n < 60 ? n : 60 + Math.floor((COLUMNS * Math.log(n / 60)) / Math.log(LARGEST / 60));

/** Keeps the extremes of each column, in the order in which they come, so that no dip between two pixels is lost. */
function extremes(points: readonly CurvePoint[]): CurvePoint[] {
  const columns = new Map<number, CurvePoint[]>();
  for (const point of points) {
    const column = columnOf(point[0]);
    columns.set(column, [...(columns.get(column) ?? []), point]);
  }
  return [...columns.values()].flatMap((column) => {
    const low = column.reduce((a, b) => (b[1] < a[1] ? b : a));
    const high = column.reduce((a, b) => (b[1] > a[1] ? b : a));
    return low === high ? [low] : low[0] < high[0] ? [low, high] : [high, low];
  });
}

async function curveOf(method: Method, n: number, { p, level }: Params, run: Run<Result>): Promise<Curve> {
  const overP: CurvePoint[] = [];
  for (let i = 0; i <= P_POINTS; i++) {
    const at = 0.5 + (0.499 * i) / P_POINTS;
    overP.push([at, coverage(method, n, at, level).hit]);
    await run.breathe();
  }
  const all: CurvePoint[] = [];
  for (let size = SMALLEST; size <= LARGEST; size++) {
    all.push([size, coverage(method, size, p, level).hit]);
    await run.breathe();
  }
  const lastDip = all.findLast(([, hit]) => hit < level / 100 - 0.01)?.[0] ?? 0;
  return { method, overP, overN: extremes(all), lastDip };
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { method, p, level, seed } = params;
  const n = Math.round(params.n);
  const random = seededRandom(seed);
  const counts = Array.from({ length: SETS }, () => testSet(n, p, random));
  const typical = Math.round(n * p);
  const methods: MethodResult[] = [];
  let intervals: Interval[] = [];
  for (const name of METHODS) {
    await run.breathe();
    const own = intervalsOf(name, counts, n, params);
    if (name === method) intervals = own;
    methods.push({
      method: name,
      interval: intervalOf[name](typical, n, level),
      coverage: coverage(name, n, p, level),
      hits: own.filter((interval) => contains(interval, p)).length,
    });
  }
  const curves: [Curve, Curve] = [
    await curveOf(method, n, params, run),
    await curveOf(rivalOf(method), n, params, run),
  ];
  return { n, typical, counts, intervals, methods, curves };
}
