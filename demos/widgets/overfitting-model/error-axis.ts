/** The logarithmic axis on which errors are drawn. */
import type { Point } from '../../ui/coordinates';

/** A logarithmic axis that holds these errors, cut below at a millionth. */
export function errorRange(values: readonly number[]): [number, number] {
  const seen = values.map((v) => Math.max(v, 1e-6));
  const low = 10 ** Math.floor(Math.log10(Math.min(...seen)) + 1e-9);
  return [low, Math.max(low * 100, 10 ** Math.ceil(Math.log10(Math.max(...seen)) - 1e-9))];
}

export const decades = ([low, high]: readonly [number, number]): number[] => {
  const count = Math.round(Math.log10(high / low));
  const every = Math.ceil((count + 1) / 6);
  return Array.from({ length: count + 1 }, (_, i) => low * 10 ** i).filter((_, i) => i % every === 0);
};

/** Lifts a curve to the lower end of the axis. */
export const lifted = (points: readonly Point[], low: number): Point[] => points.map(([a, b]) => [a, Math.max(b, low)]);
