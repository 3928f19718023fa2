import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'A fixed mix and a dynamic mix learn to look something up', zh: '固定混合与动态混合学查表' },
  lesson: {
    en: 'Mixing weights computed from the input let one small head look up at any length; stored ones leave a larger network guessing.',
    zh: '混合权重由输入现算，一个小小的注意力头多长都会查；权重写死在参数里，网络更大也只能猜。',
  },
  try: {
    en: 'watch the two curves, then edit the sequence: add pairs, move them about, ask for another key. Then train with 8 pairs.',
    zh: '先看两条曲线；再改序列：加几对、换换次序、改查别的键；然后用8对键值训练。',
  },
  notice: {
    en: 'attention finds the rule and keeps it at lengths it never saw; each row of its weights points at the pair with the key that is asked. The dense network settles on the line of the best guess: it has learned which values occur, not where.',
    zh: '注意力学会的是规则，没见过的长度照样管用，每行权重都指向所查的那个键；全连接网络停在“最佳猜测”线上：它学会了有哪些值，没学会值在哪里。',
  },
  parameters: {
    sequence: { en: 'Sequence: pairs, then the key to look up', zh: '序列：若干对键值，最后是要查的键' },
    pairs: { en: 'Pairs in training', zh: '训练时的对数' },
    steps: { en: 'Training steps', zh: '训练步数' },
    size: { en: 'Vector size d', zh: '向量大小d' },
    hidden: { en: 'Hidden units (dense)', zh: '隐藏单元（全连接）' },
    rate: { en: 'Learning rate', zh: '学习率', format: (value) => String(Number(value.toPrecision(2))) },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  attention: { en: 'attention', zh: '注意力' },
  dense: { en: 'dense', zh: '全连接' },
  weights: { en: 'weights', zh: '个权重' },
  accuracyTitle: { en: 'Accuracy on fresh examples', zh: '新样本上的准确率' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  lossTitle: { en: 'Training loss', zh: '训练损失' },
  loss: { en: 'cross-entropy (nats)', zh: '交叉熵（nat）' },
  steps: { en: 'training steps', zh: '训练步数' },
  guess: { en: 'best guess', zh: '最佳猜测' },
  uniform: { en: 'ln 8: no idea', zh: 'ln 8：毫无头绪' },
  heat: { en: 'Attention weights for your sequence', zh: '你的序列上的注意力权重' },
  asks: { en: 'asked', zh: '所查的键' },
  pairsShort: { en: 'pairs', zh: '对数' },
  answers: { en: 'Answers for', zh: '查' },
  right: { en: 'right', zh: '对' },
  wrong: { en: 'wrong', zh: '错' },
  cannot: { en: 'cannot be applied: made for', zh: '用不上：只接受' },
  cannotEnd: { en: 'pairs', zh: '对' },
  none: { en: 'n/a', zh: '用不上' },
  ask: { en: 'Ask for', zh: '改查' },
  lengthsTitle: { en: 'Accuracy at other lengths', zh: '其他长度上的准确率' },
} as const;
