/** The part of a long sentence that is drawn, and how its tokens are written. */
import { shortened } from '../../ui/shortened.ts';
import { WINDOW } from './compute';

/** First token drawn, so that the row looked at is inside the window. */
export const windowStart = (n: number, row: number): number => Math.max(0, Math.min(n - WINDOW, row - WINDOW / 2));

/** A long token, cut. */
export const short = (token: string): string => shortened(token, 9);
