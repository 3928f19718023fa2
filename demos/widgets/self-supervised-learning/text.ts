import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'What holds the points apart', zh: '是什么把点撑开' },
  lesson: {
    en: 'Trained on positive pairs alone, the encoder gives every item the same vector; negatives or a demand for variance keep the items apart, and the views decide by what.',
    zh: '只有正例，编码器就把所有样本压成一点；要靠负例，或强求方差，才能把点撑开；按什么撑开，由视图决定。',
  },
  try: {
    en: 'the three losses; then, with NT-Xent, the three kinds of views, and write down loss and accuracy of each. Push the temperature to both ends.',
    zh: '依次换三种损失；再固定用NT-Xent，换三种视图，各记下损失和准确率；最后把温度拉到两端。',
  },
  notice: {
    en: 'with positives only the loss falls to 0 and so does the standard deviation: everything is one speck, although nearest neighbors, which do not see scale, may still score well. Views that change nothing but a little noise reach a lower loss than the right ones, and useless features.',
    zh: '只有正例时，损失降到0，标准差也降到0：全缩成一点；可近邻看不见尺度，分数未必难看。视图只加小噪声，损失反而比正确的视图更低，特征却没有用。',
  },
  parameters: {
    loss: {
      en: 'Loss',
      zh: '损失',
      options: {
        positives: { en: 'positives only', zh: '只有正例' },
        'nt-xent': { en: 'NT-Xent', zh: 'NT-Xent' },
        vicreg: { en: 'VICReg', zh: 'VICReg' },
      },
    },
    views: {
      en: 'Views change',
      zh: '视图改变',
      options: {
        nuisance: { en: 'the nuisance', zh: '干扰' },
        noise: { en: 'a little noise only', zh: '只加小噪声' },
        content: { en: 'the content', zh: '内容' },
      },
    },
    temperature: { en: 'Temperature t (NT-Xent)', zh: '温度t（NT-Xent）' },
    nuisance: { en: 'Nuisance, sd', zh: '干扰的标准差' },
    items: { en: 'Items N', zh: '样本数N' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  plane: { en: 'The items in the plane', zh: '样本在平面上的位置' },
  directions: { en: 'directions only', zh: '只看方向' },
  outputs: { en: 'outputs', zh: '两个输出' },
  group: { en: 'group', zh: '组' },
  groupKey: { en: 'marks: the hidden group, unknown in training', zh: '记号是隐藏的组别，训练时不知道' },
  lossCurve: { en: 'Loss', zh: '损失' },
  steps: { en: 'steps', zh: '步数' },
  collapsed: { en: 'all equal', zh: '全部相同' },
  ring: { en: 'even ring', zh: '均匀成环' },
  spread: { en: 'Standard deviation of the outputs', zh: '两个输出的标准差' },
  output: { en: 'output', zh: '输出' },
  accuracy: { en: 'Right among 400 fresh items, five nearest', zh: '400个新样本的5近邻准确率' },
  learned: { en: 'learned vectors', zh: '学到的向量' },
  raw: { en: 'raw input', zh: '原始输入' },
  chance: { en: 'chance 0.25', zh: '瞎猜0.25' },
  demanded: { en: 'asked for: 1', zh: '要求：1' },
} as const;
