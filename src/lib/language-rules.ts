/** Annotations, captions and headings keep the rules of Chinese text, and English text keeps ASCII punctuation. */
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { splitBilingual } from '../markdown/heading.ts';
import { atLine, type Problem } from '../markdown/problem.ts';
import { attribute, countHan } from './chapter-analysis.ts';
import { chineseTextProblems, locateIn } from './chinese-rules.ts';
import { LIMITS } from './size-rules.ts';

/** Text of a node without formulas, code and links' targets, for rules about punctuation. */
function plain(node: unknown): string {
  const { type, value, children } = node as { type: string; value?: string; children?: unknown[] };
  if (type === 'inlineMath' || type === 'inlineCode') return '\u0001';
  if (type === 'math' || type === 'code') return '\n';
  if (type === 'text') return value ?? '';
  const inner = (children ?? []).map(plain).join('');
  return ['paragraph', 'listItem', 'tableCell', 'containerDirective'].includes(type) ? `${inner}\n` : inner;
}

/** What is wrong with the Chinese text of a chapter. */
export function languageProblems(tree: Root, source: string): Problem[] {
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
          atLine(
            line,
            'term-english',
            'an annotation of a term keeps the English beside the Chinese; write **术语**（English term）',
            '术语批注要中英并列；请写成 **术语**（English term）',
          ),
        );
      const size = countHan(text);
      if (size > LIMITS.noteHan)
        found.push(
          atLine(
            line,
            'note-length',
            `the annotation has ${size} characters; split it (at most ${LIMITS.noteHan})`,
            `批注有 ${size} 字；请拆开（至多 ${LIMITS.noteHan} 字）`,
          ),
        );
      if (size === 0)
        found.push(
          atLine(
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

/** Full-width punctuation in English text. */
export function englishProblems(tree: Root): Problem[] {
  const found: Problem[] = [];
  visit(tree as never, (raw: unknown) => {
    const node = raw as { type: string; name?: string; value?: string; position?: { start: { line: number } } };
    if (node.type === 'containerDirective' && node.name === 'zh') return 'skip' as const;
    const line = node.position?.start.line ?? 1;
    if (node.type === 'text' && /[，。；：？！（）]/u.test(node.value ?? '') && countHan(node.value ?? '') === 0) {
      found.push(
        atLine(
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
