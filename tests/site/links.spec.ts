import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const folder = 'dist';
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
const html = new Map(pages.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
const anchors = new Map(
  [...html].map(([path, text]) => [path, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))]),
);

test('the built site has its pages', () => {
  expect(html.size).toBeGreaterThan(60);
});

test('every link inside the site leads to a page, and every anchor to a place on it', () => {
  const broken: string[] = [];
  for (const [path, text] of html) {
    for (const [, raw = ''] of text.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)) {
      const href = raw.replace(/&#38;|&amp;/g, '&');
      if (/^(https?:|mailto:)/.test(href)) continue;
      const [address = '', anchor] = href.split('#');
      const file = address.split('?')[0] ?? '';
      const target = file === '' ? path : join(file.slice(1), file.endsWith('/') ? 'index.html' : '');
      if (!html.has(target) && !existsSync(join(folder, target))) broken.push(`${path}: ${href}`);
      else if (anchor && html.has(target) && !anchors.get(target)?.has(decodeURIComponent(anchor)))
        broken.push(`${path}: ${href}`);
    }
  }
  expect(broken).toEqual([]);
});

test('no page asks anything of another origin', () => {
  const foreign: string[] = [];
  for (const [path, text] of html) {
    for (const [tag] of text.matchAll(
      /<(?:script|img|iframe|source|video|audio|link|use|image|object|embed)\b[^>]*>/g,
    )) {
      const address = /\s(?:src|href|data)="(https?:)?\/\//.exec(tag);
      if (address && !/rel="(canonical|alternate|sitemap)"/.test(tag)) foreign.push(`${path}: ${tag}`);
    }
    for (const [rule] of text.matchAll(/url\((?:https?:)?\/\/[^)]*\)|@import[^;]*;/g)) foreign.push(`${path}: ${rule}`);
  }
  expect(foreign).toEqual([]);
});

test('ids are unique on every page', () => {
  const doubled: string[] = [];
  for (const [path, text] of html) {
    const seen = new Set<string>();
    for (const [, id = ''] of text.matchAll(/\sid="([^"]+)"/g)) {
      if (seen.has(id)) doubled.push(`${path}: ${id}`);
      seen.add(id);
    }
  }
  expect(doubled).toEqual([]);
});
