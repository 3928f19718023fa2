import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildModel, MOST_COMPRESSED_BYTES, sentencesOf } from '../../../scripts/build-corpus.ts';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { bookModel } from './book.ts';
import { PRESET } from './candidates.ts';
import { compute, measure, parameters, type Result } from './compute.ts';
import {
  directConvolution,
  directTap,
  exactConvolution,
  fftConvolution,
  fftTap,
  harmonicSums,
  relativeError,
  winograd1d,
  winogradConvolution,
} from './digits.ts';
import {
  chiSquare,
  chiSquareLimit,
  drawMany,
  entropyBits,
  finalDistribution,
  keptCount,
  tempered,
  upperTail,
} from './draw.ts';
import { problemOf } from './methods.ts';
import { nextWord, pack, train, unpack, wordsOf } from './ngram.ts';
import { hex32 } from './numbers.ts';
import type { Params } from './parameters.ts';
import { firstWord, philox } from './philox.ts';

const run = (given: Partial<Params>): Promise<Result> => compute(cleanParams(parameters, given), referenceOps);
const observed = async (given: Partial<Params>): Promise<number[]> =>
  (await run(given)).sampling?.tokens.map((token) => token.observed) ?? [];
const off = { temperature: 1, topK: 0, topP: 1, minP: 0 };

describe('Philox', () => {
  it('gives the words of its authors’ known answers', () => {
    const words = (given: readonly number[]): string =>
      given.map((word) => word.toString(16).toUpperCase().padStart(8, '0')).join(' ');
    const ones = 0xffffffff;
    expect(words(philox([0, 0, 0, 0], [0, 0]))).toBe('6627E8D5 E169C58D BC57AC4C 9B00DBD8');
    expect(words(philox([ones, ones, ones, ones], [ones, ones]))).toBe('408F276D 41C83B0E A20BC7C6 6D5451FD');
    expect(words([0, 1, 2, 3].map((i) => firstWord(123, i)))).toBe('11237CDC A3C0144E 2C1B5AA5 1E66D4D6');
  });
});

describe('draws of the preset', () => {
  it('count as the chapter says', async () => {
    expect(await observed({ seed: 42 })).toEqual([3623, 2256, 1321, 985, 806, 503, 314, 192]);
    expect(await observed({ seed: 123 })).toEqual([3618, 2150, 1411, 980, 837, 510, 295, 199]);
    expect((await observed({ seed: 42, topK: 3 })).slice(0, 4)).toEqual([5057, 3001, 1942, 0]);
    expect((await observed({ seed: 123, temperature: 0.7, topP: 0.9 })).slice(0, 6)).toEqual([
      4895, 2440, 1259, 837, 569, 0,
    ]);
    expect(Array.from(drawMany(PRESET, 42, 10))).toEqual([2, 7, 4, 3, 0, 0, 0, 0, 1, 0]);
  });

  it.each([
    [42, 7.2916, 0.3992],
    [123, 3.7124, 0.8122],
    [7, 18.6654, 0.0093],
  ])('have the χ² of the chapter for seed %i', async (seed, statistic, p) => {
    const chi = (await run({ seed })).sampling?.chi;
    expect(chi?.freedom).toBe(7);
    expect(chi?.statistic).toBeCloseTo(statistic, 4);
    expect(chi?.p).toBeCloseTo(p, 4);
  });

  it('fail against a wrong theory', async () => {
    expect((await run({ seed: 42, wrong: true })).sampling?.chi.statistic).toBeCloseTo(18.624, 3);
    expect((await run({ seed: 123, wrong: true })).sampling?.chi.statistic).toBeCloseTo(21.292, 3);
  });

  it('average 6.973 over a thousand seeds, 5.9 % of them above the limit', async () => {
    const found = await measure(cleanParams(parameters), referenceOps, quietRun());
    expect(found.mean).toBeCloseTo(6.973, 3);
    expect(found.rejected).toBeCloseTo(0.059, 6);
    expect(found.limit).toBeCloseTo(14.067, 3);
  }, 60_000);

  it('come out the same through the kernel’s reference', async () => {
    expect((await run({})).sampling?.kernel).toMatchObject({ compared: 10_000, different: 0 });
    expect((await run({ temperature: 1.5, topK: 6, minP: 0.1 })).sampling?.kernel.different).toBe(0);
  });
});

describe('temperature and cuts', () => {
  it('have the entropies and probabilities of the chapter', () => {
    const entropies = [0.5, 0.7, 1, 1.5, 2].map((temperature) => entropyBits(tempered(PRESET, temperature)));
    [1.7175, 2.16128, 2.51274, 2.75839, 2.8581].forEach((bits, i) => expect(entropies[i]).toBeCloseTo(bits, 5));
    expect(tempered(PRESET, 0.5)[0]).toBeCloseTo(0.59504, 5);
    Array.from(tempered(PRESET, 1000)).forEach((p) => expect(p).toBeCloseTo(1 / 8, 3));
  });

  it('keep the tokens of the chapter and of exercise 10-3', () => {
    const kept = (part: Partial<typeof off>): number =>
      keptCount(tempered(PRESET, part.temperature ?? 1), { ...off, ...part });
    expect([0.5, 0.7, 1.5, 2].map((temperature) => kept({ temperature, topP: 0.9 }))).toEqual([3, 5, 6, 7]);
    expect(kept({ topP: 0.75 })).toBe(4);
    expect(kept({ topP: 0.9 })).toBe(6);
    expect([0.25, 0.2, 0.1].map((minP) => kept({ minP }))).toEqual([4, 5, 6]);
    expect([1.25, 1.2552, 1.2554].map((temperature) => kept({ temperature, minP: 0.1 }))).toEqual([7, 7, 8]);
    expect(kept({ topK: 1, temperature: 3 })).toBe(1);
    expect(kept({ minP: 1 })).toBe(1);
  });

  it('normalize what is left', () => {
    const p = finalDistribution(PRESET, { ...off, temperature: 0.7, topP: 0.9 });
    [0.492286, 0.243599, 0.127719, 0.078977, 0.057419].forEach((value, i) => expect(p[i]).toBeCloseTo(value, 6));
  });

  it('agree with the largest of noisy logits, an independent way to draw', () => {
    let sum = 0;
    const seeds = 200;
    for (let seed = 1; seed <= seeds; seed++) {
      const counts = new Array<number>(8).fill(0);
      for (let i = 0; i < 2000; i++) {
        const words = [...philox([i, 7, 0, 0], [seed, 1]), ...philox([i, 8, 0, 0], [seed, 1])];
        const noisy = PRESET.map((p, j) => Math.log(p) - Math.log(-Math.log(((words[j] ?? 0) + 0.5) / 2 ** 32)));
        const best = noisy.indexOf(Math.max(...noisy));
        counts[best] = (counts[best] ?? 0) + 1;
      }
      sum += chiSquare(counts, PRESET, 2000).statistic;
    }
    expect(Math.abs(sum / seeds - 7)).toBeLessThan(0.8);
  });
});

describe('χ²', () => {
  it('has the usual limits', () => {
    for (const [freedom, limit] of [
      [2, 5.991],
      [3, 7.815],
      [7, 14.067],
    ] as const) {
      expect(chiSquareLimit(freedom, 0.05)).toBeCloseTo(limit, 3);
      expect(upperTail(limit, freedom)).toBeCloseTo(0.05, 4);
    }
    expect(upperTail(4, 2)).toBeCloseTo(Math.exp(-2), 12);
  });

  it('merges cells with fewer than five expected draws, leaves them out below five in all, and says so', () => {
    expect(chiSquare([50, 40, 3, 4, 3], [0.5, 0.4, 0.04, 0.03, 0.03], 100)).toMatchObject({
      freedom: 2,
      small: 'merged',
    });
    expect(chiSquare([50, 46, 4], [0.5, 0.46, 0.04], 100)).toMatchObject({ freedom: 1, small: 'left out' });
    expect(chiSquare([50, 50, 0], [0.5, 0.5, 0], 100)).toMatchObject({ freedom: 1, small: 'none' });
  });
});

describe('the n-gram model', () => {
  it('gives the probabilities worked out by hand for “a b a b a c”', () => {
    const model = train(['a', 'b', 'a', 'b', 'a', 'c']);
    const [a, b, c] = Array.from(nextWord(model, undefined, 0));
    expect([a, b, c].map((p) => Number(p?.toFixed(6)))).toEqual([0.25, 0.583333, 0.166667]);
  });

  it('sums to 1 after every context, pruned or not', () => {
    const model = bookModel();
    for (const context of ['the number of', 'of the', 'it is', 'a model', 'zebra quux', '']) {
      const ids = wordsOf(context)
        .slice(-2)
        .map((word) => model.words.indexOf(word))
        .map((id) => (id < 0 ? undefined : id));
      const p = nextWord(model, ids.at(-2), ids.at(-1));
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...p)).toBeGreaterThan(0);
    }
  });

  it('survives being packed', () => {
    const model = train(wordsOf('The cat saw the dog. The dog saw the cat, and 3,000 cats saw 2 dogs.'));
    const again = unpack(pack(model));
    expect(again).toEqual(model);
    expect(model.words).toContain('#');
  });

  it('backs off over words it does not know, and says so', async () => {
    const { sampling } = await run({ source: 'book', context: 'zebra the' });
    expect(sampling).toMatchObject({ unknown: ['zebra'], order: 2 });
    expect((await run({ source: 'book', context: '' })).sampling?.order).toBe(1);
    await expect(run({ source: 'book', context: 'x'.repeat(201) })).rejects.toThrow('at most 200');
  });

  it('continues alike under one seed and otherwise under another', async () => {
    const text = async (seed: number) =>
      (await run({ source: 'book', seed, draws: 100 })).sampling?.continuation.join(' ');
    expect(await text(1)).toBe(await text(1));
    expect(await text(1)).not.toBe(await text(2));
  });
});

describe('the corpus', () => {
  it('is made of English sentences without formulas, code or Chinese', () => {
    const source =
      '---\ntitle: x\n---\n\nA :term[kernel]{#kernel} slides [@he2016] here ([](Q07)). It has $k^2$ weights. **Two** more.\n\n:::zh\n中文。\n:::\n\n## Heading · 标题\n\n| a | b |\n';
    expect(sentencesOf(source)).toEqual(['A kernel slides here.', 'Two more.']);
  });

  it('gives the packed model, but for changes of the text since', () => {
    const { model, file } = buildModel();
    expect(gzipSync(file).length).toBeLessThanOrEqual(MOST_COMPRESSED_BYTES);
    const shipped = bookModel();
    const common = shipped.words.filter((word) => model.words.includes(word)).length;
    expect(shipped.words).toHaveLength(model.words.length);
    expect(common / model.words.length).toBeGreaterThan(0.8);
    expect(Math.abs(shipped.unigrams.total / model.unigrams.total - 1)).toBeLessThan(0.3);
    expect(shipped.words.every((word) => /^(?:[a-z]+(?:['-][a-z]+)*|#|[.,;:?])$/.test(word))).toBe(true);
    for (const [history, { counts, total }] of shipped.bigrams) {
      expect(history).toBeLessThan(shipped.words.length);
      expect([...counts.values()].reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(total);
      for (const id of counts.keys()) expect(id).toBeLessThan(shipped.words.length);
    }
    expect(readFileSync(new URL('./model.ts', import.meta.url), 'utf8')).toContain(
      'written by scripts/build-corpus.ts',
    );
  });
});

describe('digits', () => {
  it('has the bits of the chapter for one output by three methods', () => {
    const d = [0.3, -0.1, 0.7, 0.2].map(Math.fround);
    const g = [0.9, -0.4, 0.1].map(Math.fround);
    expect([directTap(d, g), winograd1d(d, g)[0] ?? 0, fftTap(d, g, 8)].map(hex32)).toEqual([
      '3EC28F5C',
      '3EC28F5D',
      '3EC28F5E',
    ]);
    expect(winograd1d([3, -1, 4, 2], [2, -4, 1])).toEqual([14, -16]);
  });

  it('is exact for Winograd on whole numbers with a filter of multiples of four', () => {
    for (let seed = 0; seed < 10; seed++) {
      const problem = problemOf({ seed, whole: true });
      expect(winogradConvolution(problem)).toEqual(directConvolution(problem));
      expect(Array.from(directConvolution(problem))).toEqual(Array.from(exactConvolution(problem)));
    }
  });

  it('is right to six digits by every method, and not the same', () => {
    const problem = problemOf({ seed: 42, whole: false });
    const exact = exactConvolution(problem);
    for (const method of [directConvolution, winogradConvolution, fftConvolution]) {
      expect(relativeError(method(problem), exact)).toBeLessThan(1e-6);
      expect(relativeError(method(problem), exact)).toBeGreaterThan(1e-9);
    }
    expect(Array.from(winogradConvolution(problem))).not.toEqual(Array.from(directConvolution(problem)));
  });

  it('adds 1/k as the table does', () => {
    const { sums, exact } = harmonicSums(10);
    expect(exact).toBeCloseTo(14.3927267229, 9);
    const table = {
      descending: 14.357358,
      ascending: 14.3926516,
      halves: 14.392724,
      lanes256: 14.3927298,
      lanes64: 14.3927317,
      kahan: 14.3927269,
    };
    for (const [name, value] of Object.entries(table)) expect(sums[name as keyof typeof table]).toBeCloseTo(value, 6);
    expect(Math.abs(sums.shuffled / exact - 1)).toBeGreaterThan(1e-6);
  });

  it('shows the same pixel by four kernels', async () => {
    const { digits } = await run({ tab: 'digits' });
    expect(digits?.methods.map(({ name }) => name)).toEqual(['direct', 'winograd', 'fft', 'device']);
    for (const { value } of digits?.methods ?? []) expect(value).toBeCloseTo(digits?.exact ?? 0, 5);
    expect(digits?.map).toHaveLength(196);
  });
});
