/**
 * Scratch the ticket: iterative magnitude pruning with rewinding on a small network, and six ways to do without one part of it.
 *
 *   ticket     the pruned connections with their initial values, trained
 *   signs      the same connections, new magnitudes, old signs
 *   fresh      the same connections, new values
 *   oneShot    connections from a single cut of the dense network, initial values
 *   shuffled   as many connections in each layer, in random places, initial values
 *   goOn       pruned as usual: training goes on from the trained values
 *   cut        the dense network cut once and not trained again
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { normalFrom, seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { drawData, type Data, type DataName, type Draws } from './data.ts';
import { drawWeights, masked, Net, prune, shapeOf, shuffle, train, type Shape } from './net.ts';

export const ARMS = ['ticket', 'signs', 'fresh', 'oneShot', 'shuffled', 'goOn', 'cut'] as const;
export type Arm = (typeof ARMS)[number];
type Rival = Exclude<Arm, 'ticket'>;

export interface Params {
  data: DataName;
  /** Rounds of pruning behind the picture; no more than there are. */
  round: number;
  /** Drawn beside the ticket. */
  rival: Rival;
  /** Runs with seeds seed, seed + 1, …; the pictures show the first. */
  runs: number;
  /** Share of the weights removed in a round, in percent. */
  prune: number;
  /** Steps of each training. */
  steps: number;
  /** Learning rate of Adam. */
  rate: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  data: { kind: 'choice', options: ['rings', 'spiral'], default: 'rings' },
  round: { kind: 'number', min: 0, max: 41, step: 1, default: 9 },
  rival: { kind: 'choice', options: ['signs', 'fresh', 'oneShot', 'shuffled', 'goOn', 'cut'], default: 'fresh' },
  runs: { kind: 'number', min: 1, max: 10, step: 1, default: 1 },
  prune: { kind: 'number', min: 10, max: 50, step: 5, default: 25 },
  steps: { kind: 'number', min: 50, max: 600, step: 50, default: 200 },
  rate: { kind: 'number', min: 0.002, max: 0.05, step: 0.001, scale: 'log', default: 0.02 },
  seed: { kind: 'seed', default: 1 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** Width of both hidden layers. */
export const WIDTH: Record<DataName, number> = { rings: 16, spiral: 24 };
const TRAIN_POINTS = 100;
const TEST_POINTS = 1000;
/** Pruning ends when no more than so many weights are left. */
const FEWEST = 9;

/** Weights left after each round: floor(share · c + 1/2) of c go. */
export function weightsLeft(count: number, share: number): number[] {
  const left = [count];
  for (let c = count; c > FEWEST;) {
    c -= Math.max(1, Math.floor(share * c + 0.5));
    left.push(c);
  }
  return left;
}

/** What one seed has given so far; arrays by round. */
interface SeedRun {
  accuracy: Record<Arm, number[]>;
  /** Trained weights, 0 where there is no connection, in single precision: for the pictures. */
  weights: Record<Arm, Float32Array[]>;
}

export interface ArmScore {
  mean: number;
  /** Standard deviation between seeds; 0 for one seed. */
  sd: number;
}

export interface Picture {
  weights: Float32Array;
  /** Test accuracy of this seed. */
  accuracy: number;
}

export interface Result {
  hidden: number;
  /** Weights left by round; one entry for each round that has been computed. */
  left: number[];
  /** The round drawn. */
  round: number;
  /** Scores by round; early rounds may rest on more seeds while the computation runs. */
  scores: Record<Arm, ArmScore[]>;
  /** Seeds that have finished, and that were asked for. */
  finished: number;
  ticket: Picture;
  rival: Picture;
  /** Training points of the first seed and their classes. */
  points: Float32Array;
  classes: Uint8Array;
}

const emptyRun = (): SeedRun => ({
  accuracy: { ticket: [], signs: [], fresh: [], oneShot: [], shuffled: [], goOn: [], cut: [] },
  weights: { ticket: [], signs: [], fresh: [], oneShot: [], shuffled: [], goOn: [], cut: [] },
});

function drawsOf(seed: number): Draws {
  const { uniform } = seededRandom(seed * 104729 + 3);
  return { next: uniform, normal: normalFrom(uniform) };
}

interface Start {
  shape: Shape;
  draws: Draws;
  points: Data;
  test: Data;
  /** Initial values, other initial values, and the others with the signs of the first. */
  w0: Float64Array;
  other: Float64Array;
  signed: Float64Array;
}

/** Everything random of one seed that is drawn before the first training. */
export function startOf(data: DataName, seed: number): Start {
  const shape = shapeOf(WIDTH[data]);
  const draws = drawsOf(seed);
  const points = drawData(data, TRAIN_POINTS, draws);
  const test = drawData(data, TEST_POINTS, draws);
  const w0 = drawWeights(shape, draws.normal);
  const other = drawWeights(shape, draws.normal);
  const signed = other.map((value, k) => Math.abs(value) * Math.sign(w0[k] as number));
  return { shape, draws, points, test, w0, other, signed };
}

/** Trains all arms of one seed, round by round; yields after every round. */
export async function* scratch(
  params: Omit<Params, 'round' | 'rival' | 'runs'>,
  breathe: () => Promise<void>,
): AsyncGenerator<SeedRun> {
  const { shape, draws, points, test, w0, other, signed } = startOf(params.data, params.seed);
  const seedRun = emptyRun();
  const full = new Uint8Array(shape.biases).fill(1);
  const trained = (from: Float64Array, mask: Uint8Array): Promise<Float64Array> =>
    train(shape, from, mask, points, { steps: params.steps, rate: params.rate, breathe });
  const note = (arm: Arm, w: Float64Array, mask: Uint8Array): void => {
    seedRun.accuracy[arm].push(new Net(shape, mask).accuracy(w, test));
    seedRun.weights[arm].push(Float32Array.from(w));
  };
  const dense = await trained(w0, full);
  let ticket: { mask: Uint8Array; w: Float64Array } = { mask: full, w: dense };
  let going = ticket;
  for (const [round, keep] of weightsLeft(shape.biases, params.prune / 100).entries()) {
    if (round > 0) {
      const mask = prune(ticket.w, ticket.mask, keep);
      ticket = { mask, w: await trained(w0, mask) };
      const kept = prune(going.w, going.mask, keep);
      going = { mask: kept, w: await trained(going.w, kept) };
    }
    const once = prune(dense, full, keep);
    note('ticket', ticket.w, ticket.mask);
    note('signs', await trained(signed, ticket.mask), ticket.mask);
    note('fresh', await trained(other, ticket.mask), ticket.mask);
    note('oneShot', round > 0 ? await trained(w0, once) : dense, once);
    const shuffled = shuffle(shape, ticket.mask, draws.next);
    note('shuffled', round > 0 ? await trained(w0, shuffled) : dense, shuffled);
    note('goOn', going.w, going.mask);
    note('cut', masked(dense, once), once);
    yield seedRun;
  }
}

/** Finished seeds of the last settings, so that looking at another round or arm does not train again. */
const remembered = new Map<string, SeedRun>();
const MOST_REMEMBERED = 24;

function remember(key: string, seedRun: SeedRun): void {
  remembered.set(key, seedRun);
  const oldest = remembered.keys().next().value;
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

function scoreOf(values: readonly number[]): ArmScore {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

function shownResult(params: Params, levels: readonly number[], runs: readonly SeedRun[], finished: number): Result {
  const first = runs[0] ?? emptyRun();
  const rounds = first.accuracy.cut.length;
  const round = Math.min(params.round, rounds - 1);
  const { points } = startOf(params.data, params.seed);
  const picture = (arm: Arm): Picture => ({
    weights: first.weights[arm][round] ?? new Float32Array(),
    accuracy: first.accuracy[arm][round] ?? 0,
  });
  const scores = (arm: Arm): ArmScore[] =>
    Array.from({ length: rounds }, (_, r) => scoreOf(runs.flatMap((seedRun) => seedRun.accuracy[arm][r] ?? [])));
  return {
    hidden: WIDTH[params.data],
    left: levels.slice(0, rounds),
    round,
    scores: Object.fromEntries(ARMS.map((arm) => [arm, scores(arm)])) as Result['scores'],
    finished,
    ticket: picture('ticket'),
    rival: picture(params.rival),
    points: Float32Array.from(points.x),
    classes: Uint8Array.from(points.y),
  };
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { data, prune: percent, steps, rate } = params;
  const levels = weightsLeft(shapeOf(WIDTH[data]).biases, percent / 100);
  const runs: SeedRun[] = [];
  for (let i = 0; i < params.runs; i++) {
    const seed = params.seed + i;
    const key = JSON.stringify([data, percent, steps, rate, seed]);
    const known = remembered.get(key);
    if (known) {
      runs.push(known);
      continue;
    }
    for await (const seedRun of scratch({ data, prune: percent, steps, rate, seed }, run.breathe)) {
      runs[i] = seedRun;
      const share = (i + seedRun.accuracy.cut.length / levels.length) / params.runs;
      if (share < 1) run.report(shownResult(params, levels, runs, i), share);
    }
    const finished = runs[i];
    if (finished) remember(key, finished);
  }
  return shownResult(params, levels, runs, params.runs);
}
