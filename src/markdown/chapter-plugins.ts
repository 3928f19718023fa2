/** The Markdown pipeline of the chapters, in order: syntax, what is allowed, then what it becomes. */
import type { PluggableList } from 'unified';
import { remarkAllowList } from './allow-list.ts';
import { remarkChapterBlocks } from './chapter-blocks.ts';
import { remarkEnglishQuotes } from './english-quotes.ts';
import { remarkInlineReferences } from './inline-references.ts';
import { syntaxPlugins } from './parse-chapter.ts';
import { remarkPlainColons } from './plain-colons.ts';
import { remarkTightHan } from './tight-han.ts';

export const chapterRemarkPlugins: PluggableList = [
  ...syntaxPlugins,
  remarkPlainColons,
  remarkAllowList,
  remarkTightHan,
  remarkEnglishQuotes,
  remarkInlineReferences,
  remarkChapterBlocks,
];
