/** The small world of chapter 30: two moons or two overlapping blobs, a kernel ridge classifier, label propagation, and three ways to pick labels. */
import { normalFrom, seededRandom } from '../../demos/runtime/random';

/** A point of the plane. */
export type Point = readonly [x: number, y: number];

/** Uniform numbers in [0, 1) from a seed, and normal numbers made from them. */
export function generator(seed: number): { uniform: () => number; normal: () => number } {
  const { uniform } = seededRandom(seed);
  return { uniform, normal: normalFrom(uniform) };
}

export interface Sample {
  points: Point[];
  /** +1 or -1. */
  labels: number[];
}

/** `count` points of two moons with Gaussian noise. */
export function moons(count: number, noise: number, random: ReturnType<typeof generator>): Sample {
  const points: Point[] = [];
  const labels: number[] = [];
  for (let i = 0; i < count; i++) {
    const upper = i % 2 === 0;
    const t = Math.PI * random.uniform();
    points.push([
      (upper ? Math.cos(t) : 1 - Math.cos(t)) + noise * random.normal(),
      (upper ? Math.sin(t) : 0.5 - Math.sin(t)) + noise * random.normal(),
    ]);
    labels.push(upper ? 1 : -1);
  }
  return { points, labels };
}

/** `count` points of two unit Gaussians with means ±1.25 on the first axis. */
export function blobs(count: number, random: ReturnType<typeof generator>): Sample {
  const labels = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1 : -1));
  return { points: labels.map((y): Point => [1.25 * y + random.normal(), random.normal()]), labels };
}

const squared = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
const kernel = (a: Point, b: Point, width: number): number => Math.exp(-squared(a, b) / (2 * width * width));

/** A kernel ridge classifier that grows one labelled point at a time (Cholesky factor extended by a row). */
export class KernelRidge {
  private readonly rows: Float64Array[] = [];
  private readonly at: Point[] = [];
  private readonly y: number[] = [];
  private alpha: Float64Array = new Float64Array(0);
  private readonly width: number;
  private readonly lambda: number;

  constructor(width: number, lambda: number) {
    this.width = width;
    this.lambda = lambda;
  }

  add(point: Point, label: number): void {
    const n = this.at.length;
    const row = new Float64Array(n + 1);
    let rest = 1 + this.lambda;
    for (let i = 0; i < n; i++) {
      const known = this.rows[i] as Float64Array;
      let sum = kernel(point, this.at[i] as Point, this.width);
      for (let k = 0; k < i; k++) sum -= (known[k] as number) * (row[k] as number);
      row[i] = sum / (known[i] as number);
      rest -= (row[i] as number) ** 2;
    }
    row[n] = Math.sqrt(rest);
    this.rows.push(row);
    this.at.push(point);
    this.y.push(label);
    const size = n + 1;
    const z = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      const known = this.rows[i] as Float64Array;
      let sum = this.y[i] as number;
      for (let k = 0; k < i; k++) sum -= (known[k] as number) * (z[k] as number);
      z[i] = sum / (known[i] as number);
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = z[i] as number;
      for (let k = i + 1; k < size; k++) sum -= ((this.rows[k] as Float64Array)[i] as number) * (z[k] as number);
      z[i] = sum / ((this.rows[i] as Float64Array)[i] as number);
    }
    this.alpha = z;
  }

  predict(point: Point): number {
    let sum = 0;
    for (let i = 0; i < this.at.length; i++)
      sum += (this.alpha[i] as number) * kernel(point, this.at[i] as Point, this.width);
    return sum;
  }

  accuracy({ points, labels }: Sample): number {
    return points.filter((p, i) => this.predict(p) > 0 === (labels[i] as number) > 0).length / points.length;
  }
}

/** Harmonic label propagation on a fully connected graph with Gaussian edge weights; labelled points keep their labels. */
export function propagate(points: readonly Point[], known: ReadonlyMap<number, number>, width: number): number[] {
  const free = points.map((_, i) => i).filter((i) => !known.has(i));
  const n = free.length;
  const a = new Float64Array(n * n);
  const b = new Float64Array(n);
  free.forEach((i, r) => {
    let degree = 1e-9;
    points.forEach((p, j) => {
      if (i !== j) degree += kernel(points[i] as Point, p, width);
    });
    known.forEach(
      (label, j) => (b[r] = (b[r] as number) + label * kernel(points[i] as Point, points[j] as Point, width)),
    );
    free.forEach((j, c) => (a[r * n + c] = r === c ? degree : -kernel(points[i] as Point, points[j] as Point, width)));
  });
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] as number) * (a[j * n + k] as number);
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-15)) : sum / (a[j * n + j] as number);
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  const out = points.map((_, i) => known.get(i) ?? 0);
  free.forEach((i, r) => (out[i] = b[r] as number));
  return out;
}

export type Strategy = 'random' | 'uncertain' | 'farthest';

/** Random labels to begin with, `each` of either class. */
export function startLabels(sample: Sample, random: ReturnType<typeof generator>, each = 2): number[] {
  const chosen: number[] = [];
  for (const sign of [1, -1]) {
    let left = each;
    while (left > 0) {
      const i = Math.floor(random.uniform() * sample.points.length);
      if (sample.labels[i] === sign && !chosen.includes(i)) {
        chosen.push(i);
        left--;
      }
    }
  }
  return chosen;
}

/** Test accuracy at each checkpoint while labels are bought one by one from a pool of 400 moon points. */
export function buyLabels(strategy: Strategy, seed: number, checkpoints: readonly number[], testSize = 500): number[] {
  const random = generator(seed);
  const pool = moons(400, 0.15, random);
  const held = moons(testSize, 0.15, random);
  const model = new KernelRidge(0.4, 0.1);
  const open = new Set(pool.points.map((_, i) => i));
  const nearest = new Float64Array(pool.points.length).fill(Infinity);
  const take = (i: number) => {
    model.add(pool.points[i] as Point, pool.labels[i] as number);
    open.delete(i);
    for (const j of open)
      nearest[j] = Math.min(nearest[j] as number, squared(pool.points[i] as Point, pool.points[j] as Point));
  };
  startLabels(pool, random).forEach(take);
  const out: number[] = [];
  for (let count = 4; ; count++) {
    if (checkpoints.includes(count)) out.push(model.accuracy(held));
    if (out.length === checkpoints.length) return out;
    const candidates = [...open];
    let best = candidates[Math.floor(random.uniform() * candidates.length)] as number;
    if (strategy !== 'random') {
      let bestValue = Infinity;
      for (const i of candidates) {
        const value =
          strategy === 'uncertain' ? Math.abs(model.predict(pool.points[i] as Point)) : -(nearest[i] as number);
        if (value < bestValue) {
          bestValue = value;
          best = i;
        }
      }
    }
    take(best);
  }
}
