/** Split conformal prediction for a classifier, and the three-Gaussian world on which the demo runs it. */
import type { Random } from '../../runtime/random.ts';

export type ScoreName = 'lac' | 'aps';

/** Continuous scores tie only by rounding. */
const TOLERANCE = 1e-12;

/** k = ⌈(n + 1)(1 − α)⌉, written so that rounding cannot steal a rank; above n it means that every label is kept. */
export const thresholdRank = (n: number, alpha: number): number => n + 1 - Math.floor((n + 1) * alpha + 1e-9);

/** The k-th smallest calibration score, or nothing where k is larger than their number: then every label is kept. */
export function thresholdOf(scores: ArrayLike<number>, alpha: number): number | null {
  const k = thresholdRank(scores.length, alpha);
  return k > scores.length ? null : (Float64Array.from(scores).sort()[k - 1] as number);
}

/**
 * How strange a label would be. `lac`: one minus its probability. `aps`: the probabilities from the largest down to and including its own
 * (not randomised; Romano, Sesia and Candès 2020).
 */
export function scoreOf(probabilities: ArrayLike<number>, label: number, score: ScoreName): number {
  const own = probabilities[label] as number;
  if (score === 'lac') return 1 - own;
  let sum = 0;
  for (let k = 0; k < probabilities.length; k++) {
    const p = probabilities[k] as number;
    if (p > own || (p === own && k <= label)) sum += p;
  }
  return sum;
}

export const isKept = (score: number, threshold: number | null): boolean =>
  threshold === null || score <= threshold + TOLERANCE;

/** The labels whose score is at most the threshold. */
export function predictionSet(probabilities: ArrayLike<number>, threshold: number | null, score: ScoreName): number[] {
  return Array.from(probabilities, (_, label) => label).filter((label) =>
    isKept(scoreOf(probabilities, label, score), threshold),
  );
}

/** The shortcut that is not conformal: labels in order of probability until their sum reaches the level. */
export function massSet(probabilities: ArrayLike<number>, level: number): number[] {
  const order = Array.from(probabilities, (_, label) => label).sort(
    (a, b) => (probabilities[b] as number) - (probabilities[a] as number),
  );
  const kept: number[] = [];
  let mass = 0;
  for (const label of order) {
    kept.push(label);
    mass += probabilities[label] as number;
    if (mass >= level) break;
  }
  return kept;
}

/** Centres of the three classes, unit Gaussians of equal frequency. */
export const CENTRES = [
  [0, 0],
  [2.2, 0],
  [1.1, 1.9],
] as const;

/** The exact posterior with its logits divided by the temperature, written into `out`. */
export function posterior(x: number, y: number, temperature: number, out: Float64Array): Float64Array {
  let largest = -Infinity;
  for (let k = 0; k < 3; k++) {
    const [a, b] = CENTRES[k] as readonly [number, number];
    const logit = -((x - a) ** 2 + (y - b) ** 2) / (2 * temperature);
    out[k] = logit;
    if (logit > largest) largest = logit;
  }
  let total = 0;
  for (let k = 0; k < 3; k++) {
    out[k] = Math.exp((out[k] as number) - largest);
    total += out[k] as number;
  }
  for (let k = 0; k < 3; k++) out[k] = (out[k] as number) / total;
  return out;
}

export interface Item {
  x: number;
  y: number;
  label: number;
}

/** One item; every input is moved by `shift` along x. */
export function drawItem(random: Random, shift: number): Item {
  const label = random.below(3);
  const [a, b] = CENTRES[label] as readonly [number, number];
  return { x: a + shift + random.normal(), y: b + random.normal(), label };
}

/** ln Γ(x) by Lanczos' formula with g = 7. */
export function logGamma(x: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const t = x + 6.5;
  const sum = c.slice(1).reduce((acc, v, i) => acc + v / (x + i), c[0] as number);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

export const betaDensity = (x: number, a: number, b: number): number =>
  x <= 0 || x >= 1
    ? 0
    : Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x));
