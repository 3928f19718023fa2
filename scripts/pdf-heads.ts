/** Takes the running head off the pages on which a chapter opens: Chromium knows `@page :first` for the first sheet of a document only. */
import { deflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFDocument } from 'pdf-lib';

/** Chromium draws the page's margin first, then everything else inside a clip. Lines of the margin in its upper part are the head. */
const MARGIN = /^[\s\S]*?W\*? n/;
const LINE = /BT\n(?:(?!ET\n)[\s\S])*?1 0 0 -1 \S+ (\S+) Tm\n(?:(?!ET\n)[\s\S])*?ET\n/g;
const UPPER = 100;

/** @param pages counted from 1 */
export function removeHeads(document: PDFDocument, pages: readonly number[]): void {
  for (const number of pages) {
    const node = document.getPage(number - 1).node;
    const contents = node.get(PDFName.of('Contents'));
    const ref = contents instanceof PDFArray ? contents.get(0) : contents;
    const stream = document.context.lookup(ref);
    if (!ref || !(stream instanceof PDFRawStream)) continue;
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const changed = text.replace(MARGIN, (margin) =>
      margin.replace(LINE, (line, y: string) => (Number(y) < UPPER ? '' : line)),
    );
    const packed = PDFRawStream.of(stream.dict, deflateSync(Buffer.from(changed, 'latin1')));
    if (contents instanceof PDFArray) contents.set(0, document.context.register(packed));
    else node.set(PDFName.of('Contents'), document.context.register(packed));
  }
}
