/** What a chapter's elements become on its pages. */
import Answer from './Answer.astro';
import Block from './Block.astro';
import ChapterLink from './ChapterLink.astro';
import Cite from './Cite.astro';
import Deeper from './Deeper.astro';
import Demo from './Demo.astro';
import Exercise from './Exercise.astro';
import Figure from './Figure.astro';
import Note from './Note.astro';
import Section from './Section.astro';
import Term from './Term.astro';

export const chapterComponents = {
  Answer,
  Block,
  ChapterLink,
  Cite,
  Deeper,
  Demo,
  Exercise,
  Figure,
  Note,
  Section,
  Term,
};
