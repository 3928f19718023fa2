/** Worlds with one input x, in which every factor of p(x, y) is a curve, and what endless data would say about them. */

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
export const gauss = (x: number, mean = 0): number => Math.exp(-0.5 * (x - mean) ** 2) / Math.sqrt(2 * Math.PI);

/** Density of x, probability of y = 1 at x, and how one x is drawn from a uniform and a normal number. */
export interface World {
  density(x: number): number;
  truth(x: number): number;
  draw(uniform: number, normal: number): number;
}

const mixture = (share: number, move: number) => ({
  density: (x: number) => share * gauss(x, 1 + move) + (1 - share) * gauss(x, -1 + move),
  draw: (uniform: number, normal: number) => normal + move + (uniform < share ? 1 : -1),
});
const rule = (s: number) => (x: number) => sigmoid(2 * s * x);

/** Inputs moved by δ with the rule σ(2sx); with δ = 0 and s = 1 the source of most scenarios: x | y ~ N(±1, 1), half of each class. */
export const moved = (delta: number, s: number): World => ({ ...mixture(0.5, delta), truth: rule(s) });
/** Share π of class 1, the classes looking as before: Bayes moves the rule by the log odds of π. */
export const labelled = (prior: number): World => ({
  ...mixture(prior, 0),
  truth: (x) => sigmoid(2 * x + Math.log(prior / (1 - prior))),
});
/** y = 1 is likely near 0 only, σ(4 − 4x²): a rule that a logistic line cannot follow. */
export const bump = (mean: number): World => ({
  density: (x) => gauss(x, mean),
  truth: (x) => sigmoid(4 - 4 * x * x),
  draw: (_, normal) => normal + mean,
});

const REACH = 10;
const STEPS = 1000;

/** Integral from −10 to 10 or over a part of it, by Simpson's rule with at most 1000 steps. */
export function integrate(f: (x: number) => number, from = -REACH, to = REACH): number {
  const low = Math.min(REACH, Math.max(-REACH, from));
  const high = Math.min(REACH, Math.max(-REACH, to));
  const pairs = Math.max(1, Math.ceil((STEPS * (high - low)) / (4 * REACH)));
  const width = (high - low) / (2 * pairs);
  let sum = f(low) + f(high);
  for (let i = 1; i < 2 * pairs; i++) sum += (i % 2 ? 4 : 2) * f(low + i * width);
  return (sum * width) / 3;
}

/** A logistic model: p(y = 1 | x) = σ(a + bx). */
export interface Line {
  a: number;
  b: number;
}

/** The share of inputs, and of right answers, on the side where the model says 1 and on the other. */
function sides({ a, b }: Line, f: (x: number) => number): { one: number; zero: number } {
  if (Math.abs(b) < 1e-9) return a > 0 ? { one: integrate(f), zero: 0 } : { one: 0, zero: integrate(f) };
  const threshold = -a / b;
  const [left, right] = [integrate(f, -REACH, threshold), integrate(f, threshold, REACH)];
  return b > 0 ? { one: right, zero: left } : { one: left, zero: right };
}

/** Accuracy over the whole world, not over a sample. */
export const accuracyIn = (world: World, model: Line): number =>
  sides(model, (x) => world.density(x) * world.truth(x)).one +
  sides(model, (x) => world.density(x) * (1 - world.truth(x))).zero;

export const bestAccuracy = (world: World): number =>
  integrate((x) => world.density(x) * Math.max(world.truth(x), 1 - world.truth(x)));

export const shareOfOnes = (world: World): number => integrate((x) => world.density(x) * world.truth(x));

/** The share of a sample that is left in effect by the weights p_t/p_s: 1 / E_s[w²]. */
export const effectiveShare = (from: World, to: World): number =>
  1 / integrate((x) => (from.density(x) > 1e-300 ? to.density(x) ** 2 / from.density(x) : 0));

/** The logistic model with least expected log loss in a world. */
export function bestLine(world: World): Line {
  const width = 0.02;
  const xs = Array.from({ length: 1000 }, (_, i) => -REACH + (i + 0.5) * width);
  const mass = xs.map((x) => world.density(x));
  const truth = xs.map((x) => world.truth(x));
  let [a, b] = [0, 0];
  for (let round = 0; round < 30; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-12, 0, 1e-12];
    xs.forEach((x, i) => {
      const p = sigmoid(a + b * x);
      const g = (mass[i] as number) * ((truth[i] as number) - p);
      const h = (mass[i] as number) * p * (1 - p);
      ga += g;
      gb += g * x;
      haa += h;
      hab += h * x;
      hbb += h * x * x;
    });
    const det = haa * hbb - hab * hab;
    a += (ga * hbb - gb * hab) / det;
    b += (gb * haa - ga * hab) / det;
  }
  return { a, b };
}

/** Rates at which a model says 1: among ones, among zeros, and over all inputs. */
export function rates(world: World, model: Line): { ones: number; zeros: number; all: number } {
  const prior = shareOfOnes(world);
  const hits = sides(model, (x) => world.density(x) * world.truth(x)).one;
  const all = sides(model, (x) => world.density(x)).one;
  return { ones: hits / prior, zeros: (all - hits) / (1 - prior), all };
}

/** Bounds of an estimated share of class 1: a share of 0 or 1 would make the correction infinite. */
export const LEAST_PRIOR = 0.01;

/** BBSE for two classes: the prior that explains the rate of outputs, from rate = ones · π + zeros · (1 − π). */
export function priorFromRate(rate: number, ones: number, zeros: number): number {
  const gap = ones - zeros;
  const prior = Math.abs(gap) < 1e-6 ? 0.5 : (rate - zeros) / gap;
  return Math.min(1 - LEAST_PRIOR, Math.max(LEAST_PRIOR, prior));
}

const logit = (p: number): number => Math.log(p / (1 - p));
/** Multiplies the model's odds by the ratio of new to old odds of class 1. */
export const corrected = ({ a, b }: Line, from: number, to: number): Line => ({ a: a + logit(to) - logit(from), b });
