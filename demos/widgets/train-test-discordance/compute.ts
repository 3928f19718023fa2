/**
 * Which set is this row from? A task whose test rows may be easier, a classifier that tries to tell training rows from test rows, the
 * importance weights that follow from it, and a permutation null for its AUC.
 *
 * Rows have x1, x2 ~ N(0, 1); the label is the sign of x2, flipped with probability 0.4 where x1 < 0.5 and 0.1 elsewhere. Test rows have x1
 * moved by the shift (other inputs, same rule), and the threshold on x2 moved by the concept shift (same inputs, other rule).
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom, type Random } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { effectiveSize, fit, logit, normalCdf, shuffle, tellApart, weightedMean, weightOf } from './classifier.ts';
import type { Rows } from './classifier.ts';

export interface Params {
  /** Shift of x1 in the test set, in standard deviations, 0 … 3. */
  shift: number;
  /** Threshold on x2 in the test set, 0 … 1. */
  concept: number;
  /** Rows: 200 … 2000 and 50 … 500. */
  nTrain: number;
  nTest: number;
  /** Percent of test rows with x2 > 0, 10 … 90; in training it is 50. */
  mix: number;
  /** Permutations of the null, 0 … 200. */
  permutations: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  shift: { kind: 'number', min: 0, max: 3, step: 0.05, default: 1 },
  concept: { kind: 'number', min: 0, max: 1, step: 0.05, default: 0 },
  nTrain: { kind: 'number', min: 200, max: 2000, step: 50, default: 800 },
  nTest: { kind: 'number', min: 50, max: 500, step: 10, default: 200 },
  mix: { kind: 'number', min: 10, max: 90, step: 5, default: 50 },
  permutations: { kind: 'number', min: 0, max: 200, step: 50, default: 200 },
  seed: { kind: 'seed', default: 6 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** Where the task gets easier, and the share of right answers of the perfect rule on either side. */
export const STEP = { at: 0.5, below: 0.6, above: 0.9 } as const;

export interface Labelled extends Rows {
  /** Task label, 0 or 1. */
  readonly y: Uint8Array;
}

export interface Accuracy {
  value: number;
  /** Standard error of the proportion. */
  error: number;
}

export interface Result {
  train: Accuracy;
  test: Accuracy;
  /** Training accuracy with importance weights; its standard error from the effective size. */
  weighted: Accuracy;
  /** Accuracies of the rule “x2 > 0”, in closed form. */
  perfectTrain: number;
  perfectTest: number;
  /** Cross-validated AUC of “is it a test row?”, and the best that any classifier can reach if only x1 has moved. */
  auc: number;
  bestAuc: number | null;
  /** Effective sample size of the weighted training rows. */
  effective: number;
  largestWeight: number;
  /** ROC curve of the out-of-fold scores: false alarms, hits. */
  roc: [number, number][];
  /** AUCs under permuted membership; empty while they are being computed. */
  nullAucs: number[];
  /** Two-sided p-value of the AUC, or `null` without permutations. */
  pValue: number | null;
  /** Rows to draw: a few of each set, training rows with their weight. */
  drawnTrain: { x: number; y: number; weight: number }[];
  drawnTest: { x: number; y: number }[];
}

export interface World {
  shift: number;
  concept: number;
  /** Probability of x2 > 0. */
  positive: number;
}

export function drawRows(n: number, { shift, concept, positive }: World, random: Random): Labelled {
  const x1 = new Float64Array(n);
  const x2 = new Float64Array(n);
  const y = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const a = random.normal() + shift;
    const b = Math.abs(random.normal()) * (random.uniform() < positive ? 1 : -1);
    const flipped = random.uniform() > (a < STEP.at ? STEP.below : STEP.above);
    x1[i] = a;
    x2[i] = b;
    y[i] = b > concept !== flipped ? 1 : 0;
  }
  return { x1, x2, y };
}

/** Accuracy of “x2 > 0” in a world: 0.6 and 0.9 mixed by Φ, and turned round where 0 < x2 < concept. */
export function perfectAccuracy({ shift, concept, positive }: World): number {
  const below = normalCdf(STEP.at - shift);
  const right = STEP.below * below + STEP.above * (1 - below);
  const changed = positive * (2 * normalCdf(concept) - 1);
  return right * (1 - changed) + (1 - right) * changed;
}

/** Points of the ROC curve at about `count` thresholds. */
function rocPoints(scores: Float64Array, isTest: Uint8Array, count: number): [number, number][] {
  const order = Array.from(scores, (_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const positives = isTest.reduce((sum, v) => sum + v, 0);
  const points: [number, number][] = [[0, 0]];
  let hits = 0;
  order.forEach((row, place) => {
    hits += isTest[row] as number;
    if ((place + 1) % Math.max(1, Math.floor(order.length / count)) === 0)
      points.push([(place + 1 - hits) / (order.length - positives), hits / positives]);
  });
  points.push([1, 1]);
  return points;
}

const proportion = (value: number, n: number): Accuracy => ({ value, error: Math.sqrt((value * (1 - value)) / n) });
const DRAWN = 130;

export async function compute(params: Params, _ops: Ops | undefined, run: Run<Result>): Promise<Result> {
  const { nTrain, nTest, permutations, seed } = params;
  const random = seededRandom(seed);
  const home: World = { shift: 0, concept: 0, positive: 0.5 };
  const away: World = { shift: params.shift, concept: params.concept, positive: params.mix / 100 };
  const train = drawRows(nTrain, home, random);
  const test = drawRows(nTest, away, random);
  const model = fit(train, train.y);
  const rightOn = ({ x1, x2, y }: Labelled): number[] =>
    Array.from(y, (label, i) => (logit(model, x1[i] as number, x2[i] as number) > 0 === (label === 1) ? 1 : 0));
  const trainRight = rightOn(train);
  const testRight = rightOn(test);

  const all: Rows = {
    x1: Float64Array.from([...train.x1, ...test.x1]),
    x2: Float64Array.from([...train.x2, ...test.x2]),
  };
  const isTest = Uint8Array.from({ length: nTrain + nTest }, (_, i) => (i < nTrain ? 0 : 1));
  const { auc, scores } = tellApart(all, isTest, random);
  const weights = Array.from(scores.subarray(0, nTrain), (s) => weightOf(s, nTrain, nTest));
  const effective = effectiveSize(weights);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const result: Result = {
    train: proportion(sum(trainRight) / nTrain, nTrain),
    test: proportion(sum(testRight) / nTest, nTest),
    weighted: proportion(weightedMean(trainRight, weights), effective),
    perfectTrain: perfectAccuracy(home),
    perfectTest: perfectAccuracy(away),
    auc,
    bestAuc: params.mix === 50 ? normalCdf(params.shift / Math.SQRT2) : null,
    effective,
    largestWeight: Math.max(...weights),
    roc: rocPoints(scores, isTest, 80),
    nullAucs: [],
    pValue: null,
    drawnTrain: weights
      .slice(0, DRAWN)
      .map((weight, i) => ({ x: train.x1[i] as number, y: train.x2[i] as number, weight })),
    drawnTest: Array.from({ length: Math.min(nTest, DRAWN) }, (_, i) => ({
      x: test.x1[i] as number,
      y: test.x2[i] as number,
    })),
  };
  if (permutations === 0) return result;
  run.report(result, 0);
  const nullAucs: number[] = [];
  const members = Array.from(isTest);
  for (let i = 0; i < permutations; i++) {
    await run.breathe();
    nullAucs.push(tellApart(all, shuffle(members, random), random).auc);
  }
  const asFar = nullAucs.filter((value) => Math.abs(value - 0.5) >= Math.abs(auc - 0.5)).length;
  return { ...result, nullAucs, pValue: (1 + asFar) / (1 + permutations) };
}
