/**
 * npm run content:check            every chapter
 * npm run content:check 16         one chapter, by number or by file
 *
 * In a workflow the complaints are printed as review annotations too.
 * Prints each complaint as `file:line:col rule: what, and what to write instead`, in English and Chinese. Exit 1 where there are any.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkChapter } from '../src/lib/content-rules.ts';
import { formatProblem, workflowCommand } from '../src/markdown/problem.ts';

const folder = 'content/chapters/';
const wanted = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('-'))
  .map((word) => basename(word));
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .filter(
    (file) =>
      wanted.length === 0 || wanted.some((word) => file === word || file.startsWith(`${word.padStart(2, '0')}-`)),
  )
  .sort();

if (files.length === 0) {
  console.error(`No chapter matches ${wanted.join(', ') || folder}. 没有找到章节。`);
  process.exit(1);
}

let complaints = 0;
for (const file of files) {
  const { problems, analysis } = checkChapter(file, readFileSync(folder + file, 'utf8'));
  for (const problem of problems) {
    console.log(formatProblem(folder + file, problem));
    if (process.env['GITHUB_ACTIONS']) console.log(workflowCommand(folder + file, problem));
  }
  complaints += problems.length;
  if (analysis) {
    const { mainWords, allWords, hanCharacters, sections, figures } = analysis;
    console.log(
      `${file}: ${mainWords} words (${allWords} with folded parts), ${hanCharacters} Chinese characters, ${sections.length} sections, ${figures.length} figures`,
    );
  }
}
console.log(
  complaints
    ? `${complaints} complaint(s). 共 ${complaints} 处问题。`
    : `${files.length} chapter(s) without complaint. 没有问题。`,
);
process.exitCode = complaints ? 1 : 0;
