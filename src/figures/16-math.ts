/** The small calculations behind the figures of the chapter on self-attention. */
export type Rows = readonly (readonly number[])[];

export const product = (a: Rows, b: Rows): number[][] =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)));

export const transposed = (a: Rows): number[][] => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

/** The three-token example of the text: inputs, projections, scores, weights, contexts. */
export function threeTokens() {
  const X: Rows = [
    [1, 0],
    [0, 2],
    [1, 1],
  ];
  const Q = product(X, [
    [1, 0],
    [1, 1],
  ]);
  const K = product(X, [
    [1, 1],
    [0, 1],
  ]);
  const V = product(X, [
    [2, 0],
    [0, 1],
  ]);
  const S = product(Q, transposed(K));
  const A = S.map((row) => softmax(row.map((s) => s / Math.SQRT2)));
  return { X, Q, K, V, S, A, C: product(A, V) };
}

/** Weights of additive attention for the decoder state `s`, with the scoring network and the encoder states of the text. */
export function additiveWeights(s: readonly [number, number]): number[] {
  const states = [
    [1, 0],
    [0, 1],
    [1, 1],
    [-1, 0.5],
  ] as const;
  return softmax(states.map(([a, b]) => Math.tanh(s[0] + a + b) - Math.tanh(s[1] + b)));
}

export interface Tile {
  scores: readonly number[];
  values: readonly number[];
}

export interface Running {
  /** Largest score so far, sum of exponentials relative to it, weighted sum of values. */
  m: number;
  l: number;
  sum: number;
  /** What the old sums were multiplied by when this tile came in. */
  factor: number;
}

/** The state of an online softmax after each tile. */
export function onlineSoftmax(tiles: readonly Tile[]): Running[] {
  let state: Running = { m: -Infinity, l: 0, sum: 0, factor: 0 };
  return tiles.map(({ scores, values }) => {
    const m = Math.max(state.m, ...scores);
    const factor = Math.exp(state.m - m);
    const powers = scores.map((s) => Math.exp(s - m));
    state = {
      m,
      factor,
      l: state.l * factor + powers.reduce((a, b) => a + b, 0),
      sum: state.sum * factor + powers.reduce((a, p, i) => a + p * (values[i] ?? 0), 0),
    };
    return state;
  });
}
