/** The files that compute a demo, as they are: its `compute.ts`, and kernel, entry point and reference of each operation it calls. */

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
const kernels = import.meta.glob<string>('../../demos/kernels/*/*.{ts,wgsl}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

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
  const used = Object.entries(kernels).filter(([path]) => {
    const [folder, file] = path.split('/').slice(-2);
    return operations.has(folder ?? '') && file !== undefined && !/\.test\.ts$|^(shape|fallback)\.ts$/.test(file);
  });
  return [source(own, text), ...used.map(([path, content]) => source(path, content))];
}
