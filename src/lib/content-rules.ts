/** The rules every chapter keeps. Each finding names line, rule and remedy in both languages. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import katex from 'katex';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { findForbidden } from '../markdown/allow-list.ts';
import { slugOf, splitBilingual } from '../markdown/heading.ts';
import { normalizeText, parseChapter, splitFrontMatter } from '../markdown/parse-chapter.ts';
import { ChapterError, type Problem } from '../markdown/problem.ts';
import { noteMarkProblems } from '../markdown/note-marks.ts';
import { unbalancedMath } from '../markdown/source-dialect.ts';
import { sourceProblems } from '../markdown/source-limits.ts';
import { analyze, attribute, countHan, type ChapterAnalysis } from './chapter-analysis.ts';
import { chapterSchema, type ChapterFrontMatter } from './chapter-schema.ts';
import { contentData } from './content-data.ts';
import { linkProblems } from './link-rules.ts';

/** Limits on the size of a chapter; chapter 24 may be shorter. */
export const LIMITS = {
  mainWords: [1000, 2000],
  allWords: [1800, 3800],
  shortAllWords: 1400,
  han: [900, 2400],
  noteHan: 320,
} as const;

export interface CheckedChapter {
  number: number;
  file: string;
  problems: Problem[];
  analysis: ChapterAnalysis | null;
  data: ChapterFrontMatter | null;
}

const at = (line: number, rule: string, en: string, zh: string): Problem => ({ rule, line, column: 1, en, zh });

const root = process.cwd();
const figureExists = (name: string): boolean =>
  existsSync(join(root, 'src/figures', `${name}.tsx`)) || existsSync(join(root, 'content/figures', `${name}.svg`));

function sizeProblems(number: number, a: ChapterAnalysis): Problem[] {
  const found: Problem[] = [];
  const [minMain, maxMain] = LIMITS.mainWords;
  const minAll = number === 24 ? LIMITS.shortAllWords : LIMITS.allWords[0];
  const [minHan, maxHan] = LIMITS.han;
  const fold = {
    en: 'shorten it, or move what a first reader may skip into a ::::deeper part',
    zh: '请删减，或把初读可跳过的移进 ::::deeper',
  };
  const shorten = { en: 'shorten it', zh: '请删减' };
  const range = (value: number, from: number, to: number, en: string, zh: string, tooLong: typeof shorten) => {
    if (value >= from && value <= to) return;
    const remedy = value < from ? { en: 'say more', zh: '请再写一些' } : tooLong;
    found.push(
      at(
        1,
        'size',
        `${en}: ${value}, should be ${from} to ${to}; ${remedy.en}`,
        `${zh}：${value}，应在 ${from} 到 ${to} 之间；${remedy.zh}`,
      ),
    );
  };
  range(a.mainWords, minMain, maxMain, 'English words of the main path', '正文英文词数', fold);
  range(a.allWords, minAll, LIMITS.allWords[1], 'English words with the folded parts', '含折叠部分的英文词数', shorten);
  range(a.hanCharacters, minHan, maxHan, 'Chinese characters in annotations', '批注汉字数', shorten);
  return found;
}

function structureProblems(number: number, a: ChapterAnalysis): Problem[] {
  const found: Problem[] = [];
  const id = String(number).padStart(2, '0');
  for (const section of a.sections) {
    if (section.notes === 0) {
      const name = section.en || 'the lead before the first heading';
      found.push(
        at(
          section.line,
          'section-note',
          `“${name}” has no annotation; add a :::zh block`,
          `“${section.zh || '首段'}”没有批注；请加一段 :::zh`,
        ),
      );
    }
    if (section.en && !section.zh) {
      found.push(
        at(
          section.line,
          'heading-zh',
          `write the heading as “## ${section.en} · 中文”`,
          `标题请写成“## ${section.en} · 中文”`,
        ),
      );
    }
  }
  if (a.demos !== 1)
    found.push(at(1, 'demo', `needs exactly one <Demo />, has ${a.demos}`, `应恰有一个 <Demo />，现有 ${a.demos} 个`));
  if (a.figures.length < 2)
    found.push(
      at(
        1,
        'figures',
        `needs two figures or more, has ${a.figures.length}`,
        `至少要两幅插图，现有 ${a.figures.length}`,
      ),
    );
  for (const { name, line } of a.figures) {
    if (!figureExists(name))
      found.push(
        at(line, 'missing-figure', `there is no figure “${name}” in src/figures`, `src/figures 里没有插图“${name}”`),
      );
  }
  const wanted = [1, 2, 3].map((n) => `${id}-${n}`);
  const ids = a.exercises.map((exercise) => exercise.id);
  for (const [i, exercise] of a.exercises.entries()) {
    if (ids.indexOf(exercise.id) < i)
      found.push(
        at(
          exercise.line,
          'duplicate-id',
          `there is an exercise ${exercise.id} already; number this one differently`,
          `练习 ${exercise.id} 已经有了；请换一个编号`,
        ),
      );
  }
  const headings = a.sections.map((section) => slugOf(section.en));
  for (const [i, section] of a.sections.entries()) {
    if (i > 0 && headings.indexOf(headings[i] ?? '', 1) < i)
      found.push(
        at(
          section.line,
          'duplicate-anchor',
          `there is a heading “${section.en}” already; word this one differently, so that links can tell them apart`,
          `标题“${section.en}”已经有了；请换个说法，链接才分得清`,
        ),
      );
  }
  if (ids.join() !== wanted.join()) {
    found.push(
      at(
        1,
        'exercises',
        `the exercises must be ${wanted.join(', ')}, found ${ids.join(', ') || 'none'}`,
        `练习应为 ${wanted.join('、')}，现为 ${ids.join('、') || '无'}`,
      ),
    );
  }
  for (const exercise of a.exercises) {
    if (exercise.answers !== 1)
      found.push(
        at(
          exercise.line,
          'answer',
          `exercise ${exercise.id} needs one <Answer>`,
          `练习 ${exercise.id} 需要一个 <Answer>`,
        ),
      );
    if (exercise.notes === 0)
      found.push(
        at(
          exercise.line,
          'exercise-gist',
          `exercise ${exercise.id} needs its gist in a :::zh`,
          `练习 ${exercise.id} 需要中文大意（:::zh）`,
        ),
      );
  }
  return found;
}

function referenceProblems(a: ChapterAnalysis): Problem[] {
  const { references } = contentData();
  return a.citations
    .filter(({ key }) => !(key in references))
    .map(({ key, line }) =>
      at(
        line,
        'citation',
        `[@${key}] is not in content/references.yaml; add it there or mend the key`,
        `references.yaml 里没有 [@${key}]；请补上或改正`,
      ),
    );
}

function mathProblems(a: ChapterAnalysis): Problem[] {
  return a.math.flatMap(({ value, line, display }) => {
    try {
      katex.renderToString(value, {
        displayMode: display,
        throwOnError: true,
        strict: (code: string) => (code === 'unicodeTextInMathMode' ? 'ignore' : 'error'),
      });
      return [];
    } catch (error) {
      const reason = (error as Error).message.split('\n')[0] ?? '';
      return [
        at(
          line,
          'math',
          `the formula “${value.slice(0, 60)}” does not read: ${reason}`,
          `公式“${value.slice(0, 60)}”有误：${reason}`,
        ),
      ];
    }
  });
}

/** Formulas that open and do not close. */
function openMathProblems(source: string): Problem[] {
  return unbalancedMath(source).map(({ line, column, display }) => ({
    ...{ rule: 'unbalanced-math', line, column },
    en: display
      ? 'the formula that begins with this `$$` is never closed; write `$$` on a line of its own after it'
      : 'a formula begins with this `$` and is not closed on its line; write the closing `$`, or `\\$` for the sign of money',
    zh: display
      ? '这个 `$$` 开始的公式没有结束；请在公式后另起一行写 `$$`'
      : '这个 `$` 开始的公式在本行没有结束；请补上 `$`，要写美元符号请用 `\\$`',
  }));
}

const HAN = '\\p{Script=Han}';
const CHINESE_RULES: { rule: string; pattern: RegExp; en: string; zh: string }[] = [
  {
    rule: 'zh-punctuation',
    pattern: new RegExp(`${HAN}[,;:?!]|[,;:?!]${HAN}|${HAN}\\.(?=\\s|$)`, 'u'),
    en: 'half-width punctuation beside Chinese; write ，。；：？！',
    zh: '中文旁用了半角标点；请用 ，。；：？！',
  },
  {
    rule: 'zh-parentheses',
    pattern: new RegExp(`${HAN}\\(|\\)${HAN}`, 'u'),
    en: 'half-width parentheses beside Chinese; write （ ）',
    zh: '中文旁用了半角括号；请用（ ）',
  },
  {
    rule: 'zh-quotes',
    pattern: /["']\p{Script=Han}|\p{Script=Han}["']/u,
    en: 'straight quotes beside Chinese; write “ ” or ‘ ’',
    zh: '中文旁用了直引号；请用“ ”或‘ ’',
  },
  {
    rule: 'zh-ellipsis',
    pattern: new RegExp(`${HAN}\\.{2,}|\\.{3,}${HAN}|。{2,}`, 'u'),
    en: 'dots for an ellipsis; write ……',
    zh: '省略号请写……',
  },
  {
    rule: 'zh-dash',
    pattern: new RegExp(`${HAN} ?-{2,}|-{2,} ?${HAN}`, 'u'),
    en: 'hyphens for a dash; write ——',
    zh: '破折号请写——',
  },
  {
    rule: 'zh-repeated',
    pattern: /([，、；：？！])\1/u,
    en: 'the same punctuation twice; write it once',
    zh: '标点重复；请只写一个',
  },
  {
    rule: 'zh-corner-quotes',
    pattern: /[「」『』]/u,
    en: 'corner quotes; write “ ” and ‘ ’',
    zh: '请用“ ”和‘ ’，不用「」',
  },
  {
    rule: 'zh-space',
    pattern: new RegExp(`${HAN} +[A-Za-z0-9]|[A-Za-z0-9] +${HAN}`, 'u'),
    en: 'a space between Chinese and Latin letters or digits; leave it out, the style sheet sets it',
    zh: '中文与字母、数字之间不要空格；间距由样式表处理',
  },
];

/** Text of a node without formulas, code and links' targets, for rules about punctuation. */
function plain(node: unknown): string {
  const { type, value, children } = node as { type: string; value?: string; children?: unknown[] };
  if (type === 'inlineMath' || type === 'inlineCode') return '\u0001';
  if (type === 'math' || type === 'code') return '\n';
  if (type === 'text') return value ?? '';
  const inner = (children ?? []).map(plain).join('');
  return ['paragraph', 'listItem', 'tableCell', 'containerDirective'].includes(type) ? `${inner}\n` : inner;
}

/** Where some words stand in the source between two lines; where the first line begins if markup divides them. */
type Locate = (words: string) => { line: number; column: number };

const locateIn = (source: readonly string[], from: number, to: number): Locate => {
  return (words) => {
    for (let line = from; line <= to; line++) {
      const column = source[line - 1]?.indexOf(words) ?? -1;
      if (column >= 0) return { line, column: column + 1 };
    }
    return { line: from, column: 1 };
  };
};

/** “ and ” that do not alternate, and the same of ‘ and ’. */
function oddQuote(text: string): string | undefined {
  for (const [open, close] of ['“”', '‘’']) {
    let inside = false;
    // Between two letters ’ is an apostrophe.
    for (const { 0: sign, index } of text.matchAll(/[“”]|‘|(?<![A-Za-z])’|’(?![A-Za-z])/gu)) {
      if (sign !== open && sign !== close) continue;
      if ((sign === open) === inside) return text.slice(Math.max(0, index - 4), index + 5);
      inside = !inside;
    }
    if (inside) return text.slice(text.lastIndexOf(open ?? '')).slice(0, 9);
  }
  return undefined;
}

function chineseTextProblems(text: string, locate: Locate): Problem[] {
  const found = CHINESE_RULES.flatMap(({ rule, pattern, en, zh }) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const near = text.slice(Math.max(0, match.index - 6), match.index + 8).trim();
    return [{ rule, ...locate(match[0]), en: `${en} (near “${near}”)`, zh: `${zh}（在“${near}”附近）` }];
  });
  const odd = oddQuote(text);
  if (odd) {
    const en = `quotes that are not paired; every “ needs its ” (near “${odd.trim()}”)`;
    const zh = `引号不成对；有“就要有”（在“${odd.trim()}”附近）`;
    found.push({ rule: 'zh-quote-pair', ...locate(odd.trim()), en, zh });
  }
  for (const term of contentData().glossary) {
    for (const avoided of term.avoid) {
      if (text.includes(avoided)) {
        found.push({
          ...{ rule: 'term', ...locate(avoided) },
          en: `“${avoided}” is not the book's term for ${term.en}; write ${term.zh}`,
          zh: `“${avoided}”不是本书对 ${term.en} 的译名；请写“${term.zh}”`,
        });
      }
    }
  }
  return found;
}

function languageProblems(tree: Root, source: string): Problem[] {
  const found: Problem[] = [];
  const lines = source.split('\n');
  visit(tree as never, (raw: unknown) => {
    const node = raw as {
      type: string;
      name?: string;
      attributes?: Record<string, string>;
      position?: { start: { line: number }; end: { line: number } };
    };
    const line = node.position?.start.line ?? 1;
    const locate = locateIn(lines, line, node.position?.end.line ?? line);
    if (node.type === 'containerDirective' && node.name === 'zh') {
      const text = plain(node);
      found.push(...chineseTextProblems(text, locate));
      if (node.attributes?.['kind'] === 'term' && !/[A-Za-z]{2}/.test(text))
        found.push(
          at(
            line,
            'term-english',
            'an annotation of a term keeps the English beside the Chinese; write **术语**（English term）',
            '术语批注要中英并列；请写成 **术语**（English term）',
          ),
        );
      const size = countHan(text);
      if (size > LIMITS.noteHan)
        found.push(
          at(
            line,
            'note-length',
            `the annotation has ${size} characters; split it (at most ${LIMITS.noteHan})`,
            `批注有 ${size} 字；请拆开（至多 ${LIMITS.noteHan} 字）`,
          ),
        );
      if (size === 0)
        found.push(
          at(
            line,
            'empty-note',
            'the annotation has no Chinese text; write it or remove the block',
            '批注里没有中文；请写上或删去',
          ),
        );
    }
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Figure')
      found.push(...chineseTextProblems(attribute(node, 'captionZh'), locate));
    if (node.type === 'heading') found.push(...chineseTextProblems(splitBilingual(toString(node as never)).zh, locate));
  });
  return found;
}

function englishProblems(tree: Root): Problem[] {
  const found: Problem[] = [];
  visit(tree as never, (raw: unknown) => {
    const node = raw as { type: string; name?: string; value?: string; position?: { start: { line: number } } };
    if (node.type === 'containerDirective' && node.name === 'zh') return 'skip' as const;
    const line = node.position?.start.line ?? 1;
    if (node.type === 'text' && /[，。；：？！（）]/u.test(node.value ?? '') && countHan(node.value ?? '') === 0) {
      found.push(
        at(
          line,
          'en-punctuation',
          'full-width punctuation in English text; use ASCII punctuation',
          '英文里用了全角标点；请用半角',
        ),
      );
    }
    return undefined;
  });
  return found;
}

const squeeze = (text: string): string => text.replace(/[*_`]/g, '').replace(/\{,\}/g, ',').replace(/\s+/g, ' ');

/** Each point of the trace beside the tests must quote a phrase that stands in the chapter. */
function traceProblems(number: number, source: string): Problem[] {
  const path = join(root, 'tests/content/covers', `${String(number).padStart(2, '0')}.yaml`);
  if (!existsSync(path))
    return [at(1, 'trace', `there is no ${path.slice(root.length + 1)}`, `缺少 ${path.slice(root.length + 1)}`)];
  const text = squeeze(source);
  const trace = parseYaml(readFileSync(path, 'utf8')) as Record<string, string | string[]>;
  return Object.entries(trace).flatMap(([point, phrase]) =>
    (Array.isArray(phrase) ? phrase : [phrase])
      .filter((one) => !text.includes(squeeze(String(one)).trim()))
      .map((one) => at(1, 'trace', `${point}: “${one}” does not stand in the chapter`, `${point}：章节里没有“${one}”`)),
  );
}

function frontMatterProblems(data: unknown, source: string): { data: ChapterFrontMatter | null; problems: Problem[] } {
  const result = chapterSchema.safeParse(data);
  if (result.success) {
    const zh = [result.data.title.zh, result.data.question.zh, result.data.summary.zh];
    const lines = source.split('\n');
    const locate = locateIn(lines, 1, lines.indexOf('---', 1) + 1);
    return { data: result.data, problems: zh.flatMap((text) => chineseTextProblems(text, locate)) };
  }
  const problems = result.error.issues.map((issue) =>
    at(
      1,
      'front-matter',
      `${issue.path.join('.') || 'front matter'}: ${issue.message}`,
      `开头的 ${issue.path.join('.') || 'YAML'} 有误：${issue.message}`,
    ),
  );
  return { data: null, problems };
}

/**
 * Checks one chapter.
 * @param file name such as `16-self-attention.mdx`
 */
export function checkChapter(file: string, source: string): CheckedChapter {
  const number = Number(/^\d{2}/.exec(file)?.[0] ?? 0);
  const nothing = { number, file, analysis: null, data: null };
  if (!/^\d{2}-[a-z0-9-]+\.mdx$/.test(file) || number < 1 || number > 30) {
    return {
      ...nothing,
      problems: [
        at(
          1,
          'file-name',
          'a chapter is named NN-slug.mdx with NN from 01 to 30',
          '章节文件名应为 NN-slug.mdx，NN 从 01 到 30',
        ),
      ],
    };
  }
  const text = normalizeText(source);
  const { body } = splitFrontMatter(text);
  try {
    const { tree, data: raw } = parseChapter(source, file);
    const marks = noteMarkProblems(body);
    const analysis = analyze(tree);
    const front = frontMatterProblems(raw, text);
    const problems = [...front.problems, ...marks, ...findForbidden(tree)];
    // Where an annotation begins or ends in the wrong place, what is said of its text would be wrong too.
    if (marks.length === 0) {
      problems.push(
        ...sizeProblems(number, analysis),
        ...structureProblems(number, analysis),
        ...referenceProblems(analysis),
        ...linkProblems(file, tree, analysis),
        ...mathProblems(analysis),
        ...openMathProblems(body),
        ...languageProblems(tree, text),
        ...englishProblems(tree),
        ...traceProblems(number, source),
      );
    }
    return { number, file, analysis, data: front.data, problems: problems.sort((a, b) => a.line - b.line) };
  } catch (error) {
    if (error instanceof ChapterError) {
      // A mark that is off may be what the parser stumbled over; then the remedy of the mark is the one that helps.
      const marks = sourceProblems(body).length ? [] : noteMarkProblems(body);
      const rest = error.problems.filter(({ line }) => !marks.some((mark) => mark.line === line));
      return { ...nothing, problems: [...marks, ...rest].sort((a, b) => a.line - b.line) };
    }
    if (error instanceof RangeError) {
      const en = 'the text is nested too deeply to be read; take levels away';
      return { ...nothing, problems: [at(1, 'too-deep', en, '嵌套太深，无法读取；请减少层次')] };
    }
    throw error;
  }
}
