import { expect, test } from 'vitest';
import { median } from './median.ts';

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 10, 2, 1], 3],
  [[], NaN],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('leaves the order of its values alone', () => {
  const values = [2, 1];
  median(values);
  expect(values).toEqual([2, 1]);
});
