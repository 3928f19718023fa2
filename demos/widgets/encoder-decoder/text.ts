import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'Change one token, see who notices', zh: '换一个词，看谁会察觉' },
  lesson: {
    en: 'Who can be influenced by whom is settled by the architecture, not by training: an exact zero is a connection that does not exist.',
    zh: '谁能影响谁，由结构决定，与训练无关：图里的精确零，就是一条根本不存在的连线。',
  },
  try: {
    en: 'the four architectures; a window of 3 with 1, 2, 3 layers; in the encoder, [MASK] on a token; another seed.',
    zh: '四种结构轮流看；窗口设3，层数取1、2、3；在编码器里给一个词元盖上[MASK]；换个种子。',
  },
  notice: {
    en: 'the zeros stay when the seed changes, the other numbers do not. Without a window, prefix LM and encoder-decoder have the same zeros. With window w, influence travels w − 1 places a layer. A masked token’s column is empty: nobody can see what was covered.',
    zh: '换种子，零一个不动，别的数全变。不设窗口时，前缀语言模型与编码器-解码器的零一模一样。窗口为w时，每多一层，影响多传w−1格。被盖住的词元整列为零：盖住的东西谁也看不见。',
  },
  parameters: {
    architecture: {
      en: 'Architecture',
      zh: '结构',
      options: {
        encoder: { en: 'encoder', zh: '编码器' },
        decoder: { en: 'decoder', zh: '解码器' },
        prefix: { en: 'prefix LM', zh: '前缀语言模型' },
        both: { en: 'encoder-decoder', zh: '编码器-解码器' },
      },
    },
    source: { en: 'Source', zh: '原文' },
    target: { en: 'Target', zh: '译文' },
    layers: { en: 'Layers', zh: '层数' },
    window: { en: 'Window', zh: '窗口', format: (value) => (value <= 1 ? '∞' : String(value)) },
    masked: { en: 'Masked', zh: '盖住' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  influence: { en: 'How far each output moves', zh: '每个输出移动了多远' },
  influenceAxes: { en: 'column: the token replaced · row: the output', zh: '列：被换掉的词元　行：输出' },
  visible: { en: 'Who sees whom in one layer', zh: '一层之内谁看得见谁' },
  visibleAxes: (pairs: number) => ({ en: `row looks at column · ${pairs} pairs`, zh: `行看列，共${pairs}对` }),
  zero: { en: 'exactly 0', zh: '恰为0' },
  'two-sided': { en: 'two-sided', zh: '双向' },
  causal: { en: 'causal', zh: '因果' },
  cross: { en: 'cross-attention', zh: '交叉注意力' },
  pairs: { en: 'visible pairs in a layer', zh: '一层里可见的词对' },
  zeros: { en: 'exact zeros in the map', zh: '图中精确的零' },
  predicted: { en: 'tokens predicted in training', zh: '训练时要猜的词元' },
  plain: { en: 'token passes to write the target', zh: '写出译文要过几次词元' },
  cached: { en: 'the same with a cache', zh: '有缓存时' },
  noWriting: { en: 'does not write', zh: '不会写' },
  cacheDifference: { en: 'cached run against full run, largest difference', zh: '带缓存与不带缓存，最大差值' },
  mask: { en: 'Cover with [MASK]', zh: '盖上[MASK]' },
  source: { en: 'source', zh: '原文' },
  target: { en: 'target', zh: '译文' },
} as const;
