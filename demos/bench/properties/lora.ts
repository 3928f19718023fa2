import * as fc from 'fast-check';
import type { Device } from '../../kernels/device.ts';
import { gamma, underflow } from '../../kernels/error-bound.ts';
import { lora } from '../../kernels/lora/lora.ts';
import { loraReference } from '../../kernels/lora/reference.ts';
import { compare, type Agreement } from '../agreement.ts';
import { randomFrom } from '../random.ts';
import { dataFrom, magnitudes, seed, size, special, type CaseOf } from './case.ts';

export const loraCase = fc.record({ m: size(67), k: size(131), n: size(131), rank: size(64), special, seed });

export type LoraCase = CaseOf<typeof loraCase>;

/** y within γ(k + rank + 2) · (Σ |x w| + s Σ |x a b|): two sums in a row, and the scale. */
export async function checkLoraCase(one: LoraCase, device: Device): Promise<Agreement> {
  const { m, k, n, rank } = one;
  const random = randomFrom(one.seed);
  const shape = { m, k, n, rank, scale: 0.75 };
  const plain = { special: false };
  const input = {
    ...shape,
    x: dataFrom(random, m * k, one),
    w: dataFrom(random, k * n, plain),
    a: dataFrom(random, k * rank, plain),
    b: dataFrom(random, rank * n, plain),
  };
  const want = loraReference(input).y;
  const { x, w, a, b } = input;
  const absolute = { x: magnitudes(x), w: magnitudes(w), a: magnitudes(a), b: magnitudes(b) };
  const sums = loraReference({ ...shape, ...absolute }).y;
  const got = (await lora(input, device)).y;
  return compare(got, want, (i) => gamma(k + rank + 2) * (sums[i] ?? 0) + underflow(k + rank));
}
