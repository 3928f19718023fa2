/**
 * The look-up task of chapter 8 and the two small networks that learn it, with hand-written gradients: m pairs (key of 16, value of 8),
 * then one of the keys; the answer is its value. One attention head has 1,280 weights whatever m is; the dense network reads all vectors
 * side by side and is tied to its m.
 */

const keys = 16;
const values = 8;
const d = 16;
const hiddenUnits = 64;

/** Mulberry32: a seeded generator of uniform numbers in [0, 1). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Example {
  keys: number[];
  values: number[];
  /** Index of the pair that is asked for. */
  asked: number;
}

/** A random example with m pairs of different keys. */
export function example(m: number, next: () => number): Example {
  const pool = Array.from({ length: keys }, (_, i) => i);
  const chosen = Array.from({ length: m }, () => pool.splice(Math.floor(next() * pool.length), 1)[0] ?? 0);
  return { keys: chosen, values: chosen.map(() => Math.floor(next() * values)), asked: Math.floor(next() * m) };
}

/** A block of weights with its gradient and Adam's two averages. */
class Block {
  readonly w: Float64Array;
  readonly g: Float64Array;
  private readonly m: Float64Array;
  private readonly v: Float64Array;

  constructor(
    readonly rows: number,
    readonly columns: number,
    scale: number,
    next: () => number,
  ) {
    const size = rows * columns;
    this.w = Float64Array.from(
      { length: size },
      () => scale * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    );
    this.g = new Float64Array(size);
    this.m = new Float64Array(size);
    this.v = new Float64Array(size);
  }

  /** y = W x */
  times(x: Float64Array): Float64Array {
    const y = new Float64Array(this.rows);
    for (let i = 0; i < this.rows; i++) {
      let sum = 0;
      for (let j = 0; j < this.columns; j++) sum += (this.w[i * this.columns + j] ?? 0) * (x[j] ?? 0);
      y[i] = sum;
    }
    return y;
  }

  /** Adds dy xᵀ to the gradient and returns Wᵀ dy. */
  back(x: Float64Array, dy: Float64Array): Float64Array {
    const dx = new Float64Array(this.columns);
    for (let i = 0; i < this.rows; i++) {
      const e = dy[i] ?? 0;
      for (let j = 0; j < this.columns; j++) {
        const at = i * this.columns + j;
        this.g[at] = (this.g[at] ?? 0) + e * (x[j] ?? 0);
        dx[j] = (dx[j] ?? 0) + e * (this.w[at] ?? 0);
      }
    }
    return dx;
  }

  row(i: number): Float64Array {
    return this.w.subarray(i * this.columns, (i + 1) * this.columns);
  }

  addToRow(i: number, dy: Float64Array): void {
    for (let j = 0; j < this.columns; j++)
      this.g[i * this.columns + j] = (this.g[i * this.columns + j] ?? 0) + (dy[j] ?? 0);
  }

  /** One Adam step on the mean gradient; clears the gradient. */
  step(t: number, rate: number, batch: number): void {
    for (let i = 0; i < this.w.length; i++) {
      const g = (this.g[i] ?? 0) / batch;
      const m = 0.9 * (this.m[i] ?? 0) + 0.1 * g;
      const v = 0.999 * (this.v[i] ?? 0) + 0.001 * g * g;
      this.m[i] = m;
      this.v[i] = v;
      this.w[i] = (this.w[i] ?? 0) - (rate * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
      this.g[i] = 0;
    }
  }
}

const add = (a: Float64Array, b: Float64Array) => Float64Array.from(a, (x, i) => x + (b[i] ?? 0));
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

export function softmax(scores: ArrayLike<number>): Float64Array {
  const s = Float64Array.from(scores);
  const top = Math.max(...s);
  const e = s.map((x) => Math.exp(x - top));
  const total = e.reduce((a, b) => a + b, 0);
  return e.map((x) => x / total);
}

export interface Network {
  parameters: number;
  /** Probabilities of the eight values. */
  answer: (one: Example) => Float64Array;
  /** Adds the gradient of the cross-entropy of one example. */
  learn: (one: Example) => void;
  step: (t: number, rate: number, batch: number) => void;
}

function embeddings(next: () => number) {
  const key = new Block(keys, d, 0.5, next);
  const value = new Block(values, d, 0.5, next);
  return {
    key,
    value,
    blocks: [key, value],
    pair: (one: Example, i: number) => add(key.row(one.keys[i] ?? 0), value.row(one.values[i] ?? 0)),
    query: (one: Example) => Float64Array.from(key.row(one.keys[one.asked] ?? 0)),
  };
}

const loss = (p: Float64Array, one: Example): Float64Array =>
  p.map((x, i) => x - (i === one.values[one.asked] ? 1 : 0));
const count = (blocks: readonly Block[]) => blocks.reduce((sum, b) => sum + b.w.length, 0);

/** One head of dot-product attention and a linear read-out. */
export function attention(seed: number): Network {
  const next = uniform(seed);
  const { key, value, blocks, pair, query } = embeddings(next);
  const scale = 1 / Math.sqrt(d);
  const [wq, wk, wv] = [
    new Block(d, d, scale, next),
    new Block(d, d, scale, next),
    new Block(d, d, scale, next),
  ] as const;
  const out = new Block(values, d, scale, next);
  const all = [...blocks, wq, wk, wv, out];
  const forward = (one: Example) => {
    const xq = query(one);
    const q = wq.times(xq);
    const x = one.keys.map((_, i) => pair(one, i));
    const k = x.map((xi) => wk.times(xi));
    const v = x.map((xi) => wv.times(xi));
    const a = softmax(k.map((ki) => dot(q, ki) * scale));
    const h = new Float64Array(d);
    v.forEach((vi, i) => vi.forEach((e, j) => (h[j] = (h[j] ?? 0) + (a[i] ?? 0) * e)));
    return { xq, q, x, k, v, a, h, p: softmax(out.times(h)) };
  };
  return {
    parameters: count(all),
    answer: (one) => forward(one).p,
    learn: (one) => {
      const { xq, q, x, k, v, a, h, p } = forward(one);
      const dh = out.back(h, loss(p, one));
      const da = v.map((vi) => dot(dh, vi));
      const mean = da.reduce((sum, e, i) => sum + e * (a[i] ?? 0), 0);
      const dq = new Float64Array(d);
      x.forEach((xi, i) => {
        const weight = a[i] ?? 0;
        const ds = weight * ((da[i] ?? 0) - mean) * scale;
        const ki = k[i] ?? new Float64Array(d);
        ki.forEach((e, j) => (dq[j] = (dq[j] ?? 0) + ds * e));
        const dx = add(
          wk.back(
            xi,
            q.map((e) => ds * e),
          ),
          wv.back(
            xi,
            dh.map((e) => weight * e),
          ),
        );
        key.addToRow(one.keys[i] ?? 0, dx);
        value.addToRow(one.values[i] ?? 0, dx);
      });
      key.addToRow(one.keys[one.asked] ?? 0, wq.back(xq, dq));
    },
    step: (t, rate, batch) => all.forEach((b) => b.step(t, rate, batch)),
  };
}

/** One hidden layer on the m + 1 vectors side by side. */
export function dense(m: number, seed: number): Network {
  const next = uniform(seed);
  const { key, value, blocks, pair, query } = embeddings(next);
  const size = d * (m + 1);
  const first = new Block(hiddenUnits, size, Math.sqrt(2 / size), next);
  const firstBias = new Block(hiddenUnits, 1, 0, next);
  const out = new Block(values, hiddenUnits, Math.sqrt(1 / hiddenUnits), next);
  const outBias = new Block(values, 1, 0, next);
  const all = [...blocks, first, firstBias, out, outBias];
  const forward = (one: Example) => {
    const x = new Float64Array(size);
    one.keys.forEach((_, i) => x.set(pair(one, i), i * d));
    x.set(query(one), m * d);
    const h = add(first.times(x), firstBias.w).map((e) => Math.max(0, e));
    return { x, h, p: softmax(add(out.times(h), outBias.w)) };
  };
  const unit = Float64Array.of(1);
  return {
    parameters: count(all),
    answer: (one) => forward(one).p,
    learn: (one) => {
      const { x, h, p } = forward(one);
      const dy = loss(p, one);
      outBias.back(unit, dy);
      const dh = out.back(h, dy).map((e, i) => ((h[i] ?? 0) > 0 ? e : 0));
      firstBias.back(unit, dh);
      const dx = first.back(x, dh);
      one.keys.forEach((k, i) => {
        const part = dx.subarray(i * d, (i + 1) * d);
        key.addToRow(k, part);
        value.addToRow(one.values[i] ?? 0, part);
      });
      key.addToRow(one.keys[one.asked] ?? 0, dx.subarray(m * d));
    },
    step: (t, rate, batch) => all.forEach((b) => b.step(t, rate, batch)),
  };
}

/** Share of right answers on `size` fresh examples. */
export function accuracy(network: Network, m: number, size: number, seed: number): number {
  const next = uniform(seed);
  let right = 0;
  for (let i = 0; i < size; i++) {
    const one = example(m, next);
    const p = network.answer(one);
    if (p.indexOf(Math.max(...p)) === one.values[one.asked]) right++;
  }
  return right / size;
}

export interface Point {
  step: number;
  accuracy: number;
}

/** Trains with Adam on fresh examples and measures the accuracy every `every` steps. */
export function train(
  network: Network,
  m: number,
  steps: number,
  every: number,
  seed: number,
  batch = 64,
  rate = 0.003,
): Point[] {
  const next = uniform(seed);
  const curve: Point[] = [{ step: 0, accuracy: accuracy(network, m, 400, seed + 1) }];
  for (let t = 1; t <= steps; t++) {
    for (let i = 0; i < batch; i++) network.learn(example(m, next));
    network.step(t, rate, batch);
    if (t % every === 0) curve.push({ step: t, accuracy: accuracy(network, m, 400, seed + 1) });
  }
  return curve;
}

/** Expected share of the most frequent value among m draws from eight: the best answer without knowing which pair is meant. */
export function guessLine(m: number): number {
  let states = new Map<string, number>([[new Array<number>(values).fill(0).join(), 1]]);
  for (let i = 0; i < m; i++) {
    const following = new Map<string, number>();
    for (const [state, chance] of states) {
      for (let v = 0; v < values; v++) {
        const counts = state.split(',').map(Number);
        counts[v] = (counts[v] ?? 0) + 1;
        const name = counts.sort((a, b) => b - a).join();
        following.set(name, (following.get(name) ?? 0) + chance / values);
      }
    }
    states = following;
  }
  let most = 0;
  for (const [state, chance] of states) most += chance * Number(state.split(',')[0]);
  return most / m;
}
