import { expect, test as base } from '@playwright/test';
import { serveSite } from '../../scripts/static-server.ts';

/** The same site, built for a sub-path as project pages need it. */
const test = base.extend<object, { site: string }>({
  site: [
    async ({}, use) => {
      const server = await serveSite({ folder: '.cache/sub-path-site', base: '/thirty/', port: 0 });
      await use(server.url);
      server.server.closeAllConnections();
      await server.close();
    },
    { scope: 'worker' },
  ],
});

test('the site works under a sub-path: pages, links, fonts, demo', async ({ page, site }) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto(site);
  await page.getByRole('link', { name: 'Self-Attention', exact: true }).click();
  await expect(page).toHaveURL(/\/thirty\/q\/16\/$/);
  await page.goto(`${site}q/16/?backend=cpu`);
  await page.locator('#demo').scrollIntoViewIfNeeded();
  await expect(page.locator('#demo .badge')).toContainText('agrees with float64', { timeout: 60_000 });
  await page.locator('.modes a', { hasText: '中文' }).click();
  await expect(page).toHaveURL(/\/thirty\/zh\/q\/16\/$/);
  await page.waitForLoadState('networkidle');
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.filter((href) => !href.startsWith('/thirty/'))).toEqual([]);
  expect(missing).toEqual([]);
});
