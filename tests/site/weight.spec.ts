import { demoWeights, MOST_DEMO_BYTES } from '../../scripts/demo-weight.ts';
import { measurePage } from '../../scripts/page-weight.ts';
import { expect, openDemo, test } from './site.ts';

const KB = 1024;

test('a chapter page is light before its demo is reached', async ({ page, site }) => {
  const weight = await measurePage(page, `${site}q/16/`);
  expect(weight.documentBytes + weight.styleBytes + weight.scriptBytes).toBeLessThanOrEqual(100 * KB);
  expect(weight.scriptBytes).toBeLessThanOrEqual(8 * KB);
  expect(weight.earlyFontBytes).toBeLessThanOrEqual(75 * KB);
  expect(weight.blocking).toEqual([]);
});

test('each of the thirty demos ships at most 40 KB of its own', () => {
  const weights = demoWeights('dist');
  expect(weights).toHaveLength(30);
  for (const { slug, pageBytes, workerBytes, bytes } of weights) {
    expect(pageBytes, slug).toBeGreaterThan(0);
    expect(workerBytes, slug).toBeGreaterThan(0);
    expect(bytes, slug).toBeLessThanOrEqual(MOST_DEMO_BYTES);
  }
});

test('a page loads no script twice, its worker included', async ({ page, context, site }) => {
  const scripts: string[] = [];
  context.on('request', (request) => {
    if (/\.js($|\?)/.test(request.url())) scripts.push(request.url());
  });
  await page.goto(`${site}q/26/`);
  await openDemo(page);
  await expect(page.locator('#demo .badge')).toHaveText(/^CPU/, { timeout: 60_000 });
  expect(scripts.length).toBeGreaterThan(3);
  expect([...scripts].sort()).toEqual([...new Set(scripts)].sort());
});
