/** Figures and demos that are taller than a page are made smaller, so that none is cut in two. */
import type { Page } from 'playwright';

/** The part of a sheet that holds the text, in CSS pixels. */
export interface TextArea {
  width: number;
  height: number;
}

/** Chromium asks media queries for the width of a letter sheet, whatever the size that the style sheet sets. */
const QUERIED = 816;

/** Smaller than this, labels could not be read; such a drawing goes over two pages. */
const SMALLEST = 0.6;

export async function fitOnPage(page: Page, area: TextArea): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: QUERIED, height: 1000 });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(shrinkTall, { ...area, smallest: SMALLEST });
}

/** In the browser: lays the page out as wide as it will be printed, and scales whatever is too tall as it stands. */
function shrinkTall({ width, height, smallest }: { width: number; height: number; smallest: number }): void {
  const { body } = document;
  body.style.inlineSize = `${width}px`;
  const tall = [...document.querySelectorAll<HTMLElement>('.figure, .demo')].flatMap((one) => {
    const box = one.getBoundingClientRect();
    // A style sheet may let one go over two pages.
    if (getComputedStyle(one).breakInside !== 'avoid') return [];
    return box.height > height
      ? [{ one, width: box.width, scale: Math.max(smallest, (0.99 * height) / box.height) }]
      : [];
  });
  for (const { one, width: inline, scale } of tall) {
    one.style.boxSizing = 'border-box';
    one.style.inlineSize = `${inline}px`;
    one.style.marginInline = 'auto';
    one.style.zoom = String(Math.floor(scale * 100) / 100);
  }
  body.style.inlineSize = '';
}
