/**
 * One stream of rows y = w(t) · x + noise, two inputs, and three ways to keep a linear model up with it. All three are pure functions of
 * the stream: the same rows give the same weights, whatever ran before.
 */
import { seededRandom } from '../../runtime/random.ts';

export type Scenario = 'none' | 'jump' | 'slow' | 'switch';

/** Inputs of a row. */
export const DIMENSIONS = 2;
/** Rows that the first fit of every learner gets. */
export const FIRST = 200;
/** Rows between two switches. */
export const SWITCH_EVERY = 250;

export interface Stream {
  readonly x1: Float64Array;
  readonly x2: Float64Array;
  readonly y: Float64Array;
  /** Direction of the true weights, which have length 1, in radians. */
  readonly angle: Float64Array;
}

/** Direction of w at row t of T. `turn` in radians: a jump or switch by it, a slow turn by twice as much over the whole stream. */
export function angleAt(scenario: Scenario, t: number, rows: number, turn: number): number {
  switch (scenario) {
    case 'none':
      return 0;
    case 'jump':
      return t < rows / 2 ? 0 : turn;
    case 'slow':
      return (2 * turn * t) / rows;
    case 'switch':
      return (Math.floor(t / SWITCH_EVERY) % 2) * turn;
  }
}

export function stream(scenario: Scenario, rows: number, turn: number, sigma: number, seed: number): Stream {
  const random = seededRandom(seed);
  const [x1, x2, y, angle] = [0, 0, 0, 0].map(() => new Float64Array(rows)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let t = 0; t < rows; t++) {
    const direction = angleAt(scenario, t, rows, turn);
    const [a, b] = [random.normal(), random.normal()];
    x1[t] = a;
    x2[t] = b;
    y[t] = Math.cos(direction) * a + Math.sin(direction) * b + sigma * random.normal();
    angle[t] = direction;
  }
  return { x1, x2, y, angle };
}

export type Pair = readonly [number, number];

/** Running sums of x xᵀ and x y, so that least squares on any window costs one subtraction. */
export interface Sums {
  fit(from: number, to: number): Pair;
}

export function sumsOf({ x1, x2, y }: Stream): Sums {
  const rows = y.length;
  const total = new Float64Array(5 * (rows + 1));
  for (let t = 0; t < rows; t++) {
    const [a, b, c] = [x1[t] as number, x2[t] as number, y[t] as number];
    [a * a, a * b, b * b, a * c, b * c].forEach((value, k) => {
      total[5 * (t + 1) + k] = (total[5 * t + k] as number) + value;
    });
  }
  return {
    /** Least squares on rows from … to − 1: adding rows and subtracting old ones equals training on the window alone. */
    fit(from, to) {
      const [p, q, r, u, v] = [0, 1, 2, 3, 4].map(
        (k) => (total[5 * to + k] as number) - (total[5 * from + k] as number),
      ) as [number, number, number, number, number];
      const determinant = p * r - q * q;
      return [(r * u - q * v) / determinant, (p * v - q * u) / determinant];
    },
  };
}

/** Weights in service while row t is predicted, for all t from `start` on; two numbers a row. */
export interface Course {
  readonly weights: Float64Array;
  readonly start: number;
  /** Rows read for training, each time it is read. */
  readonly visits: number;
}

export interface Options {
  /** Rows until a label is known. */
  readonly delay: number;
}

const put = (weights: Float64Array, t: number, [a, b]: Pair): void => {
  weights[2 * t] = a;
  weights[2 * t + 1] = b;
};

/** Fitted once, never again. */
export function runStatic(data: Stream, sums: Sums, { delay }: Options): Course {
  const rows = data.y.length;
  const start = FIRST + delay;
  const weights = new Float64Array(2 * rows);
  const fixed = sums.fit(0, FIRST);
  for (let t = start; t < rows; t++) put(weights, t, fixed);
  return { weights, start, visits: FIRST };
}

/** Least squares from scratch on the last `window` labelled rows, every `every` rows. */
export function runStateless(
  data: Stream,
  sums: Sums,
  { window, every, delay }: Options & { window: number; every: number },
): Course {
  const rows = data.y.length;
  const start = FIRST + delay;
  const weights = new Float64Array(2 * rows);
  let current: Pair = [0, 0];
  let visits = 0;
  for (let t = start; t < rows; t++) {
    if ((t - start) % every === 0) {
      const [from, to] = [Math.max(0, t - delay - window), t - delay];
      current = sums.fit(from, to);
      visits += to - from;
    }
    put(weights, t, current);
  }
  // The model for the rows after the last one is fitted too, when its turn has come: fits at 200, 250, …, 2,000.
  if ((rows - start) % every === 0) visits += Math.min(window, rows - delay);
  return { weights, start, visits };
}

/**
 * One gradient step of size `step` on every row as its label comes, from the first fit on. A share `replay` of all steps is made on rows
 * drawn from all those seen so far.
 */
export function runStateful(
  data: Stream,
  sums: Sums,
  { step, replay, delay, seed }: Options & { step: number; replay: number; seed: number },
): Course {
  const { x1, x2, y } = data;
  const rows = y.length;
  const start = FIRST + delay;
  const weights = new Float64Array(2 * rows);
  const random = seededRandom(seed);
  let [a, b] = sums.fit(0, FIRST);
  let visits = FIRST;
  let owed = 0;
  const learn = (i: number): void => {
    const [u, v] = [x1[i] as number, x2[i] as number];
    const error = (y[i] as number) - a * u - b * v;
    a += step * error * u;
    b += step * error * v;
    visits++;
  };
  for (let t = start; t < rows; t++) {
    put(weights, t, [a, b]);
    learn(t - delay);
    for (owed += replay / (1 - replay); owed >= 1; owed--) learn(random.below(t - delay + 1));
  }
  return { weights, start, visits };
}

/** Excess risk ‖ŵ − w‖² while row t is predicted; zero before the start. */
export function risks({ weights, start }: Course, { angle }: Stream): Float64Array {
  return angle.map((direction, t) =>
    t < start
      ? 0
      : ((weights[2 * t] as number) - Math.cos(direction)) ** 2 +
        ((weights[2 * t + 1] as number) - Math.sin(direction)) ** 2,
  );
}

/** Expected risk of least squares on W rows without drift: σ² d / (W − d − 1). */
export const windowFloor = (window: number, sigma: number): number =>
  (sigma ** 2 * DIMENSIONS) / (window - DIMENSIONS - 1);
/** Expected risk that steps of size α settle at without drift: α σ² d / (2 − α (d + 2)). */
export const stepFloor = (step: number, sigma: number): number =>
  (step * sigma ** 2 * DIMENSIONS) / (2 - step * (DIMENSIONS + 2));
/** Rows that an exponential window with step α is worth: (2 − α) / α. */
export const effectiveSize = (step: number): number => (2 - step) / step;
