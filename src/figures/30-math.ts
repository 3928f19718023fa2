/** The demo's small world behind the figures of chapter 30, with seeds and sizes of its own. */
import { normalFrom, seededRandom, type Random } from '../../demos/runtime/random';
import { opened } from '../../demos/widgets/limited-labeled-data/buyer';
import * as learning from '../../demos/widgets/limited-labeled-data/learning';
import { EDGE_WIDTH } from '../../demos/widgets/limited-labeled-data/propagation';
import { parameters, POOL, type Params, type Strategy } from '../../demos/widgets/limited-labeled-data/settings';
import { SMOOTHNESS, startLabels } from '../../demos/widgets/limited-labeled-data/world';

export { accuracyOf, moons, type Sample } from '../../demos/widgets/limited-labeled-data/learning';
export { startLabels, type Strategy };

/** Uniform numbers in [0, 1) from a seed, and normal numbers made from them. */
export function generator(seed: number): Random {
  const random = seededRandom(seed);
  return { ...random, normal: normalFrom(random.uniform) };
}

/** `count` points of two unit Gaussians, their means as far apart as in the first state of the demo. */
export const blobs = (count: number, random: Random): learning.Sample =>
  learning.blobs(count, parameters.half.default, random);

/** What the demo's classifier, after learning some labels of a sample, says at the points of another. */
export function classify(
  data: Params['data'],
  { x, y }: learning.Sample,
  known: ReadonlyMap<number, number>,
  at: learning.Sample,
): Float64Array {
  const model = new learning.KernelRidge(SMOOTHNESS[data]);
  known.forEach((label, i) => model.add(x[i] ?? 0, y[i] ?? 0, label));
  const alpha = model.coefficients();
  return at.x.map((a, i) => model.value(alpha, a, at.y[i] ?? 0));
}

/** The true labels of some points. */
export const labelsOf = ({ labels }: learning.Sample, chosen: readonly number[]): Map<number, number> =>
  new Map(chosen.map((i) => [i, labels[i] ?? 0]));

/** Harmonic label propagation on the demo's graph; labelled points keep their labels. */
export const propagate = (sample: learning.Sample, known: ReadonlyMap<number, number>): Float64Array =>
  learning.harmonic(learning.edgeWeights(sample, EDGE_WIDTH), known);

/** Test accuracy at each checkpoint while labels are bought one by one from the demo's pool of moon points. */
export function buyLabels(strategy: Strategy, seed: number, checkpoints: readonly number[], testSize = 500): number[] {
  const random = generator(seed);
  const noise = parameters.noise.default;
  const pool = learning.moons(POOL, noise, random);
  const test = learning.moons(testSize, noise, random);
  const buyer = opened({ pool, test, start: startLabels(pool, random), smoothness: SMOOTHNESS.moons });
  const accuracies: number[] = [];
  for (;;) {
    if (checkpoints.includes(buyer.bought.length)) accuracies.push(buyer.accuracy());
    if (accuracies.length === checkpoints.length) return accuracies;
    buyer.buy(buyer.next(strategy, random));
  }
}
