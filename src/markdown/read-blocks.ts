/** The blocks of a chapter and their annotations, named as on its page, read from its source. */
import { basename } from 'node:path';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { ChapterAnchors } from './anchors.ts';
import { buildBlocks, remarkChapterBlocks, type BlockRecord } from './chapter-blocks.ts';
import { chapterRemarkPlugins } from './chapter-plugins.ts';
import { normalizeText, splitFrontMatter } from './parse-chapter.ts';

/** @throws ChapterError with place and remedy where the chapter cannot be read. */
export function readBlocks(source: string, path: string, recorded?: ChapterAnchors): BlockRecord[] {
  const { body } = splitFrontMatter(normalizeText(source));
  const file = new VFile({ value: body, path: basename(path) });
  const before = chapterRemarkPlugins.filter((plugin) => plugin !== remarkChapterBlocks);
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(before);
  return buildBlocks(processor.runSync(processor.parse(file) as never, file) as unknown as Root, recorded).blocks;
}
