/**
 * npm run report: what the built site weighs, page by page and demo by demo, and whether its chapters keep their measure.
 * Prints tables; `--json FILE` saves them.
 */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser, launchOptions } from './browser.ts';
import { demoWeights, MOST_DEMO_BYTES } from './demo-weight.ts';
import { measurePage, type PageWeight } from './page-weight.ts';
import { serveSite } from './static-server.ts';
import { siteUrl } from '../src/lib/settings.ts';

const PAGES = ['', 'zh/', 'q/16/', 'zh/q/16/', 'q/01/', 'q/12/', 'q/22/', 'glossary/', 'demos/'];
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(8);

const server = await serveSite({ folder: 'dist', base: siteUrl.pathname, port: 0 });
const browser = await chromium.launch(launchOptions(await findBrowser()));
const weights: Record<string, PageWeight & { marginRunsOverPx: number }> = {};

console.log('Before a demo is reached, in KB (gzip; fonts as they are)\n');
console.log(
  `${'page'.padEnd(16)}${['HTML+CSS', 'script', 'fonts', 'Kai later', 'blocking', 'paint ms', 'margin px'].map((name) => name.padStart(10)).join('')}`,
);
try {
  for (const path of PAGES) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const weight = await measurePage(page, server.url + path);
    // How far the notes run below the text they belong to: above zero, the last note ends below the last block.
    const over = await page.evaluate(() => {
      const notes = [...document.querySelectorAll('.note.margin')].map((note) => note.getBoundingClientRect().bottom);
      const text = document.querySelector('.text')?.getBoundingClientRect().bottom ?? 0;
      return notes.length ? Math.max(0, Math.round(Math.max(...notes) - text)) : 0;
    });
    await page.close();
    weights[`/${path}`] = { ...weight, marginRunsOverPx: over };
    const { documentBytes, styleBytes, scriptBytes, earlyFontBytes, kaiBytes, blocking, firstPaintMs } = weight;
    console.log(
      `${`/${path}`.padEnd(16)}${[kilobytes(documentBytes + styleBytes), kilobytes(scriptBytes), kilobytes(earlyFontBytes), kilobytes(kaiBytes), String(blocking.length), firstPaintMs.toFixed(0), String(over)].map((cell) => cell.trim().padStart(10)).join('')}`,
    );
  }
} finally {
  await browser.close();
  server.server.closeAllConnections();
  await server.close();
}

const demos = demoWeights('dist');
console.log(`\nEach demo beyond shared parts, in KB (gzip; at most ${MOST_DEMO_BYTES / 1024})\n`);
console.log(`${'demo'.padEnd(38)}${['page', 'worker', 'both'].map((name) => name.padStart(8)).join('')}`);
for (const { slug, pageBytes, workerBytes, bytes } of demos)
  console.log(`${slug.padEnd(38)}${[pageBytes, workerBytes, bytes].map(kilobytes).join('')}`);

const at = process.argv.indexOf('--json');
const file = process.argv[at + 1];
if (at > 0 && file) writeFileSync(file, `${JSON.stringify({ pages: weights, demos }, null, 2)}\n`);
