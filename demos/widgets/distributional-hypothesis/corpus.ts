/** Where sentences come from, the little grammar or the reader, and words as numbers. */
import { seededRandom } from '../../runtime/random.ts';
import { DemoError } from '../../runtime/run.ts';
import { writeSentence } from './grammar.ts';
import { parameters, type Params } from './settings.ts';

const MAX_WORDS = 1000;

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

/** The reader's sentences. @throws DemoError with what is wrong with the text and what to do */
export function readText({ text }: Params): string[][] {
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

/** Sentences of the grammar; equal seeds give equal ones. */
export function writeCorpus(count: number, seed: number): string[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => writeSentence(random));
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

/** How often each word occurs. */
export function occurrences(sentences: readonly (readonly number[])[], size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const sentence of sentences) for (const word of sentence) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
