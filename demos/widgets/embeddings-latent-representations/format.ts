/** How numbers are written. */
import { minus } from '../../ui/numbers.ts';

/** With a true minus sign, and none before a zero. */
export const signed = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return minus(Number(text) === 0 ? (0).toFixed(digits) : text);
};
