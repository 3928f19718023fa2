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

/** Where the corner of a table is empty, the first column names the rows. */
function nameRows(table: Element): void {
  let named = false;
  visit(table, 'element', (row) => {
    if (row.tagName !== 'tr') return;
    const first = row.children.find((child): child is Element => child.type === 'element');
    if (first?.tagName === 'th' && isEmpty(first)) {
      first.tagName = 'td';
      named = true;
    } else if (named && first?.tagName === 'td') {
      first.tagName = 'th';
      first.properties['scope'] = 'row';
    }
  });
}

export function rehypeAccessibleHtml() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      const classes = node.properties['className'];
      if (Array.isArray(classes) && classes.includes('katex-display')) {
        Object.assign(node.properties, { tabIndex: 0, role: 'group', ariaLabel: 'Formula' });
      }
      if (node.tagName === 'table' && parent && index !== undefined) {
        const wrapper: Element = {
          type: 'element',
          tagName: 'div',
          properties: { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
          children: [node],
        };
        parent.children[index] = wrapper;
        nameRows(node);
        return SKIP;
      }
      return undefined;
    });
  };
}
