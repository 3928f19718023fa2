import type { WidgetText } from '../../runtime/widget.ts';
import { grouped } from '../../ui/numbers.ts';
import type { Params } from './settings';

export const text: WidgetText<Params> = {
  title: { en: 'Split a word: does it find itself again?', zh: '把一个词拆成两个，它们还能相认吗？' },
  lesson: {
    en: 'Counting neighbors finds perfect synonyms once both are frequent enough, and makes a blur of a word with two meanings.',
    zh: '数邻居能认出完全同义的词，只要两个词都出现得够多；一个词有两个意思，数出来就成了一团模糊。',
  },
  try: {
    en: 'split cat, then rabbit, and grow the corpus; merge cat with car; look at hot; look at fed with window 1, then 3; switch to raw counts.',
    zh: '先拆cat，再拆rabbit，把语料加大；把cat和car合并；看看hot的近邻；看fed，窗口先设1再设3；换成原始计数。',
  },
  notice: {
    en: 'twins of a frequent word find each other at once, those of a rare one need some dozens of occurrences; the merged word is halfway to both classes; hot is nearest to cold; a window of 1 makes all verbs alike; raw cosines are high for every pair.',
    zh: '常用词的双胞胎立刻相认，罕见词要出现几十次才行；合并后的词跟两类都只像一半；hot最近的是cold；窗口为1时所有动词都一个样；原始计数的余弦，随便哪两个词都很高。',
  },
  parameters: {
    source: {
      en: 'Corpus',
      zh: '语料',
      options: {
        grammar: { en: 'written by a little grammar', zh: '由小语法生成' },
        text: { en: 'the text under “More”', zh: '“更多”里的文本' },
      },
    },
    experiment: {
      en: 'Experiment',
      zh: '实验',
      options: {
        none: { en: 'leave words as they are', zh: '不动' },
        split: { en: 'split the word into twins', zh: '拆成双胞胎' },
        merge: { en: 'merge two words into one', zh: '两词合并成一个' },
      },
    },
    sentences: { en: 'Sentences', zh: '句子数', format: (value) => grouped(Math.round(value)) },
    window: { en: 'Window', zh: '窗口' },
    weighting: {
      en: 'Numbers',
      zh: '数值',
      options: { ppmi: { en: 'PPMI', zh: 'PPMI' }, raw: { en: 'raw counts', zh: '原始计数' } },
    },
    word: { en: 'Word', zh: '词' },
    other: { en: 'Merged with', zh: '与之合并' },
    text: {
      en: 'Your own text (the nine sentences of the chapter stand here)',
      zh: '自己的文本（现在是正文里的九句话）',
    },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  word: { en: 'Word', zh: '词' },
  mergedWith: { en: 'merged with', zh: '合并对象' },
  neighborsOf: { en: 'Nearest to', zh: '最近的词：' },
  occurs: { en: 'occurs', zh: '出现' },
  times: { en: 'times', zh: '次' },
  baseline: { en: 'median of all pairs', zh: '所有词对的中位数' },
  cosine: { en: 'cosine', zh: '余弦' },
  map: { en: 'Cosines of some words with one another', zh: '一些词两两之间的余弦' },
  twins: { en: 'Cosine of the twins as the corpus grows', zh: '语料增大时双胞胎的余弦' },
  twin: { en: 'twin', zh: '双胞胎' },
  rival: { en: 'best other word', zh: '其余词里最近的' },
  sentences: { en: 'sentences', zh: '句子数' },
  occurrences: { en: 'occurrences of the two', zh: '两者共出现' },
  found: { en: 'nearest', zh: '最近' },
  notFound: { en: 'not nearest', zh: '不是最近' },
  mergedTitle: { en: 'Cosine with each one’s nearest word', zh: '与各自最近词的余弦' },
  alone: { en: 'alone', zh: '单独时' },
  afterMerge: { en: 'merged', zh: '合并后' },
  exactSum: {
    en: 'Merged row minus the sum of the two rows, largest difference:',
    zh: '合并后的行减去两行之和，最大差值：',
  },
  corpus: (sentences: string, tokens: string, pairs: string) => ({
    en: `Corpus: ${sentences} sentences, ${tokens} words, ${pairs} pairs counted.`,
    zh: `语料：${sentences}句，${tokens}词，数出${pairs}个词对。`,
  }),
  missing: { en: 'does not occur in this corpus; shown instead:', zh: '不在这份语料里，改看：' },
  onlyOnce: { en: 'It occurs once, so there is nothing to split.', zh: '它只出现一次，没法拆。' },
  neverBoth: { en: 'The coin gave all occurrences to one twin.', zh: '抛硬币把所有出现都给了同一个。' },
} as const;
