/** How numbers are written. */
import { minus } from '../../ui/numbers.ts';

/** Enough digits to tell two 32-bit floats apart. */
export const nine = (value: number): string => minus(Number(Math.fround(value).toPrecision(9)));

export const short = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return minus(rounded);
};
