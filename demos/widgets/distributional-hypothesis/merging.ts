/** One word made from two: whether its row is the sum of theirs, and how much of their company it keeps. */
import { cosine, type Table } from './counts.ts';
import { neighborsOf, weigh } from './nearest.ts';
import type { Params } from './settings.ts';

export interface Merged {
  /** Largest difference between the merged raw row and the sum of the two rows, over all other words. */
  largestDifference: number;
  /** For each of the two words: its own nearest neighbor before, and what the merged word has with it. */
  parts: { word: string; nearest: string; before: number; after: number }[];
}

/** What merging did: the exact sum of rows, and how near the merged word stays to what each of the two was nearest to. */
export function mergedFacts(
  before: { table: Table; words: string[]; counts: number[] },
  after: { table: Table; words: string[]; weighted: Table },
  { word, other, weighting }: Params,
): Merged {
  const form = after.words.indexOf(`${word}+${other}`);
  const pair = [before.words.indexOf(word), before.words.indexOf(other)];
  let largestDifference = 0;
  after.words.forEach((name, j) => {
    if (j === form) return;
    const k = before.words.indexOf(name);
    const sum = pair.reduce((total, i) => total + (before.table.counts[i * before.table.size + k] ?? 0), 0);
    const difference = Math.abs((after.table.counts[form * after.table.size + j] ?? 0) - sum);
    largestDifference = Math.max(largestDifference, difference);
  });
  const weighted = weigh(before.table, weighting);
  const parts = [word, other].map((name, at) => {
    const near = neighborsOf(weighted, before.words, before.counts, pair[at] ?? 0);
    const nearest = near.find((n) => n.word !== word && n.word !== other);
    return {
      word: name,
      nearest: nearest?.word ?? '',
      before: nearest?.cosine ?? 0,
      after: nearest ? cosine(after.weighted, form, after.words.indexOf(nearest.word)) : 0,
    };
  });
  return { largestDifference, parts };
}
