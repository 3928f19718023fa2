/** What a chapter holds, counted: words, characters, sections, figures, citations. The checks, the report and the pages read it from here. */
import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { splitHeading } from '../markdown/heading.ts';

export interface Note {
  kind: string;
  text: string;
  line: number;
  /** Where it stands: in the text, in a folded part, or with an exercise. */
  within: 'text' | 'deeper' | 'exercise';
}

export interface Section {
  en: string;
  zh: string;
  line: number;
  notes: number;
}

export interface ChapterAnalysis {
  /** English words of the main path, and with the folded parts. */
  mainWords: number;
  allWords: number;
  /** Han characters in annotations outside exercises. */
  hanCharacters: number;
  notes: Note[];
  /** The lead (before the first heading) and every `##` section except the exercises. */
  sections: Section[];
  figures: { name: string; line: number }[];
  demos: number;
  exercises: { id: string; line: number; answers: number; notes: number }[];
  citations: { key: string; line: number }[];
  math: { value: string; line: number; display: boolean }[];
  chapterLinks: { target: string; line: number }[];
}

interface AnyNode {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  depth?: number;
  children?: AnyNode[];
  attributes?: { name?: string; value?: unknown }[] | Record<string, string>;
  position?: { start: { line: number } };
}

const line = (node: AnyNode): number => node.position?.start.line ?? 1;
const isNote = (node: AnyNode): boolean => node.type === 'containerDirective' && node.name === 'zh';
const isJsx = (node: AnyNode, name: string): boolean => node.type.startsWith('mdxJsx') && node.name === name;
export const countWords = (text: string): number => (text.match(/[A-Za-z0-9]+(?:['’.,-][A-Za-z0-9]+)*/g) ?? []).length;
export const countHan = (text: string): number => (text.match(/\p{Script=Han}/gu) ?? []).length;

/** Attribute of a component as text, empty where it is missing. */
export function attribute(node: unknown, name: string): string {
  const list = (node as AnyNode).attributes;
  const found = Array.isArray(list) ? list.find((item) => item.name === name)?.value : list?.[name];
  return typeof found === 'string' ? found : '';
}

/** Text of a block for counting: math is one word, code none. */
function prose(node: AnyNode): string {
  if (isNote(node) || node.type === 'code' || node.type === 'math' || isJsx(node, 'Figure') || isJsx(node, 'Demo'))
    return '';
  if (node.type === 'inlineMath') return ' x ';
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return (node.children ?? [])
    .map(prose)
    .join(['paragraph', 'text', 'emphasis', 'strong', 'link'].includes(node.type) ? '' : ' ');
}

export const CITATION = /\[((?:@[a-z0-9-]+(?:;\s*)?)+)\]/g;

export function citationKeys(text: string): string[] {
  return [...text.matchAll(CITATION)].flatMap((match) =>
    (match[1] ?? '').split(/;\s*/).map((key) => key.replace('@', '').trim()),
  );
}

export function analyze(tree: Root): ChapterAnalysis {
  const result: ChapterAnalysis = {
    mainWords: 0,
    allWords: 0,
    hanCharacters: 0,
    notes: [],
    sections: [{ en: '', zh: '', line: 1, notes: 0 }],
    figures: [],
    demos: 0,
    exercises: [],
    citations: [],
    math: [],
    chapterLinks: [],
  };
  const collectNotes = (node: AnyNode, within: Note['within']): number => {
    let count = 0;
    visit(node as never, (raw: unknown) => {
      const found = raw as AnyNode;
      if (!isNote(found)) return;
      const text = toString(found as never);
      result.notes.push({ kind: attribute(found, 'kind') || 'note', text, line: line(found), within });
      if (within !== 'exercise') result.hanCharacters += countHan(text);
      count++;
    });
    return count;
  };
  let inExercises = false;
  for (const block of tree.children as (RootContent & AnyNode)[]) {
    if (block.type === 'heading' && block.depth === 2) {
      const { enText, zh } = splitHeading(block);
      inExercises = enText === 'Exercises';
      if (!inExercises) result.sections.push({ en: enText, zh, line: line(block), notes: 0 });
    }
    const section = result.sections.at(-1) as Section;
    if (isJsx(block, 'Exercise')) {
      let answers = 0;
      visit(block as never, (node: unknown) => {
        if (isJsx(node as AnyNode, 'Answer')) answers++;
      });
      result.exercises.push({
        id: attribute(block, 'id'),
        line: line(block),
        answers,
        notes: collectNotes(block, 'exercise'),
      });
      continue;
    }
    if (block.type === 'containerDirective' && block.name === 'deeper') {
      section.notes += collectNotes(block, 'deeper');
      result.allWords += countWords(prose({ ...block, type: 'root' }));
      continue;
    }
    if (isNote(block)) {
      section.notes += collectNotes(block, 'text');
      continue;
    }
    if (!inExercises && block.type !== 'heading') {
      const words = countWords(prose(block));
      result.mainWords += words;
      result.allWords += words;
    }
  }
  visit(tree as never, (raw: unknown) => {
    const node = raw as AnyNode;
    if (isJsx(node, 'Figure')) result.figures.push({ name: attribute(node, 'name'), line: line(node) });
    if (isJsx(node, 'Demo')) result.demos++;
    if (node.type === 'text')
      for (const key of citationKeys(node.value ?? '')) result.citations.push({ key, line: line(node) });
    if (node.type === 'inlineMath' || node.type === 'math') {
      result.math.push({ value: node.value ?? '', line: line(node), display: node.type === 'math' });
    }
    if (node.type === 'link' && /^Q\d{2}$/.test(node.url ?? ''))
      result.chapterLinks.push({ target: node.url ?? '', line: line(node) });
  });
  return result;
}
