/** What an experiment does to the corpus: which word becomes two, or which two become one, and what the new forms are called. */
import { seededRandom } from '../../runtime/random.ts';
import type { Params } from './settings.ts';

/** Marks of the two words made from one. */
export const TWINS = ['₁', '₂'] as const;

/** Words that the corpus does not have are replaced: by the most frequent of those it has. */
export function settle(params: Params, words: readonly string[], counts: readonly number[]): Params {
  const byCount = words.map((_, i) => i).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const word = words.includes(params.word) ? params.word : (words[byCount[0] ?? 0] ?? '');
  const free = byCount.map((i) => words[i] ?? '').find((name) => name !== word) ?? '';
  const other = words.includes(params.other) && params.other !== word ? params.other : free;
  // A word that occurs once has no twin.
  const single = counts[words.indexOf(word)] === 1 && params.experiment === 'split';
  return { ...params, word, other, experiment: single ? 'none' : params.experiment };
}

/** The form under which the word stands in the table after the experiment. */
export const formOf = ({ experiment, word, other }: Params): string =>
  experiment === 'split' ? word + TWINS[0] : experiment === 'merge' ? `${word}+${other}` : word;

/** The corpus after the experiment: a coin for each occurrence of the word, or one form for two words. */
export function rewrite(
  corpus: readonly (readonly string[])[],
  { experiment, word, other, seed }: Pick<Params, 'experiment' | 'word' | 'other' | 'seed'>,
): string[][] {
  const coin = seededRandom(seed + 1_000_003);
  const rename = (token: string): string => {
    if (experiment === 'split' && token === word) return token + TWINS[coin.below(2)];
    if (experiment === 'merge' && (token === word || token === other)) return `${word}+${other}`;
    return token;
  };
  return corpus.map((sentence) => sentence.map(rename));
}
