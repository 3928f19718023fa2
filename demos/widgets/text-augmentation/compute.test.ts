import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { featuresOf, trainLogistic, Vocabulary } from './classifier';
import { accuracyOf, compute, emptyTally, judge, leakySplit, parameters, wordsOf, type Params } from './compute';
import { truthOf, writeSentence } from './language';
import { change, misspell, textOf, type ChangeOptions } from './techniques';

const run = (params: Partial<Params>) => compute({ ...cleanParams(parameters), ...params }, referenceOps, quietRun());
const mean = async (params: Partial<Params>): Promise<number[]> => (await run(params)).bars.map((bar) => bar.mean);
const deletion = (rate: number, protect = false): ChangeOptions => ({ technique: 'deletion', rate, protect });

describe('copies', () => {
  test('exact copies leave the weights of full-batch training as they were, to 1e-9', async () => {
    const random = seededRandom(3);
    const vocabulary = new Vocabulary();
    const texts = Array.from({ length: 40 }, () => writeSentence('negation', random)).map(({ words, label }) => ({
      label,
      features: vocabulary.add(featuresOf(words, false)),
    }));
    const once = await trainLogistic(texts, vocabulary.size);
    const five = await trainLogistic([...texts, ...texts, ...texts, ...texts, ...texts], vocabulary.size);
    expect(Math.max(...once.map(Math.abs))).toBeGreaterThan(0.5);
    once.forEach((weight, i) => expect(Math.abs(weight - (five[i] ?? NaN))).toBeLessThan(1e-9));
  });

  test('the demo shows it: both means are equal', async () => {
    const [plain, augmented] = await mean({ technique: 'copies', labels: 40 });
    expect(augmented).toBe(plain);
  });
});

describe('deletion', () => {
  test('among copies without “not” the wrong-label share is p/(1 + p), within 3 standard errors', () => {
    for (const p of [0.1, 0.2, 0.3]) {
      const random = seededRandom(100 * p);
      const tally = emptyTally();
      for (let i = 0; i < 20_000; i++) {
        const { words, label } = writeSentence('negation', random);
        const tokens = change(words, deletion(p), random);
        judge([{ tokens, words: textOf(tokens), label }], 'negation', tally);
      }
      const { wrong, of } = tally.wrongWithoutNot;
      const expected = p / (1 + p);
      expect(Math.abs(wrong / of - expected)).toBeLessThan(3 * Math.sqrt((expected * (1 - expected)) / of));
    }
  });

  test('rate 0 gives the sentence back, rate 1 keeps one word, a protected “not” always stays', () => {
    const words = 'the parcel was not late today'.split(' ');
    const random = seededRandom(1);
    expect(textOf(change(words, deletion(0), random))).toEqual(words);
    expect(textOf(change(words, deletion(1), random))).toHaveLength(1);
    for (let i = 0; i < 200; i++) expect(textOf(change(words, deletion(0.5, true), random))).toContain('not');
  });
});

describe('order', () => {
  test('a shuffle keeps the words, whatever it does to the pairs', () => {
    const random = seededRandom(4);
    const words = 'the dog chased the black cat'.split(' ');
    for (let i = 0; i < 50; i++) {
      const shuffled = textOf(change(words, { technique: 'shuffle', rate: 0, protect: false }, random));
      expect([...shuffled].sort()).toEqual([...words].sort());
    }
  });

  test.each([
    [5, 2.8],
    [10, 3.4],
  ])('one swap in %i words breaks %f pairs of neighbors on average', (n, expected) => {
    const words = Array.from({ length: n }, (_, i) => String(i));
    const random = seededRandom(n);
    let broken = 0;
    const trials = 6000;
    for (let i = 0; i < trials; i++) {
      const swapped = textOf(change(words, { technique: 'swaps', rate: 1 / n, protect: false }, random)).map(Number);
      broken += swapped.slice(1).filter((word, k) => word !== (swapped[k] ?? 0) + 1).length;
    }
    expect(broken / trials).toBeCloseTo(expected, 1);
  });

  test('the dog chased the cat: 2 of 10 swaps put the cat first', () => {
    const random = seededRandom(8);
    const words = 'the dog chased the cat'.split(' ');
    let turned = 0;
    for (let i = 0; i < 5000; i++) {
      const swapped = textOf(change(words, { technique: 'swaps', rate: 0.2, protect: false }, random));
      turned += Number(truthOf('order', swapped) === 0);
    }
    expect(Math.abs(turned / 5000 - 0.2)).toBeLessThan(3 * Math.sqrt(0.16 / 5000));
  });
});

describe('truth', () => {
  test('every sentence the generator writes deserves its label', () => {
    const random = seededRandom(9);
    for (const task of ['topic', 'negation', 'order'] as const)
      for (let i = 0; i < 300; i++) {
        const { words, label } = writeSentence(task, random);
        expect(truthOf(task, words)).toBe(label);
      }
  });

  test('synonyms and typos never change it', () => {
    const random = seededRandom(10);
    for (const task of ['topic', 'negation', 'order'] as const)
      for (const technique of ['synonyms', 'typos'] as const) {
        const tally = emptyTally();
        const { words, label } = writeSentence(task, random);
        const tokens = change(words, { technique, rate: 1, protect: false }, random);
        judge([{ tokens, words: textOf(tokens), label }], task, tally);
        expect(tally.wrongAll).toEqual({ wrong: 0, of: 1 });
      }
  });
});

describe('typos', () => {
  test('one slip is at most two edits away (insert, delete, replace: 1; exchange: 2)', () => {
    const random = seededRandom(11);
    for (let i = 0; i < 300; i++) expect(levenshtein('delivery', misspell('delivery', random))).toBeLessThanOrEqual(2);
  });

  test('the edit distances of the chapter', () => {
    expect(['delivrery', 'delvery', 'dleivery', 'devilery'].map((word) => levenshtein('delivery', word))).toEqual([
      1, 1, 2, 2,
    ]);
  });
});

describe('the leak', () => {
  test('with k copies a test line has a relative in training with probability 1 − 0.2^k', () => {
    for (const k of [1, 4]) {
      const random = seededRandom(k);
      let with_ = 0;
      let tests = 0;
      for (let round = 0; round < 60; round++) {
        const lines = Array.from({ length: 100 * (k + 1) }, (_, i) => ({
          words: [String(Math.floor(i / (k + 1)))],
          label: 0 as const,
        }));
        const { train, test: held } = leakySplit(lines, random);
        const known = new Set(train.map(({ words }) => words[0]));
        with_ += held.filter(({ words }) => known.has(words[0] ?? '')).length;
        tests += held.length;
      }
      const p = 1 - 0.2 ** k;
      expect(Math.abs(with_ / tests - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p) * (k + 1)) / tests) + 0.002);
    }
  });

  test('coin-flip labels and the nearest neighbor: near 1 with the leak, 0.5 without', async () => {
    const { bars } = await run({ task: 'coin', technique: 'copies', classifier: 'nearest', leak: true });
    const [plain, augmented, leak] = bars;
    for (const bar of [plain, augmented]) expect(Math.abs((bar?.mean ?? 0) - 0.5)).toBeLessThan(0.03);
    expect(leak?.mean).toBeGreaterThan(0.99);
  });
});

describe('what the chapter says (exercise 15-3)', () => {
  test('negation, deletion at 0.2: 0.77 falls to 0.71; protecting “not” leaves 0.75; synonyms at 0.5 reach 0.91', async () => {
    const [plain, deleted] = await mean({});
    const [, protectedNot] = await mean({ protect: true });
    const [, synonyms] = await mean({ technique: 'synonyms', rate: 0.5 });
    const shown = [plain, deleted, protectedNot, synonyms].map((value) => value?.toFixed(2));
    expect(shown).toEqual(['0.77', '0.71', '0.75', '0.91']);
  });

  test('topic, the same settings: from 0.92 to 0.91, less than the spread between draws', async () => {
    const { bars } = await run({ task: 'topic' });
    expect(bars.map((bar) => bar.mean.toFixed(2))).toEqual(['0.92', '0.91']);
    const spread = (bars[0]?.error ?? 0) * Math.sqrt(20);
    expect(Math.abs((bars[0]?.mean ?? 0) - (bars[1]?.mean ?? 0))).toBeLessThan(spread);
  });

  test('swaps ruin order and leave topic alone', async () => {
    const [order, swapped] = (await mean({ task: 'order', technique: 'swaps', rate: 0.1, labels: 30 })) as [
      number,
      number,
    ];
    expect(swapped).toBeLessThan(order - 0.08);
    const [topic, same] = (await mean({ task: 'topic', technique: 'swaps', rate: 0.1 })) as [number, number];
    expect(Math.abs(topic - same)).toBeLessThan(0.01);
  });
});

test('the same seed gives the same result', async () => {
  expect(await run({ labels: 20 })).toEqual(await run({ labels: 20 }));
});

test('an empty training side cannot happen, however few lines there are', async () => {
  const { train, test: held } = leakySplit([{ words: ['a'], label: 1 }], seededRandom(2));
  expect(await accuracyOf(train, held, { characters: false, classifier: 'nearest' })).toBe(1);
});

test('Han characters of the reader’s sentence are words of their own', () => {
  expect(wordsOf('蜜蜂 bee 2只')).toEqual(['蜜', '蜂', 'bee', '2', '只']);
});

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
