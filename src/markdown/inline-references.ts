/**
 * References inside the text become components:
 *
 *   [@vaswani2017; @dao2022]        ->  <Cite keys="vaswani2017 dao2022" />
 *   [](Q07)                         ->  <ChapterLink number="7" />
 *   :term[the weights]{#softmax}    ->  <Term id="softmax">the weights</Term>
 *   first “softmax” in a section    ->  <Term id="softmax">softmax</Term>
 */
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { CITATION, citationKeys } from '../lib/chapter-analysis.ts';
import { contentData, type Term } from '../lib/content-data.ts';

interface AnyNode {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  depth?: number;
  attributes?: unknown;
  children?: AnyNode[];
}

const inline = (name: string, attributes: Record<string, string>, children: AnyNode[]): AnyNode => ({
  type: 'mdxJsxTextElement',
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
  children,
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Finds glossary terms in English text: longest first, whole words, a plural “s” allowed, case ignored except in abbreviations, also where
 * the name is broken over two lines. A name that two terms share (MAE: masked autoencoder, mean absolute error) is linked to neither,
 * since only the writer knows which is meant and can say so with `:term`.
 */
export class TermFinder {
  private readonly byName = new Map<string, string>();
  private readonly pattern: RegExp | null;

  constructor(terms: readonly Term[]) {
    const shared = new Set<string>();
    for (const term of terms) {
      const names = [term.en, ...term.alsoEn, ...(term.abbr ? [term.abbr] : [])];
      for (const name of names) {
        const key = this.key(name);
        const owner = this.byName.get(key);
        if (owner !== undefined && owner !== term.id) shared.add(key);
        if (name.length > 1) this.byName.set(key, term.id);
      }
    }
    for (const key of shared) this.byName.delete(key);
    const names = [...this.byName.keys()]
      .sort((a, b) => b.length - a.length)
      .map((name) => escape(name).replaceAll(' ', String.raw`(?: |\n *)`));
    this.pattern = names.length
      ? new RegExp(`(?<![\\p{L}\\p{N}-])(${names.join('|')})(s|es)?(?![\\p{L}\\p{N}]|-\\p{L})`, 'giu')
      : null;
  }

  /** An abbreviation (all capitals) is matched as it is written, everything else in lower case. */
  private key(name: string): string {
    return /^[A-Z0-9-]{2,}$/.test(name) ? name : name.toLowerCase();
  }

  /** Matches in order, without overlap. */
  find(text: string): { id: string; from: number; to: number }[] {
    if (!this.pattern) return [];
    const found: { id: string; from: number; to: number }[] = [];
    for (const match of text.matchAll(this.pattern)) {
      const name = (match[1] ?? '').replace(/\s+/g, ' ');
      const id = this.byName.get(name) ?? this.byName.get(name.toLowerCase());
      if (id) found.push({ id, from: match.index, to: match.index + match[0].length });
    }
    return found;
  }
}

interface Context {
  finder: TermFinder;
  known: ReadonlySet<string>;
  /** Terms already linked in the current section. */
  linked: Set<string>;
  used: Set<string>;
  cited: Set<string>;
}

function splitCitations(value: string, context: Context): AnyNode[] {
  const parts: AnyNode[] = [];
  let from = 0;
  for (const match of value.matchAll(CITATION)) {
    const keys = citationKeys(match[0]);
    for (const key of keys) context.cited.add(key);
    if (match.index > from) parts.push({ type: 'text', value: value.slice(from, match.index).replace(/ $/, '\u00a0') });
    parts.push(inline('Cite', { keys: keys.join(' ') }, []));
    from = match.index + match[0].length;
  }
  if (from < value.length) parts.push({ type: 'text', value: value.slice(from) });
  return parts;
}

function linkTerms(node: AnyNode, context: Context): AnyNode[] {
  const value = node.value ?? '';
  const parts: AnyNode[] = [];
  let from = 0;
  for (const match of context.finder.find(value)) {
    if (context.linked.has(match.id)) continue;
    context.linked.add(match.id);
    context.used.add(match.id);
    if (match.from > from) parts.push({ type: 'text', value: value.slice(from, match.from) });
    parts.push(inline('Term', { id: match.id }, [{ type: 'text', value: value.slice(match.from, match.to) }]));
    from = match.to;
  }
  if (from < value.length) parts.push({ type: 'text', value: value.slice(from) });
  return parts;
}

const NO_TERMS = new Set(['heading', 'link', 'inlineCode', 'code', 'mdxJsxTextElement', 'tableRow']);

function walk(node: AnyNode, context: Context, terms: boolean): AnyNode[] {
  if (node.type === 'heading' && node.depth === 2) context.linked = new Set();
  if (node.type === 'text')
    return splitCitations(node.value ?? '', context).flatMap((part) =>
      terms && part.type === 'text' ? linkTerms(part, context) : [part],
    );
  if (node.type === 'link') {
    const number = /^Q(\d{2})$/.exec(node.url ?? '')?.[1];
    if (number) return [inline('ChapterLink', { number: String(Number(number)) }, node.children ?? [])];
  }
  if (node.type === 'textDirective' && node.name === 'term') {
    const id = (node.attributes as Record<string, string> | undefined)?.['id'] ?? '';
    context.linked.add(id);
    context.used.add(id);
    return [
      context.known.has(id)
        ? inline('Term', { id }, node.children ?? [])
        : { type: 'emphasis', children: node.children ?? [] },
    ];
  }
  const inNote = node.type === 'containerDirective' && node.name === 'zh';
  if (node.children) {
    const allowed = terms && !inNote && !NO_TERMS.has(node.type);
    node.children = node.children.flatMap((child) => walk(child, context, allowed));
  }
  return [node];
}

export function remarkInlineReferences() {
  return (tree: Root, file: VFile): void => {
    const { glossary } = contentData();
    const context: Context = {
      finder: new TermFinder(glossary),
      known: new Set(glossary.map((term) => term.id)),
      linked: new Set(),
      used: new Set(),
      cited: new Set(),
    };
    walk(tree as unknown as AnyNode, context, true);
    const astro = (file.data as { astro?: { frontmatter?: Record<string, unknown> } }).astro;
    if (astro?.frontmatter) {
      astro.frontmatter['cited'] = [...context.cited];
      astro.frontmatter['terms'] = [...context.used];
    }
  };
}
