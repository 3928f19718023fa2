/** Bundles a module of `demos/` with esbuild, for a page or for Node: shaders as text, as Vite's `?raw` gives them. */
import { build, type Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stripWgsl } from './strip-wgsl.ts';

/** `import source from './x.wgsl?raw'`, without comments and spaces unless `strip` says no. */
export function rawImports({ strip = true }: { readonly strip?: boolean } = {}): Plugin {
  return {
    name: 'raw imports',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\?raw$/ }, ({ path: request, resolveDir }) => ({
        path: path.resolve(resolveDir, request.slice(0, -'?raw'.length)),
        namespace: 'raw',
      }));
      onLoad({ filter: /./, namespace: 'raw' }, async ({ path: file }) => {
        const text = await readFile(file, 'utf8');
        return { contents: strip ? stripWgsl(text) : text, loader: 'text' };
      });
    },
  };
}

/**
 * Bundles `entry` into `folder`; code that is imported only when needed stays in files of its own.
 * @returns the path of the entry's bundle
 */
export async function bundle(
  entry: string,
  folder: string,
  { platform }: { readonly platform: 'browser' | 'node' },
): Promise<string> {
  await build({
    entryPoints: [entry],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform,
    outExtension: { '.js': '.mjs' },
    plugins: [rawImports()],
    logLevel: 'error',
    ...(platform === 'node' ? { packages: 'external' as const } : { conditions: ['browser'] }),
  });
  return path.join(folder, `${path.basename(entry, '.ts')}.mjs`);
}
