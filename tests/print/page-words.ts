/** What the pages of a chapter say, in the order in which they say it: the measure for the text of a PDF. */
import type { Page } from '@playwright/test';
import { plain } from './read-pdf.ts';

export interface Words {
  headings: string[];
  /** Openings of paragraphs and of Chinese notes, and whole formulas. */
  samples: { kind: 'text' | 'note' | 'formula'; words: string }[];
}

/** Long enough to be found in one place only, short enough to stand in one line. */
const LENGTH = 14;

/** @param edition which half of a bilingual page to read */
export async function wordsOf(page: Page, address: string, edition: 'en' | 'bilingual' | 'zh'): Promise<Words> {
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  const found = await page.evaluate((of) => {
    if (of === 'en')
      document.querySelectorAll('[role="note"], .zh, [lang="zh-CN"]:not(svg *)').forEach((one) => one.remove());
    const article = document.querySelector('article.chapter') ?? document.body;
    article.querySelectorAll('nav, .answers, .answer, .references, .card, .code').forEach((one) => one.remove());
    article.querySelectorAll('.katex-mathml').forEach((one) => one.remove());
    const upToFormula = (one: Element): string => {
      const copy = one.cloneNode(true) as Element;
      copy.querySelectorAll('.katex').forEach((formula) => formula.replaceWith('\u0000'));
      return (copy.textContent ?? '').trim().split('\u0000')[0] ?? '';
    };
    return {
      headings: [...article.querySelectorAll('h1, h2, h3')].map(upToFormula),
      samples: [...article.querySelectorAll('.block > p, .note > p, .katex-display')].map((one) => ({
        kind: one.matches('.katex-display') ? 'formula' : one.matches('.note > p') ? 'note' : 'text',
        words: one.matches('.katex-display') ? (one.textContent ?? '') : upToFormula(one),
      })),
    };
  }, edition);
  return {
    headings: found.headings.map(plain).filter(Boolean),
    samples: found.samples
      .map(({ kind, words }) => ({ kind: kind as Words['samples'][number]['kind'], words: plain(words) }))
      .filter(({ kind, words }) => words.length >= (kind === 'formula' ? 8 : LENGTH))
      .map(({ kind, words }) => ({ kind, words: kind === 'formula' ? words : words.slice(0, LENGTH) })),
  };
}

/** A formula is drawn with the paragraph it follows; so far it may stand from that paragraph's first word. */
const NEAR = 3000;

/**
 * Where the signs of a formula stand together soon after `from`, or -1. Their order is free: a fraction and its scripts are not drawn from
 * left to right.
 */
export function findTogether(text: string, signs: string, from: number): number {
  const need = new Map<string, number>();
  for (const sign of signs.split('')) need.set(sign, (need.get(sign) ?? 0) + 1);
  let open = signs.length;
  for (let end = from; end < Math.min(text.length, from + NEAR); end++) {
    const coming = text[end] ?? '';
    const before = need.get(coming) ?? 0;
    need.set(coming, before - 1);
    if (before > 0) open--;
    const start = end - signs.length + 1;
    if (start > from) {
      const leaving = text[start - 1] ?? '';
      const after = (need.get(leaving) ?? 0) + 1;
      need.set(leaving, after);
      if (after > 0) open++;
    }
    if (open === 0) return Math.max(start, from);
  }
  return -1;
}
