/** Three learners on one stream: what each costs, how far each is from the truth, and which window or step would have been best. */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import {
  effectiveSize,
  FIRST,
  risks,
  runStateful,
  runStateless,
  runStatic,
  stream,
  sumsOf,
  type Course,
  type Scenario,
} from './learners.ts';

export interface Params {
  scenario: Scenario;
  /** Rows W of the stateless window. */
  window: number;
  /** Rows R between two stateless fits. */
  every: number;
  /** Step α of the stateful learner. */
  step: number;
  /** Share of replayed rows in the stateful updates, in per cent. */
  replay: number;
  /** Angle of a jump or switch in degrees; a slow turn takes twice as much over the whole stream. */
  turn: number;
  /** Standard deviation σ of the noise. */
  sigma: number;
  /** Rows T of the stream. */
  rows: number;
  /** Rows until a label is known. */
  delay: number;
  /** The moment the dial shows, in per cent of the stream. */
  look: number;
  /** Streams that the curves and the table are averaged over. */
  runs: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  scenario: { kind: 'choice', options: ['none', 'jump', 'slow', 'switch'], default: 'jump' },
  window: { kind: 'number', min: 5, max: 1000, step: 5, default: 200 },
  every: { kind: 'number', min: 1, max: 500, step: 1, default: 50 },
  step: { kind: 'number', min: 0, max: 0.45, step: 0.01, default: 0.05 },
  look: { kind: 'number', min: 10, max: 100, step: 1, default: 52 },
  replay: { kind: 'number', min: 0, max: 80, step: 5, default: 0 },
  turn: { kind: 'number', min: 0, max: 180, step: 5, default: 90 },
  sigma: { kind: 'number', min: 0.1, max: 2, step: 0.1, default: 0.5 },
  rows: { kind: 'number', min: 500, max: 5000, step: 250, default: 2000 },
  delay: { kind: 'number', min: 0, max: 200, step: 10, default: 0 },
  runs: { kind: 'number', min: 1, max: 100, step: 1, default: 40 },
  seed: { kind: 'seed', default: 20 },
};

export const backends: readonly BackendKind[] = ['float64'];

export const LEARNERS = ['static', 'stateless', 'stateful'] as const;
export type Learner = (typeof LEARNERS)[number];

export interface LearnerResult {
  name: Learner;
  /** Mean excess risk over all rows after the first fit and over all streams. */
  mean: number;
  /** Mean excess risk of each bin of rows. */
  curve: number[];
  visits: number;
  /** Rows that must be kept. */
  stored: number;
  /** Direction (radians) and length of the weights of the first stream at the moment looked at. */
  direction: number;
  length: number;
}

export interface Result {
  learners: LearnerResult[];
  /** Row in the middle of each bin. */
  bins: number[];
  start: number;
  /** The row looked at, and the true direction there in radians. */
  lookRow: number;
  truth: number;
  /** Mean risk for windows of these sizes, and for steps of these effective sizes; averaged over fewer streams. */
  windowSweep: { size: number; risk: number }[];
  stepSweep: { size: number; risk: number }[];
}

export const BINS = 160;
export const WINDOWS: readonly number[] = [5, 8, 12, 20, 30, 50, 80, 120, 200, 300, 500, 1000];
export const STEPS: readonly number[] = [0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.012, 0.007, 0.004, 0.002];
/** Streams of the sweeps, at most. */
const SWEEP_RUNS = 8;

const meanFrom = (values: Float64Array, start: number): number => {
  let sum = 0;
  for (let t = start; t < values.length; t++) sum += values[t] as number;
  return sum / (values.length - start);
};

/** The three courses over one stream. */
export function courses(
  params: Params,
  seed: number,
): { data: ReturnType<typeof stream>; all: Record<Learner, Course> } {
  const { scenario, rows, turn, sigma, window, every, step, replay, delay } = params;
  const data = stream(scenario, rows, (turn * Math.PI) / 180, sigma, seed);
  const sums = sumsOf(data);
  return {
    data,
    all: {
      static: runStatic(data, sums, { delay }),
      stateless: runStateless(data, sums, { window, every, delay }),
      stateful: runStateful(data, sums, { step, replay: replay / 100, delay, seed: seed + 1 }),
    },
  };
}

/** Seed of the k-th stream. */
export const streamSeed = (seed: number, k: number): number => seed * 1000 + k * 7;

export async function sweep(params: Params, run: Run<Result>): Promise<Pick<Result, 'windowSweep' | 'stepSweep'>> {
  const { scenario, rows, turn, sigma, every, replay, delay, seed } = params;
  const count = Math.min(params.runs, SWEEP_RUNS);
  const windowSweep = WINDOWS.map((size) => ({ size, risk: 0 }));
  const stepSweep = STEPS.map((step) => ({ size: effectiveSize(step), risk: 0 }));
  for (let k = 0; k < count; k++) {
    const data = stream(scenario, rows, (turn * Math.PI) / 180, sigma, streamSeed(seed, k));
    const sums = sumsOf(data);
    for (const point of windowSweep) {
      const course = runStateless(data, sums, { window: point.size, every, delay });
      point.risk += meanFrom(risks(course, data), course.start) / count;
    }
    for (const [i, point] of stepSweep.entries()) {
      const course = runStateful(data, sums, { step: STEPS[i] ?? 0, replay: replay / 100, delay, seed: k });
      point.risk += meanFrom(risks(course, data), course.start) / count;
    }
    await run.breathe();
  }
  return { windowSweep, stepSweep };
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { rows, window, replay, delay, runs, seed } = params;
  const start = FIRST + delay;
  const lookRow = Math.max(start, Math.min(rows - 1, Math.round((params.look / 100) * rows)));
  const width = (rows - start) / BINS;
  const binOf = (t: number): number => Math.min(BINS - 1, Math.floor((t - start) / width));
  const sizes = new Float64Array(BINS);
  for (let t = start; t < rows; t++) sizes[binOf(t)] = (sizes[binOf(t)] as number) + 1;
  const learners: LearnerResult[] = LEARNERS.map((name) => ({
    name,
    mean: 0,
    curve: new Array<number>(BINS).fill(0),
    visits: 0,
    stored: name === 'static' ? 0 : name === 'stateless' ? Math.min(window, rows) : replay > 0 ? rows : 0,
    direction: 0,
    length: 0,
  }));
  let truth = 0;
  for (let k = 0; k < runs; k++) {
    const { data, all } = courses(params, streamSeed(seed, k));
    for (const learner of learners) {
      const course = all[learner.name];
      const values = risks(course, data);
      learner.mean += meanFrom(values, start) / runs;
      for (let t = start; t < rows; t++) {
        const bin = binOf(t);
        learner.curve[bin] = (learner.curve[bin] as number) + (values[t] as number) / (runs * (sizes[bin] as number));
      }
      if (k === 0) {
        const [a, b] = [course.weights[2 * lookRow] as number, course.weights[2 * lookRow + 1] as number];
        learner.direction = Math.atan2(b, a);
        learner.length = Math.hypot(a, b);
        learner.visits = course.visits;
        truth = data.angle[lookRow] as number;
      }
    }
    await run.breathe();
  }
  const bins = Array.from({ length: BINS }, (_, i) => start + (i + 0.5) * width);
  return { learners, bins, start, lookRow, truth, ...(await sweep(params, run)) };
}
