import { expect, test } from 'vitest';
import { spread } from './spread';

test('labels that stand apart stay where they are', () => {
  expect(spread([30, 10, 60], 14, [0, 100])).toEqual([30, 10, 60]);
});

test('labels in a heap keep their order and a gap between them', () => {
  expect(spread([50, 50.5, 49], 14, [0, 100])).toEqual([63, 77, 49]);
});

test('a heap at either end grows away from it', () => {
  expect(spread([98, 99], 14, [0, 100])).toEqual([86, 100]);
  expect(spread([-3, -2], 14, [0, 100])).toEqual([0, 14]);
});
