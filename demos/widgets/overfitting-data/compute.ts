/**
 * A free copy, if you know the symmetry: points on a circle, a wave plus noise, least squares on sines and cosines, with or without the
 * mirror image (−x, y) of every point.
 *
 * Truth   y = √2 (cos x − 0.5 cos 3x) + s √2 (0.8 sin x + 0.6 sin 2x) + e,  e ~ N(0, sd²),  x uniform on the circle.
 * Model   1, √2 cos kx, √2 sin kx for k = 1 … K: p = 2K + 1 orthonormal features, ridge 0.01 on the mean loss.
 * Error   the features being orthonormal, the expected squared error on new points is sd² plus the sum of the squared errors of the
 *         coefficients, those the model does not have included. No test set is needed, and none is drawn.
 */
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import { errorsOf, theoryOf, type Errors, type Theory } from './errors.ts';
import { fit, Sums } from './fit.ts';
import { MOST_POINTS, type Params } from './settings.ts';
import { drawPoint } from './wave.ts';

export { backends, parameters } from './settings.ts';

/** Sizes at which the learning curves are measured, besides the reader's own. */
const SIZES: readonly number[] = [
  8,
  10,
  12,
  14,
  16,
  18,
  21,
  25,
  30,
  36,
  44,
  55,
  70,
  90,
  120,
  165,
  230,
  310,
  MOST_POINTS,
];

export interface Result {
  /** Sizes of the learning curves, the reader's own n among them. */
  sizes: number[];
  /** Index of n in `sizes`. */
  at: number;
  /** Mean errors at each size. */
  plain: Errors[];
  mirrored: Errors[];
  /** The first sample and its two fits. */
  points: [x: number, y: number][];
  plainCoefficients: number[];
  mirrorCoefficients: number[];
  theory: Theory;
}

/** The samples are nested: the first n of 400 points, so that one draw serves the whole curve. */
export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { K, repeats } = params;
  const n = Math.round(params.n);
  const sizes = [...new Set([...SIZES, n])].sort((a, b) => a - b);
  const at = sizes.indexOf(n);
  const plain = sizes.map((): Errors => ({ training: 0, test: 0 }));
  const mirrored = sizes.map((): Errors => ({ training: 0, test: 0 }));
  const points: [number, number][] = [];
  let plainCoefficients: number[] = [];
  let mirrorCoefficients: number[] = [];
  const random = seededRandom(params.seed);
  for (let repeat = 0; repeat < repeats; repeat++) {
    await run.breathe();
    const sums = new Sums(K);
    sizes.forEach((size, index) => {
      while (sums.n < size) {
        const point = drawPoint(random, params);
        sums.add(...point);
        if (repeat === 0 && sums.n <= n) points.push(point);
      }
      for (const mirror of [false, true]) {
        const w = fit(sums, mirror);
        const { training, test } = errorsOf(w, sums, mirror, params);
        const mean = (mirror ? mirrored : plain)[index] as Errors;
        mean.training += training / repeats;
        mean.test += test / repeats;
        if (repeat > 0 || index !== at) continue;
        if (mirror) mirrorCoefficients = [...w];
        else plainCoefficients = [...w];
      }
    });
  }
  return { sizes, at, plain, mirrored, points, plainCoefficients, mirrorCoefficients, theory: theoryOf(params) };
}
