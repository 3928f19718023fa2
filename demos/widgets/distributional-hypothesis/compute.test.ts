import { describe, expect, test } from 'vitest';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { cleanParams } from '../../runtime/parameters.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute } from './compute';
import { numbered, sentencesOf } from './corpus';
import { addSentence, cosine, countTable, emptyTable, ppmi, rowSums, type Table } from './counts';
import { rewrite } from './experiment';
import { writeSentence } from './grammar';
import { NINE, parameters, type Params } from './settings';
import { seededRandom } from '../../runtime/random.ts';

const run = (change: Partial<Params>) => compute({ ...cleanParams(parameters), ...change }, referenceOps, quietRun());
const corpusOf = (count: number, seed = 5): string[][] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => writeSentence(random));
};

describe('the nine sentences of the chapter, window 2', () => {
  const { words, sentences } = numbered(sentencesOf(NINE));
  const raw = countTable(sentences, words.length, 2);
  const at = (word: string): number => words.indexOf(word);
  const counted = (a: string, b: string): number => raw.counts[at(a) * raw.size + at(b)] ?? -1;

  test('there are 90 ordered pairs, and the rows of tea and coffee are those of the text', () => {
    expect(rowSums(raw).reduce((a, b) => a + b)).toBe(90);
    expect(['drink', 'hot', 'cold', 'green'].map((c) => counted('tea', c))).toEqual([3, 1, 1, 1]);
    expect(['drink', 'hot', 'cold', 'green'].map((c) => counted('coffee', c))).toEqual([2, 1, 1, 0]);
  });

  test.each([
    ['tea', 'coffee', 8 / Math.sqrt(72), 0.715259],
    ['tea', 'drink', 0.243975, 0.487967],
    ['hot', 'cold', 0.894427, 0.892174],
    ['we', 'they', 0.707107, 0.191219],
    ['tea', 'cars', 0, 0],
  ])('%s and %s', (a, b, rawCosine, ppmiCosine) => {
    expect(cosine(raw, at(a), at(b))).toBeCloseTo(rawCosine, 6);
    expect(cosine(ppmi(raw), at(a), at(b))).toBeCloseTo(ppmiCosine, 6);
  });

  test('the demo shows the same when the text is the corpus', async () => {
    const { neighbors } = await run({ source: 'text', window: 2, experiment: 'none', word: 'tea', weighting: 'raw' });
    expect(neighbors[0]?.word).toBe('coffee');
    expect(neighbors[0]?.cosine).toBeCloseTo(8 / Math.sqrt(72), 12);
  });
});

describe('counting', () => {
  const { words, sentences } = numbered(corpusOf(300));

  test('the table is symmetric and its total is 2(wn − w(w+1)/2) for each sentence of n words', () => {
    for (const w of [1, 3, 8]) {
      const { counts, size } = countTable(sentences, words.length, w);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(300 * 2 * (w * 9 - (w * (w + 1)) / 2));
      for (let i = 0; i < size; i++)
        for (let j = 0; j < i; j++) expect(counts[i * size + j]).toBe(counts[j * size + i]);
    }
  });

  test('a window as long as the sentence counts the bag of words: order no longer matters', () => {
    const reversed = sentences.map((sentence) => [...sentence].reverse());
    expect(countTable(sentences, words.length, 8)).toEqual(countTable(reversed, words.length, 8));
    expect(countTable(sentences, words.length, 3)).not.toEqual(countTable(sentences, words.length, 8));
  });

  test('PPMI is never negative, 0 where the count is what chance gives, and does not change when the corpus is doubled', () => {
    const once = countTable(sentences, words.length, 3);
    const twice = countTable([...sentences, ...sentences], words.length, 3);
    const a = ppmi(once).counts;
    const b = ppmi(twice).counts;
    expect(Math.min(...a)).toBe(0);
    a.forEach((value, i) => expect(b[i]).toBeCloseTo(value, 12));
    // Independent by construction: every pair of a row sum and a column sum is met exactly.
    const independent: Table = { size: 2, counts: Float64Array.from([4, 4, 4, 4]) };
    expect([...ppmi(independent).counts]).toEqual([0, 0, 0, 0]);
  });
});

describe('experiments with known truth', () => {
  test('the raw rows of the twins add up to the row of the unsplit word, exactly', () => {
    const corpus = corpusOf(1000);
    const plain = numbered(corpus);
    const split = numbered(rewrite(corpus, { experiment: 'split', word: 'cat', other: '', seed: 3 }));
    const whole = countTable(plain.sentences, plain.words.length, 3);
    const halves = countTable(split.sentences, split.words.length, 3);
    const [one, two] = ['cat₁', 'cat₂'].map((name) => split.words.indexOf(name)) as [number, number];
    for (const word of plain.words.filter((name) => name !== 'cat')) {
      const c = split.words.indexOf(word);
      const sum = (halves.counts[one * halves.size + c] ?? 0) + (halves.counts[two * halves.size + c] ?? 0);
      expect(sum).toBe(whole.counts[plain.words.indexOf('cat') * whole.size + plain.words.indexOf(word)]);
    }
  });

  test('the merged row is the exact sum of the two rows', async () => {
    const { merged } = await run({ experiment: 'merge', sentences: 1000 });
    expect(merged?.largestDifference).toBe(0);
  });

  test('twins with more than 500 occurrences each are alike to 0.95 and nearest to each other', async () => {
    const { twin, count } = await run({ sentences: 20_000 });
    expect(count).toBeGreaterThan(500);
    expect(twin?.cosine).toBeGreaterThan(0.95);
    expect(twin?.rank).toBe(1);
  });

  test('exercise 14-3: cat at once; rabbit not with about ten occurrences, but with some dozens; cat+car near 0.6', async () => {
    const cat = await run({ sentences: 1000 });
    expect(cat.twin?.rank).toBe(1);
    const rabbit = await run({ sentences: 1000, word: 'rabbit' });
    const after = await run({ sentences: 3000, word: 'rabbit' });
    expect(rabbit.twin?.curve.at(-1)?.occurrences).toBeLessThan(15);
    expect(rabbit.twin?.rank).toBeGreaterThan(1);
    expect(after.twin?.curve.at(-1)?.occurrences).toBeGreaterThan(24);
    expect(after.twin?.rank).toBe(1);
    const { merged } = await run({ sentences: 1000, experiment: 'merge' });
    for (const part of merged?.parts ?? []) expect(Math.abs(part.after - 0.6)).toBeLessThan(0.06);
  });
});

describe('what the reader is told to notice', () => {
  test('hot is nearest to cold; a window of 1 makes verbs of all classes alike, a window of 3 does not', async () => {
    const hot = await run({ experiment: 'none', word: 'hot' });
    expect(hot.neighbors[0]?.word).toBe('cold');
    const near = async (window: number): Promise<number> => {
      const { mapWords, map } = await run({ experiment: 'none', word: 'fed', window });
      return map[mapWords.indexOf('fed')]?.[mapWords.indexOf('cooked')] ?? -1;
    };
    expect(await near(1)).toBeGreaterThan(0.9);
    expect(await near(3)).toBeLessThan(0.15);
  });

  test('raw cosines are high for all pairs, PPMI near 0', async () => {
    expect((await run({ experiment: 'none', weighting: 'raw' })).baseline).toBeGreaterThan(0.75);
    expect((await run({ experiment: 'none' })).baseline).toBeLessThan(0.1);
  });
});

describe('any text', () => {
  test('Chinese characters are words of one character; a word that is missing is replaced', async () => {
    const { vocabulary, word } = await run({ source: 'text', text: '我喝热茶。你喝凉茶！我修旧车', word: 'cat' });
    expect(vocabulary).toHaveLength(9);
    expect(vocabulary).toContain(word);
  });

  test('a text without two words side by side is refused with words', async () => {
    await expect(run({ source: 'text', text: 'one. two. three.' })).rejects.toMatchObject({ name: 'DemoError' });
    await expect(run({ source: 'text', text: '' })).rejects.toMatchObject({ name: 'DemoError' });
  });

  test('one sentence by hand', () => {
    const table = emptyTable(3);
    addSentence(table, [0, 1, 2], 1);
    expect([...table.counts]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0]);
  });
});
