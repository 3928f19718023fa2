/** All kernels, and the GPU layer under them, weigh at most 20 KB compressed: what a device with a GPU fetches to run every one. */
import { build } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { rawImports } from '../../demos/bench/bundle.ts';

const KB = 1024;

const ENTRIES = [
  'gpu/device',
  'gpu/resident',
  'kernels/attention/attention',
  'kernels/conv2d/conv2d',
  'kernels/lora/lora',
  'kernels/matmul/matmul',
  'kernels/quantize/quantize-matrix',
  'kernels/quantized-matmul/quantized-matmul',
  'kernels/sampling/sampling',
];

it('the runtime with all kernels weighs at most 20 KB, fallbacks and what is fetched when asked for apart', async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: ENTRIES.map((entry) => `export * from './demos/${entry}.ts';`).join('\n'),
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    outdir: 'out',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
    external: ['@tensorflow/*'],
    plugins: [rawImports()],
  });
  const fetched = staticClosure(metafile.outputs, 'out/stdin.js');
  const sizes = outputFiles
    .filter((file) => fetched.has(path.relative(process.cwd(), file.path)))
    .map(({ contents }) => gzipSync(contents, { level: 9 }).length);
  expect(sizes).toHaveLength(fetched.size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(10 * KB);
  expect(bytes).toBeLessThanOrEqual(20 * KB);
});

type Outputs = Readonly<
  Record<string, { readonly imports: readonly { readonly path: string; readonly kind: string }[] }>
>;

/** A file and all that it imports statically: what is loaded before anything is asked for. */
function staticClosure(outputs: Outputs, entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const { path: file, kind } of outputs[entry]?.imports ?? []) {
    if (kind === 'import-statement') staticClosure(outputs, file, seen);
  }
  return seen;
}
