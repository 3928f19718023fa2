/**
 * npm run build:corpus
 *
 * Counts the word triples of this book's own English text and writes them where the demo of chapter 10 finds them. Deterministic: the same
 * chapters give the same file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pack, train, wordsOf, type Model } from '../demos/widgets/sources-of-randomness/ngram.ts';

const folder = new URL('../content/chapters/', import.meta.url);
const target = new URL('../demos/widgets/sources-of-randomness/model.ts', import.meta.url);

/** Words of the vocabulary. */
const VOCABULARY = 1000;
/** Pairs and triples seen less often are left out, and more of the triples if the file would become too large. */
const LEAST = { bigram: 3, trigram: 2 };
export const MOST_COMPRESSED_BYTES = 24_000;

/**
 * English sentences of a chapter. Without front matter, Chinese blocks, headings, tables, code, components and citations; a sentence with a
 * formula, with code or with a Chinese character in it is left out whole, since half a sentence teaches nothing.
 */
export function sentencesOf(source: string): string[] {
  const prose = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^(:{3,})zh[^\n]*\n[\s\S]*?^\1[ \t]*$/gm, '\n')
    .replace(/^```[\s\S]*?^```/gm, '\n')
    .replace(/\$\$[\s\S]*?\$\$/g, ' $ ')
    .replace(/^(?:#|\||:{3,}|<|>).*$/gm, '\n')
    .replace(/ *\[@[^\]]*\]/g, '')
    .replace(/ *\(?\[\]\([^)]*\)\)?/g, '')
    .replace(/:[a-z]+\[([^\]]*)\]\{[^}]*\}/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*+/g, '');
  return prose
    .split(/\n\s*\n/)
    .flatMap((paragraph) => paragraph.replace(/\s+/g, ' ').split(/(?<=[.?!:]) (?=[A-Z"“(])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /^[A-Z"“(].*[.?!:]\)?$/.test(sentence) && !/[$`<>{}\\]|\p{Script=Han}/u.test(sentence));
}

/** The model of all chapters. */
export function buildModel(): { model: Model; file: string; sentences: number } {
  const chapters = readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .sort();
  const sentences = chapters.flatMap((file) => sentencesOf(readFileSync(new URL(file, folder), 'utf8')));
  const text = sentences.flatMap((sentence) => wordsOf(sentence.replace(/!$/, '.')));
  const times = new Map<string, number>();
  for (const word of text) times.set(word, (times.get(word) ?? 0) + 1);
  const words = [...times]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, VOCABULARY)
    .map(([word]) => word);
  for (let trigram = LEAST.trigram; ; trigram++) {
    const model = train(text, words, { ...LEAST, trigram });
    const file = fileOf(model);
    if (gzipSync(file).length <= MOST_COMPRESSED_BYTES || trigram > 50)
      return { model, file, sentences: sentences.length };
  }
}

function fileOf(model: Model): string {
  const lines = Object.entries(pack(model)).map(([name, value]) => `  ${name}:\n    ${JSON.stringify(value)},`);
  return `/** Counts of this book's own words; written by scripts/build-corpus.ts. */
import type { PackedModel } from './ngram.ts';

// prettier-ignore
export const packed: PackedModel = {
${lines.join('\n')}
};
`;
}

function main(): void {
  const { model, file, sentences } = buildModel();
  writeFileSync(target, file);
  console.log(
    `${sentences} sentences, ${model.unigrams.total} words, ${model.words.length} distinct; ${model.bigrams.size} and ${model.trigrams.size} histories; ${gzipSync(file).length} bytes compressed: ${target.pathname}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
