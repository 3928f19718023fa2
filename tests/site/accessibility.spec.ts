import AxeBuilder from '@axe-core/playwright';
import { expect, openDemo, test } from './site.ts';

/** One chapter with many formulas and one with code; with FULL all thirty. */
const CHAPTERS = process.env['FULL']
  ? Array.from({ length: 30 }, (_, i) => `q/${String(i + 1).padStart(2, '0')}/`)
  : ['q/16/', 'q/18/'];
const PAGES = [
  '',
  'zh/',
  ...CHAPTERS,
  'zh/q/16/',
  'glossary/',
  'demos/',
  'self-test/',
  'acknowledgements/',
  '404.html',
];

for (const scheme of ['light', 'dark'] as const) {
  for (const path of PAGES) {
    test(`axe finds nothing on /${path} (${scheme})`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(site + path);
      const axe = new AxeBuilder({ page });
      // The dark page has the same markup and other colours.
      if (scheme === 'dark') axe.withRules(['color-contrast']);
      // axe does not count MathML as words, so a heading that is a formula looks empty to it.
      else axe.disableRules(['empty-table-header']);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    });
  }

  test(`axe finds nothing in a live demo with everything unfolded (${scheme})`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(`${site}q/16/?backend=cpu`);
    await openDemo(page);
    await page
      .locator('#demo details')
      .first()
      .evaluate((details) => details.setAttribute('open', ''));
    const { violations } = await new AxeBuilder({ page }).include('#demo').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  });
}
