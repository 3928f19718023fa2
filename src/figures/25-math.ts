/** The demo's intervals behind the figures of chapter 25, all at 95 %. */
import * as intervals from '../../demos/widgets/confidence-intervals/intervals';

export { testSet } from '../../demos/widgets/confidence-intervals/compute';
export type Interval = intervals.Interval;

const level = 95;
export const z95 = intervals.Z[level];

export const wald = (k: number, n: number): Interval => intervals.wald(k, n, level);
export const wilson = (k: number, n: number): Interval => intervals.wilson(k, n, level);

/** Probability that the interval of a random count of n contains p. */
export const coverage = (method: intervals.Method, n: number, p: number): number =>
  intervals.coverage(method, n, p, level).hit;
