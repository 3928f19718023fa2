import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../content/chapters/', import.meta.url);

/** A chapter as the content tests read it. */
export interface ChapterSource {
  /** File name, e.g. `16-self-attention.mdx`. */
  file: string;
  /** The file as it is. */
  source: string;
  /**
   * The text with the spelling of numbers in math made plain, so that a computed number can be looked for: `16{,}777` becomes `16,777`,
   * `\,` and `\;` vanish, a minus sign is an ASCII hyphen, `\approx` and friends are left alone.
   */
  text: string;
}

/** Reads chapter `number` (1 … 30). Throws where there is none. */
export function chapter(number: number): ChapterSource {
  const start = `${String(number).padStart(2, '0')}-`;
  const file = readdirSync(folder).find((name) => name.startsWith(start) && name.endsWith('.mdx'));
  if (!file) throw new Error(`content/chapters has no file that starts with ${start}`);
  const source = readFileSync(new URL(file, folder), 'utf8');
  const text = source
    .replace(/\{,\}/g, ',')
    .replace(/\\[,;!:]/g, '')
    .replace(/\\ /g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/\u00a0|\u202f/g, ' ');
  return { file, source, text };
}

/** A whole number with commas at the thousands, as the text writes it: 16777216 -> "16,777,216". */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
