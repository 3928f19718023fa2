/**
 * What scrolls can be reached by keyboard, and an empty corner of a table is no heading:
 *
 *   <table> … <th></th> …            ->  <div class="scroll" tabindex="0" role="group" aria-label="Table"> … <td></td> …
 *   <span class="katex-display">     ->  the same with tabindex, role and name
 */
import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const isEmpty = (node: Element): boolean =>
  node.children.every((child) => child.type === 'text' && child.value.trim() === '');

export function rehypeAccessibleHtml() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      const classes = node.properties['className'];
      if (Array.isArray(classes) && classes.includes('katex-display')) {
        Object.assign(node.properties, { tabIndex: 0, role: 'group', ariaLabel: 'Formula' });
      }
      if (node.tagName === 'th' && isEmpty(node)) node.tagName = 'td';
      if (node.tagName === 'table' && parent && index !== undefined) {
        const wrapper: Element = {
          type: 'element',
          tagName: 'div',
          properties: { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
          children: [node],
        };
        parent.children[index] = wrapper;
        visit(node, 'element', (cell) => {
          if (cell.tagName === 'th' && isEmpty(cell)) cell.tagName = 'td';
        });
        return SKIP;
      }
      return undefined;
    });
  };
}
