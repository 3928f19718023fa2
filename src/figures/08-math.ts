/** The look-up task of chapter 8 for its figures: the networks, batches and test examples are those of the demo. */
import { accuracy, trainingStep, type Network } from '../../demos/widgets/transformer-success/network';
import { example, examples } from '../../demos/widgets/transformer-success/task';
import { seededRandom } from '../../demos/runtime/random';

export { attention } from '../../demos/widgets/transformer-success/attention';
export { dense } from '../../demos/widgets/transformer-success/dense';
export { accuracy, softmax } from '../../demos/widgets/transformer-success/network';
export { examples, guessLine } from '../../demos/widgets/transformer-success/task';

export interface Point {
  step: number;
  accuracy: number;
}

/** Trains with Adam on fresh examples and measures the accuracy every `every` steps. */
export function train(
  network: Network,
  m: number,
  steps: number,
  every: number,
  seed: number,
  batch = 32,
  rate = 0.003,
): Point[] {
  const random = seededRandom(seed + 1);
  const fresh = examples(m, 500, seed + 2);
  const measured = (step: number): Point => ({ step, accuracy: accuracy(network, fresh) });
  const curve = [measured(0)];
  for (let t = 1; t <= steps; t++) {
    trainingStep(
      network,
      Array.from({ length: batch }, () => example(m, random)),
      t,
      rate,
    );
    if (t % every === 0) curve.push(measured(t));
  }
  return curve;
}
