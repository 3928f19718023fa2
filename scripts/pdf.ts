/**
 * npm run pdf -- 16          one chapter or several, into the folder `pdf`
 * npm run pdf                all chapters
 *
 * Chromium prints the site's own print pages. The site must have been built; it is built first where it is not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { chromium } from 'playwright';
import { findBrowser } from './browser.ts';
import { serveSite } from './static-server.ts';
import { siteUrl, version } from '../src/lib/settings.ts';

const OUT = 'pdf';

function chapterNumbers(): string[] {
  const written = readdirSync('content/chapters').map((file) => file.slice(0, 2));
  const wanted = process.argv
    .slice(2)
    .filter((word) => /^\d+$/.test(word))
    .map((word) => word.padStart(2, '0'));
  const unknown = wanted.filter((number) => !written.includes(number));
  if (unknown.length) throw new Error(`There is no chapter ${unknown.join(', ')}; written are ${written.join(', ')}.`);
  return wanted.length ? wanted : written;
}

const numbers = chapterNumbers();
if (!existsSync('dist/index.html') || numbers.some((number) => !existsSync(`dist/print/${number}/index.html`))) {
  console.log('Building the site first …');
  const { status } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The site could not be built; see the message above.');
}

const found = await findBrowser();
const server = await serveSite({ folder: 'dist', base: siteUrl.pathname, port: 0 });
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: found.args,
  env: { ...(process.env as Record<string, string>), ...found.env },
});
mkdirSync(OUT, { recursive: true });

/** Sets what Chromium leaves open: language, producer, subject, and dates that depend on nothing but the version. */
async function finish(bytes: Uint8Array, title: string): Promise<{ bytes: Uint8Array; pages: number }> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage('en');
  document.setAuthor('Thirty · 三十问');
  document.setSubject(`Machine learning, English with Chinese annotations. Version ${version}. CC BY-SA 4.0`);
  const fixed = new Date(0);
  document.setCreationDate(fixed);
  document.setModificationDate(fixed);
  return { bytes: await document.save({ useObjectStreams: true }), pages: document.getPageCount() };
}

try {
  for (const number of numbers) {
    const from = Date.now();
    const page = await browser.newPage();
    await page.goto(`${server.url}print/${number}/`, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    const title = await page.title();
    const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
    await page.close();
    const { bytes, pages } = await finish(printed, title);
    const file =
      readdirSync('content/chapters')
        .find((name) => name.startsWith(number))
        ?.replace(/\.mdx$/, '') ?? number;
    const path = join(OUT, `${file}.pdf`);
    writeFileSync(path, bytes);
    console.log(
      `${path}  ${pages} pages, ${Math.round(bytes.length / 1024)} KB, ${((Date.now() - from) / 1000).toFixed(1)} s`,
    );
  }
} finally {
  await browser.close();
  server.server.closeAllConnections();
  await server.close();
}
