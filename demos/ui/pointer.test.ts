import { expect, test } from 'vitest';
import { cellAt } from './pointer';

/** A press on an element whose box is 100 × 50, with its corner at (10, 20). */
const press = (clientX: number, clientY: number): MouseEvent =>
  ({
    clientX,
    clientY,
    currentTarget: { getBoundingClientRect: () => ({ left: 10, top: 20, width: 100, height: 50 }) },
  }) as unknown as MouseEvent;

test('a press is in the cell under it, and beside the grid in the nearest', () => {
  expect(cellAt(press(10, 20), 5, 10)).toEqual({ row: 0, column: 0 });
  expect(cellAt(press(65, 41), 5, 10)).toEqual({ row: 2, column: 5 });
  expect(cellAt(press(110, 70), 5, 10)).toEqual({ row: 4, column: 9 });
  expect(cellAt(press(-40, 500), 5, 10)).toEqual({ row: 4, column: 0 });
});
