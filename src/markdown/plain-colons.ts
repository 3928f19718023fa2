/**
 * `1:30` and `a:b` are text, not directives: every text or leaf directive except `:term[…]{#id}` goes back to what was typed.
 *
 *   at 1:30 the ratio a:b      ->  the same words
 *   :term[weights]{#softmax}   ->  stays a directive
 */
import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { repairSource } from './source-dialect.ts';

interface Directive {
  type: 'textDirective' | 'leafDirective';
  name: string;
  position?: { start: { offset?: number }; end: { offset?: number } };
}
interface Parent {
  children: unknown[];
}

export function restorePlainColons(tree: Root, source: string): void {
  visit(tree as never, (raw: unknown, index, rawParent) => {
    const node = raw as Directive;
    if (node.type !== 'textDirective' && node.type !== 'leafDirective') return undefined;
    if (node.type === 'textDirective' && node.name === 'term') return undefined;
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from === undefined || to === undefined || index === undefined || !rawParent) return undefined;
    const text = { type: 'text', value: source.slice(from, to), position: node.position };
    const parent = rawParent as unknown as Parent;
    parent.children[index] =
      node.type === 'textDirective' ? text : { type: 'paragraph', children: [text], position: node.position };
    return SKIP;
  });
}

export function remarkPlainColons() {
  return (tree: Root, file: VFile): void => {
    // Offsets in the tree count in the repaired text, which is what the parser saw.
    restorePlainColons(tree, repairSource(String(file.value)));
  };
}
