/** Every operation on every backend equals the float64 reference within its bound, for random shapes. */
import { expect } from '@playwright/test';
import { test } from './page.ts';

const full = Boolean(process.env['FULL']);
const seed = Number(process.env['SEED'] ?? 30);

const ops = ['matmul', 'attention', 'conv2d', 'sampling', 'lora', 'quantize', 'quantizedMatmul'] as const;
const backends = ['webgpu', 'webgpu-tiles', 'webgpu-plain', 'wasm', 'cpu'] as const;

for (const backend of backends) {
  for (const op of ops) {
    // The others run the same kernels there, with other operands.
    if (backend === 'webgpu-plain' && op !== 'matmul' && op !== 'attention' && op !== 'lora') continue;
    // A software adapter takes long over what is made for a GPU.
    const sample = backend === 'webgpu-tiles' ? 6 : 12;
    const runs = full ? 300 : sample;
    test(`${op} on ${backend}: ${runs} random shapes (seed ${seed})`, async ({ harnessPage }) => {
      test.setTimeout(full ? 1_800_000 : 120_000);
      const options = { runs, seed };
      const report = await harnessPage.evaluate(([name, which, how]) => globalThis.harness.checkOn(name, which, how), [
        backend,
        op,
        options,
      ] as const);
      test
        .info()
        .annotations.push({ type: 'largest error', description: `${report.worst.toPrecision(3)} of the bound` });
      expect(report.failure ?? '').toBe('');
      expect(report.runs).toBeGreaterThanOrEqual(runs);
    });
  }
}
