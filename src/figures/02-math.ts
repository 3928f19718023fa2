/** The small computations behind the figures of chapter 2: the demo's encoder (4-16-2, tanh) trained with the demo's three losses. */
import { normalFrom, seededRandom } from '../../demos/runtime/random';
import { ntXent, positivesOnly, vicreg } from '../../demos/widgets/self-supervised-learning/losses';

export { collapsedLoss, ntXent, ringLoss } from '../../demos/widgets/self-supervised-learning/losses';

export type Loss = 'positives' | 'nt-xent' | 'vicreg';
export type Views = 'nuisance' | 'noise' | 'content';

export interface Trained {
  /** Outputs for the items themselves, without augmentation. */
  points: { x: number; y: number; group: number }[];
  loss: number;
  /** Smaller of the two standard deviations of the outputs. */
  spread: number;
  /** 5-nearest-neighbor accuracy on 400 fresh items, labels of the 64 training items. */
  accuracy: number;
  rawAccuracy: number;
}

/** Trains the demo's encoder: 64 items, 600 steps of Adam with rate 0.02, two fresh views of all items at each step. */
export function train({
  loss,
  views = 'nuisance',
  t = 0.5,
  seed = 1,
}: {
  loss: Loss;
  views?: Views;
  t?: number;
  seed?: number;
}): Trained {
  const N = 64;
  const H = 16;
  const next = seededRandom(seed * 7919 + 17).uniform;
  const normal = normalFrom(next);
  const center = (group: number) =>
    [Math.cos(((45 + 90 * group) * Math.PI) / 180), Math.sin(((45 + 90 * group) * Math.PI) / 180)] as const;
  const item = (group: number) => [
    center(group)[0] + 0.2 * normal(),
    center(group)[1] + 0.2 * normal(),
    2 * normal(),
    2 * normal(),
  ];
  const items = Array.from({ length: N }, (_, i) => ({ group: i % 4, x: item(i % 4) }));
  const view = (x: readonly number[]): number[] => {
    const [a = 0, b = 0, c = 0, d = 0] = x;
    if (views === 'noise') return x.map((value) => value + 0.1 * normal());
    if (views === 'content')
      return [...item(Math.floor(4 * next())).slice(0, 2), c + 0.1 * normal(), d + 0.1 * normal()];
    return [a + 0.1 * normal(), b + 0.1 * normal(), 2 * normal(), 2 * normal()];
  };
  // Weights in one array: W1 (H x 4), b1 (H), W2 (2 x H), b2 (2).
  const B1 = 4 * H;
  const W2 = B1 + H;
  const B2 = W2 + 2 * H;
  const w = Float64Array.from({ length: B2 + 2 }, (_, k) =>
    k < B1 ? normal() / 2 : k >= W2 && k < B2 ? normal() / 4 : 0,
  );
  const forward = (xs: readonly (readonly number[])[]) => {
    const hidden = xs.map((x) =>
      Float64Array.from({ length: H }, (_, h) =>
        Math.tanh((w[B1 + h] ?? 0) + x.reduce((sum, v, j) => sum + v * (w[4 * h + j] ?? 0), 0)),
      ),
    );
    const z = new Float64Array(2 * xs.length);
    hidden.forEach((row, i) => {
      for (let o = 0; o < 2; o++)
        z[2 * i + o] = row.reduce((sum, v, h) => sum + v * (w[W2 + o * H + h] ?? 0), w[B2 + o] ?? 0);
    });
    return { hidden, z };
  };
  const m = new Float64Array(w.length);
  const v = new Float64Array(w.length);
  let last = 0;
  for (let step = 1; step <= 600; step++) {
    const xs = [...items.map(({ x }) => view(x)), ...items.map(({ x }) => view(x))];
    const { hidden, z } = forward(xs);
    const { value, gradient } =
      loss === 'positives' ? positivesOnly(z, N) : loss === 'nt-xent' ? ntXent(z, N, t) : vicreg(z, N);
    last = value;
    const g = new Float64Array(w.length);
    xs.forEach((x, i) => {
      const row = hidden[i];
      if (!row) return;
      for (let h = 0; h < H; h++) {
        let back = 0;
        for (let o = 0; o < 2; o++) {
          const go = gradient[2 * i + o] ?? 0;
          g[W2 + o * H + h] = (g[W2 + o * H + h] ?? 0) + go * (row[h] ?? 0);
          back += go * (w[W2 + o * H + h] ?? 0);
        }
        back *= 1 - (row[h] ?? 0) ** 2;
        g[B1 + h] = (g[B1 + h] ?? 0) + back;
        for (let j = 0; j < 4; j++) g[4 * h + j] = (g[4 * h + j] ?? 0) + back * (x[j] ?? 0);
      }
      for (let o = 0; o < 2; o++) g[B2 + o] = (g[B2 + o] ?? 0) + (gradient[2 * i + o] ?? 0);
    });
    g.forEach((gk, k) => {
      m[k] = 0.9 * (m[k] ?? 0) + 0.1 * gk;
      v[k] = 0.999 * (v[k] ?? 0) + 0.001 * gk * gk;
      w[k] =
        (w[k] ?? 0) -
        (0.02 * ((m[k] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((v[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    });
  }
  const z = forward(items.map(({ x }) => x)).z;
  const code = (flat: Float64Array, i: number): [number, number] => {
    const [a, b] = [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0];
    const length = loss === 'nt-xent' ? Math.hypot(a, b) : 1;
    return [a / length, b / length];
  };
  const fresh = Array.from({ length: 400 }, (_, i) => ({ group: i % 4, x: item(i % 4) }));
  const vote = (train: readonly (readonly number[])[], test: readonly (readonly number[])[]) =>
    test.filter((q, i) => {
      const near = train
        .map((p, k) => ({ k, d: p.reduce((sum, c, j) => sum + (c - (q[j] ?? 0)) ** 2, 0) }))
        .sort((a, b) => a.d - b.d)
        .slice(0, 5);
      const votes = [0, 0, 0, 0];
      for (const { k } of near) votes[k % 4] = (votes[k % 4] ?? 0) + 1;
      return votes.indexOf(Math.max(...votes)) === i % 4;
    }).length / test.length;
  const freshZ = forward(fresh.map(({ x }) => x)).z;
  const sd = (j: number) => {
    const column = items.map((_, i) => z[2 * i + j] ?? 0);
    const mean = column.reduce((a, b) => a + b, 0) / N;
    return Math.sqrt(column.reduce((s, c) => s + (c - mean) ** 2, 0) / (N - 1));
  };
  return {
    points: items.map(({ group }, i) => ({ x: code(z, i)[0], y: code(z, i)[1], group })),
    loss: last,
    spread: Math.min(sd(0), sd(1)),
    accuracy: vote(
      items.map((_, i) => code(z, i)),
      fresh.map((_, i) => code(freshZ, i)),
    ),
    rawAccuracy: vote(
      items.map(({ x }) => x),
      fresh.map(({ x }) => x),
    ),
  };
}
