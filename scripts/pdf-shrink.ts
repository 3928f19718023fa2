/** Makes a PDF of Chromium smaller: coordinates carry more digits than any printer resolves. */
import { deflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream, type PDFDocument } from 'pdf-lib';

/** At most a hundredth of a unit, finer for small numbers. Matrices (`cm`, `Tm`) and words stay as they are. */
function shorten(line: string): string {
  if (!line.includes('.') || /[(<[]|(?:cm|Tm|d0|d1)$/.test(line)) {
    // The usual line of text: an advance, then one glyph.
    const text = /^(\S+) (\S+) Td (<[0-9A-F]+> Tj)$/.exec(line);
    return text ? `${round(text[1] ?? '')} ${round(text[2] ?? '')} Td ${text[3]}` : line;
  }
  return line
    .split(' ')
    .map((word) => (word.includes('.') ? round(word) : word))
    .join(' ');
}

function round(word: string): string {
  const value = Number(word);
  if (!Number.isFinite(value)) return word;
  const size = Math.abs(value);
  const digits = size < 1 ? 4 : size < 10 ? 3 : 2;
  return String(Number(value.toFixed(digits))).replace(/^(-?)0\./, '$1.');
}

/** Rewrites the drawing streams of the document in place. */
export function shrink(document: PDFDocument): void {
  const name = (dict: PDFDict, key: string): string => dict.get(PDFName.of(key))?.toString() ?? '';
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || name(object.dict, 'Filter') !== '/FlateDecode') continue;
    const { dict } = object;
    if (['Length1', 'FunctionType', 'ShadingType', 'PatternType'].some((key) => dict.has(PDFName.of(key)))) continue;
    if (['/Image', '/CIDFontType0C'].includes(name(dict, 'Subtype')) || name(dict, 'Type') === '/ObjStm') continue;
    const text = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1');
    if (text.includes('begincmap') || !/\b(?:m|re|Tj|Do|d1|d0)\b/.test(text)) continue;
    const packed = deflateSync(Buffer.from(text.split('\n').map(shorten).join('\n'), 'latin1'), { level: 9 });
    if (packed.length < object.contents.length) document.context.assign(ref, PDFRawStream.of(dict, packed));
  }
}
