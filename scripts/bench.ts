/**
 * Measures the kernels from the command line:
 *
 *     npm run bench                        in a browser, against every rival
 *     npm run bench -- --dawn              in Node, through the package `webgpu`, against TF.js WebGPU
 *     npm run bench -- --only matmul       one operation: matmul attention conv2d sampling lora
 *                                          quantizedMatmul quantize
 *     npm run bench -- --json FILE         the results as JSON, too
 *     npm run bench -- --large             on a software adapter, also what takes more than 10 s a run
 *     npm run bench -- --samples 5         samples a cell; default 20
 *     npm run bench -- --rivals a,b        of tfjs-webgpu ort-webgpu jax-webgpu tfjs-wasm ort-wasm
 *
 * The browser is the one that tests use (`browser.ts`); a GPU is asked for first, then the software adapter.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser, launchOptions } from './browser.ts';
import type * as bench from '../demos/bench/bench.ts';
import type { BenchOptions, BenchReport, Rival } from '../demos/bench/bench.ts';
import type { BenchOp } from '../demos/bench/tasks.ts';
import { bundle } from '../demos/bench/bundle.ts';
import { serve } from '../demos/bench/serve.ts';
import { tableFoot, tableHead, tableRow } from '../demos/bench/table.ts';

const { values } = parseArgs({
  options: {
    dawn: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    large: { type: 'boolean', default: false },
    samples: { type: 'string', default: '20' },
    rivals: { type: 'string' },
  },
});

type Plain = Pick<BenchOptions, 'large' | 'samples' | 'only' | 'rivals'>;

/** Named here once more, checked by the compiler: the lists themselves are in modules that only a bundler can load. */
const OPS: Record<BenchOp, true> = {
  matmul: true,
  attention: true,
  conv2d: true,
  sampling: true,
  lora: true,
  quantizedMatmul: true,
  quantize: true,
};
const RIVALS: Record<Rival, true> = {
  'tfjs-webgpu': true,
  'ort-webgpu': true,
  'jax-webgpu': true,
  'tfjs-wasm': true,
  'ort-wasm': true,
};

function oneOf<T extends string>(option: string, value: string, all: Record<T, true>): T {
  if (value in all) return value as T;
  fail(`--${option} is ${value}, but must be one of ${Object.keys(all).join(', ')}`);
}

function fail(message: string): never {
  console.error(`npm run bench: ${message}.`);
  process.exit(1);
}

const samples = Number(values.samples);
if (!(Number.isInteger(samples) && samples > 0))
  fail(`--samples is ${values.samples}, but must be a whole number from 1 up`);

const options: Plain = {
  large: values.large,
  samples,
  ...(values.only && { only: oneOf('only', values.only, OPS) }),
  ...(values.rivals !== undefined && {
    rivals: values.rivals
      .split(',')
      .filter(Boolean)
      .map((rival) => oneOf('rivals', rival, RIVALS)),
  }),
};

const printRow = (row: bench.BenchResult): void => console.log(tableRow(row));
console.log(tableHead());
// Inside the project, so that packages are found from there.
const folder = await mkdtemp(path.join('node_modules', '.bench-'));
try {
  const report = values.dawn ? await inNode(folder) : await inBrowser(folder);
  console.log(tableFoot(report));
  if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true });
}
process.exit();

/** Runs on Dawn in this process. Of the rivals only TF.js WebGPU runs without a browser. */
async function inNode(into: string): Promise<BenchReport> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const gpu = create(['enable-dawn-features=allow_unsafe_apis']);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });
  if (!(await gpu.requestAdapter())) {
    await rm(into, { recursive: true });
    fail(
      'no Vulkan driver was found. Install one (Debian: apt-get install libvulkan1 mesa-vulkan-drivers), or name the file of one in VK_DRIVER_FILES',
    );
  }
  const file = await bundle('demos/bench/bench.ts', into, { platform: 'node' });
  const { runBench } = (await import(pathToFileURL(path.resolve(file)).href)) as typeof bench;
  return runBench(printRow, { ...options, rivals: options.rivals ?? ['tfjs-webgpu'] });
}

async function inBrowser(into: string): Promise<BenchReport> {
  const { chromium } = await import('playwright');
  await bundle('demos/bench/bench.ts', into, { platform: 'browser' });
  const served = await serve({
    '/code/': into,
    '/tfjs-wasm/': 'node_modules/@tensorflow/tfjs-backend-wasm/dist',
    '/ort/': 'node_modules/onnxruntime-web/dist',
  });
  const found = await findBrowser();
  const SOFTWARE = '--use-webgpu-adapter=swiftshader';
  try {
    for (const software of [false, true]) {
      const args = software
        ? found.args
        : [...found.args.filter((arg) => arg !== SOFTWARE), '--enable-features=Vulkan'];
      const browser = await chromium.launch(launchOptions({ ...found, args }));
      try {
        const page = await browser.newPage();
        await page.goto(served.url);
        if (!(await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter())))) continue;
        await page.exposeFunction('printRow', printRow);
        return await page.evaluate(
          async ({ address, how }) => {
            const { runBench } = (await import(address)) as typeof bench;
            const page = globalThis as unknown as { printRow(row: bench.BenchResult): Promise<void> };
            return runBench((row) => void page.printRow(row), how);
          },
          { address: `${served.url}/code/bench.mjs`, how: options },
        );
      } finally {
        await browser.close();
      }
    }
    throw new Error('This browser offers no WebGPU, not even in software.');
  } finally {
    await served.close();
  }
}
