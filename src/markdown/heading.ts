/** `## English · 中文`: a heading holds both languages, split at its last ` · `. */
import type { Heading, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

export interface SplitHeading {
  /** English part, markup kept. */
  en: PhrasingContent[];
  enText: string;
  /** Chinese part as plain text; empty where there is none. */
  zh: string;
}

const SEPARATOR = ' · ';

export function splitBilingual(text: string): { en: string; zh: string } {
  const at = text.lastIndexOf(SEPARATOR);
  return at < 0
    ? { en: text.trim(), zh: '' }
    : { en: text.slice(0, at).trim(), zh: text.slice(at + SEPARATOR.length).trim() };
}

export function splitHeading(heading: Heading): SplitHeading {
  const { en: enText, zh } = splitBilingual(toString(heading));
  const en: PhrasingContent[] = [];
  let rest = [...heading.children];
  for (let i = rest.length - 1; i >= 0; i--) {
    const node = rest[i];
    if (node?.type === 'text' && node.value.includes(SEPARATOR)) {
      const value = node.value.slice(0, node.value.lastIndexOf(SEPARATOR));
      rest = [...rest.slice(0, i), { ...node, value }];
      break;
    }
  }
  en.push(...rest);
  return { en, enText, zh };
}

/** `One vector was not enough` -> `one-vector-was-not-enough`. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug || 'section';
}
