/** Two classes in the plane, labels of which some are wrong, and votes of nearest neighbours. */
import { normalFrom, type Random } from '../../runtime/random.ts';

export interface World {
  /** `moons`: two half circles that reach into each other; `blobs`: two classes far apart. */
  shape: 'moons' | 'blobs';
  /** Standard deviation of the jitter about the shape. */
  jitter: number;
  /** Share of wrong labels, 0 … 0.45. */
  noise: number;
  /** `random`: every label is wrong with the same probability; `systematic`: one region of class 0 is always called 1. */
  kind: 'random' | 'systematic';
}

/** Points with what they are and what they are called; columns, for speed. */
export interface Points {
  x: Float64Array;
  y: Float64Array;
  truth: Uint8Array;
  label: Uint8Array;
}

/** Draws `n` points, the classes in turn. */
export function draw(n: number, { shape, jitter, noise, kind }: World, random: Random): Points {
  const normal = normalFrom(random.uniform);
  const points: Points = {
    x: new Float64Array(n),
    y: new Float64Array(n),
    truth: new Uint8Array(n),
    label: new Uint8Array(n),
  };
  for (let i = 0; i < n; i++) {
    const truth = i % 2;
    // Where along its shape a point lies, 0 … 1.
    const place = random.uniform();
    const angle = Math.PI * place;
    const moons = truth === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    const side = truth === 0 ? -3 : 3;
    const blobs = [side + 0.6 * Math.cos(2 * angle), 0.6 * Math.sin(2 * angle)];
    const [cx = 0, cy = 0] = shape === 'moons' ? moons : blobs;
    points.x[i] = cx + jitter * normal();
    points.y[i] = cy + jitter * normal();
    const luck = random.uniform();
    const wrong = kind === 'random' ? luck < noise : truth === 0 && place < 2 * noise;
    points.truth[i] = truth;
    points.label[i] = wrong ? 1 - truth : truth;
  }
  return points;
}

/** Points sorted by x, so that a search can start in the middle and stop when x alone is too far. */
export interface Field {
  x: Float64Array;
  y: Float64Array;
  /** Which point stands here. */
  id: Int32Array;
}

/** The first `count` points as a field; `offset` is added to their indices. */
export function fieldOf(points: Points, count = points.x.length, offset = 0): Field {
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (points.x[a] as number) - (points.x[b] as number),
  );
  return {
    x: Float64Array.from(order, (i) => points.x[i] as number),
    y: Float64Array.from(order, (i) => points.y[i] as number),
    id: Int32Array.from(order, (i) => i + offset),
  };
}

/** The position of the first point at or right of `at`. */
function firstRight(x: Float64Array, at: number): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nearest points found so far, nearest first. */
export class Nearest {
  readonly index: Int32Array;
  readonly distance: Float64Array;
  count = 0;
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.index = new Int32Array(capacity);
    this.distance = new Float64Array(capacity);
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds the nearest of a field to what has been found, leaving out the point `skip`. */
  search({ x, y, id }: Field, atX: number, atY: number, skip = -1): void {
    const { index, distance, capacity } = this;
    let count = this.count;
    let worst = count === capacity ? (distance[capacity - 1] as number) : Infinity;
    let right = firstRight(x, atX);
    let left = right - 1;
    for (;;) {
      const toRight = right < x.length ? (x[right] as number) - atX : Infinity;
      const toLeft = left >= 0 ? atX - (x[left] as number) : Infinity;
      const i = toRight <= toLeft ? right++ : left--;
      const dx = Math.min(toRight, toLeft);
      if (dx === Infinity || dx * dx >= worst) break;
      const dy = (y[i] as number) - atY;
      const d = dx * dx + dy * dy;
      if (d >= worst || id[i] === skip) continue;
      let at = count < capacity ? count++ : capacity - 1;
      while (at > 0 && (distance[at - 1] as number) > d) {
        distance[at] = distance[at - 1] as number;
        index[at] = index[at - 1] as number;
        at--;
      }
      distance[at] = d;
      index[at] = id[i] as number;
      if (count === capacity) worst = distance[capacity - 1] as number;
    }
    this.count = count;
  }

  /** Share of label 1 among the k nearest. */
  vote(label: Uint8Array, k: number): number {
    const size = Math.min(k, this.count);
    let ones = 0;
    for (let i = 0; i < size; i++) ones += label[this.index[i] as number] as number;
    return size ? ones / size : 0.5;
  }
}

/** How strongly the neighbours of each item contradict its label, 0 … 1. Left out, an item has no say about itself. */
export function doubts(points: Points, k: number, leaveOut: boolean): Float64Array {
  const n = points.x.length;
  const near = new Nearest(k);
  const field = fieldOf(points);
  return Float64Array.from({ length: n }, (_, i) => {
    near.clear();
    near.search(field, points.x[i] as number, points.y[i] as number, leaveOut ? i : -1);
    const ones = near.vote(points.label, k);
    return points.label[i] === 1 ? 1 - ones : ones;
  });
}

/** The indices with the strongest doubt first; among equals the earlier one. */
export const bySuspicion = (doubt: Float64Array): number[] =>
  Array.from(doubt, (_, i) => i).sort((a, b) => (doubt[b] as number) - (doubt[a] as number) || a - b);

/** A random order of 0 … n − 1. */
export const shuffled = (n: number, random: Random): number[] =>
  Array.from({ length: n }, (_, i) => ({ i, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i);

/** Labels after people have looked at some items and put them right. */
export function relabelled({ label, truth }: Points, items: readonly number[]): Uint8Array {
  const out = Uint8Array.from(label);
  for (const i of items) out[i] = truth[i] as number;
  return out;
}

/** True accuracy a is measured as a(1 − 2ε) + ε against labels of which a share ε is wrong. */
export const measuredAccuracy = (accuracy: number, epsilon: number): number => accuracy * (1 - 2 * epsilon) + epsilon;

/** Probability that fewer than half of k labels are wrong, each with probability ρ; k odd. */
export function voteIsRight(k: number, noise: number): number {
  let term = (1 - noise) ** k;
  let sum = 0;
  for (let wrong = 0; wrong < k / 2; wrong++) {
    sum += term;
    term *= ((k - wrong) / (wrong + 1)) * (noise / (1 - noise));
  }
  return sum;
}

/** The floor c of e(n) = a n^(−b) + c from errors at three sizes, each twice the last (Aitken); undefined where the curve does not bend that way. */
export function floorOf(e1: number, e2: number, e3: number): number | undefined {
  const bend = e1 + e3 - 2 * e2;
  if (!(e1 > e2 && e2 > e3 && bend > 1e-6)) return undefined;
  const floor = (e1 * e3 - e2 * e2) / bend;
  return floor >= 0 ? floor : undefined;
}

/** Confident learning for two classes (Northcutt and others 2021): what another class confidently claims. */
export interface ConfidentLearning {
  thresholds: [a: number, b: number];
  /** Items that another class than their own claims. */
  flagged: number[];
  /** Confident counts: rows are given labels, columns claimed classes. */
  counts: [[number, number], [number, number]];
  /** Estimated share of wrong labels, counts scaled to the rows. */
  noise: number;
}

/** `labels` are 0 (a) or 1 (b), `pA` out-of-fold probabilities of class a. */
export function confidentLearning(labels: readonly number[], pA: readonly number[]): ConfidentLearning {
  const mean = (values: readonly number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
  const of = (label: number): number[] => pA.filter((_, i) => labels[i] === label);
  const thresholds: [number, number] = [mean(of(0)), mean(of(1).map((p) => 1 - p))];
  const counts: ConfidentLearning['counts'] = [
    [0, 0],
    [0, 0],
  ];
  const flagged: number[] = [];
  labels.forEach((label, i) => {
    const p = [pA[i] as number, 1 - (pA[i] as number)];
    const claims = [0, 1].filter((c) => (p[c] as number) >= (thresholds[c] as number));
    if (claims.length === 0) return;
    const claim = claims.reduce((best, c) => ((p[c] as number) > (p[best] as number) ? c : best));
    (counts[label === 1 ? 1 : 0] as [number, number])[claim === 1 ? 1 : 0]++;
    if (claim !== label) flagged.push(i);
  });
  const wrongShare = (row: 0 | 1): number => {
    const [first, second] = counts[row];
    const total = first + second;
    return total ? (row === 0 ? second : first) / total : 0;
  };
  const shares = [of(0).length / labels.length, of(1).length / labels.length];
  const noise = (shares[0] as number) * wrongShare(0) + (shares[1] as number) * wrongShare(1);
  return { thresholds, flagged, counts, noise };
}
