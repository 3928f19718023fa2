/** In which chapters a term stands: read from the chapters' English text with the same finder that links the terms. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TermFinder } from '../markdown/inline-references.ts';
import { contentData } from './content-data.ts';

let cache: Map<string, number[]> | undefined;

/** Chapter numbers for each term id, ascending. */
export function termUses(): Map<string, number[]> {
  if (cache) return cache;
  const finder = new TermFinder(contentData().glossary);
  const folder = join(process.cwd(), 'content/chapters');
  cache = new Map();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .sort()) {
    const number = Number(file.slice(0, 2));
    const text = readFileSync(join(folder, file), 'utf8')
      .replace(/^---[\s\S]*?\n---/, '')
      .replace(/:::zh[\s\S]*?\n:::/g, '')
      .replace(/```[\s\S]*?```|\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, ' ');
    const declared = [...text.matchAll(/:term\[[^\]]*\]\{#([a-z0-9-]+)\}/g)].map((match) => match[1] ?? '');
    const found = new Set([...finder.find(text).map(({ id }) => id), ...declared]);
    for (const id of found) cache.set(id, [...(cache.get(id) ?? []), number]);
  }
  return cache;
}
