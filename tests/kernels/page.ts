/** An empty page with the kernels' test harness on it, served from a loopback address; needs nothing of the site. */
import { test as base, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '../../demos/bench/bundle.ts';
import type * as harness from '../../demos/bench/harness.ts';
import { serve } from '../../demos/bench/serve.ts';

export type Harness = typeof harness;

declare global {
  var harness: Harness;
}

interface WorkerFixtures {
  harnessUrl: string;
}

export const test = base.extend<{ harnessPage: Page }, WorkerFixtures>({
  harnessUrl: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'kernels-'));
      await bundle('demos/bench/harness.ts', folder, { platform: 'browser' });
      const served = await serve({
        '/code/': folder,
        '/tfjs-wasm/': 'node_modules/@tensorflow/tfjs-backend-wasm/dist',
      });
      await use(served.url);
      await served.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  harnessPage: async ({ page, harnessUrl }, use) => {
    await page.goto(harnessUrl);
    await page.evaluate(async (address) => {
      globalThis.harness = (await import(address)) as Harness;
    }, `${harnessUrl}/code/harness.mjs`);
    await use(page);
  },
});
