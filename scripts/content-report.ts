/** npm run content:report: words, characters, notes, figures, citations and terms of every chapter. */
import { readdirSync, readFileSync } from 'node:fs';
import { checkChapter } from '../src/lib/content-rules.ts';
import { contentData } from '../src/lib/content-data.ts';
import { termUses } from '../src/lib/term-uses.ts';
import { readAnchors } from '../src/markdown/anchors.ts';
import { ChapterError, workflowCommand, type Problem } from '../src/markdown/problem.ts';
import { readBlocks } from '../src/markdown/read-blocks.ts';

const folder = 'content/chapters/';
const columns = ['main', 'all', 'Han', 'notes', 'bare', 'figures', 'missing', 'cited', 'terms', 'stale', 'complaints'];
console.log(`${'chapter'.padEnd(42)}${columns.map((name) => name.padStart(11)).join('')}`);
const sums = { words: 0, han: 0, notes: 0, complaints: 0 };
const cited = new Set<string>();
const uses = termUses();
const anchors = readAnchors();
/** Lines of annotations whose English has changed since they were confirmed, by chapter. */
const staleLines = new Map<string, number[]>();

function possiblyStale(file: string, line: number): Problem {
  const command = `npm run annotate -- --confirm ${Number(file.slice(0, 2))}`;
  return {
    ...{ rule: 'stale', line, column: 1 },
    en: `the English before this annotation has changed; read it again, mend it if needed, then ${command}`,
    zh: `这条批注前面的英文改过；请核对，需要时修改，然后运行 ${command}`,
  };
}

function staleOf(file: string, source: string): number[] {
  try {
    return readBlocks(source, file, anchors[file]).flatMap(({ notes }) =>
      notes.filter(({ stale }) => stale).map(({ line }) => line),
    );
  } catch (error) {
    if (error instanceof ChapterError) return [];
    throw error;
  }
}

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .sort()) {
  const source = readFileSync(folder + file, 'utf8');
  const { analysis, problems, number } = checkChapter(file, source);
  if (!analysis) {
    console.log(`${file.padEnd(42)} cannot be read; npm run content:check ${number} says why`);
    sums.complaints += problems.length;
    continue;
  }
  const { mainWords, allWords, hanCharacters, notes, sections, figures, citations } = analysis;
  for (const { key } of citations) cited.add(key);
  const bare = sections.filter((section) => section.notes === 0).length;
  const missing = problems.filter(({ rule }) => rule === 'missing-figure').length;
  const terms = [...uses.values()].filter((chapters) => chapters.includes(number)).length;
  const stale = staleOf(file, source);
  if (stale.length) staleLines.set(file, stale);
  const cells = [
    mainWords,
    allWords,
    hanCharacters,
    notes.length,
    bare,
    figures.length,
    missing,
    new Set(citations.map(({ key }) => key)).size,
    terms,
    stale.length,
    problems.length,
  ];
  console.log(`${file.padEnd(42)}${cells.map((cell) => String(cell).padStart(11)).join('')}`);
  sums.words += allWords;
  sums.han += hanCharacters;
  sums.notes += notes.length;
  sums.complaints += problems.length;
}

for (const [file, lines] of staleLines) {
  // In a workflow the same stands beside each line of the pull request.
  if (process.env['GITHUB_ACTIONS'])
    for (const line of lines) console.log(workflowCommand(folder + file, possiblyStale(file, line), 'warning'));
  console.log(
    `\n${file}: the English has changed; read the annotations at ${lines.join(', ')} again, then: npm run annotate -- --confirm ${Number(file.slice(0, 2))}`,
  );
}

const { glossary, references, notation } = contentData();
const uncited = Object.keys(references).filter((key) => !cited.has(key));
const unlinked = glossary.filter(({ id }) => !uses.has(id)).map(({ id }) => id);
console.log(
  `\n${sums.words.toLocaleString('en-US')} English words, ${sums.han.toLocaleString('en-US')} Chinese characters in ${sums.notes} annotations, ${sums.complaints} complaints`,
);
console.log(
  `${glossary.length} terms (${unlinked.length} stand in no chapter${unlinked.length ? `: ${unlinked.join(', ')}` : ''})`,
);
console.log(
  `${Object.keys(references).length} references (${uncited.length} uncited${uncited.length ? `: ${uncited.join(', ')}` : ''}), ${notation.length} symbols`,
);
