import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { DemoError, quietRun } from '../../runtime/run.ts';
import { attention } from './attention.ts';
import { compute, parameters, readSequence, type Params, type Result } from './compute.ts';
import { dense } from './dense.ts';
import { accuracy, trainingStep, type Network } from './network.ts';
import { example, examples, guessLine, KEYS, VALUES, type Example } from './task.ts';

const run = (change: Partial<Params> = {}, onReport?: (partial: Result) => void): Promise<Result> =>
  compute(cleanParams(parameters, change), referenceOps, quietRun(onReport));

const lossOf = (network: Network, batch: readonly Example[]): number =>
  network.answer(batch).reduce((sum, p, i) => sum - Math.log(p[batch[i]?.values[batch[i].asked] ?? 0] ?? 0), 0) /
  batch.length;

describe('the networks', () => {
  test('have the sizes that the chapter counts', () => {
    expect(attention(16, 1).parameters).toBe(1280);
    expect(dense(4, 16, 64, 1).parameters).toBe(16 * 5 * 64 + 64 + 64 * 8 + 8 + 384);
    expect([dense(4, 16, 64, 1).parameters, dense(8, 16, 64, 1).parameters]).toEqual([6088, 10184]);
  });

  test.each([
    ['attention', () => attention(8, 3)],
    ['dense', () => dense(3, 8, 16, 3)],
  ] as const)('the gradient of %s agrees with finite differences', (_, make) => {
    const network = make();
    const batch = examples(3, 5, 2);
    expect(network.learn(batch)).toBeCloseTo(lossOf(network, batch), 12);
    for (const block of network.blocks) {
      for (const i of [0, 7, block.w.length - 1].filter((at) => at < block.w.length)) {
        const before = block.w[i] as number;
        const shifted = [1e-6, -1e-6].map((by) => {
          block.w[i] = before + by;
          return lossOf(network, batch);
        }) as [number, number];
        block.w[i] = before;
        expect((shifted[0] - shifted[1]) / 2e-6).toBeCloseTo(block.g[i] as number, 7);
      }
    }
  });

  test('without output weights the loss is ln 8', () => {
    const head = attention(16, 4);
    head.blocks.at(-1)?.w.fill(0);
    expect(lossOf(head, examples(4, 20, 1))).toBeCloseTo(Math.log(8), 12);
  });

  test('the order of the pairs is nothing to attention and something to the dense network', () => {
    const [head, mixer] = [attention(16, 5), dense(4, 16, 64, 5)];
    const one: Example = { keys: [2, 5, 0, 10], values: [2, 6, 0, 4], asked: 1 };
    const other: Example = { keys: [10, 0, 5, 2], values: [4, 0, 6, 2], asked: 2 };
    const gap = (network: Network): number => {
      const [p, q] = network.answer([one, other]) as [Float64Array, Float64Array];
      return Math.max(...p.map((x, i) => Math.abs(x - (q[i] as number))));
    };
    expect(gap(head)).toBeLessThan(1e-12);
    expect(gap(mixer)).toBeGreaterThan(1e-3);
  });

  test('weights set by hand look up with the shares of the chapter', () => {
    const d = 24;
    const match = (g: number, m: number): number => {
      const head = attention(d, 1);
      const [tokens, wq, wk] = head.blocks;
      // One-hot vectors; queries g √d long along the dimensions of the keys.
      tokens?.w.forEach((_, i) => (tokens.w[i] = i % (d + 1) === 0 ? 1 : 0));
      wq?.w.forEach((_, i) => (wq.w[i] = i % (d + 1) === 0 ? g * Math.sqrt(d) : 0));
      wk?.w.forEach((_, i) => (wk.w[i] = i % (d + 1) === 0 ? 1 : 0));
      const keys = Array.from({ length: m }, (_, i) => i);
      return head.weights({ keys, values: keys.map((i) => i % VALUES), asked: 3 })[3] as number;
    };
    expect(match(8, 8)).toBeCloseTo(0.997657, 6);
    expect(match(4, 8)).toBeCloseTo(0.88636, 6);
    expect(match(8, KEYS)).toBeCloseTo(Math.exp(8) / (Math.exp(8) + 15), 12);
  });

  test('the guess line is the expected share of the most frequent value', () => {
    expect(guessLine(2)).toBeCloseTo(9 / 16, 12);
    expect(guessLine(4)).toBeCloseTo(211 / 512, 12);
    expect(guessLine(8)).toBeCloseTo(0.324654, 6);
    const random = seededRandom(1);
    let most = 0;
    for (let i = 0; i < 20_000; i++) {
      const counts = new Array<number>(VALUES).fill(0);
      for (let j = 0; j < 4; j++) counts[random.below(VALUES)]!++;
      most += Math.max(...counts) / 4 / 20_000;
    }
    expect(Math.abs(most - guessLine(4))).toBeLessThan(0.005);
  });

  test('exercise 3 for another seed: attention learns the rule, the dense network the guess', () => {
    const seed = 7;
    const [head, mixer] = [attention(16, seed), dense(4, 16, 64, seed)];
    const random = seededRandom(seed + 1);
    for (let t = 1; t <= 400; t++) {
      const batch = Array.from({ length: 32 }, () => example(4, random));
      trainingStep(head, batch, t, 0.003);
      trainingStep(mixer, batch, t, 0.003);
    }
    for (const m of [2, 4, 8, 16]) expect(accuracy(head, examples(m, 500, 3))).toBeGreaterThan(0.98);
    expect(Math.abs(accuracy(mixer, examples(4, 2000, 3)) - 211 / 512)).toBeLessThan(0.05);
  }, 20_000);
});

describe('the demo', () => {
  test('exercise 3 at the default: near 1 and about 0.41, and the head keeps it at 8 and 16 pairs', async () => {
    const result = await run();
    const last = result.curve.at(-1);
    expect(last?.step).toBe(400);
    expect(last?.attention).toBeGreaterThan(0.99);
    expect(Math.abs((last?.dense ?? 0) - 0.41)).toBeLessThan(0.03);
    for (const m of [8, 16]) {
      const at = result.lengths.find(({ pairs }) => pairs === m);
      expect(at?.attention).toBeGreaterThan(0.99);
      expect(at?.dense).toBeNull();
    }
    expect(result.attentionAnswer.indexOf(Math.max(...result.attentionAnswer))).toBe(6);
    result.weights.forEach((row, i) => expect(row.indexOf(Math.max(...row))).toBe(i));
  }, 20_000);

  test('another sequence changes the answer and not the networks; the same seed gives the same curve', async () => {
    const [first, second] = [await run({ steps: 100 }), await run({ steps: 100, sequence: 'a1, b2 c8 D4 e5 c' })];
    expect(second.curve).toEqual(first.curve);
    expect(second.denseAnswer).toBeNull();
    await run({ steps: 100, seed: 9 });
    expect((await run({ steps: 100 })).curve).toEqual(first.curve);
  }, 20_000);

  test('shows its way while it trains', async () => {
    const seen: number[] = [];
    await run({ steps: 300, seed: 77 }, (partial) => seen.push(partial.curve.at(-1)?.step ?? -1));
    expect(seen).toEqual([100, 200]);
  }, 20_000);

  test('says what is wrong with a sequence', () => {
    for (const [text, words] of [
      ['', 'Type pairs'],
      ['C3 F7', 'Type pairs'],
      ['C9 C', '“C9” is not a pair'],
      ['C3 C4 C', 'stands there twice'],
      ['C3 F7 A', 'Ask for one of C, F'],
    ] as const) {
      expect(() => readSequence(text)).toThrow(DemoError);
      expect(() => readSequence(text)).toThrow(words);
    }
    expect(readSequence('c3，f7  f')).toEqual({ keys: [2, 5], values: [2, 6], asked: 1 });
  });
});
