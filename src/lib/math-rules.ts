/** Formulas read, and are closed where they end. */
import katex from 'katex';
import { atLine, type Problem } from '../markdown/problem.ts';
import { unbalancedMath } from '../markdown/source-dialect.ts';
import type { ChapterAnalysis } from './chapter-analysis.ts';

/** Formulas that KaTeX cannot read. */
export function mathProblems(a: ChapterAnalysis): Problem[] {
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
        atLine(
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
export function openMathProblems(source: string): Problem[] {
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
