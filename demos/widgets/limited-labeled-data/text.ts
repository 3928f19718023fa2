import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './settings';

export const text: WidgetText<Params> = {
  title: { en: 'Where should the next label go?', zh: '下一个标签给谁？' },
  lesson: {
    en: 'Twenty labels placed where the model doubts are worth some sixty random ones; unlabeled points help where classes are clusters, and mislead where they are not.',
    zh: '标在模型最拿不准的地方，20个标签抵得上约60个随机标签；无标签数据在“一簇一类”时帮忙，否则添乱。',
  },
  try: {
    en: 'the strategies at 20 labels, then all of them over 30 seeds with the button. Then the blobs with 4 labels and label propagation. Or pick by hand: click points in the plane.',
    zh: '20个标签时换着看三种挑法，再按按钮把30个种子的曲线都算出来；然后选“两团重叠”、4个标签，打开标签传播。也可以亲手挑：点图里的点。',
  },
  notice: {
    en: 'uncertain picks hug the border, farthest-first spreads out, random ones repeat themselves. With four labels, propagation beats the classifier on the moons and loses on the blobs. One seed is an anecdote: the button gives averages, of propagation too when it is on.',
    zh: '“最拿不准”贴着边界走，“最远优先”铺得开，随机的常常重复。只有4个标签时，传播在双月上赢，在两团上输。单个种子只是个例，按钮给的才是平均（打开传播时也一并平均）。',
  },
  measure: { en: 'Average over 30 seeds', zh: '对30个种子取平均' },
  parameters: {
    data: {
      en: 'Data',
      zh: '数据',
      options: { moons: { en: 'two moons', zh: '双月' }, blobs: { en: 'overlapping blobs', zh: '两团重叠' } },
    },
    strategy: {
      en: 'Next label',
      zh: '挑法',
      options: {
        random: { en: 'random', zh: '随机' },
        uncertain: { en: 'most uncertain', zh: '最拿不准' },
        farthest: { en: 'farthest first', zh: '最远优先' },
        hand: { en: 'by hand', zh: '亲手挑' },
      },
    },
    budget: { en: 'Labels', zh: '标签数' },
    propagation: { en: 'label propagation', zh: '标签传播' },
    noise: { en: 'Noise of the moons', zh: '双月的噪声' },
    half: { en: 'Blob means at ±', zh: '两团中心±' },
    seed: { en: 'Seed', zh: '随机种子' },
    picks: { en: 'Picked by hand', zh: '亲手挑的点' },
  },
};

export const words = {
  mapTitle: { en: 'Pool of 400 points', zh: '400个点的样本池' },
  unsure: { en: 'pale: classifier unsure', zh: '浅色：分类器拿不准' },
  ringed: { en: 'ringed: labeled', zh: '带圈：已标' },
  wrong: { en: 'crossed: propagated wrongly', zh: '叉：传错了' },
  next: { en: 'star: the next to ask', zh: '星：建议下一个' },
  curveTitle: { en: 'Test accuracy against labels', zh: '测试准确率随标签数的变化' },
  thisSeed: { en: 'this seed', zh: '当前种子' },
  meanOf: { en: 'mean of # seeds', zh: '#个种子平均' },
  labelsAxis: { en: 'labels', zh: '标签数' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  all: { en: 'all 400', zh: '全部400个' },
  classifier: { en: 'Classifier, # labels', zh: '分类器，#个标签' },
  allRow: { en: 'Classifier, all 400 labels', zh: '分类器，全部400个标签' },
  propagated: { en: 'Propagation, on the pool', zh: '标签传播，在样本池上' },
  alone: { en: 'Classifier, on the pool', zh: '分类器，在样本池上' },
  atBudget: { en: '# at @ labels', zh: '#，@个标签' },
  ask: { en: 'Label the most uncertain', zh: '标最拿不准的那个' },
  undo: { en: 'Take back', zh: '撤回一个' },
  clear: { en: 'Clear picks', zh: '清空' },
} as const;
