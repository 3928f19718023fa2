/** Small calculations behind the figures of chapter 23: a world with one input x, in which every factor of p(x, y) is a curve. */

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
export const gauss = (x: number, mean = 0): number => Math.exp(-0.5 * (x - mean) ** 2) / Math.sqrt(2 * Math.PI);

/** A world: the density of x and the probability of y = 1 at x. */
export interface World {
  density: (x: number) => number;
  truth: (x: number) => number;
}

const base = (x: number): number => 0.5 * gauss(x, 1) + 0.5 * gauss(x, -1);

/** Source world of the chapter: x | y is normal with mean ±1, both classes equally frequent, so p(y = 1 | x) = σ(2x). */
export const source: World = { density: base, truth: (x) => sigmoid(2 * x) };
/** The inputs move by `delta`, the rule stays. */
export const covariate = (delta: number): World => ({ density: (x) => base(x - delta), truth: source.truth });
/** The share of class 1 becomes `prior`, the look of the classes stays. */
export const label = (prior: number): World => ({
  density: (x) => prior * gauss(x, 1) + (1 - prior) * gauss(x, -1),
  truth: (x) => sigmoid(2 * x + Math.log(prior / (1 - prior))),
});
/** The rule becomes σ(2sx), the inputs stay. */
export const concept = (s: number): World => ({ density: base, truth: (x) => sigmoid(2 * s * x) });
/** Inputs and rule both move. */
export const domain = (delta: number, s: number): World => ({
  density: (x) => base(x - delta),
  truth: (x) => sigmoid(2 * s * x),
});
/** The bump: y = 1 is likely near 0 only; inputs are normal around `mean`. */
export const bump = (mean: number): World => ({ density: (x) => gauss(x, mean), truth: (x) => sigmoid(4 - 4 * x * x) });

const step = 0.01;
const grid = Array.from({ length: 2000 }, (_, i) => -10 + (i + 0.5) * step);
/** Integral over the line by the midpoint rule. */
export const integrate = (f: (x: number) => number): number => grid.reduce((sum, x) => sum + f(x), 0) * step;

export const prior = (w: World): number => integrate((x) => w.density(x) * w.truth(x));
/** Density of x within class `y`. */
export const within = (w: World, y: 0 | 1): ((x: number) => number) => {
  const share = y === 1 ? prior(w) : 1 - prior(w);
  return (x) => (w.density(x) * (y === 1 ? w.truth(x) : 1 - w.truth(x))) / share;
};

export type Model = (x: number) => number;

/** The logistic model a + bx with least expected log loss, each x weighted by `weight`: Newton's method on the population. */
export function fit(w: World, weight: (x: number) => number = () => 1): Model {
  let [a, b] = [0, 0];
  for (let round = 0; round < 40; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-12, 0, 1e-12];
    for (const x of grid) {
      const mass = w.density(x) * weight(x);
      const p = sigmoid(a + b * x);
      const g = mass * (w.truth(x) - p);
      const h = mass * p * (1 - p);
      ga += g;
      gb += g * x;
      haa += h;
      hab += h * x;
      hbb += h * x * x;
    }
    const det = haa * hbb - hab * hab;
    a += (ga * hbb - gb * hab) / det;
    b += (gb * haa - ga * hab) / det;
  }
  return (x) => sigmoid(a + b * x);
}

export const accuracyOf = (model: Model, w: World): number =>
  integrate((x) => w.density(x) * (model(x) > 0.5 ? w.truth(x) : 1 - w.truth(x)));
export const confidence = (model: Model, w: World): number =>
  integrate((x) => w.density(x) * Math.max(model(x), 1 - model(x)));
export const outputRate = (model: Model, w: World): number => integrate((x) => (model(x) > 0.5 ? w.density(x) : 0));

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
  const bins = Array.from({ length: 10 }, () => [0, 0] as [number, number]);
  let total = 0;
  for (const x of grid) {
    total += from.density(x) * step;
    const bin = bins[Math.min(9, Math.max(0, Math.ceil(total * 10) - 1))];
    if (bin) {
      bin[0] += from.density(x) * step;
      bin[1] += to.density(x) * step;
    }
  }
  return bins.reduce((sum, [r, c]) => sum + (c - r) * Math.log(c / r), 0);
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

/** Effective sample size of weights. */
export const effective = (weights: readonly number[]): number =>
  weights.reduce((s, w) => s + w, 0) ** 2 / weights.reduce((s, w) => s + w * w, 0);

/** Share of a sample that importance weights leave in effect. */
export const essShare = (from: World, to: World): number =>
  1 / integrate((x) => (from.density(x) > 1e-300 ? to.density(x) ** 2 / from.density(x) : 0));
