/** What a chapter is made of: annotated sections with bilingual headings, one demo, figures, three exercises with answers. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '../markdown/heading.ts';
import { atLine, type Problem } from '../markdown/problem.ts';
import type { ChapterAnalysis } from './chapter-analysis.ts';

const root = process.cwd();
const figureExists = (name: string): boolean =>
  existsSync(join(root, 'src/figures', `${name}.tsx`)) || existsSync(join(root, 'content/figures', `${name}.svg`));

/** Parts that are missing, too many, or named twice. */
export function structureProblems(number: number, a: ChapterAnalysis): Problem[] {
  const found: Problem[] = [];
  const id = String(number).padStart(2, '0');
  for (const section of a.sections) {
    if (section.notes === 0) {
      const name = section.en || 'the lead before the first heading';
      found.push(
        atLine(
          section.line,
          'section-note',
          `“${name}” has no annotation; add a :::zh block`,
          `“${section.zh || '首段'}”没有批注；请加一段 :::zh`,
        ),
      );
    }
    if (section.en && !section.zh) {
      found.push(
        atLine(
          section.line,
          'heading-zh',
          `write the heading as “## ${section.en} · 中文”`,
          `标题请写成“## ${section.en} · 中文”`,
        ),
      );
    }
  }
  if (a.demos !== 1)
    found.push(
      atLine(1, 'demo', `needs exactly one <Demo />, has ${a.demos}`, `应恰有一个 <Demo />，现有 ${a.demos} 个`),
    );
  if (a.figures.length < 2)
    found.push(
      atLine(
        1,
        'figures',
        `needs two figures or more, has ${a.figures.length}`,
        `至少要两幅插图，现有 ${a.figures.length}`,
      ),
    );
  for (const { name, line } of a.figures) {
    if (!figureExists(name))
      found.push(
        atLine(
          line,
          'missing-figure',
          `there is no figure “${name}” in src/figures`,
          `src/figures 里没有插图“${name}”`,
        ),
      );
  }
  const wanted = [1, 2, 3].map((n) => `${id}-${n}`);
  const ids = a.exercises.map((exercise) => exercise.id);
  for (const [i, exercise] of a.exercises.entries()) {
    if (ids.indexOf(exercise.id) < i)
      found.push(
        atLine(
          exercise.line,
          'duplicate-id',
          `there is an exercise ${exercise.id} already; number this one differently`,
          `练习 ${exercise.id} 已经有了；请换一个编号`,
        ),
      );
  }
  const headings = a.sections.map((section) => slugOf(section.en));
  for (const [i, section] of a.sections.entries()) {
    if (i > 0 && headings.indexOf(headings[i] ?? '', 1) < i)
      found.push(
        atLine(
          section.line,
          'duplicate-anchor',
          `there is a heading “${section.en}” already; word this one differently, so that links can tell them apart`,
          `标题“${section.en}”已经有了；请换个说法，链接才分得清`,
        ),
      );
  }
  if (ids.join() !== wanted.join()) {
    found.push(
      atLine(
        1,
        'exercises',
        `the exercises must be ${wanted.join(', ')}, found ${ids.join(', ') || 'none'}`,
        `练习应为 ${wanted.join('、')}，现为 ${ids.join('、') || '无'}`,
      ),
    );
  }
  for (const exercise of a.exercises) {
    if (exercise.answers !== 1)
      found.push(
        atLine(
          exercise.line,
          'answer',
          `exercise ${exercise.id} needs one <Answer>`,
          `练习 ${exercise.id} 需要一个 <Answer>`,
        ),
      );
    if (exercise.notes === 0)
      found.push(
        atLine(
          exercise.line,
          'exercise-gist',
          `exercise ${exercise.id} needs its gist in a :::zh`,
          `练习 ${exercise.id} 需要中文大意（:::zh）`,
        ),
      );
  }
  return found;
}
