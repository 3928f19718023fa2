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
import { basename } from 'node:path';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { hashText, ownerState, readAnchors, resolveAnchors, type BlockState, type ChapterAnchors } from './anchors.ts';
import { slugOf, splitBilingual, splitHeading } from './heading.ts';

interface AnyNode {
  type: string;
  name?: string | null;
  value?: string;
  children?: AnyNode[];
  attributes?: unknown;
  data?: { directiveLabel?: boolean };
  position?: { start: { line: number }; end: { line: number } };
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

/** An annotation, as the commands for contributors see it. */
export interface NoteRecord {
  line: number;
  endLine: number;
  hash: string;
  /** The English it belongs to has changed since it was last confirmed. */
  stale: boolean;
}

/** What has a name of its own, not one of its first words. */
export const OWNERS: ReadonlySet<string> = new Set(['heading', 'figure', 'folded part', 'exercise']);

/** A block of English text with the annotations that follow it. */
export interface BlockRecord {
  id: string;
  /** What it is in Markdown, `paragraph`, `list`, `table`, `math` …, or one of `OWNERS`. */
  type: string;
  line: number;
  endLine: number;
  text: string;
  hash: string;
  state: BlockState;
  within: 'text' | 'deeper' | 'exercise';
  notes: NoteRecord[];
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
  place: BlockRecord['within'];
  /** The exercise we are in, as index into `records`. */
  exercise?: number;
  /** The block that a note would belong to now, as index into `records`. */
  last: number | undefined;
  records: { record: BlockRecord; element?: AnyNode; notes: AnyNode[] }[];
}

const start = (node: AnyNode): number => node.position?.start.line ?? 1;
const end = (node: AnyNode): number => node.position?.end.line ?? start(node);

function attributeOf(node: AnyNode, name: string): string {
  const attributes = node.attributes as { name?: string; value?: unknown }[] | undefined;
  const value = attributes?.find((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : '';
}

function setAttribute(node: AnyNode, name: string, value: string): void {
  const attributes = node.attributes as { type: string; name: string; value: string }[];
  const found = attributes.find((attribute) => attribute.name === name);
  if (found) found.value = value;
  else attributes.push({ type: 'mdxJsxAttribute', name, value });
}

/** Text of a part of the chapter without its annotations. */
function englishOf(node: AnyNode): string {
  if (isDirective(node, 'zh')) return '';
  return node.children ? node.children.map(englishOf).join(' ') : (node.value ?? '');
}

function own(node: AnyNode, type: string, id: string, text: string, state: State): number {
  const record: BlockRecord = {
    ...{ id, type, text, line: start(node), endLine: end(node), hash: hashText(text) },
    ...{ state: 'new', within: state.place, notes: [] },
  };
  return state.records.push({ record, notes: [] }) - 1;
}

function wrapNote(node: AnyNode, state: State): AnyNode {
  const kind = (node.attributes as Record<string, string> | undefined)?.['kind'] ?? 'note';
  if (!state.inline) state.note++;
  const note = element(
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
  const owner = state.last === undefined ? undefined : state.records[state.last];
  owner?.notes.push(note);
  owner?.record.notes.push({
    line: start(node),
    endLine: end(node),
    hash: hashText(toString(node as never)),
    stale: false,
  });
  return note;
}

function wrapHeading(node: AnyNode, state: State): AnyNode {
  const heading = node as unknown as Heading;
  const { en, enText, zh } = splitHeading(heading);
  const id = state.anchors.unique(slugOf(enText));
  state.last = own(node, 'heading', id, enText, state);
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
  const id = state.anchors.unique(`more-${slugOf(en)}`);
  state.last = own(node, 'folded part', id, englishOf(node), state);
  const inner: State = { ...state, inline: true, place: 'deeper' };
  const children = wrapBlocks(labelled ? rest : (node.children ?? []), inner);
  return element('Deeper', { id, title: en, zh, n: state.block }, children);
}

function wrapBlocks(nodes: readonly AnyNode[], state: State): AnyNode[] {
  return nodes.map((node) => {
    if (isDirective(node, 'zh')) return wrapNote(node, state);
    if (isDirective(node, 'deeper')) return wrapDeeper(node, state);
    if (node.type === 'heading') return wrapHeading(node, state);
    if (isJsx(node, 'Exercise') || isJsx(node, 'Answer')) {
      // What follows an answer belongs to the whole exercise.
      if (isJsx(node, 'Exercise'))
        state.exercise = own(node, 'exercise', slugOf(`exercise ${attributeOf(node, 'id')}`), englishOf(node), state);
      state.last = state.exercise;
      return {
        ...node,
        children: wrapBlocks(node.children ?? [], {
          ...state,
          inline: true,
          within: isJsx(node, 'Answer') ? 'answer' : undefined,
          place: 'exercise',
        }),
      };
    }
    if (!state.inline) state.block++;
    if (isJsx(node, 'Figure') || isJsx(node, 'Demo')) {
      // The words of a demo are not the chapter's.
      state.last = isJsx(node, 'Figure')
        ? own(node, 'figure', slugOf(`fig ${attributeOf(node, 'name')}`), attributeOf(node, 'caption'), state)
        : undefined;
      const place = { type: 'mdxJsxAttribute', name: 'n', value: String(state.block) };
      return { ...node, attributes: [...((node.attributes as unknown[]) ?? []), place] };
    }
    if (node.type === 'yaml' || node.type === 'definition') return node;
    const id = state.anchors.unique(`${state.section ? `${state.section}-` : ''}${firstWords(node)}`);
    const block = element(
      'Block',
      {
        id,
        line: node.position?.start.line,
        within: state.within,
        ...(state.inline ? {} : { n: state.block }),
      },
      [node],
    );
    const text = toString(node as never).trim();
    const { type } = node;
    const record: BlockRecord = {
      ...{ id, type, text, line: start(node), endLine: end(node), hash: hashText(text) },
      ...{ state: 'new', within: state.place, notes: [] },
    };
    state.last = state.records.push({ record, element: block, notes: [] }) - 1;
    return block;
  });
}

/** Gives the blocks the names that were recorded for them, and marks annotations whose English has changed since. */
function keepAnchors(state: State, recorded: ChapterAnchors | undefined): void {
  const blocks = state.records.filter(({ element: block }) => block);
  const resolved = resolveAnchors(
    blocks.map(({ record }) => record),
    recorded,
  );
  const confirmed = new Set(recorded?.notes);
  for (const [i, { record, element: block }] of blocks.entries()) {
    Object.assign(record, resolved[i]);
    if (!block) continue;
    setAttribute(block, 'id', record.id);
    const old = (recorded?.old ?? []).map((line) => line.split(' ')).filter(([, target]) => target === record.id);
    if (old.length) setAttribute(block, 'old', old.map(([name]) => name).join(' '));
  }
  for (const { record, element: block, notes } of state.records) {
    if (!block) record.state = ownerState(record, recorded);
    for (const [k, note] of record.notes.entries()) {
      note.stale = record.state === 'changed' || (record.state === 'new' && confirmed.has(note.hash));
      const shown = notes[k];
      if (note.stale && shown) setAttribute(shown, 'stale', 'true');
    }
  }
}

/** Wraps the children of the root; returns the outline, and the blocks, headings, figures and exercises with their annotations. */
export function buildBlocks(tree: Root, recorded?: ChapterAnchors): ChapterOutline & { blocks: BlockRecord[] } {
  const state: State = {
    ...{ anchors: new Anchors(), toc: [], section: '', block: 0, note: 0, inline: false },
    ...{ place: 'text', last: undefined, records: [] },
  };
  const root = tree as unknown as { children: AnyNode[] };
  root.children = wrapBlocks(root.children, state);
  keepAnchors(state, recorded);
  return { toc: state.toc, blocks: state.records.map(({ record }) => record) };
}

export function remarkChapterBlocks() {
  return (tree: Root, file: VFile): void => {
    const { toc } = buildBlocks(tree, readAnchors()[basename(file.path ?? '')]);
    const outline: ChapterOutline = { toc };
    const astro = (file.data as { astro?: { frontmatter?: Record<string, unknown> } }).astro;
    if (astro?.frontmatter) astro.frontmatter['outline'] = outline;
  };
}
