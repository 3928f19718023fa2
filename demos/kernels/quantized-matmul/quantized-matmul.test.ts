import { describe, expect, it } from 'vitest';
import { dequantizeMatrix, quantizeMatrix } from '../quantize/quantize-matrix.ts';
import { dequantize, integerAt, quantize, type QuantizeOptions } from './quantized-matmul.ts';
import { quantizedMatmulReference } from './reference.ts';

const six = Float64Array.of(-0.62, 0.05, 0.31, 0.94, -0.18, 0.44);
const column: QuantizeOptions = { k: 6, n: 1, bits: 8, granularity: 'channel', symmetric: true };

const integers = (weights: Float64Array, options: QuantizeOptions): number[] => {
  const matrix = quantize(weights, options);
  return Array.from({ length: options.k }, (_, l) => integerAt(matrix, l, 0));
};

describe('quantize', () => {
  it('gives the integers worked out by hand, in eight bits and in four', () => {
    expect(integers(six, column)).toEqual([-84, 7, 42, 127, -24, 59]);
    expect(integers(six, { ...column, bits: 4 })).toEqual([-5, 0, 2, 7, -1, 3]);
  });

  it('lets one outlier spoil the group it is in', () => {
    const outlier = Float64Array.of(...six, 7.5);
    expect(integers(outlier, { ...column, k: 7, bits: 4 })).toEqual([-1, 0, 0, 1, 0, 0, 7]);
  });

  it.each([8, 4] as const)('errs by at most half a step, and keeps 0 exact, in %i bits', (bits) => {
    for (const symmetric of [true, false]) {
      for (const granularity of ['tensor', 'channel', 32, 64] as const) {
        const [k, n] = [70, 3];
        const weights = Float64Array.from({ length: k * n }, (_, i) => Math.sin(i * 12.9898) + 0.3);
        weights[0] = 0;
        const matrix = quantize(weights, { k, n, bits, granularity, symmetric });
        const back = dequantize(matrix);
        expect(Math.abs(back[0] ?? NaN)).toBe(0);
        weights.forEach((weight, at) => {
          const scale = matrix.scales[Math.floor(at / n / matrix.groupSize) * n + (at % n)] ?? 0;
          // With a zero point, the ends of the range may be cut by as much again.
          expect(Math.abs((back[at] ?? 0) - weight)).toBeLessThanOrEqual(scale * (symmetric ? 0.5001 : 1.0001));
        });
      }
    }
  });

  it('names what cannot be quantized', () => {
    expect(() => quantize(Float64Array.of(1, NaN), { ...column, k: 2 })).toThrow(
      'weights[1] is NaN, but must be a finite number',
    );
    expect(() => quantize(six, { ...column, bits: 5 as never })).toThrow('quantize: bits is 5, but must be 8 or 4.');
  });
});

describe('quantizedMatmulReference', () => {
  it('equals the sum over integers with the zero point taken out', () => {
    const weights = quantize(Float64Array.of(-0.2, 0.9, 0.4), { ...column, k: 3, symmetric: false });
    const x = Float64Array.of(1, 2, 3);
    const [scale = 0, zero = 0] = [weights.scales[0], weights.zeros[0]];
    const direct = [0, 1, 2].reduce((sum, l) => sum + (x[l] ?? 0) * scale * (integerAt(weights, l, 0) - zero), 0);
    expect(quantizedMatmulReference({ x, m: 1, weights }).y[0]).toBeCloseTo(direct, 12);
  });
});

describe('quantizeMatrix and dequantizeMatrix', () => {
  const nowhere = { kind: 'cpu', tf: {} as never } as const;

  it('name the wrong argument, what it got and what it may be', async () => {
    await expect(quantizeMatrix(Float64Array.of(1, Infinity), { ...column, k: 2 }, nowhere)).rejects.toThrow(
      'quantize: weights[1] is Infinity, but must be a finite number.',
    );
    await expect(quantizeMatrix(six, { ...column, n: 2 }, nowhere)).rejects.toThrow(
      'quantize: weights is 6 long, but must be 12 long (k × n).',
    );
    const matrix = quantize(six, column);
    await expect(dequantizeMatrix({ ...matrix, packed: new Uint32Array(1) }, nowhere)).rejects.toThrow(
      'dequantize: weights.packed is 1 long, but must be 2 long (ceil(k / 4) × n).',
    );
    await expect(dequantizeMatrix({ ...matrix, groupSize: 4 }, nowhere)).rejects.toThrow(
      'dequantize: weights.groupSize is 4, but must be 6, as the granularity says.',
    );
  });
});
