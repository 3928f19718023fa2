/**
 * npm run pdf                        the book in its three editions and every chapter, into the folder `pdf`
 * npm run pdf -- 16 24               these chapters
 * npm run pdf -- --edition en        the book, or the chapters named, in one edition: en, bilingual or zh
 * npm run pdf -- --size screen       sheets for a tablet, 150 mm by 200 mm; a4 is the default
 * npm run pdf -- --out folder        into another folder; the site then stays as it is
 *
 * Chromium prints the pages of the built site, which is built first where it is not there. What is printed is also copied to `dist/pdf`
 * and linked from the site's pages.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PDFDocument, PDFName } from 'pdf-lib';
import { chromium, type Page } from 'playwright';
import { siteUrl, version } from '../src/lib/settings.ts';
import { findBrowser, launchOptions } from './browser.ts';
import type { Edition } from './pdf-assemble.ts';
import { openBook, openChapter, printSettled, SIZES, type Printed, type Size } from './pdf-book.ts';
import { removeHeads } from './pdf-heads.ts';
import { publishPdfs } from './pdf-publish.ts';
import { shrink } from './pdf-shrink.ts';
import { serveSite } from './static-server.ts';

const EDITIONS = ['bilingual', 'en', 'zh'] as const;

function oneOf<T extends string>(name: string, given: string | undefined, known: readonly T[]): T | undefined {
  if (given === undefined) return undefined;
  const found = known.find((word) => word === given);
  if (!found) throw new Error(`--${name} ${given}: give one of ${known.join(', ')}.`);
  return found;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { edition: { type: 'string' }, size: { type: 'string' }, out: { type: 'string' } },
});
const out = values.out ?? 'pdf';
const edition = oneOf('edition', values.edition, EDITIONS);
const size: Size = oneOf('size', values.size, SIZES) ?? 'a4';
const files = readdirSync('content/chapters').filter((file) => file.endsWith('.mdx'));
const written = files.map((file) => file.slice(0, 2));
const wanted = positionals.map((word) => word.padStart(2, '0'));
const unknown = wanted.filter((number) => !written.includes(number));
if (unknown.length) throw new Error(`There is no chapter ${unknown.join(', ')}; written are ${written.join(', ')}.`);
const chapters = wanted.length ? wanted : edition ? [] : written;
const editions: readonly Edition[] = wanted.length ? [] : edition ? [edition] : EDITIONS;

if (!existsSync('dist/index.html') || written.some((number) => !existsSync(`dist/print/${number}/index.html`))) {
  console.log('Building the site first …');
  const { status } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The site could not be built; see the message above.');
}

/** Sets what Chromium leaves open: language, subject, outline shown at opening, and dates that depend on nothing. */
async function finish({ bytes, openings }: Printed, title: string, of: Edition): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  removeHeads(document, openings);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage(of === 'zh' ? 'zh-CN' : 'en');
  document.setAuthor('Thirty · 三十问');
  const kind = { en: 'in English', bilingual: 'English with Chinese annotations', zh: 'a digest in Chinese' }[of];
  document.setSubject(`Machine learning, ${kind}. Version ${version}. CC BY-SA 4.0`);
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  shrink(document);
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  return document.save({ useObjectStreams: true });
}

const server = await serveSite({ folder: 'dist', base: siteUrl.pathname, port: 0 });
const browser = await chromium.launch(launchOptions(await findBrowser()));
mkdirSync(out, { recursive: true });
const start = Date.now();
const total = editions.length + chapters.length;
let done = 0;
let allPages = 0;

/** Prints one file and says so. */
async function print(name: string, of: Edition, open: (page: Page) => Promise<void>, recto = false): Promise<void> {
  const from = Date.now();
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await open(page);
  const printed = await printSettled(page, { recto });
  const bytes = await finish(printed, await page.title(), of);
  await page.close();
  const path = join(out, `${name}${size === 'a4' ? '' : `-${size}`}.pdf`);
  writeFileSync(path, bytes);
  done++;
  allPages += printed.pages;
  const width = 20;
  const filled = Math.round((done / total) * width);
  const bar = `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${String(done).padStart(String(total).length)}/${total}`;
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  console.log(
    `${bar}  ${path}  ${printed.pages} pages, ${Math.round(bytes.length / 1024)} KB, ${printed.passes} passes, ${seconds(Date.now() - from)}`,
  );
}

try {
  for (const of of editions) {
    await print(`thirty-${of}`, of, (page) => openBook(page, server.url, of, size), size === 'a4');
  }
  for (const number of chapters) {
    const name = files.find((file) => file.startsWith(number))?.replace(/\.mdx$/, '') ?? number;
    const of = edition ?? 'bilingual';
    await print(of === 'bilingual' ? name : `${name}-${of}`, of, (page) =>
      of === 'zh'
        ? openBook(page, server.url, of, size, Number(number))
        : openChapter(page, server.url, number, of, size),
    );
  }
  console.log(`${done} files, ${allPages} pages, ${((Date.now() - start) / 1000).toFixed(0)} s.`);
  if (!values.out) console.log(`${publishPdfs(out, 'dist')} pages of the site link them.`);
} finally {
  await browser.close();
  server.server.closeAllConnections();
  await server.close();
}
