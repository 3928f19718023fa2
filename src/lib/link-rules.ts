/**
 * Links inside the site lead somewhere: to a chapter that is written, to a page, to an anchor of the same chapter. Terms are in the glossary, and
 * keys of references stand in the brackets that make them citations.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { readAnchors } from '../markdown/anchors.ts';
import { slugOf, splitBilingual } from '../markdown/heading.ts';
import { problemAt, type Problem } from '../markdown/problem.ts';
import { CITATION, type ChapterAnalysis } from './chapter-analysis.ts';
import { contentData } from './content-data.ts';

/** A key of a reference outside the brackets that make it a citation. */
const LOOSE_CITATION = /(?<![\w.])@[a-z][a-z-]*\d{4}[a-z]?(?![\w.@])/;

interface AnyNode {
  type: string;
  name?: string;
  value?: string;
  url?: string;
  attributes?: Record<string, string>;
  position?: { start: { line: number; column: number } };
}

const root = process.cwd();
let pages: Set<string> | undefined;
let chapters: Set<string> | undefined;

/** First parts of the addresses the site has: `glossary`, `q`, … */
function knownPages(): Set<string> {
  pages ??= new Set(readdirSync(join(root, 'src/pages')).map((name) => name.replace(/\.astro$/, '')));
  return pages;
}

/** `Q07` of every chapter that is there. */
function knownChapters(): Set<string> {
  chapters ??= new Set(readdirSync(join(root, 'content/chapters')).map((name) => `Q${name.slice(0, 2)}`));
  return chapters;
}

/** Anchors that can be written by hand: headings, figures, folded parts, the demo, and every block that is recorded. */
function anchorsOf(file: string, analysis: ChapterAnalysis, titles: readonly string[]): Set<string> {
  const recorded = readAnchors()[file];
  return new Set([
    'demo',
    ...analysis.sections.map(({ en }) => slugOf(en)),
    ...analysis.figures.map(({ name }) => `fig-${name}`),
    ...titles.map((title) => `more-${slugOf(title)}`),
    ...(recorded?.blocks ?? []).map((line) => line.slice(9)),
    ...(recorded?.old ?? []).map((line) => line.split(' ')[0] ?? ''),
  ]);
}

/** Links and terms of a chapter that lead nowhere. */
export function linkProblems(file: string, tree: Root, analysis: ChapterAnalysis): Problem[] {
  const found: Problem[] = [];
  const titles: string[] = [];
  const links: AnyNode[] = [];
  const terms = new Set(contentData().glossary.map(({ id }) => id));
  visit(tree as never, (raw: unknown) => {
    const node = raw as AnyNode & {
      children?: { data?: { directiveLabel?: boolean }; children?: { value?: string }[] }[];
    };
    if (node.type === 'link') links.push(node);
    const loose = node.type === 'text' ? LOOSE_CITATION.exec((node.value ?? '').replace(CITATION, '')) : null;
    if (loose) {
      found.push(
        problemAt(
          node,
          'citation',
          `${loose[0]} is read as text; write [${loose[0]}], and two works as [@first; @second]`,
          `${loose[0]} 会当成普通文字；请写 [${loose[0]}]，两篇写 [@first; @second]`,
        ),
      );
    }
    if (node.type === 'containerDirective' && node.name === 'deeper') {
      const label = node.children?.find(({ data }) => data?.directiveLabel)?.children?.map(({ value = '' }) => value);
      if (label) titles.push(splitBilingual(label.join('')).en);
    }
    if (node.type === 'textDirective' && node.name === 'term' && !terms.has(node.attributes?.['id'] ?? '')) {
      const id = node.attributes?.['id'] ?? '';
      found.push(
        problemAt(
          node,
          'term-id',
          `:term[…]{#${id}}: “${id}” is not in content/glossary.yaml; write the id of an entry there`,
          `:term[…]{#${id}}：术语表 content/glossary.yaml 里没有“${id}”；请写其中一条的 id`,
        ),
      );
    }
  });
  const anchors = anchorsOf(file, analysis, titles);
  for (const node of links) {
    const url = node.url ?? '';
    const [, page = ''] = /^\/([^/#?]*)/.exec(url) ?? [];
    if (/^Q\d{2}$/.test(url) && !knownChapters().has(url)) {
      found.push(
        problemAt(node, 'link', `there is no question ${url}; write Q01 to Q30`, `没有 ${url} 这一问；请写 Q01 到 Q30`),
      );
    } else if (url.startsWith('#') && !anchors.has(decodeURIComponent(url.slice(1)))) {
      found.push(
        problemAt(
          node,
          'link',
          `nothing in this chapter is called ${url}; copy the anchor from the page’s address bar`,
          `本问里没有 ${url}；请从页面的地址栏复制锚点`,
        ),
      );
    } else if (url.startsWith('/') && page !== '' && !knownPages().has(page)) {
      found.push(
        problemAt(
          node,
          'link',
          `the site has no page ${url}; write [](Q07) for a chapter, or /glossary/, /notation/, /demos/`,
          `本站没有 ${url}；链接到某一问请写 [](Q07)，或用 /glossary/、/notation/、/demos/`,
        ),
      );
    }
  }
  return found;
}
