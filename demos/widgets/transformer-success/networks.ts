/**
 * The look-up task and the two small networks that learn it, with gradients written out by hand.
 *
 * Task: m pairs (one of 16 keys, one of 8 values), then one of the keys; the answer is its value.
 * A pair is the sum of the vectors of its key and its value. Matrices are linear, so each network multiplies its matrices with the 24
 * vectors of the vocabulary once a batch, and an example only looks rows up and adds them.
 */
import { seededRandom, type Random } from '../../runtime/random.ts';

export const KEYS = 16;
export const VALUES = 8;
const TOKENS = KEYS + VALUES;

export interface Example {
  keys: number[];
  values: number[];
  /** Index of the pair that is asked for. */
  asked: number;
}

/** A random example with m pairs of different keys. */
export function example(m: number, random: Random): Example {
  const pool = Array.from({ length: KEYS }, (_, i) => i);
  const keys: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < m; i++) {
    const at = i + random.below(KEYS - i);
    keys.push(pool[at] as number);
    pool[at] = pool[i] as number;
    values.push(random.below(VALUES));
  }
  return { keys, values, asked: random.below(m) };
}

/** A block of weights with its gradient and Adam's two averages. */
export class Block {
  readonly w: Float64Array;
  readonly g: Float64Array;
  private readonly m: Float64Array;
  private readonly v: Float64Array;

  constructor(
    readonly rows: number,
    readonly columns: number,
    scale: number,
    random: Random,
  ) {
    const size = rows * columns;
    this.w = Float64Array.from({ length: size }, () => scale * random.normal());
    this.g = new Float64Array(size);
    this.m = new Float64Array(size);
    this.v = new Float64Array(size);
  }

  /** X Wᵀ for a table X of `count` rows. */
  project(x: Float64Array, count: number): Float64Array {
    const { rows, columns, w } = this;
    const y = new Float64Array(count * rows);
    for (let r = 0; r < count; r++) {
      for (let o = 0; o < rows; o++) {
        let sum = 0;
        const [there, here] = [r * columns, o * columns];
        for (let j = 0; j < columns; j++) sum += (x[there + j] as number) * (w[here + j] as number);
        y[r * rows + o] = sum;
      }
    }
    return y;
  }

  /** Backward of `project`: adds dYᵀ X to the gradient and dY W to dX. */
  projectBack(x: Float64Array, dx: Float64Array, dy: Float64Array, count: number): void {
    const { rows, columns, w, g } = this;
    for (let r = 0; r < count; r++) {
      for (let o = 0; o < rows; o++) {
        const e = dy[r * rows + o] as number;
        if (e === 0) continue;
        const [there, here] = [r * columns, o * columns];
        for (let j = 0; j < columns; j++) {
          g[here + j] = (g[here + j] as number) + e * (x[there + j] as number);
          dx[there + j] = (dx[there + j] as number) + e * (w[here + j] as number);
        }
      }
    }
  }

  /** One Adam step on the gradient (Kingma and Ba 2015), which is then cleared; t counts steps from 1. */
  step(t: number, rate: number): void {
    const { w, g, m, v } = this;
    const first = 1 - 0.9 ** t;
    const second = 1 - 0.999 ** t;
    for (let i = 0; i < w.length; i++) {
      const e = g[i] as number;
      const mean = 0.9 * (m[i] as number) + 0.1 * e;
      const square = 0.999 * (v[i] as number) + 0.001 * e * e;
      m[i] = mean;
      v[i] = square;
      w[i] = (w[i] as number) - (rate * (mean / first)) / (Math.sqrt(square / second) + 1e-8);
      g[i] = 0;
    }
  }
}

/** softmax in place, without overflow. */
export function softmax(scores: ArrayLike<number>): Float64Array {
  const e = Float64Array.from(scores);
  let top = -Infinity;
  for (const x of e) top = Math.max(top, x);
  let total = 0;
  for (let i = 0; i < e.length; i++) total += e[i] = Math.exp((e[i] as number) - top);
  for (let i = 0; i < e.length; i++) e[i] = (e[i] as number) / total;
  return e;
}

export interface Network {
  /** Number of weights. */
  parameters: number;
  blocks: readonly Block[];
  /** Probabilities of the eight values for each example. */
  answer: (batch: readonly Example[]) => Float64Array[];
  /** Adds the gradient of the mean cross-entropy to the blocks, and returns that loss. */
  learn: (batch: readonly Example[]) => number;
}

export interface AttentionNetwork extends Network {
  /** The weights a, one for each pair. */
  weights: (one: Example) => Float64Array;
}

const count = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.w.length, 0);
const answerOf = (one: Example): number => one.values[one.asked] as number;
const keyRow = (one: Example, i: number): number => one.keys[i] as number;
const valueRow = (one: Example, i: number): number => KEYS + (one.values[i] as number);

/** p − 1[answer], divided by the size of the batch: the gradient of the loss with respect to the logits. */
function logitGradient(p: Float64Array, one: Example, size: number): Float64Array {
  return p.map((x, i) => (x - (i === answerOf(one) ? 1 : 0)) / size);
}

/** What both networks do in the end: softmax(W h), with a bias where there is one. */
function readOut(out: Block, h: Float64Array, bias?: Float64Array): Float64Array {
  const logits = out.project(h, 1);
  if (bias) for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] as number) + (bias[i] as number);
  return softmax(logits);
}

/** One head of dot-product attention and a linear read-out; the same weights serve any number of pairs. */
export function attention(d: number, seed: number): AttentionNetwork {
  const random = seededRandom(seed);
  const scale = 1 / Math.sqrt(d);
  const tokens = new Block(TOKENS, d, 0.5, random);
  const wq = new Block(d, d, scale, random);
  const wk = new Block(d, d, scale, random);
  const wv = new Block(d, d, scale, random);
  const out = new Block(VALUES, d, scale, random);
  const blocks = [tokens, wq, wk, wv, out];
  const tables = () => ({
    q: wq.project(tokens.w, KEYS),
    k: wk.project(tokens.w, TOKENS),
    v: wv.project(tokens.w, TOKENS),
  });
  /** Σ_j x_j (table[a]_j + table[b]_j) */
  const dotPair = (x: Float64Array, at: number, table: Float64Array, a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < d; j++)
      sum += (x[at + j] as number) * ((table[a * d + j] as number) + (table[b * d + j] as number));
    return sum;
  };
  const addRow = (to: Float64Array, row: number, factor: number, x: Float64Array, at: number): void => {
    for (let j = 0; j < d; j++) to[row * d + j] = (to[row * d + j] as number) + factor * (x[at + j] as number);
  };
  const forward = (one: Example, { q, k, v }: ReturnType<typeof tables>) => {
    const asked = keyRow(one, one.asked) * d;
    const a = softmax(one.keys.map((key, i) => scale * dotPair(q, asked, k, key, valueRow(one, i))));
    const h = new Float64Array(d);
    one.keys.forEach((key, i) => {
      addRow(h, 0, a[i] as number, v, key * d);
      addRow(h, 0, a[i] as number, v, valueRow(one, i) * d);
    });
    return { a, h, p: readOut(out, h) };
  };
  return {
    parameters: count(blocks),
    blocks,
    answer: (batch) => {
      const all = tables();
      return batch.map((one) => forward(one, all).p);
    },
    weights: (one) => forward(one, tables()).a,
    learn: (batch) => {
      const all = tables();
      const dq = new Float64Array(KEYS * d);
      const dk = new Float64Array(TOKENS * d);
      const dv = new Float64Array(TOKENS * d);
      let loss = 0;
      for (const one of batch) {
        const { a, h, p } = forward(one, all);
        loss -= Math.log(Math.max(1e-300, p[answerOf(one)] as number)) / batch.length;
        const dh = new Float64Array(d);
        out.projectBack(h, dh, logitGradient(p, one, batch.length), 1);
        const da = one.keys.map((key, i) => dotPair(dh, 0, all.v, key, valueRow(one, i)));
        const mean = da.reduce((sum, e, i) => sum + e * (a[i] as number), 0);
        const asked = keyRow(one, one.asked);
        one.keys.forEach((key, i) => {
          const weight = a[i] as number;
          const ds = weight * ((da[i] as number) - mean) * scale;
          for (const row of [key, valueRow(one, i)]) {
            addRow(dq, asked, ds, all.k, row * d);
            addRow(dk, row, ds, all.q, asked * d);
            addRow(dv, row, weight, dh, 0);
          }
        });
      }
      wq.projectBack(tokens.w, tokens.g, dq, KEYS);
      wk.projectBack(tokens.w, tokens.g, dk, TOKENS);
      wv.projectBack(tokens.w, tokens.g, dv, TOKENS);
      return loss;
    },
  };
}

/** One hidden layer on the m + 1 vectors side by side: a matrix for each place, and so only for this m. */
export function dense(m: number, d: number, hidden: number, seed: number): Network {
  const random = seededRandom(seed);
  const tokens = new Block(TOKENS, d, 0.5, random);
  const places = Array.from({ length: m + 1 }, () => new Block(hidden, d, Math.sqrt(2 / (d * (m + 1))), random));
  const bias = new Block(hidden, 1, 0, random);
  const out = new Block(VALUES, hidden, Math.sqrt(1 / hidden), random);
  const outBias = new Block(VALUES, 1, 0, random);
  const blocks = [tokens, ...places, bias, out, outBias];
  const rowsOf = (place: number): number => (place === m ? KEYS : TOKENS);
  const tables = (): Float64Array[] => places.map((block, place) => block.project(tokens.w, rowsOf(place)));
  /** Calls back with the place and row of everything that is added up for an example. */
  const eachInput = (one: Example, visit: (place: number, row: number) => void): void => {
    one.keys.forEach((key, i) => {
      visit(i, key);
      visit(i, valueRow(one, i));
    });
    visit(m, keyRow(one, one.asked));
  };
  const forward = (one: Example, all: readonly Float64Array[]) => {
    const h = bias.w.slice();
    eachInput(one, (place, row) => {
      const table = all[place] as Float64Array;
      for (let j = 0; j < hidden; j++) h[j] = (h[j] as number) + (table[row * hidden + j] as number);
    });
    for (let j = 0; j < hidden; j++) if ((h[j] as number) < 0) h[j] = 0;
    return { h, p: readOut(out, h, outBias.w) };
  };
  const addTo = (sum: Float64Array, at: number, x: Float64Array): void => {
    for (let j = 0; j < x.length; j++) sum[at + j] = (sum[at + j] as number) + (x[j] as number);
  };
  return {
    parameters: count(blocks),
    blocks,
    answer: (batch) => {
      const all = tables();
      return batch.map((one) => forward(one, all).p);
    },
    learn: (batch) => {
      const all = tables();
      const gradients = all.map((table) => new Float64Array(table.length));
      let loss = 0;
      for (const one of batch) {
        const { h, p } = forward(one, all);
        loss -= Math.log(Math.max(1e-300, p[answerOf(one)] as number)) / batch.length;
        const dy = logitGradient(p, one, batch.length);
        const dh = new Float64Array(hidden);
        out.projectBack(h, dh, dy, 1);
        addTo(outBias.g, 0, dy);
        for (let j = 0; j < hidden; j++) if ((h[j] as number) === 0) dh[j] = 0;
        addTo(bias.g, 0, dh);
        eachInput(one, (place, row) => addTo(gradients[place] as Float64Array, row * hidden, dh));
      }
      places.forEach((block, place) =>
        block.projectBack(tokens.w, tokens.g, gradients[place] as Float64Array, rowsOf(place)),
      );
      return loss;
    },
  };
}

/** One training step on a batch; returns the loss before it. */
export function trainingStep(network: Network, batch: readonly Example[], t: number, rate: number): number {
  const loss = network.learn(batch);
  for (const block of network.blocks) block.step(t, rate);
  return loss;
}

/** `size` examples with m pairs, always the same for a seed. */
export function examples(m: number, size: number, seed: number): Example[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, () => example(m, random));
}

/** Share of right answers. */
export function accuracy(network: Network, batch: readonly Example[]): number {
  const right = network.answer(batch).filter((p, i) => p.indexOf(Math.max(...p)) === answerOf(batch[i] as Example));
  return right.length / batch.length;
}

const guesses = new Map<number, number>();

/** Expected share of the most frequent value among m draws from eight: the best answer without knowing which pair is meant. */
export function guessLine(m: number): number {
  const known = guesses.get(m);
  if (known !== undefined) return known;
  // Counts of the values, sorted, with their probability.
  let states = new Map<string, number>([[new Array<number>(VALUES).fill(0).join(), 1]]);
  for (let i = 0; i < m; i++) {
    const following = new Map<string, number>();
    for (const [state, chance] of states) {
      for (let v = 0; v < VALUES; v++) {
        const counts = state.split(',').map(Number);
        counts[v] = (counts[v] as number) + 1;
        const name = counts.sort((a, b) => b - a).join();
        following.set(name, (following.get(name) ?? 0) + chance / VALUES);
      }
    }
    states = following;
  }
  let most = 0;
  for (const [state, chance] of states) most += chance * Number(state.split(',')[0]);
  guesses.set(m, most / m);
  return most / m;
}
