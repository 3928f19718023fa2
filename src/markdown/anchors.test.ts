import { describe, expect, test } from 'vitest';
import { findBlocks, insertNote, withoutNote } from '../lib/annotating.ts';
import { recordAnchors, resolveAnchors } from './anchors.ts';
import { readBlocks } from './read-blocks.ts';

const HEAD = '---\npart: nlp\n---\n\n';
const NOTE = '\n\n:::zh\n批注\n:::\n\n';
const text = (...paragraphs: string[]) => HEAD + paragraphs.join('\n\n');
const record = (source: string, before?: ReturnType<typeof recordAnchors>) => {
  const blocks = readBlocks(source, '16-x.mdx', before);
  return recordAnchors(
    blocks,
    blocks.flatMap(({ notes }) => notes.map(({ hash }) => hash)),
    before,
  );
};
const three = `${HEAD}First one here.${NOTE}Second one here.${NOTE}Third one here.${NOTE}`;

describe('anchors that last', () => {
  test('unchanged text keeps names and confirmation', () => {
    const blocks = readBlocks(three, '16-x.mdx', record(three));
    expect(blocks.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
    expect(blocks.flatMap(({ notes }) => notes.map(({ stale }) => stale))).toEqual([false, false, false]);
  });

  test('changed English keeps its name, and its annotation is possibly stale until confirmed', () => {
    const changed = three.replace('Second one here.', 'Another beginning altogether.');
    const recorded = record(three);
    const blocks = readBlocks(changed, '16-x.mdx', recorded);
    expect(blocks.map(({ id }) => id)).toEqual(['first-one-here', 'second-one-here', 'third-one-here']);
    expect(blocks.map(({ notes }) => notes[0]?.stale)).toEqual([false, true, false]);
    const again = readBlocks(changed, '16-x.mdx', record(changed, recorded));
    expect(again.map(({ id }) => id)).toEqual(['first-one-here', 'second-one-here', 'third-one-here']);
    expect(again.some(({ notes }) => notes[0]?.stale)).toBe(false);
  });

  test('white space changes nothing, and a new paragraph takes no name from another', () => {
    const recorded = record(three);
    const wrapped = readBlocks(three.replace('Second one', 'Second\none'), '16-x.mdx', recorded);
    expect(wrapped.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
    const more = readBlocks(three.replace('Second one', 'A new one.\n\nSecond one'), '16-x.mdx', recorded);
    expect(more.map(({ state }) => state)).toEqual(['same', 'new', 'same', 'same']);
  });

  test('an annotation whose paragraph was divided is possibly stale', () => {
    const divided = three.replace('Second one here.', 'Second one.\n\nIt is here.');
    const blocks = readBlocks(divided, '16-x.mdx', record(three));
    expect(blocks.find(({ text: words }) => words === 'It is here.')?.notes[0]?.stale).toBe(true);
  });

  test('the name of a removed paragraph leads to the one before it', () => {
    const recorded = record(text('First one here.', 'Second one here.', 'Third one here.'));
    const shorter = text('First one here.', 'Third one here.');
    expect(record(shorter, recorded).old).toEqual(['second-one-here first-one-here']);
    expect(record(text('First one here.'), record(shorter, recorded)).old).toEqual([
      'second-one-here first-one-here',
      'third-one-here first-one-here',
    ]);
  });

  test('without a record every block is new and has its own name', () => {
    expect(resolveAnchors([{ id: 'a', hash: '00000000' }], undefined)).toEqual([{ id: 'a', state: 'new' }]);
  });
});

describe('annotating', () => {
  const source = `${HEAD}First *one* here.${NOTE}Second one,\nover two lines.\n\nThird.\n`;
  const blocks = readBlocks(source, '16-x.mdx');

  test('blocks without annotation are found, with their lines', () => {
    expect(withoutNote(blocks).map(({ line, endLine }) => [line, endLine])).toEqual([
      [11, 12],
      [14, 14],
    ]);
  });

  test('a block is found by first words, whatever the markup, and by line', () => {
    expect(findBlocks(blocks, 'first one').map(({ line }) => line)).toEqual([5]);
    expect(findBlocks(blocks, '12').map(({ line }) => line)).toEqual([11]);
    expect(findBlocks(blocks, 'nothing')).toEqual([]);
  });

  test('an empty annotation goes after the block, and what is written there belongs to it', () => {
    const { text: changed, line } = insertNote(source, 12);
    const lines = changed.split('\n');
    expect(lines.slice(11, 17)).toEqual(['over two lines.', '', ':::zh', '', ':::', '']);
    expect(line).toBe(15);
    lines[line - 1] = '新的批注';
    expect(readBlocks(lines.join('\n'), '16-x.mdx')[1]?.notes).toHaveLength(1);
  });

  test('at the end of a file too, and with Windows line ends', () => {
    const { text: changed } = insertNote('a\r\nb', 2);
    expect(changed).toBe('a\r\nb\r\n\r\n:::zh\r\n\r\n:::');
  });
});
