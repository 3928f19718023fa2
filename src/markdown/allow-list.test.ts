import { describe, expect, test } from 'vitest';
import { findForbidden } from './allow-list.ts';
import { parseChapter } from './parse-chapter.ts';
import { ChapterError, formatProblem, type Problem } from './problem.ts';

const HEAD = '---\npart: nlp\n---\n\n';

/** Problems of a chapter body; lines count from the top of the file, so the body starts at line 5. */
function problems(body: string): Problem[] {
  try {
    return findForbidden(parseChapter(HEAD + body, '16-x.mdx').tree);
  } catch (error) {
    if (error instanceof ChapterError) return [...error.problems];
    throw error;
  }
}

describe('a chapter that holds code stops the build with place and remedy', () => {
  test.each([
    ['import', "Text.\n\nimport x from './x.js'", 'no-code', 7, 'import'],
    ['export', 'export const x = 1', 'no-code', 5, 'export'],
    ['expression in a line', 'Two {1 + 1} more', 'no-expression', 5, '\\{'],
    ['expression on its own', '{process.exit(1)}', 'no-expression', 5, '\\{'],
    ['broken expression', 'a set {x in text', 'no-expression', 5, '\\{'],
    ['script', '<script>alert(1)</script>', 'unknown-component', 5, '<script>'],
    ['unknown component', '<Video src="x" />', 'unknown-component', 5, '<Video>'],
    ['fragment', '<>x</>', 'unknown-component', 5, '<>'],
    ['attribute as code', '<Figure name={x} caption="a" captionZh="b" />', 'no-expression', 5, 'name'],
    ['spread attribute', '<Demo {...x} />', 'no-expression', 5, 'Demo'],
    ['event handler', '<Demo onclick="x" />', 'unknown-attribute', 5, 'onclick'],
    ['missing attribute', '<Figure name="a" caption="b" />', 'missing-attribute', 5, 'captionZh'],
    ['image', '![x](https://example.org/x.png)', 'no-image', 5, 'Figure'],
    ['script link', '[x](javascript:alert(1))', 'unsafe-link', 5, 'https'],
    ['protocol-relative link', '[x](//example.org)', 'unsafe-link', 5, 'https'],
    ['unknown directive', ':::note\nx\n:::', 'unknown-directive', 5, ':::zh'],
    ['unknown kind of note', ':::zh{kind=joke}\nx\n:::', 'note-kind', 5, 'question'],
    ['sign for less than', 'where a <b holds', 'tag', 5, '\\<'],
  ])('%s', (_name, body, rule, line, word) => {
    const found = problems(body);
    expect(found.map((problem) => problem.rule)).toContain(rule);
    const problem = found.find((candidate) => candidate.rule === rule) as Problem;
    expect(problem.line).toBe(line);
    expect(problem.column).toBeGreaterThan(0);
    expect(problem.en).toContain(word);
    expect(problem.zh).toMatch(/\p{Script=Han}/u);
  });

  test('the message names file, line, column and rule', () => {
    const [problem] = problems('x {y}');
    expect(formatProblem('content/chapters/16-x.mdx', problem as Problem)).toMatch(
      /^content\/chapters\/16-x\.mdx:5:3 no-expression: /,
    );
  });
});

test('what a chapter may hold passes', () => {
  const body = [
    'Text with \\{ and \\< signs, $\\frac{a}{b}$, `{code}`, [a link](https://example.org), [](Q07) and :term[weights]{#softmax}.',
    ':::zh{kind=term}\n**批注**\n:::',
    '::::deeper[Title · 标题]\nx\n\n:::zh\n批注\n:::\n::::',
    '<Figure name="16-x" caption="a" captionZh="甲" />',
    '<Demo />',
    '<Exercise id="16-1">\n\nQ\n\n<Answer>\n\nA\n\n</Answer>\n\n</Exercise>',
    '| a | b |\n| --- | --- |\n| $p(x|y)$ | 2 |',
  ].join('\n\n');
  expect(problems(body)).toEqual([]);
});

test('broken front matter names its line', () => {
  expect(() => parseChapter('---\ntitle: a: b: c\n---\n\nx', '16-x.mdx')).toThrow(/16-x\.mdx:2:\d+ front-matter/);
});
