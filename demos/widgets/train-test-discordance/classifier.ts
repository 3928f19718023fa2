/** Logistic regression, the area under the ROC curve, and stratified folds: what adversarial validation is made of. */
import type { Random } from '../../runtime/random.ts';

/** Rows of two features. */
export interface Rows {
  readonly x1: Float64Array;
  readonly x2: Float64Array;
}

/** Bias, weight of x1, weight of x2. */
export type Model = readonly [bias: number, first: number, second: number];

export const logit = ([bias, first, second]: Model, a: number, b: number): number => bias + first * a + second * b;
export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Strength of the L2 penalty ½‖w‖² on the two weights; it keeps separable data finite. */
export const PENALTY = 1;

/** Solves the symmetric 3×3 system; the diagonal is never zero thanks to penalty and data. */
function solve(h: Float64Array, g: Float64Array): [number, number, number] {
  const a = [
    [h[0], h[1], h[2], g[0]],
    [h[1], h[3], h[4], g[1]],
    [h[2], h[4], h[5], g[2]],
  ] as number[][];
  for (let i = 0; i < 3; i++) {
    const pivot = a[i] as number[];
    for (let j = i + 1; j < 3; j++) {
      const row = a[j] as number[];
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let k = i; k < 4; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  const x: [number, number, number] = [0, 0, 0];
  for (let i = 2; i >= 0; i--) {
    const row = a[i] as number[];
    let sum = row[3] as number;
    for (let k = i + 1; k < 3; k++) sum -= (row[k] as number) * (x[k] as number);
    x[i] = sum / (row[i] as number);
  }
  return x;
}

/** Newton's method for penalised logistic regression of `y` (0 or 1) on the rows whose fold is not `out`. */
export function fit({ x1, x2 }: Rows, y: ArrayLike<number>, folds?: ArrayLike<number>, out = -1): Model {
  let model: [number, number, number] = [0, 0, 0];
  const h = new Float64Array(6);
  const g = new Float64Array(3);
  for (let iteration = 0; iteration < 25; iteration++) {
    h.fill(0);
    h[0] = 1e-9;
    h[3] = h[5] = PENALTY;
    g[0] = 0;
    g[1] = -PENALTY * model[1];
    g[2] = -PENALTY * model[2];
    for (let i = 0; i < x1.length; i++) {
      if (folds && folds[i] === out) continue;
      const a = x1[i] as number;
      const b = x2[i] as number;
      const p = sigmoid(logit(model, a, b));
      const rest = (y[i] as number) - p;
      const v = p * (1 - p);
      g[0] = (g[0] as number) + rest;
      g[1] = (g[1] as number) + rest * a;
      g[2] = (g[2] as number) + rest * b;
      h[0] = (h[0] as number) + v;
      h[1] = (h[1] as number) + v * a;
      h[2] = (h[2] as number) + v * b;
      h[3] = (h[3] as number) + v * a * a;
      h[4] = (h[4] as number) + v * a * b;
      h[5] = (h[5] as number) + v * b * b;
    }
    const step = solve(h, g);
    model = [model[0] + step[0], model[1] + step[1], model[2] + step[2]];
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return model;
}

/** Share of pairs (one row with y = 1, one with y = 0) in which the first has the higher score; ties count one half. */
export function areaUnderRoc(scores: readonly number[], y: ArrayLike<number>): number {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && scores[order[to + 1] as number] === scores[order[from] as number]) to++;
    for (let i = from; i <= to; i++) {
      if (y[order[i] as number] !== 1) continue;
      positives++;
      rankSum += (from + to) / 2 + 1;
    }
    from = to + 1;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (scores.length - positives));
}

export function shuffle(values: number[], random: Random): number[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
  return values;
}

/** Fold of each row; both classes are dealt out evenly. */
export function stratifiedFolds(y: ArrayLike<number>, k: number, random: Random): Uint8Array {
  const folds = new Uint8Array(y.length);
  const all = Array.from(y, (_, i) => i);
  for (const label of [0, 1])
    shuffle(
      all.filter((i) => y[i] === label),
      random,
    ).forEach((row, place) => {
      folds[row] = place % k;
    });
  return folds;
}

export interface OutOfFold {
  /** Mean of the folds' areas under the ROC curve. */
  auc: number;
  /** Probability of “test” for each row, from a model that has not seen it. */
  scores: Float64Array;
}

export const FOLDS = 5;

/** Cross-validated answer to “is it a test row?”. */
export function tellApart(rows: Rows, isTest: ArrayLike<number>, random: Random): OutOfFold {
  const folds = stratifiedFolds(isTest, FOLDS, random);
  const scores = new Float64Array(isTest.length);
  let auc = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fit(rows, isTest, folds, fold);
    const held: number[] = [];
    const labels: number[] = [];
    for (let i = 0; i < folds.length; i++) {
      if (folds[i] !== fold) continue;
      scores[i] = sigmoid(logit(model, rows.x1[i] as number, rows.x2[i] as number));
      held.push(scores[i] as number);
      labels.push(isTest[i] as number);
    }
    auc += areaUnderRoc(held, labels) / FOLDS;
  }
  return { auc, scores };
}

/** Weight of a training row that looks like a test row with probability s. */
export const weightOf = (s: number, nTrain: number, nTest: number): number =>
  ((nTrain / nTest) * s) / Math.max(1 - s, 1e-9);

export function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  values.forEach((value, i) => {
    sum += value * (weights[i] as number);
    total += weights[i] as number;
  });
  return sum / total;
}

/** (Σw)² / Σw²: the number of equally weighted rows worth as much. */
export function effectiveSize(weights: readonly number[]): number {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return total ** 2 / weights.reduce((sum, w) => sum + w * w, 0);
}

/** Φ(x) by its power series; good to 1e-12 for |x| below 6. */
export function normalCdf(x: number): number {
  if (x > 6) return 1;
  if (x < -6) return 0;
  let term = x;
  let sum = x;
  for (let i = 1; i < 120; i++) {
    term *= (-x * x) / 2 / i;
    sum += term / (2 * i + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}
