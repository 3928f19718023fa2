/** Draws pages of a PDF in the browser and measures where ink stands. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Ink of a page: its share of the sheet, and the box around it in points from the sheet's left upper corner. */
export interface Ink {
  page: number;
  share: number;
  sheet: { width: number; height: number };
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The page as a PNG. */
  png: string;
}

const HOME = 'http://pages.test/';
const PDFJS = 'node_modules/pdfjs-dist/build/';

const DRAW = `async ({ home, step, scale }) => {
  const { getDocument, GlobalWorkerOptions } = await import(home + 'pdf.mjs');
  GlobalWorkerOptions.workerSrc = home + 'pdf.worker.mjs';
  const document = await getDocument({ url: home + 'file.pdf', verbosity: 0 }).promise;
  const found = [];
  for (let number = 1; number <= document.numPages; number += step) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = globalThis.document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0, left = canvas.width, right = 0, top = canvas.height, bottom = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] + data[at + 1] + data[at + 2] > 720) continue;
      const x = (at / 4) % canvas.width, y = Math.floor(at / 4 / canvas.width);
      count++;
      left = Math.min(left, x); right = Math.max(right, x + 1); top = Math.min(top, y); bottom = Math.max(bottom, y + 1);
    }
    found.push({
      page: number,
      share: count / (canvas.width * canvas.height),
      sheet: { width: viewport.width / scale, height: viewport.height / scale },
      left: left / scale, right: right / scale, top: top / scale, bottom: bottom / scale,
      png: canvas.toDataURL('image/png').slice('data:image/png;base64,'.length),
    });
    page.cleanup();
  }
  await document.destroy();
  return found;
}`;

/** @param step 1 for every page, 3 for every third */
export async function renderPages(page: Page, path: string, step: number): Promise<Ink[]> {
  await page.route(`${HOME}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Pages</title>' });
    if (name === 'file.pdf') return route.fulfill({ contentType: 'application/pdf', body: readFileSync(path) });
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(PDFJS + name) });
  });
  await page.goto(HOME);
  const found = (await page.evaluate(`(${DRAW})(${JSON.stringify({ home: HOME, step, scale: 0.6 })})`)) as Ink[];
  await page.unroute(`${HOME}**`);
  return found;
}
