/** Buffers are reused, not piled up: after many runs as many live as after ten. */
import { expect } from '@playwright/test';
import { test } from './page.ts';

const runs = process.env['FULL'] ? 1000 : 60;

for (const op of ['matmul', 'attention', 'conv2d', 'sampling', 'lora', 'quantize', 'quantizedMatmul'] as const) {
  test(`${op}: as many buffers after ${runs} runs as after 10`, async ({ harnessPage }) => {
    test.setTimeout(600_000);
    const counts = await harnessPage.evaluate(([which, many]) => globalThis.harness.countBuffers(which, many), [
      op,
      runs,
    ] as const);
    expect(counts.late).toBe(counts.early);
    expect(counts.used).toBe(0);
  });
}
