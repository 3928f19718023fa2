import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

/** Whatever the repository setting was when the site was built. */
const withRepository = (page: Page, address: string): Promise<void> =>
  page.locator('[data-repository]').evaluate((text, url) => text.setAttribute('data-repository', url), address);

test('the links appear beside the paragraph one points at, and move nothing', async ({ page, site }) => {
  await page.goto(`${site}q/16/`);
  const block = page.locator('.text > .block').nth(1);
  const after = page.locator('.text > .block').nth(2);
  await block.scrollIntoViewIfNeeded();
  expect(await page.locator('.contribute').count()).toBe(0);
  const before = await after.boundingBox();
  await block.hover();
  const menu = block.locator('.contribute');
  await expect(menu).toContainText('annotate');
  expect(await after.boundingBox()).toEqual(before);
  await after.hover();
  await expect(page.locator('.contribute')).toHaveCount(1);
  await expect(after.locator('.contribute')).toBeVisible();
});

test('a report holds page, place and quoted text, and can be copied', async ({ page, site }) => {
  await page.goto(`${site}q/16/`);
  await withRepository(page, '');
  const block = page.locator('.text > .block').nth(1);
  await block.hover();
  await block.locator('.contribute').getByText('report a mistake').click();
  const text = await page.locator('.contribute-box textarea').inputValue();
  expect(text).toContain(`/q/16/#${await block.getAttribute('id')}`);
  expect(text).toMatch(/content\/chapters\/16-self-attention\.mdx:\d+/);
  expect(text).toContain('> The little word self');
  await page.keyboard.press('Escape');
  await expect(page.locator('.contribute-box')).toHaveCount(0);
});

test('with a repository the links open the source at the line, and an issue with page, anchor and quoted text', async ({
  page,
  site,
}) => {
  await page.goto(`${site}q/16/`);
  await withRepository(page, 'https://example.org/someone/thirty');
  for (const block of [page.locator('.text > .block').nth(1), page.locator('.text > .note').nth(1)]) {
    await block.hover();
    const [id, line] = [await block.getAttribute('id'), await block.getAttribute('data-line')];
    const links = block.locator('.contribute a');
    await expect(links.nth(0)).toHaveAttribute(
      'href',
      `https://example.org/someone/thirty/edit/main/content/chapters/16-self-attention.mdx#L${line}`,
    );
    await links.nth(1).focus();
    const issue = new URL((await links.nth(1).getAttribute('href')) ?? '');
    expect(issue.pathname).toBe('/someone/thirty/issues/new');
    expect(issue.searchParams.get('title')).toBe(`16 ${id}`);
    const body = issue.searchParams.get('body') ?? '';
    expect(body).toContain(`${site}q/16/#${id}`);
    expect(body).toContain(`16-self-attention.mdx:${line}`);
    const quoted = /^> (.{20,})$/m.exec(body)?.[1] ?? '';
    expect((await block.innerText()).replace(/\s+/g, '')).toContain(quoted.slice(0, 12).replace(/\s+/g, ''));
    await block.locator('.contribute button').click();
    await expect(page.locator('.contribute-box textarea')).toHaveValue(body);
    await page.keyboard.press('Escape');
  }
});

test('contributors see the links at every paragraph and annotation, readers none', async ({ page, site }) => {
  await page.goto(`${site}q/16/`);
  await expect(page.locator('.contribute, .stale')).toHaveCount(0);
  await page.getByRole('link', { name: 'links beside every paragraph' }).click();
  await expect(page).toHaveURL(/\?contribute$/);
  await expect(page.locator('.contribute')).toHaveCount(await page.locator('[data-line]').count());
});

test('the digest has them too, in Chinese', async ({ page, site }) => {
  await page.goto(`${site}zh/q/16/?contribute`);
  await expect(page.locator('.note .contribute').first()).toContainText('改批注');
});

test('without script the end of a chapter leads to the page that explains it', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}q/16/`);
  await page.getByRole('link', { name: 'Annotate, or report a mistake' }).click();
  await expect(page).toHaveURL(/\/contribute\/$/);
  await expect(page.locator('#report')).toBeVisible();
  await context.close();
});
