import { describe, expect, test } from 'vitest';
import { findBlocks, insertNote, unitOf, withoutNote } from '../lib/annotating.ts';
import { recordAnchors, resolveAnchors } from './anchors.ts';
import { OWNERS } from './chapter-blocks.ts';
import { readBlocks } from './read-blocks.ts';

const HEAD = '---\npart: nlp\n---\n\n';
const NOTE = '\n\n:::zh\n批注\n:::\n\n';
const text = (...paragraphs: string[]) => HEAD + paragraphs.join('\n\n');
const record = (source: string, before?: ReturnType<typeof recordAnchors>) => {
  const blocks = readBlocks(source, '16-x.mdx', before);
  return recordAnchors(
    blocks.filter(({ type }) => !OWNERS.has(type)),
    blocks.flatMap(({ notes }) => notes.map(({ hash }) => hash)),
    before,
    blocks.filter(({ type }) => OWNERS.has(type)),
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

  const whole = `${HEAD}## Heading · 标题${NOTE}Text with a formula:

$$
x=1
$$${NOTE}| a | b |
| - | - |
| 1 | 2 |${NOTE}<Figure name="16-x" caption="What it shows." captionZh="图示" />${NOTE}::::deeper[More · 深入]
Folded text.
::::${NOTE}<Exercise id="16-1">
Question?

<Answer>
Because.
</Answer>
${NOTE}</Exercise>
`;
  const stale = (source: string) =>
    readBlocks(source, '16-x.mdx', record(whole)).flatMap(({ type, notes }) =>
      notes.some((note) => note.stale) ? [type] : [],
    );

  test.each([
    ['nothing', 'x', 'x', []],
    ['a heading', '## Heading', '## Another heading', ['heading']],
    ['a formula', 'x=1', 'x=2', ['math']],
    ['a table', '| 1 | 2 |', '| 1 | 3 |', ['table']],
    ['a caption', 'What it shows.', 'What it shows now.', ['figure']],
    ['a folded part', 'Folded text.', 'Other folded text.', ['folded part']],
    ['an answer', 'Because.', 'Because not.', ['exercise']],
    ['a Chinese caption', '图示', '图', []],
  ])('when the English of %s changes, so is its annotation', (_name, before, after, expected) => {
    expect(stale(whole)).toEqual([]);
    expect(whole).toContain(before);
    expect(stale(whole.replace(before, after))).toEqual(expected);
  });

  test('a record from before there were names of headings and figures marks nothing', () => {
    const { owners: _owners, ...older } = record(whole);
    const blocks = readBlocks(whole, '16-x.mdx', { ...older, notes: [], owners: [] });
    expect(blocks.some(({ notes }) => notes.some((note) => note.stale))).toBe(false);
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

  test('what a colon announces, and formulas and code, belong to the block before them', () => {
    const announced = readBlocks(
      `${HEAD}Two ways:\n\n- one\n- two${NOTE}It follows that\n\n$$\nx\n$$\n\nA table:\n\n| a |\n| - |\n\nThe end.\n`,
      '16-x.mdx',
    );
    expect(withoutNote(announced).map(({ text: words }) => words)).toEqual(['It follows that', 'A table:', 'The end.']);
    const [, , formula, , table] = announced;
    expect(formula && unitOf(announced, formula).map(({ type }) => type)).toEqual(['paragraph', 'math']);
    expect(table && unitOf(announced, table).map(({ type }) => type)).toEqual(['paragraph', 'table']);
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
