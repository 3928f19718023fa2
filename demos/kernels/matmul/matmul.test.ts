import { describe, expect, it } from 'vitest';
import { gamma } from '../error-bound.ts';
import { loraReference } from '../lora/reference.ts';
import { matmul } from './matmul.ts';
import { matmulReference } from './reference.ts';

describe('matmulReference', () => {
  const a = Float64Array.of(1, 2, 3, 4, 5, 6);
  const b = Float64Array.of(7, 8, 9, 10, 11, 12);

  it('multiplies', () => {
    expect([...matmulReference({ a, b, m: 2, k: 3, n: 2 }).c]).toEqual([58, 64, 139, 154]);
  });

  it('takes B transposed', () => {
    expect([...matmulReference({ a, b, m: 2, k: 3, n: 2, transposeB: true }).c]).toEqual([50, 68, 122, 167]);
  });
});

describe('loraReference', () => {
  it('is the product with the merged weights', () => {
    const x = Float64Array.of(1, -2);
    const w = Float64Array.of(1, 2, 3, 4);
    const [a, b] = [Float64Array.of(0.5, 1), Float64Array.of(2, -1)];
    const merged = w.map((weight, at) => weight + 3 * (a[Math.floor(at / 2)] ?? 0) * (b[at % 2] ?? 0));
    const { y } = loraReference({ x, w, a, b, scale: 3, m: 1, k: 2, n: 2, rank: 1 });
    expect([...y]).toEqual([...matmulReference({ a: x, b: merged, m: 1, k: 2, n: 2 }).c]);
  });
});

describe('matmul', () => {
  it('refuses a length of zero', async () => {
    const input = { a: new Float32Array(0), b: new Float32Array(0), m: 1, k: 0, n: 1 };
    const message = 'matmul: k is 0, but must be a whole number from 1 to 65,536.';
    await expect(matmul(input, { kind: 'cpu', tf: {} as never })).rejects.toThrow(message);
  });
});

describe('the error bound', () => {
  it('grows with the length of the sum', () => {
    expect(gamma(1)).toBeCloseTo(2 ** -24, 12);
    expect(gamma(4096) / gamma(1)).toBeCloseTo(4097, -1);
  });
});
