/** The wave on the circle that is to be learned, its coefficients, and noisy points of it. */
import type { Random } from '../../runtime/random.ts';
import type { Params } from './settings.ts';

/** Coefficient of the truth for feature `index` in the order 1, cos 1, sin 1, cos 2, sin 2, cos 3, sin 3. */
export const truthCoefficient = (index: number, s: number): number =>
  index === 1 ? 1 : index === 2 ? 0.8 * s : index === 4 ? 0.6 * s : index === 5 ? -0.5 : 0;

/** Value at x of the function with these coefficients. */
export function evaluate(coefficients: ArrayLike<number>, x: number): number {
  let value = coefficients[0] ?? 0;
  for (let k = 1; 2 * k < coefficients.length; k++) {
    const cosine = coefficients[2 * k - 1] ?? 0;
    const sine = coefficients[2 * k] ?? 0;
    value += Math.SQRT2 * (cosine * Math.cos(k * x) + sine * Math.sin(k * x));
  }
  return value;
}

/** The wave without noise; cos 3x = 4 cos³x − 3 cos x and sin 2x = 2 sin x cos x. */
export function truth(x: number, s: number): number {
  const cos = Math.cos(x);
  const sin = Math.sin(x);
  return Math.SQRT2 * (cos - 0.5 * (4 * cos ** 3 - 3 * cos) + s * sin * (0.8 + 1.2 * cos));
}

/** One point of the world: x uniform in (−π, π], y the truth plus noise. */
export function drawPoint(random: Random, { s, sd }: Pick<Params, 's' | 'sd'>): [x: number, y: number] {
  const x = Math.PI * (2 * random.uniform() - 1);
  return [x, truth(x, s) + sd * random.normal()];
}
