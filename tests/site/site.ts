/** What every test of the site starts from: a server of the built site, and a page that forgives no error and no foreign request. */
import { test as base, expect, type Page } from '@playwright/test';
import { serveSite } from '../../scripts/static-server.ts';

interface Fixtures {
  /** What went wrong on the page: console errors, exceptions, requests to other origins. Checked empty after each test. */
  troubles: string[];
}

interface WorkerFixtures {
  /** Address of the built site, with a slash at its end. */
  site: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    async ({}, use) => {
      const server = await serveSite({ folder: 'dist', port: 0 });
      await use(server.url);
      server.server.closeAllConnections();
      await server.close();
    },
    { scope: 'worker' },
  ],
  troubles: [
    async ({ page, site }, use) => {
      const troubles: string[] = [];
      watch(page, site, troubles);
      await use(troubles);
      expect(troubles).toEqual([]);
    },
    { auto: true },
  ],
});

function watch(page: Page, site: string, troubles: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(site).origin && !['data:', 'blob:'].includes(protocol))
      troubles.push(`request to ${request.url()}`);
  });
}

export { expect };

/** Brings the demo of a page to life and waits until it has its first result. */
export async function openDemo(page: Page): Promise<void> {
  await page.locator('#demo').scrollIntoViewIfNeeded();
  await page.locator('#demo .actions button').first().waitFor({ timeout: 60_000 });
}
