/**
 * Known by its company: embeddings made from a text by counting, without a training loop. Row i of P (positive pointwise mutual
 * information) is what is known of word i; the embedding is that row coded by the d leading directions, row i of US in P = U S Vᵀ.
 * For d = all it is the row itself, turned.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { countPairs, eigen, likeness, ppmi, sentencesOf, type Eigen, type Measure } from './table.ts';

/** Eighteen sentences made up for this chapter: cats, dogs, drinks and vehicles, each in the same company as its partner. */
export const BOOK_TEXT = [
  'cat purrs near warm stove',
  'kitten purrs near warm stove',
  'cat hunts mouse at night',
  'kitten hunts mouse at dawn',
  'dog barks at night',
  'puppy barks at dawn',
  'dog guards the old gate',
  'puppy guards the old gate',
  'tea steams in warm cup',
  'coffee steams in warm cup',
  'tea leaves taste bitter',
  'coffee beans taste bitter',
  'train leaves station at dawn',
  'bus leaves station at night',
  'train crosses river bridge',
  'bus crosses river bridge',
  'driver stops bus at station',
  'driver stops train at bridge',
].join(' / ');

/** The same with one sense of “leaves” taken away: trains and buses enter the station. */
export const ONE_SENSE = BOOK_TEXT.replace(/(train|bus) leaves/g, '$1 enters');

export interface Params {
  text: string;
  /** Numbers kept of each word, 1 … 12; 13 stands for all. */
  d: number;
  /** Greatest distance of two words that count as a pair, 1 … 3; 4 stands for the whole sentence. */
  window: number;
  measure: Measure;
  oneHot: boolean;
  /** The word that is looked at. */
  word: string;
  /** Words in the table of similarities. */
  listed: string;
  /** Words left out of the counts. */
  stop: string;
  /** The components drawn: 1 and 2, or 3 and 4. */
  axes: 'first' | 'second';
}

export const ALL_DIMENSIONS = 13;
export const WHOLE_SENTENCE = 4;
export const MAX_WORDS = 200;
export const MAX_SENTENCES = 200;
/** Words in the table of similarities, at most. */
export const MAX_LISTED = 10;

export const parameters: Parameters<Params> = {
  text: { kind: 'text', default: BOOK_TEXT, maxLength: 6000 },
  d: { kind: 'number', min: 1, max: ALL_DIMENSIONS, step: 1, default: 4 },
  window: { kind: 'number', min: 1, max: WHOLE_SENTENCE, step: 1, default: WHOLE_SENTENCE },
  measure: { kind: 'choice', options: ['cosine', 'dot', 'distance'], default: 'cosine' },
  word: { kind: 'text', default: 'cat', maxLength: 40 },
  oneHot: { kind: 'toggle', default: false },
  listed: { kind: 'text', default: 'cat kitten dog puppy tea coffee leaves station train bus', maxLength: 400 },
  stop: { kind: 'text', default: 'the at in near a', maxLength: 400 },
  axes: { kind: 'choice', options: ['first', 'second'], default: 'first' },
};

export const backends: readonly BackendKind[] = ['float64'];

/** A table entry as counted and as d numbers remember it. */
export interface Entry {
  word: string;
  counted: number;
  decoded: number;
}

export interface Neighbor {
  word: string;
  value: number;
}

export interface Result {
  words: string[];
  /** Words that never stand beside another one: their row is empty. */
  lonely: string[];
  /** T, the number of ordered pairs counted. */
  total: number;
  /** Singular values of P, largest first. */
  singular: number[];
  /** Numbers a word is given: d, or the size of the vocabulary. */
  size: number;
  /** The first value dropped equals the last one kept: another choice of directions would be as good. */
  tie: boolean;
  /** Share of the sum of squared singular values that is kept, 0 … 1. */
  energy: number;
  /** Frobenius norm of P minus what is decoded. */
  error: number;
  /** The two components drawn, for each word; 0 where there is no such component. */
  points: [x: number, y: number][];
  listed: string[];
  /** Similarity of the listed words; null where a word has an empty row. */
  table: (number | null)[][];
  /** The word looked at; the first listed one if the wanted one does not occur. */
  word: string;
  /** The wanted word occurs in the text. */
  found: boolean;
  nearest: Neighbor[];
  /** The word looked at against the listed ones. */
  others: Neighbor[];
  entries: Entry[];
}

function checked(params: Params): string[][] {
  const { text, stop } = params;
  if (text.length > parameters.text.maxLength) {
    throw new DemoError(
      `The text has ${text.length.toLocaleString('en-US')} characters; at most ${parameters.text.maxLength.toLocaleString('en-US')} can be counted here. Shorten it.`,
      `文本有${text.length.toLocaleString('en-US')}个字符，最多${parameters.text.maxLength.toLocaleString('en-US')}个。请缩短。`,
    );
  }
  const lines = sentencesOf(text, stop);
  if (lines.length > MAX_SENTENCES) {
    throw new DemoError(
      `The text has ${lines.length} sentences; at most ${MAX_SENTENCES} can be counted here. Leave some out.`,
      `文本有${lines.length}句，最多${MAX_SENTENCES}句。请删去一些。`,
    );
  }
  const count = new Set(lines.flat()).size;
  if (count > MAX_WORDS) {
    throw new DemoError(
      `The text has ${count} different words; at most ${MAX_WORDS} can be counted here. Leave some out.`,
      `文本有${count}个不同的词，最多${MAX_WORDS}个。请删去一些。`,
    );
  }
  return lines;
}

const NOTHING = new DemoError(
  'No word keeps company with another one here. Write sentences of at least two words, with a slash between sentences; in Chinese, put a space between words.',
  '这里没有哪个词有同伴。每句至少写两个词，句与句之间用斜杠隔开；中文请在词与词之间加空格。',
);

/** The listed words that occur; where they are few, the most frequent others fill up. */
function listedWords(words: readonly string[], rowSums: readonly number[], wanted: string): string[] {
  const named = [...new Set(wanted.toLowerCase().split(/[\s,，、/]+/))].filter((word) => words.includes(word));
  const frequent = words
    .map((word, i) => ({ word, sum: rowSums[i] ?? 0 }))
    .filter(({ word, sum }) => sum > 0 && !named.includes(word))
    .sort((a, b) => b.sum - a.sum)
    .map(({ word }) => word);
  return named.length >= 6 ? named.slice(0, MAX_LISTED) : [...named, ...frequent].slice(0, Math.max(8, named.length));
}

/** Rows of U S, cut to `size` numbers: with a negative eigenvalue the sign goes to V, so S is its magnitude. */
function vectorsOf({ values, vectors }: Eigen, size: number, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, i) =>
    Float64Array.from({ length: size }, (__, k) => (vectors[k]?.[i] ?? 0) * Math.abs(values[k] ?? 0)),
  );
}

const unit = (i: number, length: number): Float64Array => Float64Array.from({ length }, (_, j) => (i === j ? 1 : 0));

/** All entries seen of one row, then the unseen ones that are decoded highest, then the lowest. */
function entriesOf(row: readonly number[], decoded: readonly number[], words: readonly string[]): Entry[] {
  const all = words.map((word, j) => ({ word, counted: row[j] ?? 0, decoded: decoded[j] ?? 0 }));
  const seen = all.filter(({ counted }) => counted > 0).sort((a, b) => b.counted - a.counted);
  const unseen = all.filter(({ counted }) => counted === 0).sort((a, b) => b.decoded - a.decoded);
  return [...seen.slice(0, 9), ...unseen.slice(0, 3), ...unseen.slice(Math.max(3, unseen.length - 3))];
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const lines = checked(params);
  const counted = countPairs(lines, params.window === WHOLE_SENTENCE ? Infinity : params.window);
  const { words, rowSums, total } = counted;
  const P = ppmi(counted);
  if (!P.some((row) => row.some((x) => x > 0))) throw NOTHING;
  const found = await eigen(P, run.breathe);
  const count = words.length;
  const size = params.d === ALL_DIMENSIONS ? count : Math.min(params.d, count);
  const singular = Array.from(found.values, Math.abs);
  const [whole, kept] = [singular, singular.slice(0, size)].map((list) => list.reduce((s, x) => s + x * x, 0)) as [
    number,
    number,
  ];
  const embedded = vectorsOf(found, size, count);
  const vectors = params.oneHot ? words.map((_, i) => unit(i, count)) : embedded;
  const listed = listedWords(words, rowSums, params.listed);
  const wanted = params.word.trim().toLowerCase();
  const known = words.includes(wanted);
  const word = known ? wanted : (listed[0] ?? words[0] ?? '');
  const at = words.indexOf(word);
  const between = (i: number, j: number): number | null => likeness(vectors[i] ?? [], vectors[j] ?? [], params.measure);
  const order = params.measure === 'distance' ? 1 : -1;
  const neighbors = (list: readonly string[]): Neighbor[] =>
    list
      .filter((other) => other !== word)
      .flatMap((other) => {
        const value = between(at, words.indexOf(other));
        return value === null ? [] : [{ word: other, value }];
      })
      .sort((a, b) => order * (a.value - b.value));
  const first = params.axes === 'second' && (params.oneHot ? count : size) >= 3 ? 2 : 0;
  const decodedRow = words.map((_, j) =>
    kept > 0
      ? Array.from({ length: size }).reduce<number>(
          (s, _k, k) => s + (found.values[k] ?? 0) * (found.vectors[k]?.[at] ?? 0) * (found.vectors[k]?.[j] ?? 0),
          0,
        )
      : 0,
  );
  return {
    words,
    lonely: words.filter((_, i) => (rowSums[i] ?? 0) === 0),
    total,
    singular,
    size,
    tie: size < count && (singular[size] ?? 0) > 1e-9 && (singular[size - 1] ?? 0) - (singular[size] ?? 0) < 1e-9,
    energy: kept / whole,
    error: Math.sqrt(Math.max(0, whole - kept)),
    points: vectors.map((v) => [v[first] ?? 0, v[first + 1] ?? 0]),
    listed,
    table: listed.map((a) => listed.map((b) => between(words.indexOf(a), words.indexOf(b)))),
    word,
    found: known,
    nearest: neighbors(words).slice(0, 5),
    others: neighbors(listed),
    entries: entriesOf(P[at] ?? [], decodedRow, words),
  };
}
