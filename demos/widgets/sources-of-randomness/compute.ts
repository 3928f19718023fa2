/**
 * Chosen dice, unchosen digits. Draws: the next word, from a trigram model of this book's own text or from the chapter's eight tokens, drawn
 * exactly on the host and again by the device's sampling kernel. Digits: one convolution by three exact methods and one sum in many orders.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { lookAtDigits, type Digits } from './methods.ts';
import type { Params } from './parameters.ts';
import { sample, type Sampling } from './sampling.ts';

export { measure } from './measure.ts';
export { backends, parameters } from './parameters.ts';

export interface Result {
  backend: BackendKind;
  sampling?: Sampling;
  digits?: Digits;
}

/**
 * The values of the convolutions, or the share of draws that come out otherwise on the device: how many draws are compared, and how far
 * rounding goes, differ by design.
 */
export const heldAgainstFloat64 = ({ sampling, digits }: Result): number[] =>
  sampling
    ? [1, sampling.kernel.different / sampling.kernel.compared]
    : (digits?.methods.map(({ value }) => value) ?? []);

export async function compute(params: Params, ops: Ops): Promise<Result> {
  return params.tab === 'sampling'
    ? { backend: ops.backend, sampling: await sample(params, ops) }
    : { backend: ops.backend, digits: await lookAtDigits(params, ops) };
}
