/** How numbers are written, and the mean of a few. */

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

export const grouped = (value: number): string => value.toLocaleString('en-US');

/** Mean over the seeds that are finished; undefined before the first. */
export const meanOf = (values: readonly number[]): number | undefined =>
  values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;
