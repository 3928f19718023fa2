/** Statistics and the three-Gaussian world of chapter 26, the demo's own. */
import {
  CENTRES,
  logGamma,
  posterior as posteriorAt,
} from '../../demos/widgets/confidence-intervals-vs-conformal/conformal';

export {
  betaDensity,
  CENTRES,
  logGamma,
  thresholdRank,
} from '../../demos/widgets/confidence-intervals-vs-conformal/conformal';

/** Density of Student's t with `df` degrees of freedom. */
const tDensity = (x: number, df: number): number =>
  Math.exp(
    logGamma((df + 1) / 2) -
      logGamma(df / 2) -
      0.5 * Math.log(df * Math.PI) -
      ((df + 1) / 2) * Math.log1p((x * x) / df),
  );

/** Probability that a t variable lies within ±x: Simpson's rule. */
function tWithin(x: number, df: number): number {
  const steps = 400;
  const h = x / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) sum += (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * tDensity(i * h, df);
  return (2 * sum * h) / 3;
}

/** The quantile that leaves `1 - level` in the two tails together, by bisection. */
export function tQuantile(level: number, df: number): number {
  let low = 0;
  let high = 20;
  for (let i = 0; i < 60; i++) {
    const mid = (low + high) / 2;
    if (tWithin(mid, df) < level) low = mid;
    else high = mid;
  }
  return (low + high) / 2;
}

/** The calibration set of the waste sorter: probabilities given to the true labels. */
export const SORTER = [
  0.97, 0.95, 0.93, 0.91, 0.88, 0.86, 0.83, 0.79, 0.76, 0.72, 0.69, 0.64, 0.58, 0.53, 0.47, 0.41, 0.33, 0.24, 0.12,
] as const;

/** Exact posterior of the three classes. */
export const posterior = (x: number, y: number): readonly number[] =>
  Array.from(posteriorAt(x, y, 1, new Float64Array(3)));

/** Population threshold of the score 1 - p(true label) at a level, by summing over a grid. */
export function populationThreshold(level: number): number {
  const h = 0.1;
  const scores: [score: number, mass: number][] = [];
  for (let x = -4.5; x < 7; x += h) {
    for (let y = -4.5; y < 6.5; y += h) {
      posterior(x, y).forEach((p, k) => {
        const [a, b] = CENTRES[k] ?? [0, 0];
        scores.push([1 - p, (Math.exp(-((x - a) ** 2 + (y - b) ** 2) / 2) / (6 * Math.PI)) * h * h]);
      });
    }
  }
  scores.sort((s, t) => s[0] - t[0]);
  let mass = 0;
  for (const [score, w] of scores) {
    mass += w;
    if (mass >= level) return score;
  }
  return 1;
}
