/**
 * npm test: everything, on any machine that has Node: content rules, unit tests, two builds (at the root and under a sub-path), and the
 * tests in a real browser. `npm run test:full` leaves no sample out. Ends with one line: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.ts';

interface Outcome {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
}

const node = process.execPath;
/** `--full`: all samples, all sizes, all pages. */
const full = process.argv.includes('--full') || Boolean(process.env['FULL']);
const outcomes: Outcome[] = [];

function command(args: readonly string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(node, args, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...(full && { FULL: '1' }), ...env },
  });
  return status === 0;
}

function step(name: string, work: () => { passed: number; failed: number }): void {
  console.log(`\n▶ ${name}`);
  const from = Date.now();
  const { passed, failed } = work();
  outcomes.push({ name, passed, failed, seconds: (Date.now() - from) / 1000 });
}

const one = (ok: boolean): { passed: number; failed: number } => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

function vitest(): { passed: number; failed: number } {
  const file = 'test-results/vitest.json';
  const ok = command([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return one(false);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: Math.max(numFailedTests, ok ? 0 : 1) };
}

function playwright(): { passed: number; failed: number } {
  const file = 'test-results/playwright.json';
  const ok = command(['node_modules/@playwright/test/cli.js', 'test']);
  if (!existsSync(file)) return one(false);
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return { passed: stats.expected + stats.flaky, failed: Math.max(stats.unexpected, ok ? 0 : 1) };
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
const astro = 'node_modules/astro/bin/astro.mjs';

try {
  const browser = await findBrowser();
  console.log(`Browser: ${browser.executablePath} (${browser.source})`);
  step('Content rules', () => one(command(['scripts/content-check.ts'])));
  step('Unit and content tests', vitest);
  step('Build', () => one(command([astro, 'build'])));
  step('Build under a sub-path', () =>
    one(command([astro, 'build', '--outDir', '.cache/sub-path-site'], { SITE_URL: 'https://example.org/thirty/' })),
  );
  step('Tests in the browser', playwright);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  outcomes.push({ name: 'Set-up', passed: 0, failed: 1, seconds: 0 });
}

console.log('');
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(`${failed ? '✘' : '✔'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
