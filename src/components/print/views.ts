/** A chapter in print is set twice: the text with its exercises, then the answers. */
import Nothing from '../exercises/Nothing.astro';
import Plain from '../exercises/Plain.astro';
import { chapterComponents } from '../chapter/components';
import AnswerBlock from './AnswerBlock.astro';
import PrintAnswer from './PrintAnswer.astro';
import PrintExercise from './PrintExercise.astro';

export const printText = { ...chapterComponents, Answer: Nothing, Exercise: PrintExercise };

export const printAnswers = {
  ...chapterComponents,
  Answer: Plain,
  Block: AnswerBlock,
  Note: AnswerBlock,
  Exercise: PrintAnswer,
  Deeper: Nothing,
  Demo: Nothing,
  Figure: Nothing,
  Section: Nothing,
};
