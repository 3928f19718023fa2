/** The neighbors of a word by cosine, and how alike two words are anyway. */
import { cosine, ppmi, type Table } from './counts.ts';
import type { Params } from './settings.ts';

export interface Neighbor {
  word: string;
  cosine: number;
  /** How often it occurs. */
  count: number;
}

/** The table as it is compared: counts, or PPMI. */
export const weigh = (table: Table, weighting: Params['weighting']): Table =>
  weighting === 'ppmi' ? ppmi(table) : table;

/** All other words that occur, by falling cosine with word `i`. */
export function neighborsOf(table: Table, words: readonly string[], counts: readonly number[], i: number): Neighbor[] {
  return words
    .flatMap((word, j) =>
      j === i || counts[j] === 0 ? [] : [{ word, cosine: cosine(table, i, j), count: counts[j] ?? 0 }],
    )
    .sort((a, b) => b.cosine - a.cosine || b.count - a.count);
}

/** Median over pairs of words with 5 or more occurrences; over all pairs where there are fewer than two such words. */
export function medianCosine(table: Table, counts: readonly number[]): number {
  const often = counts.flatMap((count, i) => (count >= 5 ? [i] : []));
  // Words of a long text are thinned evenly: 120 words give 7,140 pairs.
  const all = often.length >= 2 ? often : counts.map((_, i) => i);
  const some = all.filter((_, k) => k % Math.ceil(all.length / 120) === 0);
  const cosines = some.flatMap((i, a) => some.slice(a + 1).map((j) => cosine(table, i, j))).sort((a, b) => a - b);
  return cosines[Math.floor(cosines.length / 2)] ?? 0;
}
