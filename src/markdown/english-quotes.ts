/**
 * Straight quotes and apostrophes of the English text become typographic ones, also where a formula or emphasis stands beside them:
 *
 *   "$i$ looks for $j$" isn't …    ->  “i looks for j” isn’t …
 *
 * Notes are left as they are: Chinese quotes are typed by their authors.
 */
import type { Root } from 'mdast';

interface AnyNode {
  type: string;
  name?: string | null;
  value?: string;
  children?: AnyNode[];
}

const OPENS_AFTER = /[\s([{\u2014\u2013/\u201c\u2018\u00a0]/;

/** Curls the quotes of one text, given the character that stands before it. */
export function curlQuotes(text: string, before = ' '): string {
  let previous = before;
  let out = '';
  for (const char of text) {
    const opening = OPENS_AFTER.test(previous);
    const curled =
      char === '"' ? (opening ? '\u201c' : '\u201d') : char === "'" ? (opening ? '\u2018' : '\u2019') : char;
    out += curled;
    previous = char;
  }
  return out;
}

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'listItem',
  'blockquote',
  'mdxJsxFlowElement',
  'root',
  'containerDirective',
  'table',
  'tableRow',
  'list',
]);

function walk(node: AnyNode, before: string): string {
  if (node.type === 'text') {
    const value = node.value ?? '';
    node.value = curlQuotes(value, before);
    return value.at(-1) ?? before;
  }
  if (node.value !== undefined) return 'x';
  if (node.type === 'containerDirective' && node.name === 'zh') return before;
  let last = BLOCKS.has(node.type) ? ' ' : before;
  for (const child of node.children ?? []) last = walk(child, last);
  return BLOCKS.has(node.type) ? ' ' : last;
}

export function remarkEnglishQuotes() {
  return (tree: Root): void => {
    walk(tree as unknown as AnyNode, ' ');
  };
}
