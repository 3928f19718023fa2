/** What a page ships before its demo is reached: the network's bytes by kind, and which of them hold up the first paint. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';

export interface PageWeight {
  /** Compressed bytes (gzip): HTML with inline styles and scripts, style sheets, scripts. */
  documentBytes: number;
  styleBytes: number;
  /** Script files and inline scripts. */
  scriptBytes: number;
  /** Fonts for the first paint; their files are compressed already. */
  earlyFontBytes: number;
  /** The Chinese font, asked for after the page stands. */
  kaiBytes: number;
  /** Addresses of what blocks rendering. */
  blocking: string[];
  firstPaintMs: number;
}

/** Loads the page with a viewport that does not reach the demo. */
export async function measurePage(page: Page, url: string): Promise<PageWeight> {
  const weight: PageWeight = {
    documentBytes: 0,
    styleBytes: 0,
    scriptBytes: 0,
    earlyFontBytes: 0,
    kaiBytes: 0,
    blocking: [],
    firstPaintMs: 0,
  };
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    bodies.push(
      response.body().then(
        (body) => {
          const type = response.request().resourceType();
          const address = response.url();
          if (type === 'document') {
            weight.documentBytes += gzipSync(body).length;
            const inline = [
              ...body.toString('utf8').matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g),
            ].map((match) => match[1] ?? '');
            weight.scriptBytes += inline.length ? gzipSync(inline.join('')).length : 0;
          } else if (type === 'stylesheet') weight.styleBytes += gzipSync(body).length;
          else if (type === 'script') weight.scriptBytes += gzipSync(body).length;
          else if (type === 'font' && /kai\./.test(address)) weight.kaiBytes += body.length;
          else if (type === 'font') weight.earlyFontBytes += body.length;
        },
        () => {},
      ),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await Promise.all(bodies);
  const { blocking, paint } = await page.evaluate(() => ({
    blocking: performance
      .getEntriesByType('resource')
      .filter(
        (entry) =>
          (entry as PerformanceResourceTiming & { renderBlockingStatus?: string }).renderBlockingStatus === 'blocking',
      )
      .map((entry) => entry.name),
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  return { ...weight, blocking, firstPaintMs: paint };
}
