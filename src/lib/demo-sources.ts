/** The files that compute a demo, as they are: its `compute.ts`, and kernel, entry point and reference of each operation it calls. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Source {
  /** Path in the repository. */
  path: string;
  text: string;
  language: 'ts' | 'wgsl';
}

const computations = import.meta.glob<string>('../../demos/widgets/*/compute.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
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
  path: path.replace(/^(\.\.\/)+/, ''),
  text: text.trimEnd(),
  language: path.endsWith('.wgsl') ? 'wgsl' : 'ts',
});

/** Sources of the demo with this slug, its computation first; empty where there is no demo. */
export function demoSources(slug: string): Source[] {
  const own = `../../demos/widgets/${slug}/compute.ts`;
  const text = computations[own];
  if (!text) return [];
  const operations = new Set([...text.matchAll(/\bops\.([a-zA-Z0-9]+)\(/g)].map((match) => folderOf(match[1] ?? '')));
  const used = [...operations].flatMap(kernelFiles);
  // Read as they are: what the build ships of a shader has no comments.
  return [source(own, text), ...used.map((path) => source(path, readFileSync(path, 'utf8')))];
}
