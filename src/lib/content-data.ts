/** The data files beside the chapters: glossary, references, notation, parts. Read once, checked by schema. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = process.cwd();
const read = (file: string): unknown => {
  const path = join(root, 'content', file);
  return existsSync(path) ? parse(readFileSync(path, 'utf8')) : null;
};

/** Text in both languages, side by side. */
export const bilingual = z.object({ en: z.string().min(1), zh: z.string().min(1) }).strict();

const term = z
  .object({
    /** Kebab-case English singular; the anchor on the glossary page. */
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    en: z.string(),
    /** Other English forms that link to the entry. */
    alsoEn: z.array(z.string()).default([]),
    abbr: z.string().optional(),
    /** Pronunciation, where a Chinese reader may miss it. */
    ipa: z.string().optional(),
    /** The one preferred Chinese name. */
    zh: z.string(),
    /** Names allowed beside it. */
    also: z.array(z.string()).default([]),
    /** Names refused in Chinese text. */
    avoid: z.array(z.string()).default([]),
    def: z.string(),
    defZh: z.string(),
  })
  .strict();
export type Term = z.infer<typeof term>;

const reference = z
  .object({
    authors: z.array(z.string()).min(1),
    title: z.string(),
    year: z.number().int().min(1700).max(2100),
    venue: z.string().optional(),
    arxiv: z
      .string()
      .regex(/^(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})$/)
      .optional(),
    doi: z.string().optional(),
    url: z.url().optional(),
    /** What the work is good for. */
    note: bilingual.optional(),
  })
  .strict();
export type Reference = z.infer<typeof reference>;

const symbol = z.object({ tex: z.string(), zh: z.string(), meaning: bilingual }).strict();
export type NotationSymbol = z.infer<typeof symbol>;

function parsed<T>(file: string, schema: z.ZodType<T>, empty: T): T {
  const data = read(file);
  if (data === null) return empty;
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`content/${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}

let cache: { glossary: Term[]; references: Record<string, Reference>; notation: NotationSymbol[] } | undefined;

/** Reads and checks the data files. @throws Error that names file and entry. */
export function contentData() {
  cache ??= {
    glossary: parsed('glossary.yaml', z.array(term), []),
    references: parsed('references.yaml', z.record(z.string(), reference), {}),
    notation: parsed('notation.yaml', z.array(symbol), []),
  };
  return cache;
}

/** Where a reference can be read, best first. */
export function referenceUrl({ arxiv, doi, url }: Reference): string | undefined {
  return url ?? (arxiv ? `https://arxiv.org/abs/${arxiv}` : doi ? `https://doi.org/${doi}` : undefined);
}
