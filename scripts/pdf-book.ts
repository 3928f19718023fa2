/** Prints with page numbers: print, read from the PDF on which page everything stands, fill that in, and print again until it agrees. */
import { readFileSync } from 'node:fs';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import type { Page } from 'playwright';
import { parse } from 'yaml';
import { kaiCharacters, kaiSubset } from '../src/lib/fonts/kai-subset.ts';
import { hasPublicAddress, siteUrl, version } from '../src/lib/settings.ts';
import { assembleBook, type BookPlan, type Edition } from './pdf-assemble.ts';
import { placeCodes, qrSvg } from './pdf-codes.ts';
import { withoutChinese } from './pdf-english.ts';
import { fitOnPage, type TextArea } from './pdf-fit.ts';

export const SIZES = ['a4', 'screen'] as const;
export type Size = (typeof SIZES)[number];

export interface Printed {
  bytes: Uint8Array;
  pages: number;
  /** Pages, counted from 1, on which a chapter or an appendix opens. */
  openings: number[];
  passes: number;
}

const address = hasPublicAddress ? siteUrl.href : '';

interface BookFile {
  title: { en: string; zh: string };
  parts: { id: string; title: { en: string; zh: string }; about: { en: string; zh: string } }[];
  chapters: { number: number; part: string }[];
}

/** Changes the page for reading on a tablet: smaller sheets, narrow margins, no blank pages. */
const SCREEN = `@page{size:150mm 200mm;margin:15mm 12mm 14mm}@page :left{margin:15mm 12mm 14mm}@page :right{margin:15mm 12mm 14mm}.print .figure svg{max-block-size:120mm}.print .demo{break-inside:auto}.print .demo :is(.panels>.panel,.table-wrap){flex-basis:100%;break-inside:avoid}.print .opening h1{font-size:20pt}.book .cover{padding-block-start:40mm}.book .part-page{padding-block-start:45mm}`;

const mm = (length: number): number => (length / 25.4) * 96;

/** Text areas of both sizes, as the style sheets set their margins. */
const AREAS: Record<Size, TextArea> = {
  a4: { width: mm(210 - 48), height: mm(297 - 40) },
  screen: { width: mm(150 - 24), height: mm(200 - 29) },
};

/** A bound book has a wider margin at its back. */
const BINDING = `@page :left{margin:20mm 26mm 20mm 22mm}@page :right{margin:20mm 22mm 20mm 26mm}`;

/** The page on which each named place stands, counted from 1. */
function destinations(document: PDFDocument): Map<string, number> {
  const numbers = new Map(document.getPages().map((page, i) => [page.ref.toString(), i + 1]));
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found = new Map<string, number>();
  for (const [name, target] of places?.entries() ?? []) {
    const place = document.context.lookup(target);
    const page = place instanceof PDFArray ? place.get(0) : undefined;
    const number = page instanceof PDFRef ? numbers.get(page.toString()) : undefined;
    if (number) found.set(name.decodeText(), number);
  }
  return found;
}

/** In the browser: writes page numbers, and puts blank pages before the places named. */
function fillIn({ numbers, blanks }: { numbers: [string, number][]; blanks: string[] }): void {
  const known = new Map(numbers);
  for (const place of document.querySelectorAll('[data-page]')) {
    const number = known.get(place.getAttribute('data-page') ?? '');
    if (number) place.textContent = String(number);
  }
  for (const link of document.querySelectorAll('a[data-page-words]')) {
    const number = known.get(decodeURIComponent((link.getAttribute('href') ?? '').slice(1)));
    const words = link.getAttribute('data-page-words') ?? '';
    if (number) link.textContent = words.includes('{}') ? words.replace('{}', String(number)) : `${words} ${number}`;
  }
  document.querySelectorAll('.blank-page').forEach((one) => one.remove());
  for (const id of blanks) {
    const blank = document.createElement('div');
    blank.className = 'blank-page';
    blank.setAttribute('aria-hidden', 'true');
    document.getElementById(id)?.before(blank);
  }
}

const wanted = (): { references: string[]; recto: string[]; opening: string[] } => ({
  references: [
    ...new Set([
      ...[...document.querySelectorAll('[data-page]')].map((one) => one.getAttribute('data-page') ?? ''),
      ...[...document.querySelectorAll('a[data-page-words]')].map((one) =>
        decodeURIComponent((one.getAttribute('href') ?? '').slice(1)),
      ),
    ]),
  ],
  recto: [...document.querySelectorAll('.recto')].map(({ id }) => id),
  opening: [...document.querySelectorAll('.book .chapter, .book .back')].map(({ id }) => id),
});

/**
 * Prints the page as it stands in the browser.
 * @throws Error where page numbers do not settle, or where a place that the page refers to is missing in the PDF
 */
export async function printSettled(page: Page, options: { recto: boolean }): Promise<Printed> {
  await page.evaluate(() => document.fonts.ready);
  const { references, recto, opening } = await page.evaluate(wanted);
  let blanks: string[] = [];
  let numbers = new Map<string, number>();
  for (let pass = 1; pass <= 5; pass++) {
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const found = destinations(document);
    const missing = references.filter((id) => !found.has(id));
    if (missing.length) throw new Error(`The PDF has no place ${missing.slice(0, 5).join(', ')}.`);
    const settled =
      references.every((id) => found.get(id) === numbers.get(id)) &&
      (!options.recto || recto.every((id) => !found.has(id) || (found.get(id) ?? 0) % 2 === 1));
    if (settled)
      return {
        bytes,
        pages: document.getPageCount(),
        openings: opening.flatMap((id) => found.get(id) ?? []),
        passes: pass,
      };
    // Pages as they would be without blank ones; then a blank one wherever a left-hand page would open a part or chapter.
    const before = blanks.map((id) => found.get(id) ?? 0);
    const raw = new Map([...found].map(([id, at]) => [id, at - before.filter((opening) => opening <= at).length]));
    const openings: number[] = [];
    blanks = [];
    if (options.recto) {
      for (const id of recto) {
        const at = raw.get(id);
        if (at === undefined || (at + openings.length) % 2 === 1) continue;
        blanks.push(id);
        openings.push(at);
      }
    }
    numbers = new Map([...raw].map(([id, at]) => [id, at + openings.filter((opening) => opening <= at).length]));
    await page.evaluate(fillIn, { numbers: [...numbers], blanks });
  }
  throw new Error('The page numbers do not settle.');
}

/** Opens the print page of a chapter, with notes or without. */
export async function openChapter(
  page: Page,
  site: string,
  number: string,
  edition: Exclude<Edition, 'zh'>,
  size: Size,
): Promise<void> {
  await page.goto(`${site}print/${number}/`, { waitUntil: 'networkidle' });
  if (edition === 'en') {
    await page.evaluate(withoutChinese);
    await page.evaluate(() => (document.title = document.title.replace(' · 三十问', '').replace(/ · [^·]*$/, '')));
  }
  await page.evaluate(leadOutside, { site, address });
  if (size === 'screen') await page.addStyleTag({ content: SCREEN });
  await finishPage(page, size);
}

/** In the browser: links to other pages of the site lead to its public address, or nowhere where it has none. */
function leadOutside({ site, address }: { site: string; address: string }): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')) {
    if (!link.href.startsWith(site)) continue;
    if (address) link.href = address + link.href.slice(site.length);
    else link.removeAttribute('href');
  }
}

/** What every page gets once its text stands. */
async function finishPage(page: Page, size: Size): Promise<void> {
  await page.evaluate(setSigns);
  const text = await page.evaluate(() => document.body.textContent ?? '');
  await page.addStyleTag({ content: await restFont(text) });
  if (address) {
    const numbers = [...new Set([...text.matchAll(/\/d\/(\d\d)\//g)].map((match) => match[1] ?? ''))];
    await page.evaluate(
      placeCodes,
      numbers.map((number): [string, string] => [number, qrSvg(`${address}d/${number}/`)]),
    );
  }
  await fitOnPage(page, AREAS[size]);
}

/** In the browser: signs that no face of the packages has become marks of those that they have. */
function setSigns(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (/[\u2070\u2071\u2074-\u207b\u2080-\u208e\u2090-\u209c\u1d40\u1d62\u254c\u25b8]/.test(node.data))
      nodes.push(node);
  }
  const upper = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ';
  const upperPlain = '0123456789+−T';
  const lower = '₀₁₂₃₄₅₆₇₈₉₊₋ᵢₚ';
  const lowerPlain = '0123456789+−ip';
  for (const node of nodes) {
    const drawing = node.parentElement instanceof SVGElement;
    const pieces = node.data
      .replace(/\u254c/g, '-')
      .replace(/\u25b8/g, '›')
      .split(/([⁰¹²³⁴-⁹⁺⁻ᵀ]+|[₀-₉₊₋ᵢₚ]+)/);
    node.replaceWith(
      ...pieces.map((piece) => {
        const up = upper.includes(piece[0] ?? ' ');
        if (!up && !lower.includes(piece[0] ?? ' ')) return piece;
        const mark = drawing
          ? document.createElementNS('http://www.w3.org/2000/svg', 'tspan')
          : document.createElement(up ? 'sup' : 'sub');
        if (drawing) {
          mark.setAttribute('baseline-shift', up ? 'super' : 'sub');
          mark.setAttribute('font-size', '70%');
        }
        mark.textContent = [...piece]
          .map((sign) => (up ? upperPlain[upper.indexOf(sign)] : lowerPlain[lower.indexOf(sign)]) ?? sign)
          .join('');
        return mark;
      }),
    );
  }
}

/** A font for the signs that the page's own faces may lack, so that no font of the machine is used. */
async function restFont(text: string): Promise<string> {
  const signs = [...new Set(text.match(/[^\s\p{ASCII}]/gu) ?? [])].sort().join('');
  const top = fontFace('Print Rest', readFileSync('node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2'));
  return signs ? fontFace('Print Rest', await kaiSubset(signs)) + top.replace('}', ';unicode-range:U+22A4}') : '';
}

const fontFace = (family: string, bytes: Uint8Array): string =>
  `@font-face{font-family:'${family}';src:url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}) format('woff2')}`;

function plan(edition: Edition, only?: number): BookPlan {
  const book = parse(readFileSync('content/book.yaml', 'utf8')) as BookFile;
  return {
    edition,
    base: siteUrl.pathname,
    title: book.title,
    version,
    address,
    ...(only && { only }),
    parts: book.parts.map(({ id, title, about }) => ({
      title,
      about,
      chapters: book.chapters.filter(({ part }) => part === id).map(({ number }) => number),
    })),
  };
}

/** Opens the whole book as one page, or one chapter of it, with the Chinese font it needs inside. */
export async function openBook(page: Page, site: string, edition: Edition, size: Size, only?: number): Promise<void> {
  await page.goto(`${site}acknowledgements/`, { waitUntil: 'domcontentloaded' });
  const { title, body, styles } = await page.evaluate(assembleBook, plan(edition, only));
  const characters = kaiCharacters(body + styles);
  const kai = characters ? fontFace('LXGW WenKai', await kaiSubset(characters)) : '';
  const own = readFileSync('src/styles/print-book.css', 'utf8');
  const kind = only ? 'single' : 'book';
  const html = `<!doctype html><html lang="${edition === 'zh' ? 'zh-CN' : 'en'}" data-theme="light"><head><meta charset="utf-8"><title>${title}</title><style>${kai}${styles}\n${only ? '' : BINDING}${own}${size === 'screen' ? SCREEN : ''}</style></head><body class="print ${kind} edition-${edition}">${body}</body></html>`;
  const place = `${site}print/${kind}/`;
  await page.route(place, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(place, { waitUntil: 'load', timeout: 120_000 });
  if (edition === 'en') await page.evaluate(withoutChinese);
  await finishPage(page, size);
}
