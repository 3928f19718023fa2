import { describe, expect, test } from 'vitest';
import { logPosition, logValue } from './controls';

describe('a logarithmic slider', () => {
  const range = { min: 1, max: 2000 };

  test('has the ends of its range at its ends, and their geometric mean in the middle', () => {
    expect(logPosition(1, range)).toBe(0);
    expect(logPosition(2000, range)).toBe(200);
    expect(logValue(100, { ...range, value: 1 })).toBeCloseTo(Math.sqrt(2000), 1);
  });

  test('a key goes on to the next whole number where neighbouring positions share one', () => {
    const next = (value: number, key: 1 | -1): number =>
      logValue(logPosition(value, range) + key, { ...range, value, whole: true });
    const way = [1];
    while (way.length < 400 && (way.at(-1) ?? 0) < 2000) way.push(next(way.at(-1) ?? 1, 1));
    expect(way.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(way.at(-1)).toBe(2000);
    for (const [i, value] of way.entries()) {
      expect(Number.isInteger(value)).toBe(true);
      if (i > 0) expect(value).toBeGreaterThan(way[i - 1] ?? Infinity);
    }
    expect(next(2, -1)).toBe(1);
    expect(logValue(0, { ...range, value: 1, whole: true })).toBe(1);
  });
});
