/** Random hinges, and the function that weights on them make. */
import { seededRandom } from '../../runtime/random.ts';
import { GRID, TESTS } from './data.ts';

/** Random hinges: side s_j = ±1 and knot b_j in [−1, 1). */
export interface Features {
  side: Float64Array;
  knot: Float64Array;
}

export function features(P: number, draw: number): Features {
  const random = seededRandom(100 + draw);
  const side = new Float64Array(P);
  const knot = new Float64Array(P);
  for (let j = 0; j < P; j++) {
    side[j] = random.uniform() < 0.5 ? -1 : 1;
    knot[j] = 2 * random.uniform() - 1;
  }
  return { side, knot };
}

export function featureVector({ side, knot }: Features, x: number): Float64Array {
  return side.map((s, j) => Math.max(0, s * (x - (knot[j] as number))) / Math.sqrt(side.length));
}

/** The function w · φ at all test points in one pass: every hinge changes slope and intercept once. */
export function onGrid({ side, knot }: Features, w: Float64Array): Float64Array {
  const P = side.length;
  const slope = new Float64Array(TESTS + 1);
  const intercept = new Float64Array(TESTS + 1);
  const addFrom = (k: number, a: number, b: number): void => {
    slope[k] = (slope[k] as number) + a;
    intercept[k] = (intercept[k] as number) + b;
  };
  for (let j = 0; j < P; j++) {
    const a = ((w[j] as number) * (side[j] as number)) / Math.sqrt(P);
    const b = -a * (knot[j] as number);
    // First test point to the right of the knot.
    const k = Math.min(TESTS, Math.max(0, Math.ceil(((knot[j] as number) + 1) * (TESTS / 2) - 0.5)));
    if ((side[j] as number) > 0) addFrom(k, a, b);
    else {
      addFrom(0, a, b);
      addFrom(k, -a, -b);
    }
  }
  let a = 0;
  let b = 0;
  return GRID.map((x, k) => {
    a += slope[k] as number;
    b += intercept[k] as number;
    return a * x + b;
  });
}
