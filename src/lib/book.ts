/** The book as the pages see it: parts, chapters in order, and what stands before and after each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCollection, type CollectionEntry } from 'astro:content';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { PART_IDS } from './chapter-schema.ts';

const text = z.object({ en: z.string(), zh: z.string() }).strict();
const bookSchema = z
  .object({
    title: text,
    parts: z.array(z.object({ id: z.enum(PART_IDS), title: text, about: text }).strict()),
    chapters: z.array(z.object({ number: z.number().int(), part: z.enum(PART_IDS), title: text }).strict()),
  })
  .strict();

export interface BookChapter {
  number: number;
  part: (typeof PART_IDS)[number];
  title: { en: string; zh: string };
  /** The chapter itself; absent while it is not written. */
  entry: CollectionEntry<'chapters'> | undefined;
  slug: string | undefined;
}

export const book = bookSchema.parse(parse(readFileSync(join(process.cwd(), 'content/book.yaml'), 'utf8')));

/** All thirty chapters in order; a written one carries its own title. */
export async function bookChapters(): Promise<BookChapter[]> {
  const entries = await getCollection('chapters');
  return book.chapters.map(({ number, part, title }) => {
    const entry = entries.find(({ id }) => Number(id.slice(0, 2)) === number);
    return {
      number,
      part: entry?.data.part ?? part,
      title: entry?.data.title ?? title,
      entry,
      slug: entry?.id.slice(3),
    };
  });
}

/** Two digits, as in addresses and file names. */
export const twoDigits = (number: number): string => String(number).padStart(2, '0');

const DIGITS = '零一二三四五六七八九';

/** 1 … 99 in Chinese: 16 -> 十六, 30 -> 三十. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}
