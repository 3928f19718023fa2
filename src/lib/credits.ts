/** Who wrote and who annotated each chapter: from its front matter, and from git where the full history is there. */
import { execFileSync } from 'node:child_process';

export interface Credit {
  number: number;
  /** Named by the chapter itself. */
  authors: readonly string[];
  /** Whose lines stand in the English text, and in the annotations. */
  wrote: string[];
  annotated: string[];
}

function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  } catch {
    // No git, or no repository: then nothing is said.
    return null;
  }
}

/** A program, or an address under a domain reserved for examples, is nobody to thank. */
const isPerson = (name: string, mail: string): boolean =>
  name !== '' &&
  !/\[bot\]/.test(name) &&
  name !== 'Not Committed Yet' &&
  !/\.(example|invalid|test|localhost)>?$/.test(mail);

/** Reads `git blame --line-porcelain`: names in the order of how many lines are theirs, for the text and for the annotations. */
export function readBlame(porcelain: string): { wrote: string[]; annotated: string[] } {
  const lines = { wrote: new Map<string, number>(), annotated: new Map<string, number>() };
  let name = '';
  let mail = '';
  let note = false;
  for (const row of porcelain.split('\n')) {
    if (row.startsWith('author ')) name = row.slice(7).trim();
    else if (row.startsWith('author-mail ')) mail = row.slice(12).trim();
    else if (row.startsWith('\t')) {
      const text = row.slice(1).trim();
      if (text.startsWith(':::zh')) note = true;
      const counts = note ? lines.annotated : lines.wrote;
      if (text !== '' && isPerson(name, mail)) counts.set(name, (counts.get(name) ?? 0) + 1);
      if (text === ':::') note = false;
    }
  }
  const ranked = (counts: Map<string, number>): string[] =>
    [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([who]) => who);
  return { wrote: ranked(lines.wrote), annotated: ranked(lines.annotated) };
}

/** Credits of the chapters that have any. */
export function credits(chapters: readonly { number: number; file: string; authors: readonly string[] }[]): Credit[] {
  const whole = git('rev-parse', '--is-shallow-repository')?.trim() === 'false';
  return chapters
    .map(({ number, file, authors }) => {
      const blame = whole ? git('blame', '--line-porcelain', '-w', '--', file) : null;
      return { number, authors, ...(blame ? readBlame(blame) : { wrote: [], annotated: [] }) };
    })
    .filter(({ authors, wrote, annotated }) => authors.length + wrote.length + annotated.length > 0);
}
