import { expect, test } from './site.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the chapter reads: text, notes, figures, formulas, the still and the answers', async ({ page, site }) => {
    await page.goto(`${site}q/16/`);
    await expect(page.locator('h1')).toHaveText('Self-Attention');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await page.locator('.note').count()).toBeGreaterThan(15);
    await expect(page.locator('.note').first()).toHaveAttribute('lang', 'zh-CN');
    expect(await page.locator('figure svg').count()).toBeGreaterThan(4);
    expect(await page.locator('.katex').count()).toBeGreaterThan(20);
    await expect(page.locator('#demo .badge')).toHaveText('float64, computed at build');
    await expect(page.locator('#demo svg').first()).toBeVisible();
    await expect(page.locator('#demo input[type="range"]').first()).toBeHidden();
    await expect(page.locator('#demo .no-script')).toContainText('JavaScript');
    await page.locator('.answer summary').first().click();
    await expect(page.locator('.answer').first()).toContainText('18.432');
  });

  test('English only is one press away, and the digest is a page of its own', async ({ page, site }) => {
    await page.goto(`${site}q/16/`);
    await expect(page.locator('.note').first()).toBeVisible();
    await page.locator('#read-en').check({ force: true });
    await expect(page.locator('.note').first()).toBeHidden();
    await expect(page.locator('h2 .zh').first()).toBeHidden();
    await page.locator('.modes a', { hasText: '中文' }).click();
    await expect(page).toHaveURL(/\/zh\/q\/16\/$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.locator('h1')).toHaveText('自注意力');
    expect(await page.locator('.note').count()).toBeGreaterThan(15);
    await expect(page.locator('.block').first())
      .toBeHidden({ timeout: 1000 })
      .catch(() => expect(page.locator('.block')).toHaveCount(0));
    await expect(page.locator('.site-header nav')).toContainText('术语表');
  });
});

test('each edition names the other for search engines', async ({ page, site }) => {
  for (const [path, language] of [
    ['q/16/', 'en'],
    ['zh/q/16/', 'zh-CN'],
  ] as const) {
    await page.goto(site + path);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const [hreflang, end] of [
      ['en', '/q/16/'],
      ['zh-CN', '/zh/q/16/'],
    ] as const) {
      const href = await page.locator(`link[rel="alternate"][hreflang="${hreflang}"]`).getAttribute('href');
      expect(new URL(href ?? '').pathname).toBe(end);
    }
  }
});

test('notes stand in the margin beside their block, in order and without overlap', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${site}q/16/`);
  const boxes = await page.locator('.note.margin').evaluateAll((notes) =>
    notes.map((note) => {
      const { left, top, bottom } = note.getBoundingClientRect();
      return { left, top, bottom };
    }),
  );
  const column = await page.locator('.block').first().boundingBox();
  expect(boxes.length).toBeGreaterThan(10);
  for (const [i, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThan((column?.x ?? 0) + (column?.width ?? 0));
    if (i > 0) expect(box.top).toBeGreaterThanOrEqual((boxes[i - 1]?.bottom ?? 0) - 1);
  }
  const third = page.locator('.text > .note.margin').first();
  const block = page.locator('.text > .block').first();
  expect(Math.abs(((await third.boundingBox())?.y ?? 0) - ((await block.boundingBox())?.y ?? 0))).toBeLessThan(40);
});

test('on a phone nothing scrolls sideways and notes follow their paragraph', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['', 'q/16/', 'zh/q/16/', 'zh/', 'glossary/', 'notation/', 'demos/', 'intro/']) {
    await page.goto(site + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
  await page.goto(`${site}q/16/`);
  const block = await page.locator('.text > .block').first().boundingBox();
  const note = await page.locator('.text > .note').first().boundingBox();
  expect(note?.y ?? 0).toBeGreaterThanOrEqual((block?.y ?? 0) + (block?.height ?? 0) - 1);
});

test('the reading mode is kept, stands in the address, and moves nothing on arrival', async ({ page, site }) => {
  await page.goto(`${site}q/16/`);
  await page.locator('#read-en').check({ force: true });
  await expect(page).toHaveURL(/\?read=en$/);
  await page.goto(`${site}q/01/`);
  await expect(page.locator('#read-en')).toBeChecked();
  await expect(page.locator('.note').first()).toBeHidden();
  await page.goto(`${site}q/16/`);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 1200);
      }),
  );
  expect(shift).toBeLessThan(0.02);
});

test('?read=zh leads to the Chinese digest', async ({ page, site }) => {
  await page.goto(`${site}q/16/?read=zh`);
  await expect(page).toHaveURL(/\/zh\/q\/16\/$/);
});

test('the theme can be switched and is kept', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${site}q/16/`);
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.locator('[data-theme-toggle]').click();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await background()).toBe(dark);
});

test('a term opens its card, and the card leads to the glossary', async ({ page, site }) => {
  await page.goto(`${site}q/16/`);
  const term = page.locator('a.term').first();
  await term.hover();
  const card = page.locator(`#card-${await term.getAttribute('data-term')}`);
  await expect(card).toBeVisible();
  await expect(card.locator('.zh').first()).toBeVisible();
  await card.getByRole('link').click();
  await expect(page).toHaveURL(/\/glossary\/#/);
});

test('a missing page says so and lists what there is', async ({ page, site, troubles }) => {
  const answer = await page.goto(`${site}no/such/page/`);
  expect(answer?.status()).toBe(404);
  await expect(page.locator('h1')).toContainText('No such page');
  await expect(page.getByRole('link', { name: 'Self-Attention' })).toBeVisible();
  troubles.length = 0;
});
