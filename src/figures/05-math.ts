/** The demo's world behind the learning curves of chapter 5: the mean errors of one size and one fit over many samples. */
import { normalFrom, seededRandom } from '../../demos/runtime/random';
import { errorsOf, type Errors } from '../../demos/widgets/overfitting-data/errors';
import { fit, Sums } from '../../demos/widgets/overfitting-data/fit';
import type { Params } from '../../demos/widgets/overfitting-data/settings';
import { truth } from '../../demos/widgets/overfitting-data/wave';

/** What is sampled and how it is fitted. */
export type World = Pick<Params, 'K' | 's' | 'sd' | 'mirror'>;

/** Mean training and test error over `repeats` samples of n points. Training error is measured on the real points only. */
export function errors(n: number, world: World, repeats: number, seed: number): Errors {
  const { K, s, sd, mirror } = world;
  const next = seededRandom(seed).uniform;
  const normal = normalFrom(next);
  const mean: Errors = { training: 0, test: 0 };
  for (let r = 0; r < repeats; r++) {
    const sums = new Sums(K);
    while (sums.n < n) {
      const x = 2 * Math.PI * next();
      sums.add(x, truth(x, s) + sd * normal());
    }
    const { training, test } = errorsOf(fit(sums, mirror), sums, mirror, world);
    mean.training += training / repeats;
    mean.test += test / repeats;
  }
  return mean;
}
