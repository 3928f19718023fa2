/** The rules every chapter keeps. Each finding names line, rule and remedy in both languages. */
import { findForbidden } from '../markdown/allow-list.ts';
import { normalizeText, parseChapter, splitFrontMatter } from '../markdown/parse-chapter.ts';
import { atLine, ChapterError, type Problem } from '../markdown/problem.ts';
import { noteMarkProblems } from '../markdown/note-marks.ts';
import { sourceProblems } from '../markdown/source-limits.ts';
import { analyze, type ChapterAnalysis } from './chapter-analysis.ts';
import { chapterSchema, type ChapterFrontMatter } from './chapter-schema.ts';
import { chineseTextProblems, locateIn } from './chinese-rules.ts';
import { englishProblems, languageProblems } from './language-rules.ts';
import { linkProblems } from './link-rules.ts';
import { mathProblems, openMathProblems } from './math-rules.ts';
import { referenceProblems } from './reference-rules.ts';
import { sizeProblems } from './size-rules.ts';
import { structureProblems } from './structure-rules.ts';
import { traceProblems } from './trace-rules.ts';

export interface CheckedChapter {
  number: number;
  file: string;
  problems: Problem[];
  analysis: ChapterAnalysis | null;
  data: ChapterFrontMatter | null;
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
    atLine(
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
        atLine(
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
      return { ...nothing, problems: [atLine(1, 'too-deep', en, '嵌套太深，无法读取；请减少层次')] };
    }
    throw error;
  }
}
