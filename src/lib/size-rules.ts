/** How long a chapter and its annotations are. */
import { atLine, type Problem } from '../markdown/problem.ts';
import type { ChapterAnalysis } from './chapter-analysis.ts';

/** Limits on the size of a chapter; chapter 24 may be shorter. */
export const LIMITS = {
  mainWords: [1000, 2000],
  allWords: [1800, 3800],
  shortAllWords: 1400,
  han: [900, 2400],
  noteHan: 320,
} as const;

/** Words and characters outside the limits. */
export function sizeProblems(number: number, a: ChapterAnalysis): Problem[] {
  const found: Problem[] = [];
  const [minMain, maxMain] = LIMITS.mainWords;
  const minAll = number === 24 ? LIMITS.shortAllWords : LIMITS.allWords[0];
  const [minHan, maxHan] = LIMITS.han;
  const fold = {
    en: 'shorten it, or move what a first reader may skip into a ::::deeper part',
    zh: '请删减，或把初读可跳过的移进 ::::deeper',
  };
  const shorten = { en: 'shorten it', zh: '请删减' };
  const range = (value: number, from: number, to: number, en: string, zh: string, tooLong: typeof shorten) => {
    if (value >= from && value <= to) return;
    const remedy = value < from ? { en: 'say more', zh: '请再写一些' } : tooLong;
    found.push(
      atLine(
        1,
        'size',
        `${en}: ${value}, should be ${from} to ${to}; ${remedy.en}`,
        `${zh}：${value}，应在 ${from} 到 ${to} 之间；${remedy.zh}`,
      ),
    );
  };
  range(a.mainWords, minMain, maxMain, 'English words of the main path', '正文英文词数', fold);
  range(a.allWords, minAll, LIMITS.allWords[1], 'English words with the folded parts', '含折叠部分的英文词数', shorten);
  range(a.hanCharacters, minHan, maxHan, 'Chinese characters in annotations', '批注汉字数', shorten);
  return found;
}
