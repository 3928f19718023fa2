/** Gaussian helpers and the numbers of chapter 29. */
import { normalCdf as phi } from '../../demos/widgets/train-test-discordance/classifier';

export { phi };

/** Standard normal density. */
export const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

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
