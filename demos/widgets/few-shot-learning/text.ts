import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'One example is enough, if you know what to ignore', zh: '知道该忽略什么，一个样本就够' },
  lesson: {
    en: 'Base classes teach which directions separate classes; with that, one labeled example beats twenty in the raw space, unless the new world is turned.',
    zh: '基类教会模型哪些方向能分开类别；学会了，1个样本胜过原始空间的20个；可世界一转，学来的度量反而误事。',
  },
  try: {
    en: 'find the number of shots at which the raw input passes 1-shot LDA; then turn the novel world by 30, 45 and 90 degrees. Lower the base classes to 2, and raise the nuisance.',
    zh: '找一找原始输入要几个样本才追上单样本的LDA；再把新类的世界转30、45、90度。还可以把基类减到2个，或加大干扰。',
  },
  notice: {
    en: 'the raw curve stays under the dotted line up to 20 shots. At 90 degrees LDA is at chance however many shots it gets, and raw input wins. At angle 0 whitened and LDA do not feel the strength of the nuisance at all: they have learned to divide by it.',
    zh: '到20个样本，原始输入的曲线仍在点线之下。转到90度，LDA等于瞎猜，样本再多也没用，反不如原始输入。角度为0时，干扰再强，白化和LDA也不受影响：它们学会了把它除掉。',
  },
  parameters: {
    ways: { en: 'Classes (ways) N', zh: '类别数N' },
    shots: { en: 'Examples (shots) K', zh: '每类样本数K' },
    base: { en: 'Base classes B', zh: '基类数B' },
    nuisance: { en: 'Nuisance r', zh: '干扰强度r' },
    angle: { en: 'Domain angle', zh: '领域角', unit: '°' },
    episodes: { en: 'Episodes', zh: '回合数' },
    shown: { en: 'Episode drawn', zh: '画第几个回合' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  spaces: {
    raw: { en: 'raw', zh: '原始' },
    whitened: { en: 'whitened', zh: '白化' },
    lda: { en: 'LDA', zh: 'LDA' },
    ideal: { en: 'ideal', zh: '理想' },
  },
  next: { en: 'draw the next episode', zh: '看下一个回合' },
  rawTitle: { en: 'raw: two of the eight numbers', zh: '原始空间：八个数取两个' },
  ldaTitle: { en: 'LDA: the two learned numbers', zh: 'LDA：学到的两个数' },
  ldaOne: { en: 'LDA: one direction only', zh: 'LDA：只学到一个方向' },
  noSecond: { en: 'nothing learned', zh: '没学到' },
  content: { en: 'content 1', zh: '内容1' },
  nuisanceAxis: { en: 'nuisance 1', zh: '干扰1' },
  rawFirst: { en: 'number 1', zh: '第1个数' },
  rawThird: { en: 'number 3', zh: '第3个数' },
  ldaFirst: { en: 'LDA 1', zh: 'LDA 1' },
  ldaSecond: { en: 'LDA 2', zh: 'LDA 2' },
  right: { en: 'right', zh: '答对' },
  key: {
    en: 'numbers: prototypes; dots: queries answered right; crosses: wrong',
    zh: '数字：原型；圆点：答对的查询；叉：答错的',
  },
  curve: { en: 'Accuracy against shots', zh: '准确率随样本数的变化' },
  shots: { en: 'examples of each class, K', zh: '每类样本数K' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  chance: { en: 'chance', zh: '瞎猜' },
} as const;
