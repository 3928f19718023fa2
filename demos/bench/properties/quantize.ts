import * as fc from 'fast-check';
import type { Device } from '../../kernels/device.ts';
import { UNIT_ROUNDOFF, underflow } from '../../kernels/error-bound.ts';
import { dequantizeMatrix, quantizeMatrix } from '../../kernels/quantize/quantize-matrix.ts';
import {
  dequantize,
  integerAt,
  integerRange,
  quantize,
  type QuantizedMatrix,
} from '../../kernels/quantized-matmul/quantize.ts';
import { compare, worse, type Agreement } from '../agreement.ts';
import { randomFloats, randomFrom } from '../random.ts';
import { seed, size, type CaseOf } from './case.ts';

export const quantizeCase = fc.record({
  k: size(140),
  n: size(131),
  bits: fc.constantFrom(8 as const, 4 as const),
  granularity: fc.constantFrom('tensor' as const, 'channel' as const, 32 as const, 64 as const),
  symmetric: fc.boolean(),
  /** A column of zeros, which has no range to divide by. */
  zeroColumn: fc.boolean(),
  /** Power of ten that the numbers are multiplied by. */
  magnitude: fc.constantFrom(0, -3, 3),
  seed,
});

export type QuantizeCase = CaseOf<typeof quantizeCase>;

/** Scales within four roundings; every integer the nearest one for the scale it is stored with; the way back exact. */
export async function checkQuantizeCase(one: QuantizeCase, device: Device): Promise<Agreement> {
  const { k, n } = one;
  const weights = randomFloats(randomFrom(one.seed), k * n).map((value, at) =>
    one.zeroColumn && at % n === 0 ? 0 : value * 10 ** one.magnitude,
  );
  const want = quantize(weights, one);
  const got = await quantizeMatrix(weights, one, device);
  const scales = compare(got.scales, want.scales, (i) => 4 * UNIT_ROUNDOFF * (want.scales[i] ?? 0));
  const integers = worse(zeroPoints(got, weights), nearestIntegers(got, weights));

  const exact = dequantize(got);
  const back = (await dequantizeMatrix(got, device)).weights;
  const numbers = compare(back, exact, (i) => UNIT_ROUNDOFF * Math.abs(exact[i] ?? 0) + underflow(1));
  return worse(worse(scales, integers), numbers);
}

/** Half a step, and what the rounding of a quotient may add to it. */
const HALF = 0.5 + 1e-4;

/** Each integer is at most half a step from where its number lies on the stored grid, unless the grid ends before it. */
function nearestIntegers(got: QuantizedMatrix, weights: Float32Array): Agreement {
  const { n, groupSize, scales, zeros } = got;
  const [least, most] = integerRange(got);
  const places = Array.from(weights, (value, at) => {
    const group = Math.floor(at / n / groupSize) * n + (at % n);
    return Math.max(least, Math.min(most, value / (scales[group] ?? 0) + (zeros[group] ?? 0)));
  });
  const integers = places.map((_, at) => integerAt(got, Math.floor(at / n), at % n));
  return compare(integers, places, () => HALF);
}

/** A zero point is at most half a step from where the range begins on the grid; 0 where the grid is symmetric. */
function zeroPoints(got: QuantizedMatrix, weights: Float32Array): Agreement {
  const { n, groupSize, granularity, symmetric, scales, zeros } = got;
  const [least, most] = integerRange(got);
  const lows = new Float64Array(scales.length);
  weights.forEach((value, at) => {
    const group = Math.floor(at / n / groupSize) * n + (at % n);
    lows[group] = Math.min(lows[group] ?? 0, value);
  });
  if (granularity === 'tensor') lows.fill(Math.min(...lows));
  const places = Float64Array.from(lows, (low, group) => {
    return symmetric ? 0 : Math.max(least, Math.min(most, least - low / (scales[group] ?? 0)));
  });
  return compare(zeros, places, () => (symmetric ? 0 : HALF));
}
