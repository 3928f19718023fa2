/** How numbers and points are written. */
import { minus } from '../../ui/numbers.ts';
import type { Place } from './distances';

/** Six significant digits, as in the chapter. */
export const digits = (value: number): string => minus(Number(value.toPrecision(6)));

export const place = (point: Place): string =>
  point.length === 1 ? digits(point[0] ?? 0) : `(${point.map((value) => digits(value)).join(', ')})`;

export const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;
