/** The dynamic mix: mixing weights computed from the input. */
import { seededRandom } from '../../runtime/random.ts';
import { Block } from './block.ts';
import { logitGradient, readOut, softmax, weightCount, type Network } from './network.ts';
import { answerOf, KEYS, keyRow, TOKENS, valueRow, VALUES, type Example } from './task.ts';

export interface AttentionNetwork extends Network {
  /** The weights a, one for each pair. */
  weights: (one: Example) => Float64Array;
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
    parameters: weightCount(blocks),
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
