/** Citations are in the list of references. */
import { atLine, type Problem } from '../markdown/problem.ts';
import type { ChapterAnalysis } from './chapter-analysis.ts';
import { contentData } from './content-data.ts';

/** Citations of works that are not in the list. */
export function referenceProblems(a: ChapterAnalysis): Problem[] {
  const { references } = contentData();
  return a.citations
    .filter(({ key }) => !(key in references))
    .map(({ key, line }) =>
      atLine(
        line,
        'citation',
        `[@${key}] is not in content/references.yaml; add it there or mend the key`,
        `references.yaml 里没有 [@${key}]；请补上或改正`,
      ),
    );
}
