/** The demo's measurement of chapter 4, seeded so that it can be repeated, and beside its arms the ticket before any training. */
import { cleanParams } from '../../demos/runtime/parameters';
import {
  ARMS,
  parameters,
  scratch,
  startOf,
  type Arm as DemoArm,
} from '../../demos/widgets/lottery-ticket-hypothesis/compute';
import { masked, Net } from '../../demos/widgets/lottery-ticket-hypothesis/net';

export type Arm = DemoArm | 'untrained';
export const arms: readonly Arm[] = [...ARMS, 'untrained'];

/** Test accuracy of one seed after each of the first rounds of pruning, round 0 being the dense network. */
export async function measure(seed: number, rounds: number): Promise<Record<Arm, number[]>> {
  const params = cleanParams(parameters, { seed });
  const { shape, test, w0 } = startOf(params.data, seed);
  const untrained: number[] = [];
  for await (const { accuracy, weights } of scratch(params, () => Promise.resolve())) {
    const ticket = weights.ticket.at(-1) ?? new Float32Array();
    // A trained weight is 0 only where there is no connection.
    const mask = Uint8Array.from(ticket.subarray(0, shape.biases), (w) => (w === 0 ? 0 : 1));
    untrained.push(new Net(shape, mask).accuracy(masked(w0, mask), test));
    if (untrained.length === rounds) return { ...accuracy, untrained };
  }
  throw new RangeError(`there are ${untrained.length} rounds of pruning, fewer than the ${rounds} asked for`);
}
