import { expect, test } from 'vitest';
import { attentionReference } from '../../kernels/attention/reference.ts';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import {
  compute,
  contentVector,
  costOf,
  parameters,
  positionVector,
  tokensOf,
  type Params,
  type Result,
} from './compute.ts';
import { tokenize } from './tokens.ts';

const run = (change: Partial<Params>): Promise<Result> =>
  compute({ ...cleanParams(parameters), ...change }, referenceOps);
const weight = ({ weights, tokens }: Result, head: number, i: number, j: number): number =>
  weights[(head * tokens.length + i) * tokens.length + j] ?? NaN;
const contextRow = ({ context, tokens, headSize }: Result, head: number, i: number): number[] =>
  Array.from(context.subarray((head * tokens.length + i) * headSize, (head * tokens.length + i + 1) * headSize));

test('rows of weights sum to 1, with and without the mask', async () => {
  for (const causal of [false, true]) {
    const result = await run({ causal, heads: 8 });
    const n = result.tokens.length;
    for (let h = 0; h < 8; h++) {
      for (let i = 0; i < n; i++) {
        const sum = Array.from({ length: n }, (_, j) => weight(result, h, i, j)).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(1, 12);
      }
    }
  }
});

test('under the mask later tokens weigh exactly nothing and the first context is the first value', async () => {
  const result = await run({ causal: true });
  expect(weight(result, 3, 0, 0)).toBe(1);
  expect(weight(result, 3, 2, 3)).toBe(0);
  const value = contentVector('the', 16);
  contextRow(result, 3, 0).forEach((x, k) => expect(x).toBeCloseTo(value[k] ?? NaN, 6));
});

test('the worked example of the chapter comes out to 1e-6', () => {
  const { context, weights } = attentionReference({
    query: Float64Array.of(1, 0, 2, 2, 2, 1),
    key: Float64Array.of(1, 1, 0, 2, 1, 2),
    value: Float64Array.of(2, 0, 0, 2, 2, 1),
    heads: 1,
    queryCount: 3,
    keyCount: 3,
    headSize: 2,
    scale: 1 / Math.sqrt(2),
    causal: false,
    weights: true,
  });
  [1.604448, 0.796664, 1.672842, 1.0, 1.719942, 0.856034].forEach((x, i) => expect(context[i]).toBeCloseTo(x, 6));
  expect(weights?.[0]).toBeCloseTo(0.401112, 6);
});

test('a huge temperature gives the mean of the values', async () => {
  const result = await run({ temperature: 1000, heads: 4 });
  const n = result.tokens.length;
  for (let j = 0; j < n; j++) expect(weight(result, 1, 0, j)).toBeCloseTo(1 / n, 2);
  expect(result.effectiveTokens[0]).toBeCloseTo(n, 1);
});

test('head 2 finds the previous token by as much as the formula says', async () => {
  const sentence = 'a b c d e f g h';
  expect(weight(await run({ sentence }), 1, 5, 4)).toBeCloseTo(0.653761, 5);
  expect(weight(await run({ sentence, temperature: 0.25 }), 1, 5, 4)).toBeCloseTo(0.991814, 5);
});

test('without positions equal words have equal rows, and shuffled tokens shuffled contexts', async () => {
  const same = await run({ sentence: 'a a a a', positions: false, heads: 8 });
  for (let h = 0; h < 8; h++) for (let j = 0; j < 4; j++) expect(weight(same, h, 1, j)).toBeCloseTo(0.25, 12);
  const forward = await run({ sentence: 'red fish swim', positions: false });
  const turned = await run({ sentence: 'swim red fish', positions: false });
  expect(contextRow(turned, 3, 0)).toEqual(contextRow(forward, 3, 2).map((x) => expect.closeTo(x, 10)));
});

test('with positions the order matters to a random head', async () => {
  const result = await run({ sentence: 'red fish blue fish', heads: 4 });
  expect(contextRow(result, 0, 1)).toEqual(contextRow(result, 0, 3).map((x) => expect.closeTo(x, 10)));
  expect(Math.abs(weight(result, 3, 1, 0) - weight(result, 3, 3, 0))).toBeGreaterThan(1e-3);
});

test('appending tokens under the mask leaves earlier contexts alone', async () => {
  const short = await run({ sentence: 'one two three', causal: true });
  const long = await run({ sentence: 'one two three four five', causal: true });
  for (let i = 0; i < 3; i++)
    expect(contextRow(long, 3, i)).toEqual(contextRow(short, 3, i).map((x) => expect.closeTo(x, 10)));
});

test('content vectors have length √d and depend on the lower-case word only; positions turn on circles', () => {
  expect(Math.hypot(...contentVector('Cat', 16))).toBeCloseTo(4, 12);
  expect(contentVector('Cat', 16)).toEqual(contentVector('cat', 16));
  expect(Math.hypot(...positionVector(7, 16))).toBeCloseTo(Math.sqrt(8), 12);
});

test('tokens: words, single Han characters, punctuation, emoji', () => {
  expect(tokenize("don't stop, 我爱GPU上的3D🙂!")).toEqual([
    "don't",
    'stop',
    ',',
    '我',
    '爱',
    'GPU',
    '上',
    '的',
    '3D',
    '🙂',
    '!',
  ]);
});

test('what cannot be computed is refused with a reason in both languages', () => {
  expect(() => tokensOf('  ')).toThrow('There is no word');
  expect(() => tokensOf('x'.repeat(10_000))).toThrow('10,000 characters');
  expect(() => tokensOf('w '.repeat(65))).toThrow('65 tokens');
});

test('costs are counted: n² pairs, n(n+1)/2 under the mask, 4d operations a pair', () => {
  expect(costOf(4096, { heads: 1, headSize: 64, causal: false })).toMatchObject({
    pairs: 16_777_216,
    flops: 4_294_967_296,
    storedBytes: 64 * 2 ** 20,
  });
  expect(costOf(4096, { heads: 1, headSize: 64, causal: true }).pairs).toBe(8_390_656);
});
