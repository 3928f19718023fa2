/** Gaussian helpers and the numbers of chapter 29. */

/** Standard normal density. */
export const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Standard normal distribution function, by its power series; good to 1e-12 for |x| below 6. */
export function phi(x: number): number {
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

/** Best AUC for telling N(0,1) from N(delta,1). */
export const bestAuc = (delta: number): number => phi(delta / Math.SQRT2);

/** Points (false alarms, hits) of the best ROC curve. */
export const roc = (delta: number): [number, number][] =>
  Array.from({ length: 81 }, (_, i): [number, number] => {
    const cut = 4.5 + delta - (i * (9 + delta)) / 80;
    return [1 - phi(cut), 1 - phi(cut - delta)];
  });

/** Share of rows left as effective sample size after weighting N(0,1) to N(delta,1). */
export const effectiveShare = (delta: number): number => Math.exp(-delta * delta);

/** Accuracy 0.6 below 0.5 and 0.9 above, averaged over N(mean, 1). */
export const stepAccuracy = (mean: number): number => 0.6 * phi(0.5 - mean) + 0.9 * (1 - phi(0.5 - mean));
