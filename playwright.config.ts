import { defineConfig } from '@playwright/test';
import { findBrowser, launchOptions } from './scripts/browser.ts';

const full = Boolean(process.env['FULL']);

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: full ? 900_000 : 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    launchOptions: launchOptions(await findBrowser()),
    viewport: { width: 1280, height: 900 },
    trace: 'off',
  },
});
