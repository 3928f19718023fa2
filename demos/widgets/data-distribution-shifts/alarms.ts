/** Alarms that compare a source sample with a target sample, each with the value beyond which chance at 5% does not reach. */
import { fitLogistic } from './logistic.ts';

/** Largest gap between the two empirical distribution functions. */
export function ksDistance(first: Float64Array, second: Float64Array): number {
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  let [i, j, worst] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if ((a[i] as number) <= (b[j] as number)) i++;
    else j++;
    worst = Math.max(worst, Math.abs(i / a.length - j / b.length));
  }
  return worst;
}

/** Population stability index Σ (c − r) ln(c / r) of shares in bins. */
export const psiOf = (reference: readonly number[], current: readonly number[]): number =>
  reference.reduce((sum, r, i) => {
    const c = current[i] ?? 0;
    return sum + (c - r) * Math.log(c / r);
  }, 0);

/** PSI over ten bins that hold a tenth of the source sample each; half an example is added to each count, so that none is empty. */
export function psi(source: Float64Array, target: Float64Array): number {
  const sorted = Float64Array.from(source).sort();
  const edges = Array.from({ length: 9 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / 10)] as number);
  const shares = (sample: Float64Array): number[] => {
    const counts = new Array<number>(10).fill(0.5);
    for (const x of sample) {
      const bin = edges.filter((edge) => x >= edge).length;
      counts[bin] = (counts[bin] as number) + 1;
    }
    return counts.map((count) => count / (sample.length + 5));
  };
  return psiOf(shares(source), shares(target));
}

/** Probability that a target example scores higher than a source example: the area under the ROC curve, ties counted half. */
export function aucOf(source: readonly number[], target: readonly number[]): number {
  const all = [...source.map((score) => ({ score, hit: 0 })), ...target.map((score) => ({ score, hit: 1 }))];
  all.sort((a, b) => a.score - b.score);
  let [below, area, at] = [0, 0, 0];
  while (at < all.length) {
    const score = all[at]?.score;
    let [ones, zeros] = [0, 0];
    for (; at < all.length && all[at]?.score === score; at++) {
      if (all[at]?.hit) ones++;
      else zeros++;
    }
    area += ones * (below + zeros / 2);
    below += zeros;
  }
  return area / (source.length * target.length);
}

/** The logistic classifier on 1, x, x² that tells target (1) from source (0). */
export function domainClassifier(source: Float64Array, target: Float64Array): (x: number) => number {
  const xs = [...source, ...target];
  const ys = xs.map((_, i) => (i < source.length ? 0 : 1));
  const [a = 0, b = 0, c = 0] = fitLogistic(xs, ys, new Float64Array(xs.length).fill(1), 2);
  return (x) => a + x * (b + x * c);
}

/** AUC of that classifier on the halves it was not trained on. */
export function domainAuc(source: Float64Array, target: Float64Array): number {
  const half = (sample: Float64Array): [Float64Array, Float64Array] => [
    sample.subarray(0, sample.length >> 1),
    sample.subarray(sample.length >> 1),
  ];
  const [[trainS, testS], [trainT, testT]] = [half(source), half(target)];
  const score = domainClassifier(trainS, trainT);
  return aucOf(Array.from(testS, score), Array.from(testT, score));
}

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return values.length ? sum / values.length : 0;
};
export const variance = (values: ArrayLike<number>): number => {
  const centre = mean(values);
  return mean(Array.from(values, (v) => (v - centre) ** 2));
};

export const Z = 1.959963984540054;
/** 95% quantile of χ² with nine degrees of freedom; PSI without shift is about χ²₉ (1/n + 1/m). */
export const CHI2_9 = 16.918977604620448;
