/**
 * Gives a chapter its page structure. Every block is wrapped so that a page can decide what to show of it:
 *
 *   A paragraph.                 <Block id="p-a-paragraph" n="1"> A paragraph. </Block>
 *   :::zh                        <Note id=… n="1" block="1" kind="note"> … </Note>
 *   …                    ->
 *   :::
 *   ## English · 中文             <Section level="2" id="english" zh="中文"> English </Section>
 *   ::::deeper[Title · 标题]      <Deeper id=… title="Title" zh="标题"> … </Deeper>
 *
 * The English page shows all of it; the Chinese digest drops the Blocks; the print edition prints both.
 */
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { slugOf, splitBilingual, splitHeading } from './heading.ts';

interface AnyNode {
  type: string;
  name?: string | null;
  value?: string;
  children?: AnyNode[];
  attributes?: unknown;
  data?: { directiveLabel?: boolean };
  position?: { start: { line: number } };
}

/** One entry of the table of contents. */
export interface TocEntry {
  id: string;
  en: string;
  zh: string;
}

/** What the page needs to know about a chapter beside its text; handed over in the front matter. */
export interface ChapterOutline {
  toc: TocEntry[];
}

const element = (
  name: string,
  attributes: Record<string, string | number | undefined>,
  children: AnyNode[],
): AnyNode => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value: String(value) })),
  children,
});

const isDirective = (node: AnyNode, name: string): boolean => node.type === 'containerDirective' && node.name === name;
const isJsx = (node: AnyNode, name: string): boolean => node.type === 'mdxJsxFlowElement' && node.name === name;

/** First words of a block, as an anchor: up to five words, or eight Han characters. */
function firstWords(node: AnyNode): string {
  const text = node.type === 'table' ? toString(node.children?.[0] as never) : toString(node as never);
  const words = text.match(/[\p{Script=Latin}\p{N}]+/gu) ?? [];
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  return slugOf(
    words.length >= 2 ? words.slice(0, 5).join(' ') : han.slice(0, 8).join('') || words.join(' ') || node.type,
  );
}

class Anchors {
  private readonly seen = new Map<string, number>();
  unique(id: string): string {
    const count = (this.seen.get(id) ?? 0) + 1;
    this.seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  }
}

interface State {
  anchors: Anchors;
  toc: TocEntry[];
  section: string;
  block: number;
  note: number;
  /** In folded parts and exercises notes stand below their block, never in the margin. */
  inline: boolean;
  /** Set inside an answer, which print moves to the end. */
  within?: 'answer' | undefined;
}

function wrapNote(node: AnyNode, state: State): AnyNode {
  const kind = (node.attributes as Record<string, string> | undefined)?.['kind'] ?? 'note';
  if (!state.inline) state.note++;
  return element(
    'Note',
    {
      id: state.anchors.unique(`note-${state.section}-${firstWords(node)}`),
      kind,
      line: node.position?.start.line,
      within: state.within,
      ...(state.inline ? {} : { n: state.note, block: state.block }),
    },
    node.children ?? [],
  );
}

function wrapHeading(node: AnyNode, state: State): AnyNode {
  const heading = node as unknown as Heading;
  const { en, enText, zh } = splitHeading(heading);
  const id = state.anchors.unique(slugOf(enText));
  if (heading.depth === 2) {
    state.toc.push({ id, en: enText, zh });
    state.section = id;
  }
  if (!state.inline) state.block++;
  return element('Section', { level: heading.depth, id, zh, ...(state.inline ? {} : { n: state.block }) }, [
    { type: 'paragraph', children: en as unknown as AnyNode[] },
  ]);
}

function wrapDeeper(node: AnyNode, state: State): AnyNode {
  const [first, ...rest] = node.children ?? [];
  const labelled = first?.data?.directiveLabel === true;
  const { en, zh } = splitBilingual(labelled ? toString(first as never) : 'Deeper · 深入');
  state.block++;
  const inner: State = { ...state, inline: true };
  const children = wrapBlocks(labelled ? rest : (node.children ?? []), inner);
  return element('Deeper', { id: state.anchors.unique(`more-${slugOf(en)}`), title: en, zh, n: state.block }, children);
}

function wrapBlocks(nodes: readonly AnyNode[], state: State): AnyNode[] {
  return nodes.map((node) => {
    if (isDirective(node, 'zh')) return wrapNote(node, state);
    if (isDirective(node, 'deeper')) return wrapDeeper(node, state);
    if (node.type === 'heading') return wrapHeading(node, state);
    if (isJsx(node, 'Exercise') || isJsx(node, 'Answer')) {
      return {
        ...node,
        children: wrapBlocks(node.children ?? [], {
          ...state,
          inline: true,
          within: isJsx(node, 'Answer') ? 'answer' : undefined,
        }),
      };
    }
    if (!state.inline) state.block++;
    if (isJsx(node, 'Figure') || isJsx(node, 'Demo')) {
      const place = { type: 'mdxJsxAttribute', name: 'n', value: String(state.block) };
      return { ...node, attributes: [...((node.attributes as unknown[]) ?? []), place] };
    }
    if (node.type === 'yaml' || node.type === 'definition') return node;
    return element(
      'Block',
      {
        id: state.anchors.unique(`${state.section ? `${state.section}-` : ''}${firstWords(node)}`),
        line: node.position?.start.line,
        within: state.within,
        ...(state.inline ? {} : { n: state.block }),
      },
      [node],
    );
  });
}

/** Wraps the children of the root; returns the outline. */
export function buildBlocks(tree: Root): ChapterOutline {
  const state: State = { anchors: new Anchors(), toc: [], section: '', block: 0, note: 0, inline: false };
  const root = tree as unknown as { children: AnyNode[] };
  root.children = wrapBlocks(root.children, state);
  return { toc: state.toc };
}

export function remarkChapterBlocks() {
  return (tree: Root, file: VFile): void => {
    const outline = buildBlocks(tree);
    const astro = (file.data as { astro?: { frontmatter?: Record<string, unknown> } }).astro;
    if (astro?.frontmatter) astro.frontmatter['outline'] = outline;
  };
}
