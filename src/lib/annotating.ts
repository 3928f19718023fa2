/** Where annotations are missing in a chapter, and where a new one goes. */
import type { BlockRecord } from '../markdown/chapter-blocks.ts';

const PROSE = new Set(['paragraph', 'list', 'blockquote', 'table']);

/** Blocks of prose, exercises aside, that no annotation follows. A formula or code right after a paragraph belongs to it. */
export function withoutNote(blocks: readonly BlockRecord[]): BlockRecord[] {
  return blocks.filter((block, i) => {
    if (block.within === 'exercise' || !PROSE.has(block.type) || block.notes.length > 0) return false;
    for (let k = i + 1; blocks[k] && !PROSE.has((blocks[k] as BlockRecord).type); k++) {
      if ((blocks[k] as BlockRecord).notes.length > 0) return false;
    }
    return true;
  });
}

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
    const at = blocks.filter((block) => block.line <= Number(line) && Number(line) <= block.endLine);
    if (at.length) return at;
  }
  const start = bare(wanted);
  return start ? blocks.filter(({ text }) => bare(text).startsWith(start)) : [];
}

/** The source with an empty annotation after `endLine`, and the line to write on. */
export function insertNote(source: string, endLine: number): { text: string; line: number } {
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.split(/\r?\n/);
  const after = lines[endLine] === undefined || lines[endLine]?.trim() === '' ? [] : [''];
  lines.splice(endLine, 0, '', ':::zh', '', ':::', ...after);
  return { text: lines.join(newline), line: endLine + 3 };
}
