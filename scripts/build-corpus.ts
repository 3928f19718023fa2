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

/** Words of the vocabulary, and the least counts of pairs and triples that are kept: chosen so that the file stays below 25 KB compressed. */
const VOCABULARY = 1200;
const LEAST = { bigram: 2, trigram: 3 };
export const MOST_COMPRESSED_BYTES = 25_000;

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
export function buildModel(): { model: Model; sentences: number } {
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
  return { model: train(text, words, LEAST), sentences: sentences.length };
}

function main(): void {
  const { model, sentences } = buildModel();
  const packed = pack(model);
  const lines = Object.entries(packed).map(([name, value]) => `  ${name}:\n    ${JSON.stringify(value)},`);
  const file = `/** Counts of this book's own words; written by scripts/build-corpus.ts. */\nimport type { PackedModel } from './ngram.ts';\n\n// prettier-ignore\nexport const packed: PackedModel = {\n${lines.join('\n').replace(/'/g, "'")}\n};\n`;
  const compressed = gzipSync(file).length;
  if (compressed > MOST_COMPRESSED_BYTES)
    throw new Error(`The model takes ${compressed} bytes compressed; at most ${MOST_COMPRESSED_BYTES} are allowed.`);
  writeFileSync(target, file);
  console.log(
    `${sentences} sentences, ${model.unigrams.total} words, ${model.words.length} distinct; ${model.bigrams.size} and ${model.trigrams.size} histories; ${compressed} bytes compressed: ${target.pathname}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
