/** A complaint about a chapter, written for the person who will mend it. */
export interface Problem {
  /** Short name of the rule, e.g. `no-expression`. */
  rule: string;
  /** 1-based place in the file. */
  line: number;
  column: number;
  /** What is wrong, and what to write instead. */
  en: string;
  zh: string;
}

interface Positioned {
  position?: { start: { line: number; column: number } } | undefined;
}

/** A problem at the place where `node` starts; line 1 where the node has no place. */
export function problemAt(node: Positioned, rule: string, en: string, zh: string): Problem {
  const start = node.position?.start ?? { line: 1, column: 1 };
  return { rule, line: start.line, column: start.column, en, zh };
}

/** A problem of a line as a whole. */
export const atLine = (line: number, rule: string, en: string, zh: string): Problem => ({
  rule,
  line,
  column: 1,
  en,
  zh,
});

/** `16-self-attention.mdx:12:3 no-expression: …` in both languages, as the commands print it. */
export function formatProblem(file: string, { line, column, rule, en, zh }: Problem): string {
  return `${file}:${line}:${column} ${rule}: ${en}\n    ${zh}`;
}

const escapeData = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** The same as a workflow command, so that the complaint stands beside its line in a pull request. */
export function workflowCommand(
  file: string,
  { line, column, rule, en, zh }: Problem,
  level: 'error' | 'warning' = 'error',
): string {
  return `::${level} file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}::${escapeData(`${en}\n${zh}`)}`;
}

/** Stops a build: the message holds every problem found, each with its place and remedy. */
export class ChapterError extends Error {
  override name = 'ChapterError';
  readonly line: number;
  readonly column: number;
  readonly problems: readonly Problem[];
  constructor(file: string, problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(file, problem)).join('\n'));
    this.problems = problems;
    this.line = problems[0]?.line ?? 1;
    this.column = problems[0]?.column ?? 1;
  }
}
