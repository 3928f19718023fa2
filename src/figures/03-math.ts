/** The small computations behind the figures of chapter 3. */

/**
 * Accuracy of nearest prototype for two classes with noise N(0, I) in d dimensions (d even), means `gap` apart, prototypes averaged from
 * K examples. The two squared distances are, up to a rotation, independent non-central chi-squares,
 * that is, Poisson mixtures of central ones; for those the probability is a fair-coin race of m heads against n tails.
 */
export function prototypeAccuracy(d: number, K: number, gap: number): number {
  const a = gap / Math.sqrt(2 / K);
  const b = gap / Math.sqrt(4 + 2 / K);
  const [small, large] = [(a - b) ** 2 / 4, (a + b) ** 2 / 4];
  const size = Math.ceil(large + 12 * Math.sqrt(large) + 30);
  const poisson = (mean: number) => {
    const p = [Math.exp(-mean)];
    for (let j = 1; j < size; j++) p.push(((p[j - 1] ?? 0) * mean) / j);
    return p;
  };
  const [p, q] = [poisson(small), poisson(large)];
  const first = d / 2;
  const limit = first + size;
  // race[m][n]: chance that m heads come before n tails; only the previous row is kept.
  let previous = new Float64Array(limit).fill(1);
  previous[0] = 1;
  let sum = 0;
  for (let m = 1; m < limit; m++) {
    const row = new Float64Array(limit);
    for (let n = 1; n < limit; n++) row[n] = ((previous[n] ?? 0) + (row[n - 1] ?? 0)) / 2;
    // Beta symmetry: X < Y for chi-squares of 2m and 2n degrees of freedom has the chance of m heads before n tails.
    if (m >= first)
      for (let n = first; n < limit; n++) sum += (p[m - first] ?? 0) * (q[n - first] ?? 0) * (row[n] ?? 0);
    previous = row;
  }
  return sum;
}

export type Point = readonly [x: number, y: number];

/** Three classes, two labeled examples each, and one query: the worked example of the text. */
export const classes: readonly { name: string; support: readonly Point[] }[] = [
  {
    name: 'P',
    support: [
      [1, 2],
      [3, 2],
    ],
  },
  {
    name: 'Q',
    support: [
      [6, 5],
      [8, 7],
    ],
  },
  {
    name: 'R',
    support: [
      [2, 8],
      [4, 10],
    ],
  },
];
export const query: Point = [4, 6];
export const prototype = (points: readonly Point[]): Point => [
  points.reduce((sum, p) => sum + p[0], 0) / points.length,
  points.reduce((sum, p) => sum + p[1], 0) / points.length,
];

export interface Task {
  /** Position of the minimum and curvature of c (x - a)^2 / 2. */
  a: number;
  c: number;
}
export const tasks: readonly Task[] = [
  { a: 0, c: 1 },
  { a: 10, c: 4 },
];
export const rate = 0.2;
export const loss = ({ a, c }: Task, x: number): number => (c * (x - a) ** 2) / 2;
export const step = ({ a, c }: Task, x: number): number => x - rate * c * (x - a);
/** The minimum of a sum of quadratics with the given weights. */
const weightedMean = (weight: (task: Task) => number): number =>
  tasks.reduce((sum, t) => sum + weight(t) * t.a, 0) / tasks.reduce((sum, t) => sum + weight(t), 0);
/** Three starting points: best before any step, MAML, first-order MAML. */
export const starts = {
  common: weightedMean(({ c }) => c),
  maml: weightedMean(({ c }) => c * (1 - rate * c) ** 2),
  firstOrder: weightedMean(({ c }) => c * (1 - rate * c)),
};
