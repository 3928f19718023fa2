import type { WidgetText } from '../../runtime/widget.ts';
import { ALL_DIMENSIONS, WHOLE_SENTENCE, type Params } from './compute';

const ALL = { en: 'all', zh: '全部' } as const;

export const text: WidgetText<Params> = {
  title: { en: 'Known by its company', zh: '看它跟谁在一起' },
  lesson: {
    en: 'Words that keep the same company get near vectors, although they never meet; a few numbers a word also fill in pairs that were never seen.',
    zh: '同伴相同的词，哪怕从未同句，向量也靠近；每词只留几个数，还能补出没见过的搭配。',
  },
  try: {
    en: 'd = 2, 4, 8 and all; then look at “leaves” (click its row or type it), press “one sense” and compare its numbers for tea and station. Put in sentences of your own, with a slash between them.',
    zh: '把d依次设为2、4、8、全部；再看leaves（点它那一行，或在框里输入），按“只留一个义项”，比较它与tea、station的数。也可以换上自己的句子，用斜杠隔开，中文要在词间加空格。',
  },
  notice: {
    en: 'at d = 2 strangers merge (cat and train), at d = 4 four clean groups stand out, with all numbers only the raw counts are left. Cat was never seen with dawn, yet four numbers remember about as much for that pair as for cat and night, which was seen.',
    zh: 'd = 2时生人挤作一堆（cat与train），d = 4时四组分明，取全部时又退回原始计数。cat从没和dawn同句，四个数却给这一对补上了与cat、night差不多的值，而后一对是真见过的。',
  },
  parameters: {
    text: { en: 'Sentences, with / between them', zh: '句子（用/隔开）' },
    d: {
      en: 'Numbers a word, d',
      zh: '每词几个数d',
      format: (value, language) => (value === ALL_DIMENSIONS ? ALL[language] : String(value)),
    },
    window: {
      en: 'Window',
      zh: '窗口',
      format: (value, language) => (value === WHOLE_SENTENCE ? ALL[language] : `±${value}`),
    },
    measure: {
      en: 'Measure',
      zh: '度量',
      options: {
        cosine: { en: 'cosine', zh: '余弦' },
        dot: { en: 'dot product', zh: '点积' },
        distance: { en: 'Euclidean distance', zh: '欧氏距离' },
      },
    },
    word: { en: 'Look at the word', zh: '看哪个词' },
    oneHot: { en: 'one-hot vectors instead', zh: '改用独热向量' },
    listed: { en: 'Words in the table (at most 10)', zh: '表中的词（最多10个）' },
    stop: { en: 'Words left out', zh: '不计的词' },
    axes: { en: 'Components drawn', zh: '画哪两个分量' },
  },
};

export const words = {
  texts: { en: 'Text', zh: '文本' },
  bookText: { en: 'the text of the chapter', zh: '正文的句子' },
  oneSense: { en: 'one sense: trains and buses enter', zh: '只留一个义项：车改成enters' },
  components: { en: 'components', zh: '分量' },
  scatter: { en: 'The words in two of their numbers', zh: '取两个分量画出各词' },
  similarity: {
    cosine: { en: 'cosine', zh: '余弦' },
    dot: { en: 'dot product', zh: '点积' },
    distance: { en: 'distance', zh: '距离' },
  },
  between: {
    cosine: { en: 'Cosine of every two words', zh: '两两之间的余弦' },
    dot: { en: 'Dot product of every two words', zh: '两两之间的点积' },
    distance: { en: 'Distance of every two words', zh: '两两之间的距离' },
  },
  nearestOf: { en: 'nearest to', zh: '最近的词：' },
  othersOf: { en: 'the other words of the table', zh: '表中其余的词' },
  decodedTitle: { en: 'What d numbers remember of', zh: '这几个数还记得什么：' },
  counted: { en: 'counted', zh: '计数得到' },
  decoded: { en: 'decoded', zh: '解码得到' },
  seen: { en: 'seen together', zh: '同句出现过' },
  unseen: { en: 'never seen together', zh: '从未同句' },
  spectrum: { en: 'Singular values', zh: '奇异值' },
  rank: { en: 'direction', zh: '方向序号' },
  energy: { en: 'energy kept', zh: '保留能量' },
  error: { en: 'Frobenius error', zh: 'Frobenius误差' },
  ties: {
    en: 'All other words are at the same distance, √2, with cosine 0: one-hot vectors say nothing about who resembles whom.',
    zh: '其余的词一样远：距离都是√2，余弦都是0。独热向量不说谁像谁。',
  },
  lonely: {
    en: 'No company, so an empty row and no direction:',
    zh: '没有同伴、整行为空、谈不上方向的词：',
  },
  notFound: {
    en: 'The word you asked for does not occur in the text (or is left out); shown instead:',
    zh: '文本里没有所填的词（或被列为不计），改看：',
  },
  tie: {
    en: 'The last singular value kept equals the first one dropped: which directions stay is arbitrary here. Choose another d.',
    zh: '保留的最后一个奇异值与丢掉的第一个相等，留哪几个方向带有任意性。请换一个d。',
  },
} as const;
