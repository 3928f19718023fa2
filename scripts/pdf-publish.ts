/** Copies the PDFs into the built site and links each where it belongs: a chapter on its pages, the book on the introduction. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteUrl } from '../src/lib/settings.ts';

const MARK = /<p class="pdf-links"[\s\S]*?<\/p>/;

const link = (name: string, words: string): string =>
  `<a href="${siteUrl.pathname}pdf/${name}" type="application/pdf">${words}</a>`;

/** Puts the links at the end of the page's main part, in place of those of an earlier run. Returns true where the page changed. */
function addLinks(path: string, language: string, links: readonly string[]): boolean {
  if (!existsSync(path) || links.length === 0) return false;
  const html = readFileSync(path, 'utf8').replace(MARK, '');
  const at = html.lastIndexOf('</main>');
  if (at < 0) return false;
  const line = `<p class="pdf-links" lang="${language}" style="max-inline-size:var(--measure);margin:2rem auto 0;padding-inline:1.25rem;font:.92rem/1.5 var(--sans)">PDF: ${links.join(' · ')}</p>`;
  writeFileSync(path, html.slice(0, at) + line + html.slice(at));
  // The server keeps a packed copy beside each page.
  rmSync(`${path}.gz`, { force: true });
  return true;
}

/** Returns how many pages now link a PDF. */
export function publishPdfs(from: string, site: string): number {
  const names = readdirSync(from).filter((name) => name.endsWith('.pdf'));
  mkdirSync(join(site, 'pdf'), { recursive: true });
  for (const name of names) copyFileSync(join(from, name), join(site, 'pdf', name));
  let pages = 0;
  for (const name of names.filter((one) => /^\d\d-/.test(one) && !/-(en|zh|screen)\.pdf$/.test(one))) {
    const number = name.slice(0, 2);
    pages += Number(addLinks(join(site, 'q', number, 'index.html'), 'en', [link(name, 'this chapter')]));
    pages += Number(addLinks(join(site, 'zh/q', number, 'index.html'), 'zh-CN', [link(name, '本章')]));
  }
  const books = [
    ['thirty-bilingual.pdf', 'English with Chinese notes · 中英批注版'],
    ['thirty-en.pdf', 'English'],
    ['thirty-zh.pdf', '中文摘要版'],
  ].flatMap(([name = '', words = '']) => (names.includes(name) ? [link(name, words)] : []));
  pages += Number(addLinks(join(site, 'intro/index.html'), 'en', books));
  return pages;
}
