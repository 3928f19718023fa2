import type { Paragraph, Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { curlQuotes } from './english-quotes.ts';
import { slugOf, splitBilingual } from './heading.ts';
import { parseChapter } from './parse-chapter.ts';
import { restorePlainColons } from './plain-colons.ts';
import { repairSource } from './source-dialect.ts';
import { joinHanLines } from './tight-han.ts';

const parse = (text: string): Root => parseChapter(text, 'x.mdx').tree;
const types = (text: string): string[] => (parse(text).children[0] as Paragraph).children.map((node) => node.type);

describe('Chinese and math as people type them', () => {
  test('bold works next to full-width quotes', () => {
    expect(types('**“自”的意思**是')).toEqual(['strong', 'text']);
    expect(types('这叫**自注意力（self-attention）**。')).toContain('strong');
  });

  test('a line break between Han characters is no space', () => {
    expect(joinHanLines('查询、键、值\n都来自')).toBe('查询、键、值都来自');
    expect(joinHanLines('a word\n另一个')).toBe('a word\n另一个');
  });

  test('1:30 and a:b are text', () => {
    const source = 'at 1:30 the ratio a:b holds';
    const tree = parse(source);
    restorePlainColons(tree, repairSource(source));
    expect(toString(tree)).toBe(source);
  });

  test('$5 … $10 is money, $x$ is math', () => {
    expect(types('It costs $5 today and $10 tomorrow.')).toEqual(['text']);
    expect(toString(parse('It costs $5 today and $10 tomorrow.'))).toBe('It costs $5 today and $10 tomorrow.');
    expect(types('a $x$ b')).toEqual(['text', 'inlineMath', 'text']);
    expect(types('For $5 you get $x$ of it.')).toEqual(['text', 'inlineMath', 'text']);
    expect(types('`$5` and $y$')).toEqual(['inlineCode', 'text', 'inlineMath']);
  });

  test('a bar inside math does not end a table cell', () => {
    const table = parse('| a | b |\n| --- | --- |\n| $p(x|y)$ | $\\|v\\|$ |').children[0] as Table;
    expect(table.children[1]?.children).toHaveLength(2);
    const [first, second] = table.children[1]?.children ?? [];
    expect(toString(first)).toBe('p(x\\vert y)');
    expect(toString(second)).toBe('\\Vert v\\Vert ');
  });

  test('braces inside math are math', () => {
    expect(types('$\\frac{1}{2}$')).toEqual(['inlineMath']);
  });

  test('code and display math are left as they are', () => {
    const source = '```\na $5 b $6\n```\n\n$$\nx | y\n$$';
    expect(repairSource(source)).toBe(source);
  });
});

describe('headings', () => {
  test('are split at the last separator', () => {
    expect(splitBilingual('A · B · 中文')).toEqual({ en: 'A · B', zh: '中文' });
    expect(splitBilingual('Only English')).toEqual({ en: 'Only English', zh: '' });
  });

  test('give a slug of letters, digits and hyphens', () => {
    expect(slugOf('One vector was not enough')).toBe('one-vector-was-not-enough');
    expect(slugOf("What's “self”?")).toBe('whats-self');
    expect(slugOf('???')).toBe('section');
  });
});

test('straight quotes curl, also beside a formula', () => {
  expect(curlQuotes('"a" isn\'t')).toBe('“a” isn’t');
  expect(curlQuotes('" is', 'x')).toBe('” is');
});

test('front matter that was replaced by spaces is no deep nesting', () => {
  expect(parse(`${' '.repeat(900)}\n\nText.`).children).toHaveLength(1);
});
