import type { Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import type { Term } from '../lib/content-data.ts';
import { buildBlocks } from './chapter-blocks.ts';
import { TermFinder } from './inline-references.ts';
import { parseChapter } from './parse-chapter.ts';

interface Element {
  type: string;
  name?: string;
  attributes?: { name: string; value: string }[];
  children?: Element[];
}

const build = (text: string) => {
  const tree = parseChapter(text, 'x.mdx').tree as Root;
  const outline = buildBlocks(tree);
  const elements = tree.children as unknown as Element[];
  return { outline, elements };
};
const attributes = (element: Element | undefined): Record<string, string> =>
  Object.fromEntries((element?.attributes ?? []).map(({ name, value }) => [name, value]));

describe('blocks and notes', () => {
  test('a note belongs to the block before it, several in a row to the same one', () => {
    const { elements } = build('A paragraph here.\n\n:::zh\n一\n:::\n\n:::zh{kind=tip}\n二\n:::\n\nAnother one.');
    expect(elements.map(({ name }) => name)).toEqual(['Block', 'Note', 'Note', 'Block']);
    expect(attributes(elements[1])).toMatchObject({ block: '1', n: '1', kind: 'note' });
    expect(attributes(elements[2])).toMatchObject({ block: '1', n: '2', kind: 'tip' });
    expect(attributes(elements[0])['id']).toBe('a-paragraph-here');
  });

  test('headings make the table of contents, in both languages', () => {
    const { outline, elements } = build('## One thing · 一件事\n\nText.\n\n## Another · 另一件\n\nText.');
    expect(outline.toc).toEqual([
      { id: 'one-thing', en: 'One thing', zh: '一件事' },
      { id: 'another', en: 'Another', zh: '另一件' },
    ]);
    expect(attributes(elements[1])['id']).toBe('one-thing-text');
    expect(attributes(elements[3])['id']).toBe('another-text');
  });

  test('anchors are unique', () => {
    const { elements } = build('Same words.\n\nSame words.\n\nSame words.');
    expect(elements.map((element) => attributes(element)['id'])).toEqual([
      'same-words',
      'same-words-2',
      'same-words-3',
    ]);
  });

  test('a folded part keeps its notes to itself', () => {
    const { elements } = build('::::deeper[Why · 为什么]\nText.\n\n:::zh\n批注\n:::\n::::');
    expect(elements[0]?.name).toBe('Deeper');
    expect(attributes(elements[0])).toMatchObject({ title: 'Why', zh: '为什么' });
    const note = elements[0]?.children?.find(({ name }) => name === 'Note');
    expect(attributes(note)['n']).toBeUndefined();
  });
});

describe('terms', () => {
  const term = (id: string, en: string, more: Partial<Term> = {}): Term => ({
    id,
    en,
    zh: '词',
    alsoEn: [],
    also: [],
    avoid: [],
    def: 'd',
    defZh: '义',
    ...more,
  });
  const finder = new TermFinder([
    term('attention', 'attention'),
    term('self-attention', 'self-attention'),
    term('relu', 'rectified linear unit', { abbr: 'ReLU' }),
    term('sgd', 'stochastic gradient descent', { abbr: 'SGD' }),
  ]);

  test('the longest name wins, whole words only', () => {
    expect(finder.find('Self-attention and attention, not inattention.').map(({ id }) => id)).toEqual([
      'self-attention',
      'attention',
    ]);
  });

  test('plurals and abbreviations are found', () => {
    expect(finder.find('Rectified linear units, SGD').map(({ id }) => id)).toEqual(['relu', 'sgd']);
    expect(finder.find('sgd').map(({ id }) => id)).toEqual([]);
  });

  test('a name broken over two lines is found, over two paragraphs it is not', () => {
    expect(finder.find('by stochastic\ngradient descent').map(({ id }) => id)).toEqual(['sgd']);
    expect(finder.find('by stochastic\n\ngradient descent').map(({ id }) => id)).toEqual([]);
  });

  test('an abbreviation of two terms is linked to neither, their names are', () => {
    const two = new TermFinder([
      term('masked-autoencoder', 'masked autoencoder', { abbr: 'MAE' }),
      term('mean-absolute-error', 'mean absolute error', { abbr: 'MAE' }),
      term('median', 'median'),
    ]);
    expect(two.find('The mean absolute error (MAE) wants the median; MAE.').map(({ id }) => id)).toEqual([
      'mean-absolute-error',
      'median',
    ]);
  });
});
