/**
 * A line break between two Chinese characters is no space:
 *
 *   查询、键、值            ->  查询、键、值都来自
 *   都来自
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

const BREAK =
  /([\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—])\n(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—])/gu;

export function joinHanLines(text: string): string {
  return text.replace(BREAK, '$1');
}

export function remarkTightHan() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = joinHanLines(node.value);
    });
  };
}
