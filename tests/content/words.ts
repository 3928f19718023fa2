/**
 * Whether what was typed is what is printed. The letters of the source, in order, must be found in the letters of the output, in order; the
 * output may hold more between them (names of components, titles of chapters), never less.
 */
import type { Root } from 'mdast';
import { basename } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { chapterRemarkPlugins } from '../../src/markdown/chapter-plugins.ts';
import { normalizeText, splitFrontMatter } from '../../src/markdown/parse-chapter.ts';

interface Node {
  type: string;
  name?: string | null;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  attributes?: readonly { name?: string; value?: unknown }[];
  data?: { meta?: unknown };
  children?: readonly Node[];
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** What a reader should find of a chapter: all of its body but the marks of lists and notes, the ids of terms, and characters written as `&…;`. */
export function typed(source: string): string {
  const { body } = splitFrontMatter(normalizeText(source));
  const text = body
    .split('\n')
    .map((line) => line.replace(/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:\[[ xX]\]\s)?/, ' '))
    .join('\n')
    .replace(/^([ >]*:{3,})(?:zh|deeper)(?![\w-])(\[.*\])?(?:\{[^}\n]*\})?/gm, '$1$2')
    .replace(/:term\[|\]\{#[^}\s]*\}/g, ' ')
    .replace(/&#?\w+;/g, ' ');
  return letters(text);
}

function attribute(node: Node, name: string): string {
  const value = node.attributes?.find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : '';
}

const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
};

/** Text of the output in the order in which its source was typed: a link's address after its words, a heading's Chinese after its English. */
function printed(node: Node): string {
  const inner = (): string => (node.children ?? []).map(printed).join(' ');
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'element') {
    const { className, href, title } = node.properties ?? {};
    if (node.tagName === 'a') return `${inner()} ${decoded(String(href ?? ''))} ${String(title ?? '')}`;
    if (node.tagName === 'code' && Array.isArray(className))
      return `${className.join(' ').replace('language-', '')} ${String(node.data?.meta ?? '')} ${inner()}`;
    return inner();
  }
  if (!node.name) return inner();
  switch (node.name) {
    case 'Block':
    case 'Note':
    case 'Term':
      return inner();
    case 'Section':
      return `${inner()} ${attribute(node, 'zh')}`;
    case 'Deeper':
      return `${attribute(node, 'title')} ${attribute(node, 'zh')} ${inner()}`;
    case 'Cite':
      return attribute(node, 'keys');
    case 'ChapterLink':
      return `${inner()} Q${attribute(node, 'number').padStart(2, '0')}`;
    default: {
      const written = (node.attributes ?? []).map(({ name, value }) => `${name} ${String(value)}`).join(' ');
      return `${node.name} ${written} ${inner()} ${node.name}`;
    }
  }
}

const keep = ['mdxJsxFlowElement', 'mdxJsxTextElement'] as never[];

/** The letters that the page of a chapter prints. @throws ChapterError where the chapter cannot be built. */
export function rendered(source: string, path: string): string {
  const { body } = splitFrontMatter(normalizeText(source));
  const file = new VFile({ value: body, path: basename(path) });
  const processor = unified()
    .use([remarkParse, remarkMdx, remarkGfm])
    .use(chapterRemarkPlugins)
    .use(remarkRehype, { passThrough: keep });
  return letters(printed(processor.runSync(processor.parse(file) as Root, file) as unknown as Node));
}

/** The place where something typed is not printed, with what stands around it; empty where nothing is lost. */
export function lostAt(source: string, output: string): string {
  let at = 0;
  for (let i = 0; i < source.length; i++) {
    at = output.indexOf(source[i] ?? '', at) + 1;
    if (at === 0) return `…${source.slice(Math.max(0, i - 60), i)}▶${source.slice(i, i + 40)}…`;
  }
  return '';
}
