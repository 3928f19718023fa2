/**
 * Two small learners for two Gaussian classes, written so that each trained model's true accuracy is known exactly.
 *
 * Classes are unit Gaussians in D dimensions with means ±separation/2 along the first axis. Row i of `x` begins at i·D; the first half of
 * the rows is class 1, the second class 2.
 */

/** Φ(x), the standard normal distribution function, from the Chebyshev fit of erfc in Numerical Recipes (relative error 1.2·10⁻⁷). */
export function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + z / 2);
  const series =
    -1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t *
                  (-0.18628806 +
                    t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  const tail = (t * Math.exp(-z * z + series)) / 2;
  return x > 0 ? 1 - tail : tail;
}

/** One data set with the class of its rows. */
export interface DataSet {
  /** Number of rows (even) and of features. */
  n: number;
  d: number;
  /** Distance of the class means along the first axis. */
  separation: number;
  x: Float64Array;
}

/**
 * Trains on all rows but those in `held` and marks in `right` which of these it classifies correctly. Returns the probability of a right
 * answer on new examples of class 1 and of class 2.
 */
export type Learner = (held: readonly number[], right: Uint8Array) => readonly [number, number];

/** The nearest-centroid rule: w·x + b > 0 means class 1, w the difference of the class means. */
export function centroidLearner({ n, d, separation, x }: DataSet): Learner {
  const totals = [new Float64Array(d), new Float64Array(d)] as const;
  for (let i = 0; i < n; i++) {
    const total = totals[i < n / 2 ? 0 : 1];
    for (let j = 0; j < d; j++) total[j] = (total[j] as number) + (x[i * d + j] as number);
  }
  return (held, right) => {
    const sums = [totals[0].slice(), totals[1].slice()] as const;
    const counts: [number, number] = [n / 2, n / 2];
    for (const i of held) {
      const c = i < n / 2 ? 0 : 1;
      counts[c]--;
      for (let j = 0; j < d; j++) sums[c][j] = (sums[c][j] as number) - (x[i * d + j] as number);
    }
    const w = new Float64Array(d);
    let b = 0;
    let norm = 0;
    for (let j = 0; j < d; j++) {
      const first = (sums[0][j] as number) / counts[0];
      const second = (sums[1][j] as number) / counts[1];
      w[j] = first - second;
      b += (second * second - first * first) / 2;
      norm += (first - second) ** 2;
    }
    for (const i of held) {
      let value = b;
      for (let j = 0; j < d; j++) value += (w[j] as number) * (x[i * d + j] as number);
      right[i] = value > 0 === i < n / 2 ? 1 : 0;
    }
    const lean = ((w[0] as number) * separation) / 2;
    const length = Math.sqrt(norm) || 1;
    return [normalCdf((lean + b) / length), normalCdf((lean - b) / length)];
  };
}

const DEPTH = 3;
const LEAVES = 1 << DEPTH;

/** Best cut of each node of a level. */
interface Splits {
  score: Float64Array;
  /** −1: the node was never split and sends everything left. */
  feature: Int8Array;
  cut: Float64Array;
}

/** Rows in the order of every feature, one feature after the other. */
function orderings({ n, d, x }: DataSet): Uint8Array {
  const all = new Uint8Array(n * d);
  const rows = Array.from({ length: n }, (_, i) => i);
  for (let j = 0; j < d; j++)
    all.set(
      rows.sort((a, b) => (x[a * d + j] as number) - (x[b * d + j] as number)),
      j * n,
    );
  return all;
}

/** A decision tree of depth 3, Gini impurity, cuts half-way between neighbours; a tie in a leaf goes to class 2. Up to 256 rows. */
export function treeLearner(data: DataSet): Learner {
  const { n, d, separation, x } = data;
  const orders = orderings(data);
  const half = n / 2;
  /** The node a row has reached; 255 for rows held out of training. */
  const node = new Uint8Array(n);
  const out = 255;
  const total = new Float64Array(LEAVES * 2);
  const left = new Float64Array(LEAVES * 2);
  const last = new Float64Array(LEAVES);

  const countVotes = (): void => {
    total.fill(0);
    for (let i = 0; i < n; i++) {
      const m = node[i] as number;
      if (m !== out) total[m * 2 + (i < half ? 0 : 1)] = (total[m * 2 + (i < half ? 0 : 1)] as number) + 1;
    }
  };

  const bestSplits = (nodes: number): Splits => {
    const score = new Float64Array(nodes).fill(Infinity);
    const feature = new Int8Array(nodes).fill(-1);
    const cut = new Float64Array(nodes);
    countVotes();
    for (let j = 0; j < d; j++) {
      left.fill(0);
      for (let place = j * n; place < (j + 1) * n; place++) {
        const i = orders[place] as number;
        const m = node[i] as number;
        if (m === out) continue;
        const value = x[i * d + j] as number;
        const l0 = left[m * 2] as number;
        const l1 = left[m * 2 + 1] as number;
        if (l0 + l1 > 0) {
          const r0 = (total[m * 2] as number) - l0;
          const r1 = (total[m * 2 + 1] as number) - l1;
          const impurity = (2 * l0 * l1) / (l0 + l1) + (2 * r0 * r1) / (r0 + r1);
          if (impurity < (score[m] as number) - 1e-12) {
            score[m] = impurity;
            feature[m] = j;
            cut[m] = (value + (last[m] as number)) / 2;
          }
        }
        if (i < half) left[m * 2] = l0 + 1;
        else left[m * 2 + 1] = l1 + 1;
        last[m] = value;
      }
    }
    return { score, feature, cut };
  };

  /** The node below that a row goes to. */
  const below = (m: number, i: number, { feature, cut }: Splits): number => {
    const j = feature[m] as number;
    return m * 2 + (j >= 0 && (x[i * d + j] as number) > (cut[m] as number) ? 1 : 0);
  };

  return (held, right) => {
    node.fill(0);
    for (const i of held) node[i] = out;
    const levels: Splits[] = [];
    for (let depth = 0; depth < DEPTH; depth++) {
      const splits = bestSplits(1 << depth);
      levels.push(splits);
      for (let i = 0; i < n; i++) if (node[i] !== out) node[i] = below(node[i] as number, i, splits);
    }
    countVotes();
    const says1 = (leaf: number): boolean => (total[leaf * 2] as number) > (total[leaf * 2 + 1] as number);
    for (const i of held) {
      const leaf = levels.reduce((m, splits) => below(m, i, splits), 0);
      right[i] = says1(leaf) === i < half ? 1 : 0;
    }
    return treeTruth(levels, says1, separation);
  };
}

/** Probability that a new example of either class ends in a leaf that names its class: a sum over boxes. */
function treeTruth(levels: readonly Splits[], says1: (leaf: number) => boolean, separation: number): [number, number] {
  const truth: [number, number] = [0, 0];
  for (let leaf = 0; leaf < LEAVES; leaf++) {
    const box = new Map<number, [low: number, high: number]>();
    for (let depth = 0; depth < DEPTH; depth++) {
      const m = leaf >> (DEPTH - depth);
      const feature = levels[depth]?.feature[m] ?? -1;
      const cut = levels[depth]?.cut[m] ?? 0;
      const goesRight = (leaf >> (DEPTH - 1 - depth)) & 1;
      const [low, high] = box.get(feature) ?? [-Infinity, Infinity];
      if (feature < 0) box.set(feature, goesRight ? [0, 0] : [low, high]);
      else box.set(feature, goesRight ? [Math.max(low, cut), high] : [low, Math.min(high, cut)]);
    }
    const named = says1(leaf) ? 0 : 1;
    const mean = (named === 0 ? separation : -separation) / 2;
    let mass = 1;
    for (const [feature, [low, high]] of box) {
      const shift = feature === 0 ? mean : 0;
      mass *= low >= high ? 0 : normalCdf(high - shift) - normalCdf(low - shift);
    }
    truth[named] += mass;
  }
  return truth;
}

export const learners: Readonly<Record<'centroid' | 'tree', (data: DataSet) => Learner>> = {
  centroid: centroidLearner,
  tree: treeLearner,
};
