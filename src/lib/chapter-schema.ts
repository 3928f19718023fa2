/** The front matter of a chapter; number and slug come from the file's name. */
import { z } from 'astro/zod';

const text = z.object({ en: z.string().min(1), zh: z.string().min(1) }).strict();

export const PART_IDS = ['foundations', 'vision', 'nlp', 'deployment', 'evaluation'] as const;

export const chapterSchema = z
  .object({
    /** One of the five parts. */
    part: z.enum(PART_IDS),
    title: text,
    /** The question, in this project's own words. */
    question: text,
    /** One sentence that answers it. */
    summary: text,
    /** Numbers of chapters worth reading first. */
    needs: z.array(z.number().int().min(1).max(30)).default([]),
    /** Names of those who wish to be named. */
    authors: z.array(z.string()).default([]),
  })
  .strict();

export type ChapterFrontMatter = z.infer<typeof chapterSchema>;
