/** How numbers are written. */
import { minus } from '../../ui/numbers';
import { TINY } from './compute';

export const errorText = (error: number): string =>
  error < TINY ? '0' : error < 0.001 ? minus(error.toExponential(1)) : error.toFixed(3);

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
