/**
 * The distributional hypothesis put to a test with known truth. Words of a corpus are counted by their neighbors and compared by cosine.
 * Split: each occurrence of a word becomes word₁ or word₂ by coin, two perfect synonyms by construction. Merge: two words become one
 * form, a perfect homonym. Does counting find the first, and what does it make of the second?
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Run } from '../../runtime/run.ts';
import { numbered, occurrences, readText, writeCorpus } from './corpus.ts';
import { cosine, countTable, rowSums } from './counts.ts';
import { formOf, rewrite, settle, TWINS } from './experiment.ts';
import { CLASSES } from './grammar.ts';
import { mergedFacts, type Merged } from './merging.ts';
import { medianCosine, neighborsOf, weigh, type Neighbor } from './nearest.ts';
import type { Params } from './settings.ts';
import { twinCurve, type Twin } from './twins.ts';

export { backends, parameters } from './settings.ts';

/** Words drawn in the heat map, and neighbors in the list. */
const SHOWN_WORDS = 18;
const SHOWN_NEIGHBORS = 10;

export interface Result {
  /** All words, for the selection, in alphabetical order. */
  vocabulary: string[];
  /** The word asked for, and the two words that were in fact used: they may not occur in the reader's text. */
  word: string;
  other: string;
  /** The form under which the word stands in the table after the experiment. */
  form: string;
  /** How often the form occurs. */
  count: number;
  neighbors: Neighbor[];
  /** Median cosine of all pairs of words that occur 5 times or more: what “alike” has to beat. */
  baseline: number;
  mapWords: string[];
  /** Cosines of the map's words with one another. */
  map: number[][];
  twin?: Twin;
  merged?: Merged;
  /** Words and ordered pairs counted. */
  tokens: number;
  pairs: number;
  sentenceCount: number;
  examples: string[];
}

/** Words of the map: of the grammar's corpus the first nouns of each class and a few others, of a text its most frequent words. */
function mapOrder(words: readonly string[], counts: readonly number[], params: Params, form: string): number[] {
  const wanted =
    params.source === 'grammar'
      ? [...CLASSES.flatMap(({ nouns }) => nouns.slice(0, 2)), 'hot', 'cold', 'rusty', 'fed', 'cooked']
      : [...words].sort((a, b) => (counts[words.indexOf(b)] ?? 0) - (counts[words.indexOf(a)] ?? 0));
  const special = params.experiment === 'split' ? TWINS.map((mark) => params.word + mark) : [form];
  const names = [...special, ...wanted.filter((name) => !special.includes(name))];
  return [...new Set(names)]
    .map((name) => words.indexOf(name))
    .filter((i) => i >= 0)
    .slice(0, SHOWN_WORDS);
}

export async function compute(given: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const corpus = given.source === 'grammar' ? writeCorpus(Math.round(given.sentences), given.seed) : readText(given);
  const plain = numbered(corpus);
  const plainCounts = occurrences(plain.sentences, plain.words.length);
  const params = settle(given, plain.words, plainCounts);
  await run.breathe();
  const { words, sentences } = numbered(rewrite(corpus, params));
  const table = countTable(sentences, words.length, params.window);
  const counts = occurrences(sentences, words.length);
  await run.breathe();
  const weighted = weigh(table, params.weighting);
  const form = words.includes(formOf(params)) ? formOf(params) : params.word + TWINS[1];
  const at = words.indexOf(form);
  const near = neighborsOf(weighted, words, counts, at);
  const order = mapOrder(words, counts, params, form);
  const result: Result = {
    vocabulary: [...plain.words].sort((a, b) => a.localeCompare(b, 'en')),
    word: params.word,
    other: params.other,
    form,
    count: counts[at] ?? 0,
    neighbors: near.slice(0, SHOWN_NEIGHBORS),
    baseline: medianCosine(weighted, counts),
    mapWords: order.map((i) => words[i] ?? ''),
    map: order.map((i) => order.map((j) => cosine(weighted, i, j))),
    tokens: counts.reduce((a, b) => a + b, 0),
    pairs: rowSums(table).reduce((a, b) => a + b, 0),
    sentenceCount: corpus.length,
    examples: corpus.slice(0, 4).map((sentence) => sentence.join(/\p{Script=Han}/u.test(sentence[0] ?? '') ? '' : ' ')),
  };
  if (params.experiment === 'split') {
    const name = params.word + TWINS[1];
    const pair = [at, words.indexOf(name)] as const;
    const rank = near.findIndex(({ word }) => word === name) + 1;
    if (pair[1] >= 0 && pair[1] !== at) {
      const curve = await twinCurve(sentences, words, pair, params, run.breathe);
      result.twin = { name, rank, cosine: near[rank - 1]?.cosine ?? 0, curve };
    }
  }
  if (params.experiment === 'merge') {
    const before = countTable(plain.sentences, plain.words.length, params.window);
    result.merged = mergedFacts(
      { table: before, words: plain.words, counts: plainCounts },
      { table, words, weighted },
      params,
    );
  }
  return result;
}
