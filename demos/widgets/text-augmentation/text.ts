import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

const share = (value: number): string => `${Math.round(value * 100)} %`;

export const text: WidgetText<Params> = {
  title: { en: 'An augmentation is a claim: test it', zh: '每种增强都是一条断言：来检验它' },
  lesson: {
    en: 'The same change helps one task, ruins another, and leaves a third cold; copies made before the split make nonsense look perfect.',
    zh: '同一种改法，帮了一个任务，毁了另一个，对第三个毫无作用；先增强再划分，胡说也能考满分。',
  },
  try: {
    en: 'protect “not”; synonyms at 50 %; exact copies; swaps with the task “order” and 30 labels, then with “topic”; coin-flip labels with copies made before the split.',
    zh: '保护not；同义词替换调到50%；原样复制；“谁追谁”任务配30个标签，试试换位，再换成“主题”；标签抛硬币，并打开“先增强再划分”。',
  },
  notice: {
    en: 'the wrong-label share comes close to p/(1 + p); exact copies change nothing at all; synonyms help most where labels are few but not too few; swaps break order and do nothing to topics; the leak scores far above 50 % where there is nothing to learn.',
    zh: '错标比例接近p/(1+p)；原样复制，结果分毫不变；同义词在标签少（但别太少）时帮助最大；换位毁了词序任务，主题任务毫发无伤；明明没什么可学，泄漏却能考出远高于50%的分数。',
  },
  parameters: {
    task: {
      en: 'Task',
      zh: '任务',
      options: {
        topic: { en: 'topic: sport or kitchen', zh: '主题：体育还是厨房' },
        negation: { en: 'negation: praise or complaint', zh: '否定：表扬还是抱怨' },
        order: { en: 'order: who chases whom', zh: '词序：谁追谁' },
        coin: { en: 'coin flips: nothing to learn', zh: '抛硬币：没什么可学' },
      },
    },
    technique: {
      en: 'Technique',
      zh: '做法',
      options: {
        none: { en: 'none', zh: '不增强' },
        copies: { en: 'exact copies', zh: '原样复制' },
        synonyms: { en: 'synonyms', zh: '同义词替换' },
        deletion: { en: 'word deletion', zh: '随机删词' },
        swaps: { en: 'word swaps', zh: '随机换位' },
        shuffle: { en: 'full shuffle', zh: '全部打乱' },
        typos: { en: 'typos', zh: '错别字' },
      },
    },
    rate: { en: 'Rate p', zh: '比例p', format: share },
    copies: { en: 'Copies of each', zh: '每条副本数' },
    labels: { en: 'Labeled texts', zh: '有标签文本' },
    protect: { en: 'protect “not”', zh: '保护not' },
    leak: { en: 'augment before splitting', zh: '先增强再划分' },
    testTypos: { en: 'Typos in the test', zh: '测试集错字', format: share },
    characters: { en: 'character features', zh: '字符特征' },
    classifier: {
      en: 'Classifier',
      zh: '分类器',
      options: {
        logistic: { en: 'logistic regression', zh: '逻辑回归' },
        nearest: { en: 'nearest neighbor', zh: '最近邻' },
      },
    },
    own: { en: 'A sentence of your own to change', zh: '拿自己的句子试试' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  accuracy: { en: 'Accuracy on fresh sentences', zh: '在新句子上的准确率' },
  axis: { en: 'accuracy', zh: '准确率' },
  draws: (count: number) => ({
    en: `${count} draws of the data; bar: mean ± standard error`,
    zh: `数据抽${count}次；粗线：均值±标准误`,
  }),
  plain: { en: 'without', zh: '不增强' },
  augmented: { en: 'with copies', zh: '加副本' },
  leak: { en: 'copies, then split', zh: '先增强再划分' },
  chance: { en: 'chance', zh: '瞎猜' },
  labelNames: {
    topic: [
      { en: 'kitchen', zh: '厨房' },
      { en: 'sport', zh: '体育' },
    ],
    negation: [
      { en: 'complaint', zh: '抱怨' },
      { en: 'praise', zh: '表扬' },
    ],
    order: [
      { en: 'cat chases', zh: '猫追' },
      { en: 'dog chases', zh: '狗追' },
    ],
    coin: [
      { en: 'tails', zh: '反面' },
      { en: 'heads', zh: '正面' },
    ],
  },
  copy: { en: 'some changed copies', zh: '几条改动后的副本' },
  label: { en: 'label', zh: '标签' },
  says: { en: 'it now says', zh: '现在说的是' },
  nothing: { en: 'undecided', zh: '说不清' },
  noTruth: { en: 'anything', zh: '都行' },
  made: { en: 'copies made', zh: '造出的副本' },
  undecided: { en: 'no longer say', zh: '已说不清' },
  wrongAll: { en: 'wrong label, of those that still say', zh: '还说得清的里面，标签错了' },
  wrongWithoutNot: { en: 'wrong label, of those without “not”', zh: '不含not的里面，标签错了' },
  predicted: { en: 'predicted p/(1 + p)', zh: '预测值p/(1+p)' },
  ownTitle: { en: 'Your sentence, changed four times', zh: '你的句子，改四遍' },
  unchanged: { en: 'No copies are made: choose a technique.', zh: '没有造副本：请选一种做法。' },
} as const;
