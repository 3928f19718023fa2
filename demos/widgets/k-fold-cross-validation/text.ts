import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'k on trial', zh: '给k做一次实验' },
  lesson: {
    en: 'From k = 5 on the bias is small, fold scores grow noisier with every k, partition noise vanishes, and the spread that matters hardly moves.',
    zh: '从k=5起偏差就很小；k越大单折分数越吵，划分噪声越小，而真正要紧的那种波动几乎不动。',
  },
  try: {
    en: 'find the smallest k whose bias lies within 0.01; then the tree, and compare k = 5 with leave-one-out; then 80 examples.',
    zh: '找出偏差在0.01以内的最小k；再换成决策树，比较k=5和留一法；然后把样本加到80条。',
  },
  notice: {
    en: 'only the spread between folds explodes, and it is not the noise of the average. The spread between data sets falls a little for the stable rule and rises for the tree. More data flatten the bias. The trainings are what you pay.',
    zh: '猛涨的只有折间波动，而它并不是平均分的噪声。换数据集的波动，稳定的学习器略降，决策树略升。数据一多，偏差就平了。训练次数是代价。',
  },
  parameters: {
    learner: {
      en: 'Learner',
      zh: '学习器',
      options: {
        centroid: { en: 'nearest centroid', zh: '最近质心' },
        tree: { en: 'tree of depth 3', zh: '深度3的决策树' },
      },
    },
    n: { en: 'Examples n', zh: '样本数n' },
    separation: { en: 'Class distance', zh: '类间距离', unit: 'SD' },
    sets: { en: 'Data sets', zh: '模拟数据集' },
    dimension: { en: 'Features', zh: '特征数' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  biasTitle: { en: 'Reported accuracy against k', zh: '报告的准确率随k的变化' },
  truth: { en: 'model trained on all', zh: '用全部数据训练' },
  expected: { en: 'expected score of the fold models', zh: '各折模型的期望得分' },
  mean: { en: 'mean score ± SE', zh: '平均得分±标准误（SE）' },
  folds: { en: 'folds k', zh: '折数k' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  spreadTitle: { en: 'Three spreads (standard deviations)', zh: '三种波动（标准差）' },
  betweenFolds: { en: 'fold to fold', zh: '折与折之间' },
  betweenPartitions: { en: 'partition to partition', zh: '换一种切法' },
  betweenData: { en: 'data set to data set', zh: '换一批数据' },
  bias: { en: 'bias', zh: '偏差' },
  foldSpread: { en: 'folds', zh: '折间' },
  partitions: { en: 'partitions', zh: '切法间' },
  dataSets: { en: 'data sets', zh: '数据集间' },
  summary: {
    en: '# data sets; the model trained on all the data is right with probability @. k is also the number of trainings. Bias: expected score minus that accuracy. Last three columns: standard deviations.',
    zh: '共#个数据集；用全部数据训练的模型，真实准确率@。k也是训练次数。偏差=期望得分−真实准确率。后三列是标准差。',
  },
} as const;
