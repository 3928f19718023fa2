import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { broken } from './breaks';
import { compute, parameters, perplexityOf, type Params, type Result } from './compute';
import { cosine, knowledge } from './corpus';
import {
  bleu,
  brevityPenalty,
  chrF,
  clippedCounts,
  greedyMatch,
  rougeL,
  rougeN,
  rougeS,
  scoreOf,
  tokenize,
} from './metrics';

const run = (given: Partial<Params>): Promise<Result> => compute(cleanParams(parameters, given), referenceOps);
const words = (text: string): string[] => text.split(' ');
const reference = words('the ferry leaves the north harbour at seven every morning');
const second = words('every morning at 7 the boat departs from the northern port');
const a = words('the ferry leaves from the north harbour at seven each morning');
const b = words('the ferry leaves the north harbour at seven');
const c = [...reference].reverse();
const d = words('each day at 7 am the boat departs from the northern port');
const e = words('the ferry never leaves the north harbour at seven every morning');
const f = reference.map((word) => (word === 'seven' ? 'nine' : word));
const score = (text: readonly string[], order = 4, references = [reference]): number =>
  100 * bleu(text, references, order, false);

describe('the sign at the pier (numbers of the chapter; sacreBLEU 2.6 agrees)', () => {
  test('BLEU-4', () => {
    const wanted = [48.327, 77.8801, 0, 0, 74.1945, 70.7107];
    [a, b, c, d, e, f].forEach((text, i) => expect(score(text)).toBeCloseTo(wanted[i] ?? NaN, 4));
    expect(score(c, 1)).toBeCloseTo(100, 10);
    expect(score(d, 4, [reference, second])).toBeCloseTo(57.0675, 4);
    expect(
      [1, 2, 3, 4].map((n) => clippedCounts(a, [reference], n)).map(({ matched, total }) => [matched, total]),
    ).toEqual([
      [9, 11],
      [6, 10],
      [4, 9],
      [2, 8],
    ]);
  });

  test('chrF', () => {
    const wanted = [79.2149, 77.693, 53.8072, 24.1685, 92.328, 84.7733];
    [a, b, c, d, e, f].forEach((text, i) => expect(100 * chrF(text, reference)).toBeCloseTo(wanted[i] ?? NaN, 4));
  });

  test('ROUGE', () => {
    expect(rougeN(a, reference, 1).precision).toBeCloseTo(0.818182, 6);
    expect(rougeN(a, reference, 1).f1).toBeCloseTo(0.857143, 6);
    expect(rougeN(a, reference, 2).f1).toBeCloseTo(0.631579, 6);
    expect(rougeL(a, reference).f1).toBeCloseTo(0.857143, 6);
    expect(rougeS(a, reference).f1).toBeCloseTo(0.72, 12);
    expect(rougeN(b, reference, 1).f1).toBeCloseTo(0.888889, 6);
    expect([rougeN(c, reference, 1).f1, rougeN(c, reference, 2).f1]).toEqual([1, 0]);
    expect(rougeL(c, reference).f1).toBeCloseTo(0.3, 12);
    expect(rougeL(e, reference).f1).toBeCloseTo(0.952381, 6);
    expect(rougeS(e, reference).f1).toBeCloseTo(0.9, 12);
  });

  test('clipping: a word repeated counts as often as the reference has it', () => {
    const candidate = words('very very very very');
    const target = words('a very small and very quiet village');
    expect(clippedCounts(candidate, [target], 1).matched).toBe(2);
    expect(100 * bleu(candidate, [target], 1, false)).toBeCloseTo(23.6183, 4);
  });

  test('greedy matching on the cosines of the chapter', () => {
    const cosines = [
      [0.92, 0.31, 0.28, 0.22],
      [0.35, 0.81, 0.4, 0.33],
      [0.25, 0.44, 0.77, 0.58],
    ];
    const { precision, recall, f1 } = greedyMatch(cosines);
    expect([precision, recall, f1].map((v) => v.toFixed(6))).toEqual(['0.833333', '0.770000', '0.800416']);
  });
});

/** A random text over a small alphabet of words. */
const randomText = (random: ReturnType<typeof seededRandom>, length: number): string[] =>
  Array.from({ length }, () => 'abcdef'[random.below(6)] ?? 'a');

describe('properties on 200 random texts', () => {
  test('ROUGE-L never exceeds ROUGE-1, one-hot precision is the unclipped share of known words, F1 is symmetric', () => {
    const random = seededRandom(5);
    for (let k = 0; k < 200; k++) {
      const [x, y] = [randomText(random, 1 + random.below(9)), randomText(random, 1 + random.below(9))];
      const [one, longest] = [rougeN(x, y, 1), rougeL(x, y)];
      for (const part of ['precision', 'recall', 'f1'] as const)
        expect(longest[part]).toBeLessThanOrEqual(one[part] + 1e-12);
      expect(rougeN([...x].reverse(), x, 1).f1).toBe(1);
      const cosines = x.map((u) => y.map((v) => cosine(u, v, 'onehot')));
      const swapped = y.map((v) => x.map((u) => cosine(u, v, 'onehot')));
      expect(greedyMatch(cosines).precision).toBeCloseTo(x.filter((u) => y.includes(u)).length / x.length, 12);
      expect(greedyMatch(cosines).f1).toBeCloseTo(greedyMatch(swapped).f1, 12);
    }
  });

  test('another reference of the same length never lowers BLEU', () => {
    const random = seededRandom(6);
    for (let k = 0; k < 200; k++) {
      const length = 4 + random.below(6);
      const [x, y, z] = [0, 1, 2].map(() => randomText(random, length)) as [string[], string[], string[]];
      expect(bleu(x, [y, z], 2, false)).toBeGreaterThanOrEqual(bleu(x, [y], 2, false) - 1e-12);
    }
  });
});

test('the brevity penalty is continuous at equal length', () => {
  expect(brevityPenalty(8, 10)).toBeCloseTo(Math.exp(-0.25), 12);
  expect(brevityPenalty(10, 10)).toBe(1);
  expect(brevityPenalty(1e9, 1e9 + 1)).toBeCloseTo(1, 8);
});

test('equal texts score 1 everywhere, texts without a common word 0', async () => {
  const text = reference.join(' ');
  const same = await run({ candidate: text });
  for (const value of Object.values(same.scores)) expect(value).toBeCloseTo(1, 12);
  const none = await run({ candidate: 'alpha beta gamma delta', vectors: 'onehot' });
  expect([none.scores.bleu, none.scores.rouge1, none.scores.rougeL, none.scores.matching]).toEqual([0, 0, 0, 0]);
});

test('no metric ranks the faithful (d) above the dangerous (e), static vectors included, with a second reference too', async () => {
  for (const vectors of ['onehot', 'static'] as const) {
    const wrong = await run({ candidate: e.join(' '), vectors });
    for (const secondReference of [false, true]) {
      const right = await run({ candidate: d.join(' '), vectors, second: secondReference });
      expect(right.scores.bleu).toBeLessThan(wrong.scores.bleu);
      if (!secondReference)
        for (const name of ['chrF', 'rouge1', 'rougeL', 'matching'] as const)
          expect(right.scores[name]).toBeLessThan(wrong.scores[name]);
    }
  }
});

test('counting neighbours makes words alike that can stand for each other, whether they mean the same or not', () => {
  for (const [u, v] of [
    ['ferry', 'boat'],
    ['seven', 'nine'],
    ['harbour', 'port'],
    ['never', 'always'],
  ] as const) {
    expect(cosine(u, v, 'static')).toBeGreaterThan(0.8);
    expect(cosine(u, 'shop', 'static')).toBeLessThan(0.5);
  }
  expect(cosine('ferry', 'zeppelin', 'static')).toBe(0);
});

describe('perplexity', () => {
  test('the five tokens of the chapter, and a uniform model', () => {
    expect(perplexityOf([0.5, 0.25, 0.8, 0.1, 0.4], 20).perplexity).toBeCloseTo(3.017088, 6);
    expect(perplexityOf([0.5, 0.25, 0.8, 0.001, 0.4], 20).perplexity).toBeCloseTo(7.578583, 6);
    expect(perplexityOf(new Array<number>(7).fill(1 / 50), 30).perplexity).toBeCloseTo(50, 10);
  });

  test('the bigram model is a distribution: all words and the unknown one together make 1', () => {
    const { probability, vocabulary } = knowledge();
    for (const previous of ['', 'the', 'ferry', 'zeppelin']) {
      const sum = [...vocabulary, 'zeppelin'].reduce((total, word) => total + probability(previous, word), 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });
});

test('breaks do what they say; Chinese is read character by character', () => {
  expect(broken(reference, 'negate')).toBe(e.join(' '));
  expect(broken(reference, 'number')).toBe(f.join(' '));
  expect(broken(reference, 'truncate')).toBe(b.join(' '));
  expect(broken(reference, 'paraphrase')).toBe(d.join(' '));
  expect(tokenize('渡轮7点开，GPU上')).toEqual(['渡', '轮', '7', '点', '开', 'gpu', '上']);
  expect(scoreOf(0, 0, 0).f1).toBe(0);
});

test('empty and endless texts are refused with a message', async () => {
  await expect(run({ candidate: '…' })).rejects.toThrow('no word in the candidate');
  await expect(run({ reference: 'word '.repeat(41) })).rejects.toThrow('at most 40');
});
