/** The simulations of chapter 28: cross-validation of two small learners on simulated data sets, and the cost of choosing features too early. */
import { normalFrom, seededRandom } from '../../demos/runtime/random';

/** Standard normal numbers from a seeded generator (Box and Muller). */
export function normal(seed: number): () => number {
  return normalFrom(seededRandom(seed).uniform);
}

const N = 40;
const D = 10;

/** One data set: 20 examples a class, means ±0.75 along the first axis. Row i is x[i*D …]; the first half is class 1. */
function dataSet(gauss: () => number): Float64Array {
  const x = new Float64Array(N * D);
  for (let i = 0; i < x.length; i++) x[i] = gauss();
  for (let i = 0; i < N; i++) x[i * D] = (x[i * D] ?? 0) + (i < N / 2 ? 0.75 : -0.75);
  return x;
}

/** Shuffled positions 0 … count-1. */
function shuffled(count: number, next: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
  return order;
}

/** Fold number of each example, stratified by class. */
export function stratifiedFolds(k: number, next: () => number): number[] {
  const a = shuffled(N / 2, next).map((v) => v % k);
  const b = shuffled(N / 2, next).map((v) => (k === N ? v + N / 2 : v % k));
  return [...a, ...b];
}

type Learner = (x: Float64Array, folds: readonly number[], fold: number, right: Uint8Array) => void;

/** Trains the nearest-centroid rule without one fold and marks which of the fold's examples it gets right. */
const centroid: Learner = (x, folds, fold, right) => {
  const mean = [new Float64Array(D), new Float64Array(D)] as const;
  const count: [number, number] = [0, 0];
  for (let i = 0; i < N; i++) {
    if (folds[i] === fold) continue;
    const c = i < N / 2 ? 0 : 1;
    count[c]++;
    for (let j = 0; j < D; j++) mean[c][j] = (mean[c][j] ?? 0) + (x[i * D + j] ?? 0);
  }
  for (let i = 0; i < N; i++) {
    if (folds[i] !== fold) continue;
    let gap = 0;
    for (let j = 0; j < D; j++) {
      const v = x[i * D + j] ?? 0;
      gap += (v - (mean[1][j] ?? 0) / count[1]) ** 2 - (v - (mean[0][j] ?? 0) / count[0]) ** 2;
    }
    right[i] = gap > 0 === i < N / 2 ? 1 : 0;
  }
};

let orders: Uint8Array[] = [];
/** Trains a tree of depth 3 (Gini impurity) without one fold; `orders` holds the examples sorted along each feature. */
const tree: Learner = (x, folds, fold, right) => {
  const node = new Uint8Array(N);
  for (let depth = 0; depth < 3; depth++) {
    const nodes = 1 << depth;
    const total = new Float64Array(nodes * 2);
    for (let i = 0; i < N; i++) if (folds[i] !== fold) total[(node[i] ?? 0) * 2 + (i < N / 2 ? 0 : 1)]! += 1;
    const best = Array.from({ length: nodes }, () => ({ score: Infinity, feature: -1, cut: 0 }));
    const left = new Float64Array(nodes * 2);
    const last = new Float64Array(nodes);
    for (let j = 0; j < D; j++) {
      left.fill(0);
      for (const i of orders[j] ?? []) {
        if (folds[i] === fold) continue;
        const m = node[i] ?? 0;
        const v = x[i * D + j] ?? 0;
        const l0 = left[m * 2] ?? 0;
        const l1 = left[m * 2 + 1] ?? 0;
        if (l0 + l1 > 0) {
          const r0 = (total[m * 2] ?? 0) - l0;
          const r1 = (total[m * 2 + 1] ?? 0) - l1;
          const score = (2 * l0 * l1) / (l0 + l1) + (2 * r0 * r1) / (r0 + r1);
          const b = best[m];
          if (b && score < b.score - 1e-12) {
            b.score = score;
            b.feature = j;
            b.cut = (v + (last[m] ?? 0)) / 2;
          }
        }
        left[m * 2 + (i < N / 2 ? 0 : 1)]! += 1;
        last[m] = v;
      }
    }
    for (let i = 0; i < N; i++) {
      const b = best[node[i] ?? 0];
      node[i] = (node[i] ?? 0) * 2 + (b && b.feature >= 0 && (x[i * D + b.feature] ?? 0) > b.cut ? 1 : 0);
    }
  }
  const votes = new Float64Array(16);
  for (let i = 0; i < N; i++) if (folds[i] !== fold) votes[(node[i] ?? 0) * 2 + (i < N / 2 ? 0 : 1)]! += 1;
  for (let i = 0; i < N; i++) {
    if (folds[i] !== fold) continue;
    const m = node[i] ?? 0;
    right[i] = (votes[m * 2] ?? 0) > (votes[m * 2 + 1] ?? 0) === i < N / 2 ? 1 : 0;
  }
};

export interface Spread {
  k: number;
  estimate: number;
  fold: number;
  partition: number;
  data: number;
}

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / (values.length - 1));
};

/** Stratified k-fold cross-validation, twice with different partitions, on `sets` simulated data sets. */
export function spreads(name: 'centroid' | 'tree', sets: number, ks: readonly number[], seed = 28): Spread[] {
  const learner = name === 'centroid' ? centroid : tree;
  const gauss = normal(seed);
  const next = seededRandom(seed + 1).uniform;
  const totals = ks.map(() => ({ scores: [] as number[], fold: 0, twice: 0 }));
  const right = new Uint8Array(N);
  for (let s = 0; s < sets; s++) {
    const x = dataSet(gauss);
    if (name === 'tree') {
      orders = Array.from({ length: D }, (_, j) =>
        Uint8Array.from(
          Array.from({ length: N }, (_unused, i) => i).sort((a, b) => (x[a * D + j] ?? 0) - (x[b * D + j] ?? 0)),
        ),
      );
    }
    ks.forEach((k, index) => {
      const out = totals[index];
      if (!out) return;
      const score = () => {
        const folds = stratifiedFolds(k, next);
        for (let f = 0; f < k; f++) learner(x, folds, f, right);
        const perFold = Array.from({ length: k }, (_, f) => {
          const members = folds.flatMap((g, i) => (g === f ? [right[i] ?? 0] : []));
          return members.reduce((a, b) => a + b, 0) / members.length;
        });
        return { mean: right.reduce((a, b) => a + b, 0) / N, fold: deviation(perFold) };
      };
      const first = score();
      const second = k === N ? first : score();
      out.scores.push(first.mean);
      out.fold += first.fold / sets;
      out.twice += (first.mean - second.mean) ** 2 / 2 / sets;
    });
  }
  return ks.map((k, i) => {
    const { scores, fold, twice } = totals[i] ?? { scores: [], fold: 0, twice: 0 };
    return {
      k,
      estimate: scores.reduce((a, b) => a + b, 0) / sets,
      fold,
      partition: Math.sqrt(twice),
      data: deviation(scores),
    };
  });
}

/** Accuracy of 5-fold cross-validation on pure noise with the 20 "best" of 2000 features, chosen outside or inside the folds. */
export function noiseAccuracy(runs: number, seed = 28): { outside: number; inside: number } {
  const n = 50;
  const d = 2000;
  const keep = 20;
  const gauss = normal(seed);
  const out = { outside: 0, inside: 0 };
  for (let r = 0; r < runs; r++) {
    const x = Array.from({ length: n }, () => Float64Array.from({ length: d }, gauss));
    const label = (i: number) => i % 2;
    const folds = Array.from({ length: n }, (_, i) => Math.floor(i / 2) % 5);
    const means = (rows: readonly number[], features: readonly number[] | null) => {
      const columns = features ?? Array.from({ length: d }, (_, j) => j);
      const m = [new Float64Array(columns.length), new Float64Array(columns.length)] as const;
      const count: [number, number] = [0, 0];
      for (const i of rows) {
        const c = label(i) as 0 | 1;
        count[c]++;
        columns.forEach((j, a) => (m[c][a] = (m[c][a] ?? 0) + (x[i]?.[j] ?? 0)));
      }
      return m.map((v, c) => v.map((value) => value / (count[c] ?? 1)));
    };
    const choose = (rows: readonly number[]): number[] => {
      const [a, b] = means(rows, null);
      return Array.from({ length: d }, (_, j) => j)
        .sort((s, t) => Math.abs((a?.[t] ?? 0) - (b?.[t] ?? 0)) - Math.abs((a?.[s] ?? 0) - (b?.[s] ?? 0)))
        .slice(0, keep);
    };
    const all = Array.from({ length: n }, (_, i) => i);
    const early = choose(all);
    for (let f = 0; f < 5; f++) {
      const train = all.filter((i) => folds[i] !== f);
      for (const [name, features] of [
        ['outside', early],
        ['inside', choose(train)],
      ] as const) {
        const [a, b] = means(train, features);
        for (const i of all.filter((v) => folds[v] === f)) {
          let gap = 0;
          features.forEach(
            (j, c) => (gap += ((x[i]?.[j] ?? 0) - (b?.[c] ?? 0)) ** 2 - ((x[i]?.[j] ?? 0) - (a?.[c] ?? 0)) ** 2),
          );
          if (gap > 0 === (label(i) === 0)) out[name] += 1 / n / runs;
        }
      }
    }
  }
  return out;
}

/** Learning curve of the text. */
export const learningCurve = (m: number): number => 0.08 + 0.9 / Math.sqrt(m);
