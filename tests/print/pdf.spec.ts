/**
 * What `npm run pdf` makes: three chapters, one of them in every edition and on the small sheet; with FULL all thirty, and the book in its
 * three editions and on the small sheet.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { serveSite } from '../../scripts/static-server.ts';
import { findTogether, wordsOf, type Words } from './page-words.ts';
import { plain, readPdf, type Printed } from './read-pdf.ts';
import { renderPages } from './render-pages.ts';

const full = Boolean(process.env['FULL']);
const SAMPLE = ['12', '16', '24'];
const TWICE = '16';
const numbers = full ? readdirSync('dist/print').filter((name) => /^\d\d$/.test(name)) : SAMPLE;
/** Fonts that the packages bring; anything else would come from this machine. */
const OWN_FONT = /^[A-Z]{6}\+(SourceSerif4|SourceSans3|SourceCodePro|LXGWWenKai|KaTeX_)/;
/** Margins of the sheets in points, less the stroke of a frame. */
const EDGE = { a4: 22 * 2.834 - 3, screen: 12 * 2.834 - 3 };
const MEGABYTE = 1024 * 1024;

type Edition = 'en' | 'bilingual' | 'zh';

let folder = '';
const files: Printed[] = [];
const words = new Map<string, Words>();

const isBook = (name: string): boolean => name.startsWith('thirty-');
const isScreen = (name: string): boolean => name.endsWith('-screen');
const editionOf = (name: string): Edition =>
  (/-(en|zh)(?:-screen)?$/.exec(name)?.[1] as Edition | undefined) ?? 'bilingual';
const chaptersOf = (name: string): string[] => (isBook(name) ? numbers : [name.slice(0, 2)]);

function print(into: string, ...args: string[]): void {
  execFileSync(process.execPath, ['scripts/pdf.ts', ...args, '--out', into], { stdio: 'inherit' });
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  // Printing everything takes six minutes on a machine that has nothing else to do; the limit is there for one that hangs.
  test.setTimeout(full ? 3_600_000 : 300_000);
  folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  print(folder, ...(full ? [] : numbers));
  print(folder, TWICE, '--edition', 'zh');
  print(folder, TWICE, '--edition', 'en');
  print(folder, '--size', 'screen', ...(full ? ['--edition', 'bilingual'] : [TWICE]));
  for (const name of readdirSync(folder).sort())
    files.push(await readPdf(join(folder, name), name.replace('.pdf', '')));
  const server = await serveSite({ folder: 'dist', port: 0 });
  const page = await browser.newPage();
  for (const number of numbers) {
    for (const edition of ['en', 'bilingual', 'zh'] as const)
      words.set(
        `${number}-${edition}`,
        await wordsOf(page, `${server.url}${edition === 'zh' ? 'zh/q' : 'print'}/${number}/`, edition),
      );
  }
  await page.close();
  server.server.closeAllConnections();
  await server.close();
});

test.afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('every file is there', () => {
  expect(files).toHaveLength(numbers.length + (full ? 3 : 0) + 3);
});

test('every heading is in the text, in order, and in the outline', () => {
  const missing: string[] = [];
  for (const { name, pages, outline } of files) {
    const text = pages.join('');
    let at = 0;
    for (const number of chaptersOf(name)) {
      for (const heading of words.get(`${number}-${editionOf(name)}`)?.headings ?? []) {
        const found = text.indexOf(heading, at);
        if (found < 0) missing.push(`${name}, question ${number}: ${heading}`);
        else at = found;
        if (!outline.some((title) => title.includes(heading)))
          missing.push(`${name}, question ${number}, outline: ${heading}`);
      }
    }
  }
  expect(missing).toEqual([]);
});

test('paragraphs, Chinese notes and formulas are in the text, in reading order', () => {
  const missing: string[] = [];
  const kinds = new Set<string>();
  for (const { name, pages } of files) {
    const text = pages.join('');
    let at = 0;
    for (const number of chaptersOf(name)) {
      for (const { kind, words: sample } of words.get(`${number}-${editionOf(name)}`)?.samples ?? []) {
        const formula = kind === 'formula';
        const found = formula ? findTogether(text, sample, at) : text.indexOf(sample, at);
        if (found < 0) missing.push(`${name}, question ${number}, ${kind}: ${sample}`);
        else if (!formula) at = found;
        kinds.add(kind);
      }
    }
  }
  expect(missing).toEqual([]);
  expect([...kinds].sort()).toEqual(['formula', 'note', 'text']);
});

test('no sign is missing', () => {
  for (const { name, pages, lacking } of files) {
    expect(
      pages.filter((text) => text.includes('\ufffd')),
      name,
    ).toEqual([]);
    expect(lacking, name).toEqual([]);
  }
});

test('all fonts are embedded, and none comes from this machine', () => {
  for (const { name, fonts, notEmbedded } of files) {
    const used = [...fonts.keys()];
    expect(notEmbedded, name).toEqual([]);
    expect(
      [...fonts].filter(([font]) => !OWN_FONT.test(font)).map(([font, page]) => `${font}, first on page ${page}`),
      name,
    ).toEqual([]);
    expect(
      used.some((font) => font.includes('KaTeX')),
      name,
    ).toBe(true);
    if (editionOf(name) !== 'en')
      expect(
        used.some((font) => font.includes('LXGW')),
        name,
      ).toBe(true);
  }
});

test('every internal link leads to a place, and the printed page numbers are the real ones', () => {
  for (const { name, pages, raw, links } of files) {
    expect(links.length, name).toBeGreaterThan(5);
    expect(
      links.filter(({ target }) => target === undefined),
      name,
    ).toEqual([]);
    for (const [stating, kind] of [
      [/(?:Answer on page|答案见第) ?(\d+)/g, /(?:^|-)answer-/],
      [/(?:Exercise on page|习题见第) ?(\d+)/g, /(?:^|-)exercise-/],
    ] as const) {
      const stated = raw.flatMap((text) => [...text.matchAll(stating)].map((match) => Number(match[1])));
      const real = links.filter(({ dest }) => kind.test(dest)).map(({ target }) => target);
      expect(stated.length, name).toBeGreaterThan(0);
      expect(stated, name).toEqual(real);
    }
    if (!isBook(name)) continue;
    const chapters = links.filter(({ page, dest }) => page < 8 && /^q\d\d$/.test(dest));
    expect(chapters, name).toHaveLength(30);
    const contents = pages.slice(0, 8).join('');
    for (const { dest, target } of chapters) {
      if (!isScreen(name)) expect((target ?? 0) % 2, `${name}: ${dest} opens on a right-hand page`).toBe(1);
      const number = Number(dest.slice(1));
      // Behind an entry stands the next one, or, where the sheet ends, its own page number and then the next one.
      const entry = new RegExp(`${number}\\.\\D+${target}(?=\\d?${number + 1}\\.|\\D)`);
      expect(contents, `${name}: ${dest}`).toMatch(entry);
    }
  }
});

test('links that leave the file lead to the web, none to the machine that printed it', () => {
  for (const { name, addresses } of files) {
    expect(addresses.length, name).toBeGreaterThan(0);
    expect(
      addresses.filter((address) => !/^https?:\/\/(?!127\.|localhost)/.test(address)),
      name,
    ).toEqual([]);
  }
});

test('a running head stands on every page of a chapter but its first', () => {
  for (const { name, heads, links } of files) {
    const openings = isBook(name)
      ? links.filter(({ page, dest }) => page < 8 && /^q\d\d$/.test(dest)).map(({ target }) => target ?? 0)
      : [1];
    expect(openings.length, name).toBeGreaterThan(0);
    for (const opening of openings) {
      expect(heads[opening - 1], `${name}, page ${opening}`).toBe('');
      expect(heads[opening], `${name}, page ${opening + 1}`).not.toBe('');
    }
  }
});

test('no Chinese annotation or heading is in the English edition', () => {
  const english = files.filter(({ name }) => editionOf(name) === 'en');
  expect(english.length).toBeGreaterThan(0);
  for (const { name, pages } of english) {
    const text = pages.join('');
    for (const number of chaptersOf(name)) {
      const chinese = (words.get(`${number}-zh`)?.headings ?? []).flatMap(
        (heading) => heading.match(/\p{Script=Han}{3,}/gu) ?? [],
      );
      expect(
        chinese.filter((heading) => text.includes(heading)),
        `${name}, question ${number}`,
      ).toEqual([]);
    }
  }
});

test('pages are drawn: none is blank but a left-hand one before a new part or chapter, and nothing leaves its margins', async ({
  page,
}, info) => {
  test.setTimeout(full ? 3_600_000 : 300_000);
  const wrong: string[] = [];
  for (const { name, outside, pages } of files) {
    expect(outside, name).toEqual([]);
    const edge = EDGE[isScreen(name) ? 'screen' : 'a4'];
    // A chapter of the book was drawn with the chapter's own file; of the book every fifth page will do.
    const inks = await renderPages(page, join(folder, `${name}.pdf`), isBook(name) ? 5 : 1);
    for (const ink of inks) {
      const faults: string[] = [];
      const mayBeBlank = isBook(name) && ink.page % 2 === 0 && pages[ink.page - 1] === '';
      if (ink.share === 0 && !mayBeBlank) faults.push('blank');
      if (ink.share > 0 && (ink.left < edge || ink.right > ink.sheet.width - edge))
        faults.push(
          `ink from ${ink.left.toFixed(0)} to ${ink.right.toFixed(0)} of ${ink.sheet.width.toFixed(0)} points`,
        );
      if (ink.share > 0 && (ink.top < 12 || ink.bottom > ink.sheet.height - 12))
        faults.push(
          `ink from ${ink.top.toFixed(0)} to ${ink.bottom.toFixed(0)} of ${ink.sheet.height.toFixed(0)} points`,
        );
      if (faults.length === 0) continue;
      wrong.push(`${name}, page ${ink.page}: ${faults.join(', ')}`);
      await info.attach(`${name}-${ink.page}.png`, { body: Buffer.from(ink.png, 'base64'), contentType: 'image/png' });
    }
  }
  expect(wrong).toEqual([]);
});

test('title, language, tags and dates are set', () => {
  for (const { name, info, tagged, outline } of files) {
    expect(info.Title, name).toMatch(/Thirty|三十问/);
    expect(info.Language, name).toBe(editionOf(name) === 'zh' ? 'zh-CN' : 'en');
    expect(info.CreationDate, name).toContain('19700101');
    expect(tagged, name).toBe(true);
    expect(outline.length, name).toBeGreaterThan(5);
  }
});

test('printed again, a file has the same pages and the same text', async () => {
  test.setTimeout(full ? 1_800_000 : 300_000);
  const again = join(folder, 'again');
  print(again, ...(full ? ['--edition', 'bilingual'] : [TWICE]));
  const [file = ''] = readdirSync(again);
  const second = await readPdf(join(again, file), file.replace('.pdf', ''));
  const first = files.find(({ name }) => name === second.name);
  expect(second.pages.length).toBe(first?.pages.length);
  expect(second.pages).toEqual(first?.pages);
});

test('the bilingual book is small enough to send', () => {
  test.skip(!full, 'the book is printed with FULL only');
  const book = files.find(({ name }) => name === 'thirty-bilingual');
  expect(book?.bytes).toBeLessThan(15 * MEGABYTE);
  for (const part of ['answers', 'glossary', 'references', 'demos', 'colophon'])
    expect(book?.outline.some((title) => title.startsWith(plain(part)))).toBe(true);
});
