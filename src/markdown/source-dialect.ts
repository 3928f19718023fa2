/**
 * Small repairs of the source before it is parsed, so that math and money can be typed the way people type them:
 *
 *   costs $5 today and $10 tomorrow      ->  two dollar signs, not a formula
 *   | $p(x|y)$ | … |  in a table row     ->  the bar inside the math does not end the cell
 *
 * A dollar sign opens math only when a non-space follows, and closes it only when a non-space precedes and no digit follows
 * (Pandoc's rule). Every other single dollar sign is escaped. Lines keep their number; columns shift by the characters added.
 */

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const TABLE_ROW = /^\s{0,3}\|/;

/** Indices of `$` in the line that stand outside code spans and are neither escaped nor doubled. */
function singleDollars(line: string): number[] {
  const found: number[] = [];
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === '\\') i++;
    else if (char === '`') {
      const ticks = /^`+/.exec(line.slice(i))?.[0] ?? '`';
      const close = line.indexOf(ticks, i + ticks.length);
      if (close >= 0) i = close + ticks.length - 1;
    } else if (char === '$') {
      if (line[i + 1] === '$') i++;
      else found.push(i);
    }
  }
  return found;
}

const opens = (line: string, at: number): boolean => /\S/.test(line[at + 1] ?? ' ');
const closes = (line: string, at: number): boolean => /\S/.test(line[at - 1] ?? ' ') && !/\d/.test(line[at + 1] ?? '');

/** Pairs of positions `[open, close]` of inline math in a line, and the dollar signs that are only dollar signs. */
function pairDollars(line: string): { math: [number, number][]; plain: number[] } {
  const math: [number, number][] = [];
  const plain: number[] = [];
  const dollars = singleDollars(line);
  for (let k = 0; k < dollars.length; k++) {
    const open = dollars[k] as number;
    const next = opens(line, open) ? dollars.findIndex((at, i) => i > k && closes(line, at)) : -1;
    if (next < 0) {
      plain.push(open);
      continue;
    }
    plain.push(...dollars.slice(k + 1, next));
    math.push([open, dollars[next] as number]);
    k = next;
  }
  return { math, plain };
}

function repairLine(line: string): string {
  if (!line.includes('$')) return line;
  const { math, plain } = pairDollars(line);
  const inTable = TABLE_ROW.test(line);
  const edits: { at: number; length: number; text: string }[] = plain.map((at) => ({ at, length: 1, text: '\\$' }));
  if (inTable) {
    for (const [open, close] of math) {
      for (let i = open + 1; i < close; i++) {
        const double = line[i] === '\\' && line[i + 1] === '|';
        if (double || line[i] === '|')
          edits.push({ at: i, length: double ? 2 : 1, text: double ? '\\Vert ' : '\\vert ' });
        if (double) i++;
      }
    }
  }
  let out = line;
  for (const { at, length, text } of edits.sort((a, b) => b.at - a.at))
    out = out.slice(0, at) + text + out.slice(at + length);
  return out;
}

/**
 * Dollar signs that look like a formula which is never closed on its line, `$x^2 + …`, and `$$` that stays open to the end: both would be
 * printed as they stand, or swallow the rest of the chapter.
 */
export function unbalancedMath(source: string): { line: number; column: number; display: boolean }[] {
  const found: { line: number; column: number; display: boolean }[] = [];
  let opened = 0;
  walkLines(source, (line, index, where) => {
    if (where === 'mark') opened = opened ? 0 : index + 1;
    if (where !== 'text' || !line.includes('$')) return;
    for (const at of pairDollars(line).plain) {
      if (/[A-Za-z\\]/.test(line[at + 1] ?? '')) found.push({ line: index + 1, column: at + 1, display: false });
    }
  });
  if (opened) found.push({ line: opened, column: 1, display: true });
  return found;
}

/** Visits the lines with what they are: text, inside a fence or display math, or the `$$` that opens and closes it. */
export function walkLines(
  source: string,
  visit: (line: string, index: number, where: 'text' | 'code' | 'math' | 'mark') => void,
): void {
  let fence = '';
  let display = false;
  for (const [index, line] of source.split('\n').entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark && mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark) fence = '';
      visit(line, index, 'code');
    } else if (!display && mark) {
      fence = mark;
      visit(line, index, 'code');
    } else if (/^\s*\$\$\s*$/.test(line)) {
      display = !display;
      visit(line, index, 'mark');
    } else visit(line, index, display ? 'math' : 'text');
  }
}

/** Applies the repairs outside fenced code and display math. A formula that runs over the end of a line is left as it is. */
export function repairSource(source: string): string {
  const lines: string[] = [];
  walkLines(source, (line, _index, where) => lines.push(where === 'text' ? repairLine(line) : line));
  return lines.join('\n');
}
