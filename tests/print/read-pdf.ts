/** What a PDF holds: text, fonts, links and outline. Text and links are read by pdf.js; fonts, which it would have to draw, from the file. */
import { readFileSync } from 'node:fs';
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Nothing may stand nearer to the edge of a sheet, in points. */
const MARGIN = 14;
/** Height of the strip at the top of a page that holds the running head, in points. */
const HEAD = 40;

export interface Printed {
  name: string;
  bytes: number;
  /** Text of each page, without white space, in the forms that compare equal. */
  pages: string[];
  /** The same as it is set, for numbers. */
  raw: string[];
  /** Running head of each page. */
  heads: string[];
  /** Text whose place lies outside the sheet's margins. */
  outside: string[];
  /** Names of the fonts, each with the first page that uses it. */
  fonts: Map<string, number>;
  notEmbedded: string[];
  /** Pages on which a font lacks a glyph. */
  lacking: number[];
  links: { page: number; dest: string; target: number | undefined }[];
  addresses: string[];
  outline: string[];
  info: { Title?: string; Language?: string; CreationDate?: string };
  tagged: boolean;
}

interface TextItem {
  str: string;
  transform: number[];
  width: number;
}

interface OutlineItem {
  title: string;
  items: OutlineItem[];
}

/** Text as two sources of it compare: no white space, no invisible signs, no difference of case. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060-\u2064\ufeff]+/g, '')
    .toLowerCase();

const named = (dict: PDFDict, key: string): string => dict.get(PDFName.of(key))?.toString().slice(1) ?? '';

/** Fonts of a page, those inside its drawings too. */
function fontsOf(resources: PDFDict | undefined, seen: Set<string>): PDFDict[] {
  const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict);
  const drawings = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  const found = (fonts?.keys() ?? []).map((key) => fonts?.lookup(key, PDFDict) as PDFDict);
  for (const [key, ref] of drawings?.entries() ?? []) {
    if (ref instanceof PDFRef && seen.has(ref.toString())) continue;
    seen.add(ref.toString());
    const drawing = drawings?.lookup(key);
    if (drawing instanceof PDFRawStream)
      found.push(...fontsOf(drawing.dict.lookupMaybe(PDFName.of('Resources'), PDFDict), seen));
  }
  return found;
}

function readFonts(document: PDFDocument, printed: Printed): void {
  const embedded = new Set<string>();
  for (const [index, page] of document.getPages().entries()) {
    for (const font of fontsOf(page.node.Resources(), new Set())) {
      const holder = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict) ?? font;
      const descriptor = holder.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
      const name = (descriptor && named(descriptor, 'FontName')) || named(font, 'BaseFont');
      if (!printed.fonts.has(name)) printed.fonts.set(name, index + 1);
      const drawn = named(font, 'Subtype') === 'Type3';
      if (drawn || ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key))))
        embedded.add(name);
    }
    const contents = page.node.Contents();
    const streams =
      contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents];
    for (const stream of streams) {
      if (!(stream instanceof PDFRawStream)) continue;
      const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
      // Glyph 0 of a font is the box that stands for what it lacks; glyphs of composite fonts have four digits.
      if (/<(?:[0-9A-F]{4})*?0000(?:[0-9A-F]{4})*> Tj/.test(text)) printed.lacking.push(index + 1);
    }
  }
  printed.notEmbedded = [...printed.fonts.keys()].filter((name) => !embedded.has(name));
}

const titles = (items: readonly OutlineItem[] | null): string[] =>
  (items ?? []).flatMap(({ title, items: below }) => [plain(title), ...titles(below)]);

async function readText(document: PDFDocumentProxy, printed: Printed): Promise<void> {
  const targets = new Map<string, number>();
  for (const [key, value] of Object.entries(await document.getDestinations())) {
    const [page] = value as [Parameters<PDFDocumentProxy['getPageIndex']>[0]];
    targets.set(key, (await document.getPageIndex(page)) + 1);
  }
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const items = (await page.getTextContent()).items.filter((item) => 'str' in item) as TextItem[];
    const text = items.map(({ str }) => str).join(' ');
    printed.pages.push(plain(text));
    printed.raw.push(text.replace(/\s+/g, ' '));
    printed.heads.push(
      plain(
        items
          .filter(({ transform }) => (transform[5] ?? 0) > height - HEAD)
          .map(({ str }) => str)
          .join(''),
      ),
    );
    for (const { str, transform, width: wide } of items) {
      const x = transform[4] ?? 0;
      if (str.trim() && (x < MARGIN || (transform[1] === 0 && x + wide > width - MARGIN)))
        printed.outside.push(`page ${number}: ${str}`);
    }
    for (const { subtype, dest, url } of (await page.getAnnotations()) as {
      subtype: string;
      dest?: unknown;
      url?: string;
    }[]) {
      if (subtype !== 'Link') continue;
      if (typeof dest === 'string') printed.links.push({ page: number, dest, target: targets.get(dest) });
      else if (url) printed.addresses.push(url);
    }
    page.cleanup();
  }
}

/** Reads a whole file and closes it. */
export async function readPdf(path: string, name: string): Promise<Printed> {
  const bytes = readFileSync(path);
  const document = await getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    standardFontDataUrl: 'node_modules/pdfjs-dist/standard_fonts/',
  }).promise;
  const { info } = (await document.getMetadata()) as { info: Printed['info'] };
  const printed: Printed = {
    name,
    bytes: bytes.length,
    pages: [],
    raw: [],
    heads: [],
    outside: [],
    fonts: new Map(),
    notEmbedded: [],
    lacking: [],
    links: [],
    addresses: [],
    outline: titles((await document.getOutline()) as OutlineItem[] | null),
    info,
    tagged: (await document.getMarkInfo())?.Marked === true,
  };
  await readText(document, printed);
  await document.destroy();
  readFonts(await PDFDocument.load(bytes, { updateMetadata: false }), printed);
  return printed;
}
