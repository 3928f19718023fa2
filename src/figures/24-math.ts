/** Small fits behind the figures of chapter 24, the demo's own: one input x, a slope and an intercept or cuts. */
import * as models from '../../demos/widgets/poisson-vs-ordinal-regression/models';
import { normalFrom, seededRandom } from '../../demos/runtime/random';

export {
  fitLine,
  fitOrdinal,
  gaussianProbabilities,
  ordinalProbabilities,
  sigmoid,
} from '../../demos/widgets/poisson-vs-ordinal-regression/models';

/** Probability of `k` events at mean `mu`. */
export const poisson = (k: number, mu: number): number => Math.exp(models.logPoisson(k, Math.log(mu)));

/** Poisson regression by Newton's method: intercept and slope of the log mean. The demo's carries a small penalty against overflow, this is exact. */
export function fitPoisson(x: readonly number[], y: readonly number[]): readonly [intercept: number, slope: number] {
  let a = Math.log(y.reduce((s, v) => s + v, 0) / y.length);
  let b = 0;
  for (let round = 0; round < 60; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0];
    x.forEach((v, i) => {
      const mu = Math.exp(a + b * v);
      const g = (y[i] ?? 0) - mu;
      ga += g;
      gb += g * v;
      haa += mu;
      hab += mu * v;
      hbb += mu * v * v;
    });
    const det = haa * hbb - hab * hab;
    const [da, db] = [(ga * hbb - gb * hab) / det, (gb * haa - ga * hab) / det];
    const scale = Math.min(1, 1 / Math.max(Math.abs(da), Math.abs(db), 1e-12));
    a += scale * da;
    b += scale * db;
  }
  return [a, b];
}

/** Class probabilities of a Poisson model on code minus lowest code, renormalised over the list. */
export const poissonProbabilities = (codes: readonly number[], mu: number): number[] =>
  models.poissonProbabilities(codes, Math.log(mu)).inside;

/** Grades from a latent slope·x + logistic noise, cut at `cuts`. */
export function gradeSample(
  n: number,
  slope: number,
  cuts: readonly number[],
  seed: number,
): { x: number[]; grade: number[] } {
  const { uniform } = seededRandom(seed);
  const x = Array.from({ length: n }, normalFrom(uniform));
  const grade = x.map((v) => {
    const u = Math.min(1 - 1e-12, Math.max(1e-12, uniform()));
    const latent = slope * v + Math.log(u / (1 - u));
    return cuts.filter((cut) => latent > cut).length;
  });
  return { x, grade };
}
