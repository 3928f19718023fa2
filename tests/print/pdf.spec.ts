/** What `npm run pdf` makes: three chapters, or with FULL all thirty and the book in its three editions. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { serveSite } from '../../scripts/static-server.ts';

const full = Boolean(process.env['FULL']);
const SAMPLE = ['12', '16', '24'];
const numbers = full ? readdirSync('dist/print').filter((name) => /^\d\d$/.test(name)) : SAMPLE;
const editions = full ? ['bilingual', 'en', 'zh'] : [];
/** Fonts that the packages bring; anything else would come from this machine. */
const OWN_FONT = /^[A-Z]{6}\+(SourceSerif4|SourceSans3|SourceCodePro|LXGWWenKai|KaTeX_)/;
/** A character that no package has a face for; the machine's own may stand in. */
const LACKING = /^狓$/;
const MARGIN = 14;

interface TextItem {
  str: string;
  transform: number[];
  width: number;
  fontName: string;
}

interface Printed {
  name: string;
  document: PDFDocumentProxy;
  /** Text of each page, without white space, in the forms that compare equal. */
  pages: string[];
  /** The same as it is set, for numbers. */
  raw: string[];
  /** Text whose place lies outside the sheet's margins. */
  outside: string[];
  fonts: Set<string>;
  /** Words set in a font of this machine. */
  foreign: string[];
  notEmbedded: Set<string>;
  links: { page: number; dest: string; target: number | undefined }[];
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

async function open(path: string, name: string): Promise<Printed> {
  const document = await getDocument({
    data: new Uint8Array(readFileSync(path)),
    verbosity: 0,
    fontExtraProperties: true,
    standardFontDataUrl: 'node_modules/pdfjs-dist/standard_fonts/',
  }).promise;
  const targets = new Map<string, number>();
  for (const [key, value] of Object.entries(await document.getDestinations())) {
    const [page] = value as [Parameters<PDFDocumentProxy['getPageIndex']>[0]];
    targets.set(key, (await document.getPageIndex(page)) + 1);
  }
  const printed: Printed = {
    name,
    document,
    pages: [],
    raw: [],
    outside: [],
    fonts: new Set(),
    foreign: [],
    notEmbedded: new Set(),
    links: [],
  };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0] = page.view;
    const items = (await page.getTextContent()).items.filter((item) => 'str' in item) as TextItem[];
    const text = items.map(({ str }) => str).join(' ');
    printed.pages.push(plain(text));
    printed.raw.push(text.replace(/\s+/g, ' '));
    for (const { str, transform, width: wide } of items) {
      const x = transform[4] ?? 0;
      if (str.trim() && (x < MARGIN || (transform[1] === 0 && x + wide > width - MARGIN)))
        printed.outside.push(`page ${number}: ${str}`);
    }
    await page.getOperatorList();
    for (const id of new Set(items.map(({ fontName }) => fontName))) {
      const font = page.commonObjs.get(id) as { name: string; missingFile?: boolean; isType3Font?: boolean };
      if (font.isType3Font) continue;
      printed.fonts.add(font.name);
      if (!OWN_FONT.test(font.name)) {
        const words = items.filter((item) => item.fontName === id).map(({ str }) => str.trim());
        printed.foreign.push(...words.filter((word) => word && !LACKING.test(word)));
      }
      if (font.missingFile) printed.notEmbedded.add(font.name);
    }
    for (const annotation of (await page.getAnnotations()) as { subtype: string; dest?: unknown }[]) {
      if (annotation.subtype !== 'Link' || typeof annotation.dest !== 'string') continue;
      printed.links.push({ page: number, dest: annotation.dest, target: targets.get(annotation.dest) });
    }
    page.cleanup();
  }
  return printed;
}

let folder = '';
const files: Printed[] = [];
/** Headings of each chapter's print page in order; of a heading with a formula, the words before it. */
const headings = new Map<string, string[]>();

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(full ? 900_000 : 110_000);
  folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  const print = (...args: string[]): void => {
    execFileSync(process.execPath, ['scripts/pdf.ts', ...args, '--out', folder], { stdio: 'inherit' });
  };
  print(...(full ? [] : numbers));
  for (const name of readdirSync(folder).sort()) files.push(await open(join(folder, name), name.replace('.pdf', '')));
  const server = await serveSite({ folder: 'dist', port: 0 });
  const page = await browser.newPage();
  for (const number of numbers) {
    await page.goto(`${server.url}print/${number}/`, { waitUntil: 'domcontentloaded' });
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3')]
        .filter((heading) => !heading.closest('.answers, .references'))
        .map((heading) => {
          heading.querySelectorAll('.katex').forEach((formula) => formula.replaceWith('\u0000'));
          return (heading.textContent ?? '').split('\u0000')[0] ?? '';
        }),
    );
    headings.set(number, found.map(plain).filter(Boolean));
  }
  await page.close();
  server.server.closeAllConnections();
  await server.close();
});

test.afterAll(async () => {
  for (const { document } of files) await document.destroy();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('every file is there', () => {
  expect(files).toHaveLength(numbers.length + editions.length);
});

test('every heading is in the text, in order', () => {
  const missing: string[] = [];
  for (const { name, pages } of files) {
    if (/^thirty-(en|zh)/.test(name)) continue;
    const text = pages.join('');
    let at = 0;
    for (const number of /^\d\d/.test(name) ? [name.slice(0, 2)] : numbers) {
      for (const heading of headings.get(number) ?? []) {
        const found = text.indexOf(heading, at);
        if (found < 0) missing.push(`${name}, question ${number}: ${heading}`);
        else at = found;
      }
    }
  }
  expect(missing).toEqual([]);
});

test('no sign is missing', () => {
  for (const { name, pages } of files) {
    expect(
      pages.filter((text) => text.includes('\ufffd')),
      name,
    ).toEqual([]);
  }
});

test('all fonts are embedded, and none comes from this machine', () => {
  for (const { name, fonts, foreign, notEmbedded } of files) {
    expect([...notEmbedded], name).toEqual([]);
    expect(foreign, name).toEqual([]);
    expect(
      [...fonts].some((font) => font.includes('KaTeX')),
      name,
    ).toBe(true);
    if (!name.includes('-en'))
      expect(
        [...fonts].some((font) => font.includes('LXGW')),
        name,
      ).toBe(true);
  }
});

test('every internal link leads to a place, and the printed page numbers are the real ones', () => {
  for (const { name, pages, raw, links } of files) {
    expect(links.length, name).toBeGreaterThan(10);
    expect(
      links.filter(({ target }) => target === undefined),
      name,
    ).toEqual([]);
    for (const [words, kind] of [
      [/(?:Answer on page|答案见第) ?(\d+)/g, /(?:^|-)answer-/],
      [/(?:Exercise on page|习题见第) ?(\d+)/g, /(?:^|-)exercise-/],
    ] as const) {
      const stated = raw.flatMap((text) => [...text.matchAll(words)].map((match) => Number(match[1])));
      const real = links.filter(({ dest }) => kind.test(dest)).map(({ target }) => target);
      expect(stated.length, name).toBeGreaterThan(0);
      expect(stated, name).toEqual(real);
    }
    if (!name.startsWith('thirty')) continue;
    const chapters = links.filter(({ page, dest }) => page < 8 && /^q\d\d$/.test(dest));
    expect(chapters, name).toHaveLength(30);
    const contents = pages.slice(0, 8).join('');
    for (const { dest, target } of chapters) {
      expect((target ?? 0) % 2, `${name}: ${dest} opens on a right-hand page`).toBe(1);
      expect(contents, `${name}: ${dest}`).toMatch(
        new RegExp(`(?:^|\\D)${Number(dest.slice(1))}\\..*?\\D${target}(?:\\D|$|\\d{1,2}\\.)`),
      );
    }
  }
});

test('no page is blank but a left-hand one before a new part or chapter, and nothing leaves the sheet', () => {
  for (const { name, pages, outside } of files) {
    const blank = pages.flatMap((text, i) => (text.length < 3 ? [i + 1] : []));
    if (name.startsWith('thirty'))
      expect(
        blank.filter((page) => page % 2 === 1),
        name,
      ).toEqual([]);
    else expect(blank, name).toEqual([]);
    expect(outside, name).toEqual([]);
  }
});

test('title, language, tags and outline are set', async () => {
  for (const { name, document } of files) {
    const { info } = (await document.getMetadata()) as {
      info: { Title?: string; Language?: string; CreationDate?: string };
    };
    expect(info.Title, name).toMatch(/Thirty|三十问/);
    expect(info.Language, name).toBe(name.endsWith('-zh') ? 'zh-CN' : 'en');
    expect(info.CreationDate, name).toContain('19700101');
    expect((await document.getMarkInfo())?.Marked, name).toBe(true);
    const outline = (await document.getOutline()) as { items: unknown[] }[];
    expect(outline.flatMap(({ items }) => items).length, name).toBeGreaterThan(2);
  }
});
