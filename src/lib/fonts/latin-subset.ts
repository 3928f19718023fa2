/** Source Serif 4 and the KaTeX fonts, cut down to the characters this book uses, as files of the site. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import katex from 'katex';
import subsetFont from 'subset-font';

const root = process.cwd();
const cacheFolder = join(root, '.cache/fonts');

export interface FontFace {
  family: string;
  weight: string;
  style: 'normal' | 'italic';
  /** File name with a hash of its content. */
  file: string;
  bytes: Uint8Array;
  /** Fetched early because the first screen needs it. */
  preload: boolean;
  /** Restricts the face to these characters. */
  unicodeRange?: string;
}

/** Letters and digits only: in Chinese notes, Latin words come from Source Serif, quotes and dashes from the Chinese face. */
const LATIN_IN_NOTES = 'U+20-7E, U+A0-FF, U+2080-209C, U+2190-2193, U+2212, U+2248-2265';

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const TYPOGRAPHIC =
  '–—‘’“”…·×÷±−≤≥≠≈√∑∞→←↑↓°′″§¶©®µ½¼¾²³¹⁰⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉éèêëáàâäåãçñóòôöõøúùûüýíìîïßæœŁłşčžćńšřęąőű\u00a0';

/** All text of the content folder. */
function contentText(): string {
  const chapters = join(root, 'content/chapters');
  const files = existsSync(chapters) ? readdirSync(chapters).map((name) => join(chapters, name)) : [];
  const data = ['glossary.yaml', 'references.yaml', 'notation.yaml']
    .map((name) => join(root, 'content', name))
    .filter(existsSync);
  return [...files, ...data].map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** Characters that KaTeX prints for every formula of the book. */
function mathCharacters(text: string): string {
  const formulas = new Set<string>();
  for (const match of text.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$|tex: '([^']+)'|tex: ([^'"\n]+)/g)) {
    const formula = match[1] ?? match[2] ?? match[3] ?? match[4];
    if (formula) formulas.add(formula.trim());
  }
  // Beside what the formulas need: signs that figures and demos use, for machines whose own fonts lack them.
  const found = new Set('0123456789+-=()[]{}.,|αβγδεζηθκλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ∞∂∇∑∏√≤≥≠≈→←↑↓⇒±×·−∈∪∩∘⊙⊗⊕ℓ');
  for (const formula of formulas) {
    const html = katex.renderToString(formula, { output: 'html', throwOnError: false, strict: false });
    const plain = html
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/&#x27;/g, "'");
    for (const char of plain) found.add(char);
  }
  return [...found].join('');
}

type Axes = Record<string, number | { min: number; max: number; default: number }>;

/** Ligatures, kerning, old-style figures for text and tabular ones for tables; the alternates that nobody asks for stay out. */
const FEATURES = ['kern', 'liga', 'onum', 'tnum', 'lnum', 'ccmp', 'locl', 'mark'];

async function cut(source: string, text: string, name: string, variationAxes: Axes): Promise<Uint8Array> {
  const original = readFileSync(source);
  const key = createHash('sha256')
    .update(original)
    .update(text)
    .update(JSON.stringify([FEATURES, variationAxes]))
    .digest('hex')
    .slice(0, 16);
  const cached = join(cacheFolder, `${name}-${key}.woff2`);
  if (existsSync(cached)) return readFileSync(cached);
  const bytes = await subsetFont(original, text, {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    noHinting: true,
    variationAxes,
  });
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cached, bytes);
  return bytes;
}

const hashed = (name: string, bytes: Uint8Array): string =>
  `${name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`;

const SERIF = join(root, 'node_modules/@fontsource-variable/source-serif-4/files');
const KATEX = join(root, 'node_modules/katex/dist/fonts');

const KATEX_FACES: readonly [file: string, family: string, weight: string, style: 'normal' | 'italic'][] = [
  ['KaTeX_Main-Regular', 'KaTeX_Main', '400', 'normal'],
  ['KaTeX_Main-Bold', 'KaTeX_Main', '700', 'normal'],
  ['KaTeX_Main-Italic', 'KaTeX_Main', '400', 'italic'],
  ['KaTeX_Math-Italic', 'KaTeX_Math', '400', 'italic'],
  ['KaTeX_Math-BoldItalic', 'KaTeX_Math', '700', 'italic'],
  ['KaTeX_AMS-Regular', 'KaTeX_AMS', '400', 'normal'],
  ['KaTeX_Caligraphic-Regular', 'KaTeX_Caligraphic', '400', 'normal'],
  ['KaTeX_Size1-Regular', 'KaTeX_Size1', '400', 'normal'],
  ['KaTeX_Size2-Regular', 'KaTeX_Size2', '400', 'normal'],
  ['KaTeX_Size3-Regular', 'KaTeX_Size3', '400', 'normal'],
  ['KaTeX_Size4-Regular', 'KaTeX_Size4', '400', 'normal'],
];

/** Cuts all Latin and math faces. Takes a second or two the first time; then they come from `.cache`. */
export async function latinFaces(): Promise<FontFace[]> {
  const text = contentText();
  const latin = [...new Set(ASCII + TYPOGRAPHIC)].sort().join('');
  const math = mathCharacters(text);
  const faces: FontFace[] = [];
  for (const style of ['normal', 'italic'] as const) {
    const bytes = await cut(join(SERIF, `source-serif-4-latin-wght-${style}.woff2`), latin, `serif-${style}`, {
      wght: style === 'normal' ? { min: 400, max: 700, default: 400 } : 400,
    });
    faces.push({
      family: 'Source Serif 4',
      weight: style === 'normal' ? '400 700' : '400',
      style,
      file: hashed(`serif-${style}`, bytes),
      bytes,
      preload: style === 'normal',
    });
    if (style === 'normal')
      faces.push({ ...(faces.at(-1) as FontFace), family: 'Note Latin', preload: false, unicodeRange: LATIN_IN_NOTES });
  }
  for (const [file, family, weight, style] of KATEX_FACES) {
    const bytes = await cut(join(KATEX, `${file}.woff2`), math, file, {});
    faces.push({ family, weight, style, file: hashed(file, bytes), bytes, preload: false });
  }
  return faces;
}

const SANS = join(root, 'node_modules/@fontsource/source-sans-3/files');
const MONO = join(root, 'node_modules/@fontsource/source-code-pro/files');

/**
 * Faces for print: a PDF embeds a variable font as drawings, so the serif comes in fixed weights; and the interface's sans and the mono are
 * files too, since a machine that prints may have no font at all.
 */
export async function printFaces(): Promise<FontFace[]> {
  const latin = [...new Set(ASCII + TYPOGRAPHIC)].sort().join('');
  const variable = (style: 'normal' | 'italic'): string => join(SERIF, `source-serif-4-latin-wght-${style}.woff2`);
  const wanted: readonly [family: string, weight: string, style: 'normal' | 'italic', source: string, axes: Axes][] = [
    ['Source Serif 4', '400', 'normal', variable('normal'), { wght: 400 }],
    ['Source Serif 4', '600', 'normal', variable('normal'), { wght: 600 }],
    ['Source Serif 4', '400', 'italic', variable('italic'), { wght: 400 }],
    ['Source Sans 3', '400', 'normal', join(SANS, 'source-sans-3-latin-400-normal.woff2'), {}],
    ['Source Sans 3', '600', 'normal', join(SANS, 'source-sans-3-latin-600-normal.woff2'), {}],
    ['Source Code Pro', '400', 'normal', join(MONO, 'source-code-pro-latin-400-normal.woff2'), {}],
  ];
  return Promise.all(
    wanted.map(async ([family, weight, style, source, axes]) => {
      const name = `print-${family.toLowerCase().replaceAll(' ', '-')}-${weight}-${style}`;
      const bytes = await cut(source, latin, name, axes);
      return { family, weight, style, file: hashed(name, bytes), bytes, preload: false };
    }),
  );
}

/** KaTeX's own style sheet without its `@font-face` rules. */
export function katexRules(): string {
  return readFileSync(join(root, 'node_modules/katex/dist/katex.min.css'), 'utf8').replace(/@font-face\{[^}]*\}/g, '');
}
