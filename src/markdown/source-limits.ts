/**
 * What is refused before a chapter is parsed: characters that deceive the eye or are no text, and shapes on which a parser would take
 * for ever. No chapter a person writes comes near these limits.
 */
import type { Problem } from './problem.ts';

export const SOURCE_LIMITS = {
  /** Characters of a chapter, and of one line. */
  chapter: 100_000,
  line: 3_000,
  /** Levels of lists, quotes, tags and directives in one another. */
  depth: 12,
  /** The same sign in a row, and brackets that open without closing. */
  run: 120,
  open: 60,
  /** Signs of markup in one paragraph or table: emphasis, bars, brackets, code marks. */
  markup: 600,
} as const;

/** Controls that turn the direction of text round: what is read is then not what is written. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad\u{e0000}-\u{e007f}]/u;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/u;
const BROKEN = /\ufffd|\p{Surrogate}/u;
const RUN = new RegExp(`([^\\p{L}\\p{N}\\s:=|.-])\\1{${SOURCE_LIMITS.run},}`, 'u');

const code = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const CHARACTERS: { rule: string; pattern: RegExp; en: (c: string) => string; zh: (c: string) => string }[] = [
  {
    rule: 'bidi-control',
    pattern: BIDI,
    en: (c) => `an invisible character that turns the direction of text (${c}); delete it and type the text again`,
    zh: (c) => `有一个看不见的、改变文字方向的控制字符（${c}）；请删去，重新键入这段文字`,
  },
  {
    rule: 'invisible-character',
    pattern: INVISIBLE,
    en: (c) => `an invisible character (${c}); delete it`,
    zh: (c) => `有一个看不见的字符（${c}）；请删去`,
  },
  {
    rule: 'control-character',
    pattern: CONTROL,
    en: (c) => `a control character (${c}), which is no text; delete it`,
    zh: (c) => `有一个控制字符（${c}），不是文字；请删去`,
  },
  {
    rule: 'encoding',
    pattern: BROKEN,
    en: (c) => `the file is not whole UTF-8 here (${c}); save it as UTF-8 and write the character again`,
    zh: (c) => `此处不是完整的 UTF-8（${c}）；请存成 UTF-8，重新键入这个字`,
  },
];

/** How deep a line starts: quote marks, list marks, and indentation by fours. */
function depthOf(line: string): number {
  const marks = /^(?:\s*(?:>|[-*+](?=\s)|\d+[.)](?=\s)))*/.exec(line)?.[0] ?? '';
  const levels = (marks.match(/>|[-*+]|\d+[.)]/g) ?? []).length;
  const indent = /^[ \t]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0;
  return Math.max(levels, Math.ceil(indent / 4));
}

/** Finds what is refused; empty for every chapter a person writes. */
export function sourceProblems(source: string): Problem[] {
  if (source.length > SOURCE_LIMITS.chapter) {
    return [
      {
        ...{ rule: 'too-long', line: 1, column: 1 },
        en: `the file has ${source.length} characters; a chapter has at most ${SOURCE_LIMITS.chapter}`,
        zh: `文件有 ${source.length} 个字符；一问至多 ${SOURCE_LIMITS.chapter} 个`,
      },
    ];
  }
  const found: Problem[] = [];
  /** Tags, directives and brackets that are open; an empty line closes the brackets. */
  let blocks = 0;
  let brackets = 0;
  let markup = 0;
  for (const [i, line] of source.split('\n').entries()) {
    const report = (rule: string, column: number, en: string, zh: string) =>
      found.push({ rule, line: i + 1, column, en, zh });
    for (const { rule, pattern, en, zh } of CHARACTERS) {
      const match = pattern.exec(line);
      if (match) report(rule, match.index + 1, en(code(match[0])), zh(code(match[0])));
    }
    if (line.length > SOURCE_LIMITS.line) {
      report(
        'long-line',
        SOURCE_LIMITS.line,
        `the line has ${line.length} characters; break it (at most ${SOURCE_LIMITS.line})`,
        `这一行有 ${line.length} 个字符；请换行（至多 ${SOURCE_LIMITS.line} 个）`,
      );
      continue;
    }
    const run = RUN.exec(line);
    if (run) {
      report(
        'repeated-sign',
        run.index + 1,
        `“${run[1]}” stands ${run[0].length} times in a row; shorten it`,
        `“${run[1]}”连续出现 ${run[0].length} 次；请缩短`,
      );
    }
    if (line.trim() === '') {
      brackets = markup = 0;
      // The site's build hands the front matter over as lines of spaces, as long as they were.
      continue;
    }
    markup += line.match(/[*_~]+|[|[\]`<&!:$]/g)?.length ?? 0;
    if (markup > SOURCE_LIMITS.markup) {
      report(
        'too-much-markup',
        1,
        `more than ${SOURCE_LIMITS.markup} signs of markup in one paragraph; divide it by an empty line`,
        `一段里的标记符号超过 ${SOURCE_LIMITS.markup} 个；请用空行分开`,
      );
      markup = Number.NEGATIVE_INFINITY;
    }
    for (const char of line) {
      if (char === '[' || char === '{' || char === '(') brackets++;
      else if ((char === ']' || char === '}' || char === ')') && brackets > 0) brackets--;
    }
    for (const [tag] of line.matchAll(/<\/?[A-Za-z>][^>]*>?/g)) {
      if (!tag.endsWith('/>')) blocks += tag.startsWith('</') ? -1 : 1;
    }
    blocks = Math.max(0, blocks);
    if (depthOf(line) > SOURCE_LIMITS.depth || blocks > SOURCE_LIMITS.open || brackets > SOURCE_LIMITS.open) {
      report(
        'too-deep',
        1,
        `too many levels in one another (lists, quotes, tags or open brackets); at most ${SOURCE_LIMITS.depth}, and close every bracket`,
        `嵌套太深（列表、引用、标签或未闭合的括号）；至多 ${SOURCE_LIMITS.depth} 层，括号要成对`,
      );
      blocks = 0;
      brackets = 0;
    }
  }
  return found.slice(0, 50);
}
