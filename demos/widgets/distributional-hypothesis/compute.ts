/**
 * The distributional hypothesis put to a test with known truth. Words of a corpus are counted by their neighbors and compared by cosine.
 * Split: each occurrence of a word becomes word₁ or word₂ by coin, two perfect synonyms by construction. Merge: two words become one
 * form, a perfect homonym. Does counting find the first, and what does it make of the second?
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { addSentence, cosine, emptyTable, ppmi, rowSums, type Table } from './counts.ts';
import { CLASSES, writeSentence } from './grammar.ts';

export interface Params {
  /** Sentences written by the little grammar, or the text in the box. */
  source: 'grammar' | 'text';
  /** Number of sentences the grammar writes, 200 … 20,000. */
  sentences: number;
  /** A neighbor stands at most this many places away, 1 … 8. */
  window: number;
  weighting: 'ppmi' | 'raw';
  experiment: 'none' | 'split' | 'merge';
  /** The word looked at, split, or merged. */
  word: string;
  /** The word it is merged with. */
  other: string;
  text: string;
  seed: number;
}

/** The nine sentences of the chapter. */
export const NINE =
  'we drink hot tea / they drink green tea / we drink hot coffee / they drink cold coffee / we drink cold tea / we repair old cars / they sell old cars / they repair rusty trucks / we wash old trucks';

export const parameters: Parameters<Params> = {
  source: { kind: 'choice', options: ['grammar', 'text'], default: 'grammar' },
  experiment: { kind: 'choice', options: ['none', 'split', 'merge'], default: 'split' },
  sentences: { kind: 'number', min: 200, max: 20_000, step: 1, scale: 'log', whole: true, default: 2000 },
  window: { kind: 'number', min: 1, max: 8, step: 1, default: 3 },
  weighting: { kind: 'choice', options: ['ppmi', 'raw'], default: 'ppmi' },
  word: { kind: 'text', default: 'cat', maxLength: 60 },
  other: { kind: 'text', default: 'car', maxLength: 60 },
  text: { kind: 'text', default: NINE, maxLength: 4000 },
  seed: { kind: 'seed', default: 14 },
};

export const backends: readonly BackendKind[] = ['float64'];

export const MAX_WORDS = 1000;
/** Words drawn in the heat map, and neighbors in the list. */
export const SHOWN_WORDS = 18;
export const SHOWN_NEIGHBORS = 10;

export interface Neighbor {
  word: string;
  cosine: number;
  /** How often it occurs. */
  count: number;
}

/** The twins after so many sentences. */
export interface TwinPoint {
  sentences: number;
  /** Occurrences of both twins together. */
  occurrences: number;
  twin: number;
  rival: number;
  rivalWord: string;
}

export interface Twin {
  name: string;
  cosine: number;
  /** Place among the neighbors, from 1. */
  rank: number;
  curve: TwinPoint[];
}

export interface Merged {
  /** Largest difference between the merged raw row and the sum of the two rows, over all other words. */
  largestDifference: number;
  /** For each of the two words: its own nearest neighbor before, and what the merged word has with it. */
  parts: { word: string; nearest: string; before: number; after: number }[];
}

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

const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:['’-](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

/** Sentences of a text: they end at . ! ? ; / a line break, or their Chinese counterparts; Han characters stand alone. */
export function sentencesOf(text: string): string[][] {
  return text
    .toLowerCase()
    .split(/[.!?;/\n。！？；]+/u)
    .map((sentence) => sentence.match(WORD) ?? [])
    .filter((words) => words.length > 0)
    .map((words) => [...words]);
}

function readText({ text }: Params): string[][] {
  if (text.length > parameters.text.maxLength) {
    throw new DemoError(
      `The text has ${text.length.toLocaleString('en-US')} characters; at most ${parameters.text.maxLength.toLocaleString('en-US')} can be read here. Shorten it.`,
      `文本有${text.length.toLocaleString('en-US')}个字符，最多${parameters.text.maxLength.toLocaleString('en-US')}个。请缩短。`,
    );
  }
  const corpus = sentencesOf(text);
  const distinct = new Set(corpus.flat()).size;
  if (distinct < 3 || !corpus.some((sentence) => sentence.length > 1)) {
    throw new DemoError(
      'The text needs at least one sentence of two words, and three different words. Type more.',
      '文本里至少要有一个两词的句子和三个不同的词。请再多输入一些。',
    );
  }
  if (distinct > MAX_WORDS) {
    throw new DemoError(
      `The text has ${distinct} different words; at most ${MAX_WORDS} can be counted here. Shorten it.`,
      `文本有${distinct}个不同的词，最多${MAX_WORDS}个。请缩短。`,
    );
  }
  return corpus;
}

function writeCorpus(count: number, seed: number): string[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => writeSentence(random));
}

const TWINS = ['₁', '₂'] as const;

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

/** Words as numbers, in order of first appearance. */
export function numbered(corpus: readonly (readonly string[])[]): { words: string[]; sentences: number[][] } {
  const index = new Map<string, number>();
  const sentences = corpus.map((sentence) =>
    sentence.map((word) => {
      const known = index.get(word);
      if (known !== undefined) return known;
      index.set(word, index.size);
      return index.size - 1;
    }),
  );
  return { words: [...index.keys()], sentences };
}

export function countTable(sentences: readonly (readonly number[])[], size: number, window: number): Table {
  const table = emptyTable(size);
  for (const sentence of sentences) addSentence(table, sentence, window);
  return table;
}

const weigh = (table: Table, weighting: Params['weighting']): Table => (weighting === 'ppmi' ? ppmi(table) : table);

/** All other words that occur, by falling cosine with word `i`. */
function neighborsOf(table: Table, words: readonly string[], counts: readonly number[], i: number): Neighbor[] {
  return words
    .flatMap((word, j) =>
      j === i || counts[j] === 0 ? [] : [{ word, cosine: cosine(table, i, j), count: counts[j] ?? 0 }],
    )
    .sort((a, b) => b.cosine - a.cosine || b.count - a.count);
}

function occurrences(sentences: readonly (readonly number[])[], size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const sentence of sentences) for (const word of sentence) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Median over pairs of words with 5 or more occurrences; over all pairs where there are fewer than two such words. */
function medianCosine(table: Table, counts: readonly number[]): number {
  const often = counts.flatMap((count, i) => (count >= 5 ? [i] : []));
  // Words of a long text are thinned evenly: 120 words give 7,140 pairs.
  const all = often.length >= 2 ? often : counts.map((_, i) => i);
  const some = all.filter((_, k) => k % Math.ceil(all.length / 120) === 0);
  const cosines = some.flatMap((i, a) => some.slice(a + 1).map((j) => cosine(table, i, j))).sort((a, b) => a - b);
  return cosines[Math.floor(cosines.length / 2)] ?? 0;
}

const CURVE_AT: readonly number[] = [200, 400, 700, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000];

/** Grows the corpus and looks at the twins at each length. A text is taken in tenths. */
async function twinCurve(
  sentences: readonly (readonly number[])[],
  words: readonly string[],
  pair: readonly [number, number],
  { window, weighting, source }: Params,
  run: Run<Result>,
): Promise<TwinPoint[]> {
  const stops =
    source === 'grammar'
      ? [...CURVE_AT.filter((n) => n < sentences.length), sentences.length]
      : [...new Set([0.2, 0.4, 0.6, 0.8, 1].map((share) => Math.ceil(share * sentences.length)))];
  const table = emptyTable(words.length);
  const curve: TwinPoint[] = [];
  let done = 0;
  for (const stop of stops) {
    for (; done < stop; done++) addSentence(table, sentences[done] ?? [], window);
    await run.breathe();
    const counts = occurrences(sentences.slice(0, stop), words.length);
    if (counts[pair[0]] === 0 || counts[pair[1]] === 0) continue;
    const near = neighborsOf(weigh(table, weighting), words, counts, pair[0]);
    const twinName = words[pair[1]];
    const rival = near.find(({ word }) => word !== twinName);
    curve.push({
      sentences: stop,
      occurrences: (counts[pair[0]] ?? 0) + (counts[pair[1]] ?? 0),
      twin: near.find(({ word }) => word === twinName)?.cosine ?? 0,
      rival: rival?.cosine ?? 0,
      rivalWord: rival?.word ?? '',
    });
  }
  return curve;
}

/** What merging did: the exact sum of rows, and how near the merged word stays to what each of the two was nearest to. */
function mergedFacts(
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

const formOf = ({ experiment, word, other }: Params): string =>
  experiment === 'split' ? word + TWINS[0] : experiment === 'merge' ? `${word}+${other}` : word;

/** Words that the corpus does not have are replaced: by the most frequent of those it has. */
function settle(params: Params, words: readonly string[], counts: readonly number[]): Params {
  const byCount = words.map((_, i) => i).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const word = words.includes(params.word) ? params.word : (words[byCount[0] ?? 0] ?? '');
  const free = byCount.map((i) => words[i] ?? '').find((name) => name !== word) ?? '';
  const other = words.includes(params.other) && params.other !== word ? params.other : free;
  // A word that occurs once has no twin.
  const single = counts[words.indexOf(word)] === 1 && params.experiment === 'split';
  return { ...params, word, other, experiment: single ? 'none' : params.experiment };
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
      const curve = await twinCurve(sentences, words, pair, params, run);
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
