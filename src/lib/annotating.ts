/** Where annotations are missing in a chapter, and where a new one goes. */
import { OWNERS, type BlockRecord } from '../markdown/chapter-blocks.ts';

const PROSE = new Set(['paragraph', 'list', 'blockquote', 'table']);
const CONTINUES = new Set(['math', 'code']);

/**
 * A block and what belongs to it: formulas and code right after it, and after a colon the list, table or figure that it announces. An
 * annotation stands behind all of it.
 */
export function unitOf(blocks: readonly BlockRecord[], first: BlockRecord): BlockRecord[] {
  const unit = [first];
  for (const next of blocks.slice(blocks.indexOf(first) + 1)) {
    const last = unit.at(-1) ?? first;
    const announced = /[:：]$/.test(last.text) && (PROSE.has(next.type) || next.type === 'figure');
    if (next.within !== first.within || last.notes.length > 0 || !(CONTINUES.has(next.type) || announced)) break;
    unit.push(next);
  }
  return unit;
}

/** Blocks of prose, exercises aside, that have no annotation, neither themselves nor in what belongs to them. */
export function withoutNote(blocks: readonly BlockRecord[]): BlockRecord[] {
  const spoken = new Set<BlockRecord>();
  return blocks.filter((block) => {
    if (spoken.has(block) || block.within === 'exercise' || !PROSE.has(block.type)) return false;
    const unit = unitOf(blocks, block);
    for (const member of unit) spoken.add(member);
    return unit.every(({ notes }) => notes.length === 0);
  });
}

/** These span the lines of the blocks in them. */
const WIDE = new Set(['folded part', 'exercise']);

/** Letters, digits and Han only, so that markup, quotes and spaces do not matter. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The blocks that begin with these words, or the one that holds this line. */
export function findBlocks(blocks: readonly BlockRecord[], wanted: string): BlockRecord[] {
  const line = /^:?(\d+)$/.exec(wanted.trim())?.[1];
  if (line) {
    const at = blocks.filter(
      (block) => !WIDE.has(block.type) && block.line <= Number(line) && Number(line) <= block.endLine,
    );
    if (at.length) return at;
  }
  const start = bare(wanted);
  return start ? blocks.filter(({ type, text }) => !OWNERS.has(type) && bare(text).startsWith(start)) : [];
}

/** The source with an empty annotation after `endLine`, and the line to write on. */
export function insertNote(source: string, endLine: number): { text: string; line: number } {
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.split(/\r?\n/);
  const after = lines[endLine] === undefined || lines[endLine]?.trim() === '' ? [] : [''];
  lines.splice(endLine, 0, '', ':::zh', '', ':::', ...after);
  return { text: lines.join(newline), line: endLine + 3 };
}
