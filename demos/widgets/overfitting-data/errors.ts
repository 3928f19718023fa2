/** How wrong a fit is, exactly, and what the formulas say of many fits. */
import { RIDGE, type Sums } from './fit.ts';
import type { Params } from './settings.ts';
import { truthCoefficient } from './wave.ts';

export interface Errors {
  /** Mean squared error on the real training points. */
  training: number;
  /** Expected squared error on new points. */
  test: number;
}

/** Errors of a fit, both exact. The training error follows from the normal equations: Σy²/n − w·b − ridge |w|². */
export function errorsOf(w: Float64Array, sums: Sums, mirror: boolean, { s, sd }: Pick<Params, 's' | 'sd'>): Errors {
  const { n, yy, yCos, ySin } = sums;
  let training = yy / n - ((w[0] as number) * (yCos[0] as number)) / n;
  let test = sd * sd;
  for (let i = 0; i < Math.max(w.length, 7); i++) {
    const value = w[i] ?? 0;
    training -= RIDGE * value * value;
    test += (value - truthCoefficient(i, s)) ** 2;
  }
  for (let k = 1; k < yCos.length; k++) {
    training -= (Math.SQRT2 * (w[2 * k - 1] as number) * (yCos[k] as number)) / n;
    if (!mirror) training -= (Math.SQRT2 * (w[2 * k] as number) * (ySin[k] as number)) / n;
  }
  return { training: Math.max(0, training), test };
}

export interface Theory {
  /** Error that no number of points removes, without and with mirror. */
  floor: number;
  mirrorFloor: number;
  /** p + 1 + p_o q / v: where the two fits are equally good (exact for Gaussian features); none where the mirror is exactly right. */
  crossing: number | null;
}

/** What the formulas of the chapter say; a frequency that the model lacks acts as noise. */
export function theoryOf({ K, s, sd }: Pick<Params, 'K' | 's' | 'sd'>): Theory {
  const missing = (K < 3 ? 0.25 : 0) + (K < 2 ? 0.36 * s * s : 0);
  const erased = s * s * (K < 2 ? 0.64 : 1);
  const floor = sd * sd + missing;
  return {
    floor,
    mirrorFloor: floor + erased,
    crossing: erased > 0 ? 2 * K + 2 + (K * floor) / erased : null,
  };
}
