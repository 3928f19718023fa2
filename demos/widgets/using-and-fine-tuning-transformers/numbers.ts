/** Mean over the seeds that are finished; undefined before the first. */
export const meanOf = (values: readonly number[]): number | undefined =>
  values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;
