/**
 * LXGW WenKai for the Chinese notes: one small font a chapter, holding just the characters its pages show.
 * The npm package ships the typeface as about a hundred slices; the glyphs a page needs are taken out of the slices and joined.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFont, woff2, type TTF } from 'fonteditor-core';

const root = process.cwd();
const packageFolder = join(root, 'node_modules/lxgw-wenkai-webfont');
const cacheFolder = join(root, '.cache/fonts');

interface Slice {
  file: string;
  ranges: readonly (readonly [from: number, to: number])[];
}

let slices: Slice[] | undefined;

function readSlices(): Slice[] {
  const css = readFileSync(join(packageFolder, 'lxgwwenkai-regular.css'), 'utf8');
  return [...css.matchAll(/url\('\.\/(files\/[^']+)'\)[\s\S]*?unicode-range: ([^\n}]+)/g)].map((match) => ({
    file: match[1] ?? '',
    ranges: (match[2] ?? '').split(',').map((part) => {
      const [from, to] = part.trim().replace(/;$/, '').replace(/^U\+/i, '').split('-');
      const start = parseInt(from ?? '0', 16);
      return [start, to ? parseInt(to, 16) : start] as const;
    }),
  }));
}

const opened = new Map<string, TTF.TTFObject>();

async function openSlice(file: string): Promise<TTF.TTFObject> {
  const known = opened.get(file);
  if (known) return known;
  await woff2.init();
  const ttf = createFont(readFileSync(join(packageFolder, file)), { type: 'woff2' }).get();
  opened.set(file, ttf);
  return ttf;
}

/** Characters of the text that the notes' font should bring: Han, kana and full-width punctuation, and the quotes used in Chinese. */
export function kaiCharacters(text: string): string {
  return [
    ...new Set(text.match(/[\p{Script=Han}\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u30ff\uff01-\uff65]/gu) ?? []),
  ]
    .sort()
    .join('');
}

/**
 * Builds a woff2 with the glyphs of `characters`. Characters that the typeface lacks are left to the reader's system fonts.
 * Results are kept in `.cache/fonts`.
 */
export async function kaiSubset(characters: string): Promise<Uint8Array> {
  const key = createHash('sha256').update(characters).update('LXGW WenKai 1.7.0').digest('hex').slice(0, 16);
  const cached = join(cacheFolder, `kai-${key}.woff2`);
  if (existsSync(cached)) return readFileSync(cached);
  slices ??= readSlices();
  const wanted = [...characters].map((char) => char.codePointAt(0) ?? 0);
  const bySlice = new Map<string, number[]>();
  for (const code of wanted) {
    const slice = slices.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
    if (slice) bySlice.set(slice.file, [...(bySlice.get(slice.file) ?? []), code]);
  }
  await woff2.init();
  let base: TTF.TTFObject | undefined;
  const glyphs: TTF.Glyph[] = [];
  for (const [file, codes] of bySlice) {
    const ttf = await openSlice(file);
    base ??= ttf;
    const cmap = ttf.cmap as Record<string, number>;
    for (const code of codes) {
      const glyph = ttf.glyf[cmap[String(code)] ?? -1];
      if (glyph && !('compound' in glyph && glyph.compound))
        glyphs.push({ ...glyph, unicode: [code], name: `u${code.toString(16)}` });
    }
  }
  if (!base) throw new Error('no Chinese characters to build a font from');
  const notdef = base.glyf[0];
  if (!notdef) throw new Error('the typeface has no .notdef glyph');
  const font = createFont();
  font.set({
    ...base,
    glyf: [notdef, ...glyphs],
    cmap: Object.fromEntries(glyphs.map((glyph, i) => [String(glyph.unicode[0]), i + 1])),
  });
  const bytes = new Uint8Array(font.write({ type: 'woff2', toBuffer: true, hinting: false }) as Buffer);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cached, bytes);
  return bytes;
}
