/** The chapter's dialect of Markdown: MDX syntax, GitHub tables, math, directives, and emphasis that works beside Chinese punctuation. */
import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type PluggableList, type Processor } from 'unified';
import type { VFile } from 'vfile';
import { parse as parseYaml } from 'yaml';
import { ChapterError, type Problem } from './problem.ts';
import { repairSource } from './source-dialect.ts';
import { sourceProblems } from './source-limits.ts';

interface ParserMessage {
  reason?: string;
  message?: string;
  line?: number | null;
  column?: number | null;
  place?: { line?: number; column?: number; start?: { line: number; column: number } };
}

/** Turns what the MDX parser says about `{`, `<` and stray tags into a problem with its remedy. */
export function syntaxProblem(error: unknown): Problem {
  const message = error as ParserMessage;
  const reason = String(message.reason ?? message.message ?? error);
  const place = message.place?.start ?? message.place;
  const line = message.line ?? place?.line ?? 1;
  const column = message.column ?? place?.column ?? 1;
  if (/expression|acorn|brace/i.test(reason)) {
    return {
      rule: 'no-expression',
      line,
      column,
      en: 'a `{` opens a code expression, which a chapter may not hold; write `\\{`, or put formulas between `$…$`',
      zh: '花括号“{”会当成代码表达式，章节里不允许；请写成 `\\{`，公式请放在 `$…$` 里',
    };
  }
  if (/import|export/i.test(reason)) {
    return {
      rule: 'no-code',
      line,
      column,
      en: 'a line that starts with `import` or `export` is read as code; begin the line with another word',
      zh: '以 import 或 export 开头的行会当成代码；请换一个词开头',
    };
  }
  return {
    rule: 'tag',
    line,
    column,
    en: `a \`<\` starts a tag that does not fit (${reason.replace(/\s+/g, ' ')}); write \`\\<\` for the sign, close every tag, and leave an empty line around it`,
    zh: '“<”开了一个不成对或不认识的标签；要写小于号请用 `\\<`，标签要成对，前后各空一行',
  };
}

/** Wraps the parser that is already set: repairs the source first, and answers a syntax error with its remedy. */
export function remarkChapterDialect(this: Processor): void {
  const parse = this.parser;
  if (!parse) throw new Error('remarkChapterDialect must come after the parser');
  this.parser = (document: string, file: VFile) => {
    const refused = sourceProblems(document);
    if (refused.length) throw new ChapterError(file.path ?? 'chapter', refused);
    try {
      return parse(repairSource(document), file);
    } catch (error) {
      throw new ChapterError(file.path ?? 'chapter', [syntaxProblem(error)]);
    }
  };
}

/** The plugins that only extend the syntax; the site's build and the checks use the same list. */
export const syntaxPlugins: PluggableList = [remarkMath, remarkDirective, remarkCjkFriendly, remarkChapterDialect];

export interface ParsedChapter {
  tree: Root;
  /** The front matter as plain data; `null` where it is not readable. */
  data: unknown;
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/** Line ends as one sign, and no mark of the byte order. */
export const normalizeText = (source: string): string => source.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');

/** The front matter, and the text with empty lines in its place, so that lines keep their number. */
export function splitFrontMatter(source: string): { head: RegExpExecArray | null; body: string } {
  const head = FRONT_MATTER.exec(source);
  return { head, body: head ? '\n'.repeat(head[0].split('\n').length - 1) + source.slice(head[0].length) : source };
}

/**
 * Parses the source of a chapter. Places in the tree count from the top of the file, front matter included.
 * @throws ChapterError with place and remedy where the syntax is broken.
 */
export function parseChapter(source: string, path: string): ParsedChapter {
  const normalized = normalizeText(source);
  const refused = sourceProblems(normalized);
  if (refused.length) throw new ChapterError(path, refused);
  const { head, body } = splitFrontMatter(normalized);
  let data: unknown = null;
  if (head) {
    try {
      data = parseYaml(head[1] ?? '');
    } catch (error) {
      const { linePos, message } = error as { linePos?: [{ line: number; col: number }]; message: string };
      throw new ChapterError(path, [
        {
          rule: 'front-matter',
          line: (linePos?.[0].line ?? 1) + 1,
          column: linePos?.[0].col ?? 1,
          en: `the front matter is not valid YAML (${message.split('\n')[0]}); put text with “: ” or “#” in it between quotes`,
          zh: '文件开头两条 --- 之间的 YAML 有误；含有“: ”或“#”的文字请加引号',
        },
      ]);
    }
  }
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(syntaxPlugins);
  try {
    return { tree: processor.parse({ value: body, path } as never) as Root, data };
  } catch (error) {
    if (error instanceof ChapterError) throw error;
    throw new ChapterError(path, [syntaxProblem(error)]);
  }
}
