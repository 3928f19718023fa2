import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backendOrder } from './backends.ts';
import { distance } from './distance.ts';
import { cleanParams, cleanValue, decodeParams, encodeParams, type Parameters } from './parameters.ts';
import { seededRandom } from './random.ts';

interface P {
  n: number;
  t: number;
  on: boolean;
  mode: 'a' | 'b';
  text: string;
  seed: number;
  drawn: readonly number[];
}
const parameters: Parameters<P> = {
  n: { kind: 'number', min: 1, max: 8, step: 1, default: 4 },
  t: { kind: 'number', min: 0.05, max: 1000, step: 0.01, scale: 'log', default: 1 },
  on: { kind: 'toggle', default: false },
  mode: { kind: 'choice', options: ['a', 'b'], default: 'a' },
  text: { kind: 'text', maxLength: 100, default: 'hello' },
  seed: { kind: 'seed', default: 1 },
  drawn: { kind: 'numbers', min: 0, max: 1, maxLength: 4, default: [0, 0, 0, 0] },
};

describe('parameters', () => {
  test('a whole number stays whole on a logarithmic scale', () => {
    const size = { kind: 'number', min: 5, max: 2000, step: 1, scale: 'log', whole: true, default: 100 } as const;
    expect([17.4, 0, 1e9, 99.5].map((value) => cleanValue(size, value))).toEqual([17, 5, 2000, 100]);
    expect(cleanValue({ ...size, whole: false }, 17.4)).toBe(17.4);
  });

  test('whatever is given, what comes out can be computed with', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(parameters)), fc.anything()), (given) => {
        const { n, t, on, mode, text, seed, drawn } = cleanParams(parameters, given);
        expect(Number.isInteger(n) && n >= 1 && n <= 8).toBe(true);
        expect(t >= 0.05 && t <= 1000).toBe(true);
        expect(typeof on).toBe('boolean');
        expect(['a', 'b']).toContain(mode);
        expect(typeof text).toBe('string');
        expect(Number.isInteger(seed) && seed >= 0).toBe(true);
        expect(drawn.every((x) => x >= 0 && x <= 1) && drawn.length <= 4).toBe(true);
      }),
    );
  });

  test('silly values become the nearest that can be used', () => {
    expect(cleanValue(parameters.n, 99)).toBe(8);
    expect(cleanValue(parameters.n, 'NaN')).toBe(4);
    expect(cleanValue(parameters.n, '')).toBe(4);
    expect(cleanValue(parameters.mode, 'zzz')).toBe('a');
    expect(cleanValue(parameters.on, 'maybe')).toBe(false);
    expect(cleanValue(parameters.n, { toString: 0 })).toBe(4);
    expect(cleanValue(parameters.mode, { toString: 0 })).toBe('a');
  });

  test('the address keeps the state', () => {
    const state: P = { n: 7, t: 0.5, on: true, mode: 'b', text: '你好 & a=b#c', seed: 42, drawn: [0, 0.5, 1, 0] };
    expect(decodeParams(parameters, encodeParams(parameters, { ...state }))).toEqual(state);
    expect(encodeParams(parameters, { ...cleanParams(parameters) })).toBe('');
  });
});

test('the order of backends: best first, a forced one before it, weaker ones behind', () => {
  const all = ['webgpu', 'wasm', 'cpu'] as const;
  expect(backendOrder(all)).toEqual(['webgpu', 'wasm', 'cpu', 'float64']);
  expect(backendOrder(all, 'wasm')).toEqual(['wasm', 'cpu', 'float64']);
  expect(backendOrder(['float64'], 'webgpu')).toEqual(['float64']);
});

test('distance is relative to the largest number of its array, and infinite where shapes differ', () => {
  expect(distance({ a: [1, 2, 4] }, { a: [1, 2, 4] })).toBe(0);
  expect(distance(Float32Array.of(1, 4.4), Float64Array.of(1, 4))).toBeCloseTo(0.1, 6);
  expect(distance([1, 2], [1, 2, 3])).toBe(Infinity);
  expect(distance([NaN], [1])).toBe(Infinity);
  expect(distance({ x: -Infinity }, { x: -Infinity })).toBe(0);
});

test('random numbers: the same for the same seed, uniform and normal as they say', () => {
  const a = seededRandom(7);
  const b = seededRandom(7);
  const uniform = Array.from({ length: 20_000 }, () => a.uniform());
  expect(uniform.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => b.uniform()));
  expect(uniform.reduce((x, y) => x + y) / 20_000).toBeCloseTo(0.5, 2);
  const normal = Array.from({ length: 20_000 }, () => a.normal());
  const mean = normal.reduce((x, y) => x + y) / 20_000;
  expect(mean).toBeCloseTo(0, 1);
  expect(normal.reduce((x, y) => x + (y - mean) ** 2, 0) / 20_000).toBeCloseTo(1, 1);
});
