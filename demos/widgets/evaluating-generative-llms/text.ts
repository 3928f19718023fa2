import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'A workbench for metrics', zh: '指标试验台' },
  lesson: {
    en: 'Break a correct sentence in different ways and watch the scores: every metric sleeps through one of them, and most through the word “never”.',
    zh: '用不同办法把一句对的话弄坏，看分数怎么变：每个指标都会睡着，多数连“never”都吵不醒。',
  },
  try: {
    en: 'the buttons, which damage or reword the reference; then write candidates of your own, Chinese too. Can you find a wrong sentence that scores above 90, and a right one at 0?',
    zh: '点按钮，按规则弄坏或改写参考句；再自己写候选，中文也行。能不能写出一句错得离谱却过90分的、一句完全正确却得0分的？',
  },
  notice: {
    en: 'BLEU and ROUGE fall for a synonym but hardly for “never” or another hour; ROUGE-1 does not see order; static vectors forgive synonyms, and just as gladly a wrong number, since “seven” and “nine” keep the same company. Perplexity does not read the reference at all.',
    zh: '换个同义词，BLEU和ROUGE大跌；加个never、改个钟点，却几乎不动。ROUGE-1看不见词序。静态词向量原谅同义词，也照样原谅错的数字，因为seven和nine总出现在同样的上下文里。困惑度压根不看参考。',
  },
  parameters: {
    candidate: { en: 'Candidate', zh: '候选' },
    reference: { en: 'Reference', zh: '参考' },
    second: { en: 'use the second reference', zh: '用上第二条参考' },
    reference2: { en: 'Second reference', zh: '第二条参考' },
    order: { en: 'BLEU up to n =', zh: 'BLEU最长n元' },
    smooth: { en: 'smooth BLEU', zh: 'BLEU加一平滑' },
    vectors: {
      en: 'Word vectors',
      zh: '词向量',
      options: {
        static: { en: 'static (counted)', zh: '静态（计数得来）' },
        onehot: { en: 'one-hot', zh: 'one-hot' },
      },
    },
  },
};

export const words = {
  breaks: {
    synonym: { en: 'synonyms', zh: '换同义词' },
    paraphrase: { en: 'reword all', zh: '整句改写' },
    negate: { en: 'insert “never”', zh: '加否定' },
    number: { en: 'change number', zh: '改数字' },
    truncate: { en: 'cut the end', zh: '截短' },
    swap: { en: 'swap halves', zh: '前后对调' },
    shuffle: { en: 'shuffle', zh: '打乱' },
    reverse: { en: 'reverse', zh: '倒序' },
    repeat: { en: 'repeat one word', zh: '重复一个词' },
  },
  breakIt: { en: 'Make the candidate from the reference', zh: '由参考句得到候选' },
  bleuTitle: { en: 'BLEU: clipped precisions', zh: 'BLEU：截断精确率' },
  penalty: { en: 'brevity penalty', zh: '长度惩罚' },
  words: { en: 'words', zh: '词' },
  found: { en: 'found', zh: '匹配上的' },
  matchTitle: { en: 'Cosines: candidate (rows), reference (columns)', zh: '余弦：候选（行），参考（列）' },
  vectorsNote: {
    en: 'Static vectors: counted in 600 generated sentences about a harbour. Not BERT’s: a word has one vector in every sentence.',
    zh: '静态词向量由600句自动生成的港口句子计数得来，不是BERT：一个词在任何句子里都是同一个向量。',
  },
  best: { en: 'framed: best of a row (P)', zh: '框出：每行最大值（算P）' },
  tableTitle: { en: 'The reference, damaged on purpose', zh: '故意弄坏的参考句' },
  how: { en: 'change', zh: '改法' },
  kept: { en: 'meaning kept', zh: '意思没变' },
  lost: { en: 'meaning changed or destroyed', zh: '意思变了，或毁了' },
  matching: { en: 'vectors', zh: '向量' },
  now: { en: 'your candidate', zh: '当前候选' },
  asleep: {
    en: '* asleep: 70 or more although the meaning changed, or under 50 although it is kept. All scores × 100; ROUGE (R-1, R-L) and vectors as F₁.',
    zh: '*睡着了：意思变了还有70分以上，或意思没变却不到50分。分数都乘了100；ROUGE（R-1、R-L）和向量报F₁。',
  },
  rougeTitle: { en: 'measure', zh: '指标' },
  modelTitle: { en: 'Surprisal of each candidate word', zh: '候选里每个词的惊讶度' },
  surprisal: { en: 'surprisal (bits)', zh: '惊讶度（比特）' },
  modelNote: {
    en: 'A bigram model counted in the same 600 sentences; it never sees the reference.',
    zh: '二元语法模型，由同样的600句话计数得来；它不看参考。',
  },
  perplexity: { en: 'perplexity', zh: '困惑度' },
  perCharacter: { en: 'bits per character', zh: '每字符比特数' },
  noModel: { en: 'The small language model reads no Chinese.', zh: '这个小语言模型不认识中文。' },
} as const;
