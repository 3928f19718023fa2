/** What each demo ships of its own: the scripts that its page and its worker load, less what other demos load too. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface DemoWeight {
  slug: string;
  /** Compressed bytes (gzip) of the part in the page (controls, picture, words), of the part in the worker, and of both. */
  pageBytes: number;
  workerBytes: number;
  bytes: number;
}

/** More than a demo may ship of its own, compressed. */
export const MOST_DEMO_BYTES = 40 * 1024;

/** A file that more demos than this load is a shared one: the site loads it once for all of them. */
const SHARED_BY = 2;

/** `"./slug/index.tsx":()=>import("./file.js")` in the script that starts demos, and the same with compute.ts in the worker. */
const ENTRY = /["'`]\.\/([a-z0-9-]+)\/(index\.tsx|compute\.ts)["'`]:\(\)=>.*?import\(["'`]\.\/([^"'`]+)["'`]\)/g;
const STATIC = /(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g;

/** The scripts of a built site, and the names of those that each script imports. */
function readScripts(folder: string): Map<string, { text: string; imports: string[] }> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return new Map(
    names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [name, { text, imports: [...text.matchAll(STATIC)].map((match) => match[1] ?? '') }];
    }),
  );
}

/** Sizes for every demo of the site built into `dist`, heaviest first. */
export function demoWeights(dist: string): DemoWeight[] {
  const scripts = readScripts(join(dist, '_astro'));
  const reached = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name) || !scripts.has(name)) return seen;
    seen.add(name);
    for (const next of scripts.get(name)?.imports ?? []) reached(next, seen);
    return seen;
  };
  const demos = new Map<string, Partial<Record<'index.tsx' | 'compute.ts', Set<string>>>>();
  for (const { text } of scripts.values())
    for (const [, slug = '', part = '', file = ''] of text.matchAll(ENTRY))
      demos.set(slug, { ...demos.get(slug), [part]: reached(file) });
  const users = new Map<string, number>();
  for (const parts of demos.values())
    for (const name of new Set(Object.values(parts).flatMap((files) => [...files])))
      users.set(name, (users.get(name) ?? 0) + 1);
  const own = (files: Set<string> = new Set()): number =>
    [...files]
      .filter((name) => (users.get(name) ?? 0) <= SHARED_BY)
      .reduce((sum, name) => sum + gzipSync(scripts.get(name)?.text ?? '').length, 0);
  return [...demos]
    .map(([slug, parts]): DemoWeight => {
      const [pageBytes, workerBytes] = [own(parts['index.tsx']), own(parts['compute.ts'])];
      return { slug, pageBytes, workerBytes, bytes: pageBytes + workerBytes };
    })
    .sort((a, b) => b.bytes - a.bytes);
}
