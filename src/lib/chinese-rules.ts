/** Chinese text: its punctuation, the pairs of its quotes, and the book's terms. */
import type { Problem } from '../markdown/problem.ts';
import { contentData } from './content-data.ts';

const HAN = '\\p{Script=Han}';
const CHINESE_RULES: { rule: string; pattern: RegExp; en: string; zh: string }[] = [
  {
    rule: 'zh-punctuation',
    pattern: new RegExp(`${HAN}[,;:?!]|[,;:?!]${HAN}|${HAN}\\.(?=\\s|$)`, 'u'),
    en: 'half-width punctuation beside Chinese; write ，。；：？！',
    zh: '中文旁用了半角标点；请用 ，。；：？！',
  },
  {
    rule: 'zh-parentheses',
    pattern: new RegExp(`${HAN}\\(|\\)${HAN}`, 'u'),
    en: 'half-width parentheses beside Chinese; write （ ）',
    zh: '中文旁用了半角括号；请用（ ）',
  },
  {
    rule: 'zh-quotes',
    pattern: /["']\p{Script=Han}|\p{Script=Han}["']/u,
    en: 'straight quotes beside Chinese; write “ ” or ‘ ’',
    zh: '中文旁用了直引号；请用“ ”或‘ ’',
  },
  {
    rule: 'zh-ellipsis',
    pattern: new RegExp(`${HAN}\\.{2,}|\\.{3,}${HAN}|。{2,}`, 'u'),
    en: 'dots for an ellipsis; write ……',
    zh: '省略号请写……',
  },
  {
    rule: 'zh-dash',
    pattern: new RegExp(`${HAN} ?-{2,}|-{2,} ?${HAN}`, 'u'),
    en: 'hyphens for a dash; write ——',
    zh: '破折号请写——',
  },
  {
    rule: 'zh-repeated',
    pattern: /([，、；：？！])\1/u,
    en: 'the same punctuation twice; write it once',
    zh: '标点重复；请只写一个',
  },
  {
    rule: 'zh-corner-quotes',
    pattern: /[「」『』]/u,
    en: 'corner quotes; write “ ” and ‘ ’',
    zh: '请用“ ”和‘ ’，不用「」',
  },
  {
    rule: 'zh-space',
    pattern: new RegExp(`${HAN} +[A-Za-z0-9]|[A-Za-z0-9] +${HAN}`, 'u'),
    en: 'a space between Chinese and Latin letters or digits; leave it out, the style sheet sets it',
    zh: '中文与字母、数字之间不要空格；间距由样式表处理',
  },
];

/** Where some words stand in the source between two lines; where the first line begins if markup divides them. */
type Locate = (words: string) => { line: number; column: number };

export const locateIn = (source: readonly string[], from: number, to: number): Locate => {
  return (words) => {
    for (let line = from; line <= to; line++) {
      const column = source[line - 1]?.indexOf(words) ?? -1;
      if (column >= 0) return { line, column: column + 1 };
    }
    return { line: from, column: 1 };
  };
};

/** “ and ” that do not alternate, and the same of ‘ and ’. */
function oddQuote(text: string): string | undefined {
  for (const [open, close] of ['“”', '‘’']) {
    let inside = false;
    // Between two letters ’ is an apostrophe.
    for (const { 0: sign, index } of text.matchAll(/[“”]|‘|(?<![A-Za-z])’|’(?![A-Za-z])/gu)) {
      if (sign !== open && sign !== close) continue;
      if ((sign === open) === inside) return text.slice(Math.max(0, index - 4), index + 5);
      inside = !inside;
    }
    if (inside) return text.slice(text.lastIndexOf(open ?? '')).slice(0, 9);
  }
  return undefined;
}

/** What is wrong with a piece of Chinese text. */
export function chineseTextProblems(text: string, locate: Locate): Problem[] {
  const found = CHINESE_RULES.flatMap(({ rule, pattern, en, zh }) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const near = text.slice(Math.max(0, match.index - 6), match.index + 8).trim();
    return [{ rule, ...locate(match[0]), en: `${en} (near “${near}”)`, zh: `${zh}（在“${near}”附近）` }];
  });
  const odd = oddQuote(text);
  if (odd) {
    const en = `quotes that are not paired; every “ needs its ” (near “${odd.trim()}”)`;
    const zh = `引号不成对；有“就要有”（在“${odd.trim()}”附近）`;
    found.push({ rule: 'zh-quote-pair', ...locate(odd.trim()), en, zh });
  }
  for (const term of contentData().glossary) {
    for (const avoided of term.avoid) {
      if (text.includes(avoided)) {
        found.push({
          ...{ rule: 'term', ...locate(avoided) },
          en: `“${avoided}” is not the book's term for ${term.en}; write ${term.zh}`,
          zh: `“${avoided}”不是本书对 ${term.en} 的译名；请写“${term.zh}”`,
        });
      }
    }
  }
  return found;
}
