/** Puts the WASM files of the rival libraries beside the page of benchmarks. They are fetched only when a reader asks for them. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const FOLDERS: readonly [from: string, to: string, files: RegExp][] = [
  ['node_modules/onnxruntime-web/dist', 'bench/ort', /^ort-wasm-simd-threaded\.asyncify\.(mjs|wasm)$/],
  ['node_modules/@tensorflow/tfjs-backend-wasm/dist', 'bench/tfjs-wasm', /^tfjs-backend-wasm(-simd)?\.wasm$/],
];

export function benchFiles(): AstroIntegration {
  return {
    name: 'bench-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const [from, to, files] of FOLDERS) {
          const target = join(fileURLToPath(dir), to);
          mkdirSync(target, { recursive: true });
          for (const file of readdirSync(from).filter((name) => files.test(name)))
            copyFileSync(join(from, file), join(target, file));
        }
      },
    },
  };
}
