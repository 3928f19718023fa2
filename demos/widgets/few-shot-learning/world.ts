/**
 * The world of the demo and what can be learned of it. A point has eight numbers: in the first two the classes differ (means with standard
 * deviation 3, scatter 1 within a class), the other six are nuisance with standard deviation r, the same for every class.
 */
import type { Random } from '../../runtime/random.ts';
import { addOuter, apply, average, dot, eigen, zeros, type Vector } from './linear.ts';

export const DIMENSIONS = 8;
/** Examples of each base class. */
export const BASE_EXAMPLES = 20;

export type ClassMean = readonly [x: number, y: number];

export const drawMean = ({ normal }: Random): ClassMean => [3 * normal(), 3 * normal()];

export function drawPoint({ normal }: Random, [x, y]: ClassMean, nuisance: number): Vector {
  const point = new Float64Array(DIMENSIONS);
  point[0] = x + normal();
  point[1] = y + normal();
  for (let j = 2; j < DIMENSIONS; j++) point[j] = nuisance * normal();
  return point;
}

/** Turns the novel world: content 1 towards nuisance 1, content 2 towards nuisance 2 (the planes of axes 1, 3 and 2, 4). */
export function turn(point: Vector, cos: number, sin: number): Vector {
  const [a, b, c, d] = [point[0] as number, point[1] as number, point[2] as number, point[3] as number];
  point[0] = cos * a - sin * c;
  point[1] = cos * b - sin * d;
  point[2] = sin * a + cos * c;
  point[3] = sin * b + cos * d;
  return point;
}

export interface Learned {
  /** Eight rows: after this map the pooled scatter within base classes is the identity. */
  whitening: Vector[];
  /** Whitening, then the two directions in which the base class means differ most; one, if there are only two classes. */
  lda: Vector[];
}

/** What the base classes teach. `base` holds the points of each class. */
export function learn(base: readonly (readonly Vector[])[]): Learned {
  const means = base.map(average);
  const within = zeros(DIMENSIONS);
  let freedom = 0;
  base.forEach((points, k) => {
    for (const point of points) addOuter(within, point, means[k] as Vector);
    freedom += points.length - 1;
  });
  const { values, rows } = eigen(within.map((row) => row.map((x) => x / freedom)));
  const whitening = rows.map((row, i) => row.map((x) => x / Math.sqrt(Math.max(1e-12, values[i] ?? 1))));
  const whiteMeans = means.map((mean) => apply(whitening, mean));
  const center = average(whiteMeans);
  const between = zeros(DIMENSIONS);
  for (const mean of whiteMeans) addOuter(between, mean, center);
  // B means lie in a space of B − 1 dimensions: two classes show one direction, and no second one may be made up.
  const directions = Math.min(2, base.length - 1);
  const axes = eigen(between.map((row) => row.map((x) => x / (base.length - 1)))).rows.slice(0, directions);
  const columns = Array.from({ length: DIMENSIONS }, (_, j) => Float64Array.from(whitening, (row) => row[j] as number));
  const lda = axes.map((axis) => Float64Array.from(columns, (column) => dot(axis, column)));
  return { whitening, lda };
}

/** Index of the nearest prototype by squared Euclidean distance; the first one in a tie. */
export function nearest(prototypes: readonly Vector[], point: Vector): number {
  let best = 0;
  let least = Infinity;
  for (let k = 0; k < prototypes.length; k++) {
    const prototype = prototypes[k] as Vector;
    let distance = 0;
    for (let j = 0; j < point.length && distance < least; j++) {
      const d = (point[j] as number) - (prototype[j] as number);
      distance += d * d;
    }
    if (distance < least) {
      best = k;
      least = distance;
    }
  }
  return best;
}
