/** Which parts of a chapter the pages of exercises show. */
import ChapterLink from '../chapter/ChapterLink.astro';
import PlainCite from './PlainCite.astro';
import ExerciseOnly from './ExerciseOnly.astro';
import InExercise from './InExercise.astro';
import Nothing from './Nothing.astro';
import Plain from './Plain.astro';
import Term from '../chapter/Term.astro';

/** Questions alone, or with their answers. */
export type ExerciseView = 'questions' | 'answers';

export function exerciseComponents(view: ExerciseView) {
  return {
    Answer: view === 'questions' ? Nothing : Plain,
    Block: InExercise,
    ChapterLink,
    Cite: PlainCite,
    Deeper: Nothing,
    Demo: Nothing,
    Exercise: ExerciseOnly,
    Figure: Nothing,
    Note: InExercise,
    Section: Nothing,
    Term,
  };
}
