/**
 * The files that compute a demo, as they are: its `compute.ts`, what that imports from the folders of the widgets, and kernel, entry point
 * and reference of each operation it calls.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Source {
  /** Path in the repository. */
  path: string;
  text: string;
  language: 'ts' | 'wgsl';
}

const imported = /^(?:import|export)\s[^;]*?\sfrom '(\.[^']+?)(?:\.ts)?';/gm;
/** Tables written by a script are no lesson. */
const GENERATED = /^\/\*\*[^\n]*written by scripts\//;

/** A file of a widget and all it imports from widgets, itself first, each once. */
function withImports(path: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(path) || !existsSync(path)) return seen;
  const text = readFileSync(path, 'utf8');
  if (GENERATED.test(text)) return seen;
  seen.set(path, text);
  for (const [, target] of text.matchAll(imported)) {
    const next = `${join(dirname(path), target ?? '')}.ts`;
    if (next.startsWith('demos/widgets/')) withImports(next, seen);
  }
  return seen;
}

/** Files of an operation's folder that can be read as a lesson: shaders, entry point, reference. */
function kernelFiles(folder: string): string[] {
  const path = join('demos/kernels', folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => /\.(ts|wgsl)$/.test(file) && !/\.test\.ts$|^(shape|fallback)\.ts$/.test(file))
    .map((file) => `${path}/${file}`);
}

/** `quantizedMatmul` -> `quantized-matmul`, the folder of the operation. */
const folderOf = (operation: string): string => operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const source = (path: string, text: string): Source => ({
  path,
  text: text.trimEnd(),
  language: path.endsWith('.wgsl') ? 'wgsl' : 'ts',
});

/** Sources of the demo with this slug, its computation first; empty where there is no demo. */
export function demoSources(slug: string): Source[] {
  const own = withImports(`demos/widgets/${slug}/compute.ts`);
  const calls = [...own.values()].flatMap((text) => [...text.matchAll(/\bops\.([a-zA-Z0-9]+)\(/g)]);
  const operations = new Set(calls.map((match) => folderOf(match[1] ?? '')));
  const used = [...operations].flatMap(kernelFiles);
  // Read as they are: what the build ships of a shader has no comments.
  return [
    ...[...own].map(([path, text]) => source(path, text)),
    ...used.map((path) => source(path, readFileSync(path, 'utf8'))),
  ];
}
