/**
 * The demo's worlds behind the figures of chapter 23, where every factor of p(x, y) is a curve, and what the alarms of the demo read when
 * a sample is endless.
 */
import { psiOf } from '../../demos/widgets/data-distribution-shifts/alarms';
import {
  integrate,
  moved,
  rates,
  shareOfOnes,
  sigmoid,
  type Line,
  type World,
} from '../../demos/widgets/data-distribution-shifts/worlds';

export { effectiveSize } from '../../demos/widgets/data-distribution-shifts/compute';
export {
  accuracyIn,
  bestLine,
  bump,
  gauss,
  labelled,
  moved,
  type Line,
  type World,
} from '../../demos/widgets/data-distribution-shifts/worlds';

/** Source world of the chapter: x | y is normal with mean ±1, both classes equally frequent, so p(y = 1 | x) = σ(2x). */
export const source: World = moved(0, 1);

/** Density of x within class `y`. */
export const within = (w: World, y: 0 | 1): ((x: number) => number) => {
  const ones = shareOfOnes(w);
  return y === 1 ? (x) => (w.density(x) * w.truth(x)) / ones : (x) => (w.density(x) * (1 - w.truth(x))) / (1 - ones);
};

/** Mean probability that a model gives to its own answer. */
export const confidence = ({ a, b }: Line, w: World): number =>
  integrate((x) => {
    const p = sigmoid(a + b * x);
    return w.density(x) * Math.max(p, 1 - p);
  });
/** How often a model says 1. */
export const outputRate = (model: Line, w: World): number => rates(w, model).all;

const step = 0.01;
const grid = Array.from({ length: 2000 }, (_, i) => -10 + (i + 0.5) * step);

/** Largest gap between the distribution functions of x. */
export function ks(from: World, to: World): number {
  let [gap, worst] = [0, 0];
  for (const x of grid) {
    gap += (to.density(x) - from.density(x)) * step;
    worst = Math.max(worst, Math.abs(gap));
  }
  return worst;
}

/** Population stability index over ten bins that hold a tenth of the source each. */
export function psi(from: World, to: World): number {
  const [reference, current] = [new Array<number>(10).fill(0), new Array<number>(10).fill(0)];
  let total = 0;
  for (const x of grid) {
    total += from.density(x) * step;
    const bin = Math.min(9, Math.max(0, Math.ceil(total * 10) - 1));
    reference[bin] = (reference[bin] ?? 0) + from.density(x) * step;
    current[bin] = (current[bin] ?? 0) + to.density(x) * step;
  }
  return psiOf(reference, current);
}

/** Area under the ROC curve of the best classifier that tells source from target inputs. */
export function auc(from: World, to: World): number {
  const points = grid
    .map((x) => ({ ratio: to.density(x) / from.density(x), p: from.density(x) * step, q: to.density(x) * step }))
    .sort((u, v) => u.ratio - v.ratio);
  let [below, area] = [0, 0];
  let at = 0;
  while (at < points.length) {
    let [p, q] = [0, 0];
    const ratio = points[at]?.ratio ?? 0;
    for (; at < points.length && Math.abs((points[at]?.ratio ?? 0) - ratio) <= 1e-12 * ratio; at++) {
      p += points[at]?.p ?? 0;
      q += points[at]?.q ?? 0;
    }
    area += q * (below + p / 2);
    below += p;
  }
  return area;
}
