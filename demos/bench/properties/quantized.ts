import * as fc from 'fast-check';
import type { Device } from '../../kernels/device.ts';
import { gamma, underflow } from '../../kernels/error-bound.ts';
import { matmulReference } from '../../kernels/matmul/reference.ts';
import { dequantize, quantize, quantizedMatmul } from '../../kernels/quantized-matmul/quantized-matmul.ts';
import { quantizedMatmulReference } from '../../kernels/quantized-matmul/reference.ts';
import { compare, type Agreement } from '../agreement.ts';
import { randomFloats, randomFrom } from '../random.ts';
import { magnitudes, seed, size, type CaseOf } from './case.ts';

export const quantizedCase = fc.record({
  m: size(67),
  k: size(140),
  n: size(131),
  bits: fc.constantFrom(8 as const, 4 as const),
  granularity: fc.constantFrom('tensor' as const, 'channel' as const, 32 as const, 64 as const),
  symmetric: fc.boolean(),
  int8Activations: fc.boolean(),
  seed,
});

export type QuantizedCase = CaseOf<typeof quantizedCase>;

/** y within γ(k + 3) · Σ |x s (q − z)|; with int8 activations also one step of x where it lies on the edge of a half. */
export async function checkQuantizedCase(one: QuantizedCase, device: Device): Promise<Agreement> {
  const { m, k, n, bits, granularity, symmetric } = one;
  const random = randomFrom(one.seed);
  const x = randomFloats(random, m * k);
  const weights = quantize(randomFloats(random, k * n), { k, n, bits, granularity, symmetric });
  const fits = bits === 8 && symmetric && typeof granularity === 'string';
  const activations = one.int8Activations && fits ? 'int8' : 'float32';
  const input = { x, m, weights, activations } as const;

  const absolute = magnitudes(dequantize(weights));
  // 1.01: rounding x to a grid may enlarge it, by half a step of 1/127.
  const sums = matmulReference({ a: magnitudes(x).map((value) => 1.01 * value), b: absolute, m, k, n }).c;
  const edges = matmulReference({ a: edgeSteps(x, m, k, activations === 'int8'), b: absolute, m, k, n }).c;
  const want = quantizedMatmulReference(input).y;
  const got = (await quantizedMatmul(input, device)).y;
  return compare(got, want, (i) => gamma(k + 3) * (sums[i] ?? 0) + (edges[i] ?? 0) + underflow(k));
}

/** The grid's step where a number is so near to the middle between two grid points that float32 may take either. */
function edgeSteps(x: Float32Array, m: number, k: number, isRounded: boolean): Float64Array {
  const steps = new Float64Array(m * k);
  if (!isRounded) return steps;
  for (let i = 0; i < m; i++) {
    const row = x.subarray(i * k, (i + 1) * k);
    const step = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    row.forEach((value, l) => {
      const place = value / step;
      if (Math.abs(place - Math.floor(place) - 0.5) < 1e-4) steps[i * k + l] = step;
    });
  }
  return steps;
}
