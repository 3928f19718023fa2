import * as fc from 'fast-check';
import type { Device } from '../../kernels/device.ts';
import { gamma, underflow } from '../../kernels/error-bound.ts';
import { matmul } from '../../kernels/matmul/matmul.ts';
import { matmulReference } from '../../kernels/matmul/reference.ts';
import { compare, type Agreement } from '../agreement.ts';
import { randomFrom } from '../random.ts';
import { dataFrom, magnitudes, seed, size, special, type CaseOf } from './case.ts';

export const matmulCase = fc.record({
  m: size(140),
  k: size(140),
  n: size(140),
  transposeB: fc.boolean(),
  special,
  seed,
});

export type MatmulCase = CaseOf<typeof matmulCase>;

/** c within γ(k) · Σ |a b|. */
export async function checkMatmulCase(one: MatmulCase, device: Device): Promise<Agreement> {
  const { m, k, n, transposeB } = one;
  const random = randomFrom(one.seed);
  const shape = { m, k, n, transposeB };
  const input = { ...shape, a: dataFrom(random, m * k, one), b: dataFrom(random, k * n, one) };
  const want = matmulReference(input).c;
  const sums = matmulReference({ ...shape, a: magnitudes(input.a), b: magnitudes(input.b) }).c;
  const got = (await matmul(input, device)).c;
  return compare(got, want, (i) => gamma(k) * (sums[i] ?? 0) + underflow(k));
}
