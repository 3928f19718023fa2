/** The fixed mix: mixing weights stored, one matrix for each place. */
import { seededRandom } from '../../runtime/random.ts';
import { Block } from './block.ts';
import { logitGradient, readOut, weightCount, type Network } from './network.ts';
import { answerOf, KEYS, keyRow, TOKENS, valueRow, VALUES, type Example } from './task.ts';

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
    parameters: weightCount(blocks),
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
