/** The distances and divergences of chapter 27, and a search for broken axioms. */

export type Distribution = readonly number[];

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Cross-entropy of target p with prediction q, natural logarithm. */
export const crossEntropy = (p: Distribution, q: Distribution): number =>
  -sum(p.map((v, k) => (v === 0 ? 0 : v * Math.log(q[k] ?? 0))));
export const entropy = (p: Distribution): number => crossEntropy(p, p);
export const kl = (p: Distribution, q: Distribution): number => crossEntropy(p, q) - entropy(p);
export const js = (p: Distribution, q: Distribution): number => {
  const middle = p.map((v, k) => (v + (q[k] ?? 0)) / 2);
  return (kl(p, middle) + kl(q, middle)) / 2;
};
export const hellinger = (p: Distribution, q: Distribution): number =>
  Math.sqrt(sum(p.map((v, k) => (Math.sqrt(v) - Math.sqrt(q[k] ?? 0)) ** 2)) / 2);
export const totalVariation = (p: Distribution, q: Distribution): number =>
  sum(p.map((v, k) => Math.abs(v - (q[k] ?? 0)))) / 2;
export const bernoulli = (p: number): Distribution => [p, 1 - p];

const differences = (v: readonly number[], w: readonly number[]): number[] => v.map((a, i) => a - (w[i] ?? 0));
export const mse = (v: readonly number[], w: readonly number[]): number =>
  sum(differences(v, w).map((e) => e * e)) / v.length;
export const rmse = (v: readonly number[], w: readonly number[]): number => Math.sqrt(mse(v, w));
export const mae = (v: readonly number[], w: readonly number[]): number =>
  sum(differences(v, w).map(Math.abs)) / v.length;

const cosine = (v: readonly number[], w: readonly number[]): number =>
  sum(v.map((a, i) => a * (w[i] ?? 0))) / (Math.hypot(...v) * Math.hypot(...w));
export const cosineDistance = (v: readonly number[], w: readonly number[]): number => 1 - cosine(v, w);
export const angle = (v: readonly number[], w: readonly number[]): number =>
  Math.acos(Math.min(1, Math.max(-1, cosine(v, w))));

const overlap = (v: readonly number[], w: readonly number[]): number => v.filter((a) => w.includes(a)).length;
export const jaccard = (v: readonly number[], w: readonly number[]): number =>
  1 - overlap(v, w) / (v.length + w.length - overlap(v, w));
export const dice = (v: readonly number[], w: readonly number[]): number =>
  1 - (2 * overlap(v, w)) / (v.length + w.length);

/** Dynamic time warping with absolute differences. */
export function timeWarp(v: readonly number[], w: readonly number[]): number {
  let previous = [0, ...w.map(() => Infinity)];
  for (const a of v) {
    const row = [Infinity];
    w.forEach((b, j) =>
      row.push(Math.abs(a - b) + Math.min(previous[j] ?? Infinity, previous[j + 1] ?? Infinity, row[j] ?? Infinity)),
    );
    previous = row;
  }
  return previous[w.length] ?? Infinity;
}

export type Pair = (v: readonly number[], w: readonly number[]) => number;
export interface Verdict {
  nonNegative: boolean;
  identity: boolean;
  symmetric: boolean;
  triangle: boolean;
}

/** Looks for a broken axiom among all pairs and triples of the points. */
export function axioms(d: Pair, points: readonly (readonly number[])[]): Verdict {
  const tolerance = 1e-7;
  const out: Verdict = { nonNegative: true, identity: true, symmetric: true, triangle: true };
  points.forEach((v, i) => {
    points.forEach((w, j) => {
      const direct = d(v, w);
      if (direct < -tolerance) out.nonNegative = false;
      if ((i === j) !== Math.abs(direct) < tolerance) out.identity = false;
      if (Math.abs(direct - d(w, v)) > tolerance) out.symmetric = false;
      for (const x of points) if (direct > d(v, x) + d(x, w) + tolerance) out.triangle = false;
    });
  });
  return out;
}

const VECTORS = [
  [0, 0, 0],
  [1, 2, 2],
  [3, 1, 4],
  [2, 0, 1],
  [5, 0, 0],
  [3, 0, 0],
];
const COINS = [0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9].map(bernoulli);
const ARROWS = [
  [1, 0],
  [1, 1],
  [2, 2],
  [0, 1],
  [-1, 1],
];
const UNIT = ARROWS.filter((_, i) => i !== 2).map((v) => v.map((a) => a / Math.hypot(...v)));
const SETS = [[1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]];
const SEQUENCES = [[0], [0, 2], [0, 2, 2], [1], [2, 2]];

export const CASES: readonly (readonly [name: string, verdict: Verdict])[] = [
  ['MSE', axioms(mse, VECTORS)],
  ['RMSE', axioms(rmse, VECTORS)],
  ['MAE', axioms(mae, VECTORS)],
  ['cross-entropy', axioms(crossEntropy, COINS)],
  ['KL divergence', axioms(kl, COINS)],
  ['JS divergence', axioms(js, COINS)],
  ['root of JS', axioms((p, q) => Math.sqrt(Math.max(0, js(p, q))), COINS)],
  ['1 − cosine', axioms(cosineDistance, ARROWS)],
  ['angle, unit vectors', axioms(angle, UNIT)],
  ['Jaccard distance', axioms(jaccard, SETS)],
  ['Dice distance', axioms(dice, SETS)],
  ['time warping', axioms(timeWarp, SEQUENCES)],
];

/** Height over the segment from (0,0) to (1,0) at which the detour costs as much as the direct way, for lengths to the power s > 1. */
export function detourHeight(x: number, s: number): number {
  const cost = (y: number) => Math.hypot(x, y) ** s + Math.hypot(1 - x, y) ** s;
  if (cost(0) >= 1) return 0;
  let low = 0;
  let high = 1;
  for (let i = 0; i < 40; i++) {
    const mid = (low + high) / 2;
    if (cost(mid) < 1) low = mid;
    else high = mid;
  }
  return low;
}
