/**
 * The marks that open and close an annotation, as they were typed. A mark that is slightly off is plain text to the parser: the annotation
 * is then printed in the middle of the English, or takes in what follows it.
 *
 *   :::zh 批注  …  :::       ->  note-mark: the text begins on the next line
 *   ：：：zh                  ->  note-mark: half-width colons
 *   :::zh  批注  ## Heading   ->  note-open: its closing ::: is missing
 *   :::                      ->  note-close: nothing is open here
 */
import type { Problem } from './problem.ts';
import { walkLines } from './source-dialect.ts';

/** A line that means to be a mark, right or wrong: three colons or more, or two before a name we know. */
const MEANT = /^\s*(?:[:：]{3,}|[:：]{2,}\s*(?:zh|deeper)\b)/i;
const OPENS = /^ {0,3}(:{3,})([A-Za-z][\w-]*)(?:\[.*\])?(?:\{[^}]*\})?\s*$/;
const CLOSES = /^ {0,3}(:{3,})\s*$/;
const HEADING = /^ {0,3}#{1,6}\s/;

interface Open {
  name: string;
  colons: number;
  line: number;
}

const notClosed = ({ line }: Open): Problem => ({
  ...{ rule: 'note-open', line, column: 1 },
  en: 'the annotation that begins here is not closed; write `:::` on a line of its own after its last line',
  zh: '这里开始的批注没有结束；请在它的最后一行之后另起一行写 `:::`',
});

const mark = (line: number): Problem => ({
  ...{ rule: 'note-mark', line, column: 1 },
  en: 'this is no mark of an annotation and would be printed as it stands; write `:::zh` (or `:::zh{kind=question}`) alone on its line without indentation, the text on the next lines, `:::` alone on the last',
  zh: '这不是批注的标记，会原样印出来；请让 `:::zh`（或 `:::zh{kind=question}`）单独占一行、顶格，下一行起写正文，最后一行单独写 `:::`，冒号一律用半角',
});

const closesNothing = (line: number): Problem => ({
  ...{ rule: 'note-close', line, column: 1 },
  en: 'this closes nothing; delete it, or write `:::zh` on a line of its own before the annotation',
  zh: '这里没有要结束的批注；请删去，或在批注前另起一行写 `:::zh`',
});

/** Marks of annotations and folded parts that do not do what they seem to. */
export function noteMarkProblems(source: string): Problem[] {
  const found: Problem[] = [];
  const open: Open[] = [];
  /** Nothing stands in an annotation but its text, so only the last one opened can be one. */
  const dropNote = (): void => {
    const last = open.at(-1);
    if (last?.name === 'zh') found.push(notClosed(open.pop() ?? last));
  };
  walkLines(source, (text, index, where) => {
    if (where !== 'text') return;
    if (HEADING.test(text)) dropNote();
    if (!MEANT.test(text)) return;
    const line = index + 1;
    const opening = OPENS.exec(text);
    const closing = CLOSES.exec(text)?.[1]?.length ?? 0;
    if (opening) {
      dropNote();
      open.push({ name: opening[2] ?? '', colons: opening[1]?.length ?? 3, line });
    } else if (closing) {
      // The outermost container that so many colons close takes what stands in it along.
      const at = open.findIndex(({ colons }) => colons <= closing);
      if (at < 0) found.push(closesNothing(line));
      else found.push(...open.splice(at).slice(1).map(notClosed));
    } else found.push(mark(line));
  });
  found.push(...open.map(notClosed));
  return found.sort((a, b) => a.line - b.line);
}
