import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { DemoError, quietRun } from '../../runtime/run.ts';
import { ALL_DIMENSIONS, BOOK_TEXT, compute, MAX_WORDS, ONE_SENSE, parameters, type Params } from './compute';
import { countPairs, dot, eigen, likeness, ppmi, sentencesOf } from './table.ts';

const STOP = parameters.stop.default;
const run = (change: Partial<Params> = {}) =>
  compute({ ...cleanParams<Params>(parameters), ...change }, referenceOps, quietRun());
const breathe = () => Promise.resolve();
const lines = sentencesOf(BOOK_TEXT, STOP);
const counted = countPairs(lines, Infinity);
const P = ppmi(counted);
const at = (word: string) => counted.words.indexOf(word);
const cosineOf = async (a: string, b: string, change: Partial<Params>) => {
  const result = await run({ ...change, word: a, listed: `${a} ${b}` });
  return result.table[0]?.[1] ?? NaN;
};

describe('counting', () => {
  test('31 words and 204 pairs; cat and purrs meet once, each stands in 6 pairs: ln(204/36)', () => {
    expect([counted.words.length, counted.total]).toEqual([31, 204]);
    expect([counted.rowSums[at('cat')], counted.rowSums[at('purrs')]]).toEqual([6, 6]);
    expect(counted.counts[at('cat')]?.[at('purrs')]).toBe(1);
    expect(P[at('cat')]?.[at('purrs')]).toBeCloseTo(Math.log(204 / 36), 14);
  });

  test('a narrower window counts fewer pairs: twice the neighbors of each sentence', () => {
    const neighbors = (gap: number) => lines.reduce((s, line) => s + Math.max(0, line.length - gap), 0);
    expect(countPairs(lines, 1).total).toBe(2 * neighbors(1));
    expect(countPairs(lines, 1).total).toBe(104);
    expect(countPairs(lines, 2).total).toBe(172);
  });

  test('cat and kitten never meet, and their rows have cosine 0.86239; cat and train share no company at all', () => {
    expect(P[at('cat')]?.[at('kitten')]).toBe(0);
    expect(likeness(P[at('cat')] ?? [], P[at('kitten')] ?? [], 'cosine')).toBeCloseTo(0.86239, 5);
    expect(dot(P[at('cat')] ?? [], P[at('train')] ?? [])).toBe(0);
  });
});

describe('the decomposition', () => {
  test('P v = λ v, orthonormal, and the singular values begin 9.11463, 8.39937, 7.80301, 7.36766, 5.21862', async () => {
    const { values, vectors } = await eigen(P, breathe);
    vectors.forEach((v, k) => {
      P.forEach((row, i) => expect(dot(row, v)).toBeCloseTo((values[k] ?? 0) * (v[i] ?? 0), 9));
      vectors.forEach((w, l) => expect(dot(v, w)).toBeCloseTo(k === l ? 1 : 0, 10));
    });
    const first = Array.from(values.subarray(0, 5), (x) => Number(Math.abs(x).toFixed(5)));
    expect(first).toEqual([9.11463, 8.39937, 7.80301, 7.36766, 5.21862]);
  });

  test.each([1, 2, 4, 8, 12])(
    'd = %i: the Frobenius error is the root of the squares dropped (Eckart and Young)',
    async (d) => {
      const { values, vectors } = await eigen(P, breathe);
      let direct = 0;
      P.forEach((row, i) =>
        row.forEach((x, j) => {
          let decoded = 0;
          for (let k = 0; k < d; k++) decoded += (values[k] ?? 0) * (vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0);
          direct += (x - decoded) ** 2;
        }),
      );
      expect((await run({ d })).error).toBeCloseTo(Math.sqrt(direct), 9);
    },
  );

  test('with all numbers the cosines are those of the raw rows', async () => {
    const { table, listed, error } = await run({ d: ALL_DIMENSIONS });
    expect(error).toBe(0);
    listed.forEach((a, i) =>
      listed.forEach((b, j) =>
        expect(table[i]?.[j]).toBeCloseTo(likeness(P[at(a)] ?? [], P[at(b)] ?? [], 'cosine') ?? NaN, 9),
      ),
    );
  });

  test('with one number every cosine is 1 or −1', async () => {
    for (const value of (await run({ d: 1 })).table.flat()) expect(Math.abs(value ?? 0)).toBeCloseTo(1, 12);
  });
});

describe('what the chapter says', () => {
  test.each([
    [2, '1.0000', '0.9921', '0.9071', '0.8840'],
    [4, '1.0000', '0.0653', '0.7619', '0.7687'],
    [12, '0.9994', '0.0649', '0.4175', '0.6391'],
  ])('the row of its table for d = %i', async (d, ...cells) => {
    const pairs = ['cat kitten', 'cat train', 'leaves tea', 'leaves station'].map((pair) => pair.split(' '));
    const found = await Promise.all(pairs.map(([a = '', b = '']) => cosineOf(a, b, { d })));
    expect(found.map((x) => x.toFixed(4))).toEqual(cells);
  });

  test('exercise 3: with one sense gone, leaves moves to tea', async () => {
    expect((await run({ text: ONE_SENSE })).words).toHaveLength(32);
    expect((await cosineOf('leaves', 'tea', { text: ONE_SENSE })).toFixed(4)).toBe('0.9849');
    expect((await cosineOf('leaves', 'station', { text: ONE_SENSE })).toFixed(4)).toBe('-0.0123');
  });

  test('four numbers fill the gap between cat and dawn', async () => {
    const { entries } = await run();
    const of = (word: string) => entries.find((entry) => entry.word === word);
    expect([of('dawn')?.counted, of('dawn')?.decoded.toFixed(4)]).toEqual([0, '0.6992']);
    expect([of('night')?.counted.toFixed(4), of('night')?.decoded.toFixed(4)]).toEqual(['1.4469', '0.7023']);
  });
});

describe('measures', () => {
  test('one-hot vectors are all √2 apart, with cosine 0', async () => {
    for (const [measure, value] of [
      ['distance', Math.SQRT2],
      ['cosine', 0],
    ] as const) {
      const { table } = await run({ oneHot: true, measure });
      table.forEach((row, i) => row.forEach((x, j) => i !== j && expect(x).toBeCloseTo(value, 15)));
    }
  });

  test('for vectors of length 1 distance and cosine rank alike', () => {
    const normal = P.map((row) => row.map((x) => x / Math.sqrt(dot(row, row))));
    const ranked = (measure: 'cosine' | 'distance') =>
      normal
        .map((v, i) => ({ i, value: likeness(normal[at('leaves')] ?? [], v, measure) ?? 0 }))
        .sort((a, b) => (measure === 'cosine' ? b.value - a.value : a.value - b.value))
        .slice(0, 6)
        .map(({ i }) => i);
    expect(ranked('cosine')).toEqual(ranked('distance'));
  });

  test('the order of the sentences changes nothing', async () => {
    const turned = BOOK_TEXT.split(' / ').reverse().join(' / ');
    const [a, b] = [await run(), await run({ text: turned })];
    expect(b.error).toBeCloseTo(a.error, 9);
    a.table.forEach((row, i) => row.forEach((x, j) => expect(b.table[i]?.[j]).toBeCloseTo(x ?? NaN, 9)));
  });
});

describe('awkward input', () => {
  test('a word alone in its sentence is named, and has no similarity', async () => {
    const result = await run({ text: 'one two / one three / alone', listed: 'alone one two', d: 2 });
    expect(result.lonely).toEqual(['alone']);
    expect(result.table[result.listed.indexOf('alone')]?.every((x) => x === null)).toBe(true);
  });

  test.each(['', '/ / /', 'alone', 'a a'])('a text without company is refused: %j', async (text) => {
    await expect(run({ text, stop: '' })).rejects.toThrow(DemoError);
  });

  test('too many words are refused with their number', async () => {
    const text = Array.from({ length: 201 }, (_, i) => `w${i}`).join(' ');
    await expect(run({ text })).rejects.toThrow(`201 different words; at most ${MAX_WORDS}`);
  });

  test('a cut through equal singular values is pointed out', async () => {
    expect((await run({ text: 'a1 b1 / a2 b2 / a3 b3', d: 3 })).tie).toBe(true);
    expect((await run()).tie).toBe(false);
  });

  test('Chinese words are split at spaces, sentences at full stops', () => {
    expect(sentencesOf('猫 喝 水。狗 喝 水', '喝')).toEqual([
      ['猫', '水'],
      ['狗', '水'],
    ]);
  });
});
