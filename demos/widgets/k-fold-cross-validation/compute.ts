/**
 * k-fold cross-validation on trial: many simulated data sets of the same kind, each cross-validated with several k.
 *
 * For each k the bias against the model trained on everything, and the three spreads of the chapter: between the folds of one run, between
 * partitions of one data set, between data sets. The bias is measured with little noise: a validated example is a fresh draw of its class, so
 * the expected score of a fold is the exact accuracy of the fold's model, which both learners can tell.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom, type Random } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { learners, type DataSet, type Learner } from './learners.ts';

export interface Params {
  learner: 'centroid' | 'tree';
  /** Examples in a data set, half of each class; 20 … 80. */
  n: number;
  /** Features, 2 … 16. */
  dimension: number;
  /** Distance of the class means in standard deviations, 0 … 4. */
  separation: number;
  /** Number of simulated data sets, 50 … 500. */
  sets: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  learner: { kind: 'choice', options: ['centroid', 'tree'], default: 'centroid' },
  n: { kind: 'number', min: 20, max: 80, step: 20, default: 40 },
  separation: { kind: 'number', min: 0, max: 4, step: 0.1, default: 1.5 },
  sets: { kind: 'number', min: 50, max: 500, step: 50, default: 200 },
  dimension: { kind: 'number', min: 2, max: 16, step: 1, default: 10 },
  seed: { kind: 'seed', default: 28 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** The k that are tried; the last is leave-one-out. */
export const foldCounts = (n: number): number[] => [...[2, 4, 5, 10, 20].filter((k) => k < n), n];

export interface Row {
  k: number;
  /** Mean score over the data sets, and its standard error. */
  estimate: number;
  estimateError: number;
  /** Mean of expected score minus true accuracy of the model trained on everything, and its standard error. */
  bias: number;
  biasError: number;
  /** Standard deviation of the scores of single folds, averaged over data sets. */
  fold: number;
  /** Standard deviation between two partitions of the same data set. */
  partition: number;
  /** Standard deviation of the score between data sets. */
  data: number;
}

export interface Result {
  rows: Row[];
  /** Mean true accuracy of the model trained on everything. */
  truth: number;
  /** Data sets simulated so far. */
  done: number;
}

/** Draws a data set: unit Gaussians, the means of the two classes ±separation/2 along the first axis. */
export function dataSet(n: number, d: number, separation: number, random: Pick<Random, 'normal'>): DataSet {
  const x = Float64Array.from({ length: n * d }, () => random.normal());
  for (let i = 0; i < n; i++) x[i * d] = (x[i * d] as number) + (i < n / 2 ? separation : -separation) / 2;
  return { n, d, separation, x };
}

function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** Fold of each row: both classes are dealt out in random order, the second going on where the first stopped. */
export function stratifiedFolds(n: number, k: number, random: Random): number[] {
  const half = n / 2;
  return [
    ...shuffled(half, random).map((place) => place % k),
    ...shuffled(half, random).map((place) => (place + half) % k),
  ];
}

export interface Scored {
  /** Share of all rows classified correctly while held out. */
  score: number;
  /** What that share is expected to be, given the training parts. */
  expected: number;
  /** Standard deviation between folds. */
  foldSpread: number;
  foldScores: number[];
  foldSizes: number[];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1));
};

/** One cross-validation. */
export function crossValidate(learner: Learner, folds: readonly number[], k: number): Scored {
  const n = folds.length;
  const right = new Uint8Array(n);
  const members = Array.from({ length: k }, (): number[] => []);
  folds.forEach((fold, i) => members[fold]?.push(i));
  let expected = 0;
  const foldScores = members.map((held) => {
    const [first, second] = learner(held, right);
    const ones = held.filter((i) => i < n / 2).length;
    expected += (ones * first + (held.length - ones) * second) / n;
    return held.reduce((hits, i) => hits + (right[i] as number), 0) / held.length;
  });
  return {
    score: right.reduce((hits, hit) => hits + hit, 0) / n,
    expected,
    foldSpread: deviation(foldScores),
    foldScores,
    foldSizes: members.map((held) => held.length),
  };
}

/** What the data sets so far have shown about one k. */
export interface Trial {
  k: number;
  scores: number[];
  biases: number[];
  foldSpread: number;
  squaredHalfDifference: number;
}

export const newTrial = (k: number): Trial => ({ k, scores: [], biases: [], foldSpread: 0, squaredHalfDifference: 0 });

/** Mean true accuracy of the model trained on all n rows. */
export const trueAccuracy = (learner: Learner, n: number): number => mean(learner([], new Uint8Array(n)));

/** Cross-validates one more data set, with two partitions; `whole` is the true accuracy of the model trained on all of it. */
export function addDataSet(trial: Trial, learner: Learner, n: number, whole: number, random: Random): void {
  const { k } = trial;
  const first = crossValidate(learner, stratifiedFolds(n, k, random), k);
  const second = k === n ? first : crossValidate(learner, stratifiedFolds(n, k, random), k);
  trial.scores.push(first.score);
  trial.biases.push((first.expected + second.expected) / 2 - whole);
  trial.foldSpread += first.foldSpread;
  trial.squaredHalfDifference += (first.score - second.score) ** 2 / 2;
}

export function rowOf({ k, scores, biases, foldSpread, squaredHalfDifference }: Trial): Row {
  const done = scores.length;
  return {
    k,
    estimate: mean(scores),
    estimateError: deviation(scores) / Math.sqrt(done),
    bias: mean(biases),
    biasError: deviation(biases) / Math.sqrt(done),
    fold: foldSpread / done,
    partition: Math.sqrt(squaredHalfDifference / done),
    data: deviation(scores),
  };
}

/** Results are shown after every so many data sets. */
const REPORT_EVERY = 25;

export async function compute(params: Params, _ops: Ops | undefined, run: Run<Result>): Promise<Result> {
  const { n, dimension, separation, sets, seed } = params;
  const random = seededRandom(seed);
  const trials = foldCounts(n).map(newTrial);
  let truth = 0;
  const result = (done: number): Result => ({ rows: trials.map(rowOf), truth: truth / done, done });
  for (let s = 0; s < sets; s++) {
    const data = dataSet(n, dimension, separation, random);
    const learner = learners[params.learner](data);
    const whole = trueAccuracy(learner, n);
    truth += whole;
    for (const trial of trials) {
      await run.breathe();
      addDataSet(trial, learner, n, whole, random);
    }
    if ((s + 1) % REPORT_EVERY === 0 && s + 1 < sets) run.report(result(s + 1), (s + 1) / sets);
  }
  return result(sets);
}
