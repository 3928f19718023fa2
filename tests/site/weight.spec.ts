import { measurePage } from '../../scripts/page-weight.ts';
import { expect, test } from './site.ts';

const KB = 1024;

test('a chapter page is light before its demo is reached', async ({ page, site }) => {
  const weight = await measurePage(page, `${site}q/16/`);
  expect(weight.documentBytes + weight.styleBytes + weight.scriptBytes).toBeLessThanOrEqual(100 * KB);
  expect(weight.scriptBytes).toBeLessThanOrEqual(8 * KB);
  expect(weight.earlyFontBytes).toBeLessThanOrEqual(75 * KB);
  expect(weight.blocking).toEqual([]);
});
