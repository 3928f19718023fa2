import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'Break the triangle', zh: '把三角形弄坏' },
  lesson: {
    en: 'A metric never lets a detour win. Squared length does inside the disc on vw, KL and JS do between two coins; a root repairs length and JS.',
    zh: '度量不许绕道取胜。平方长度在以vw为直径的圆内绕道更短，KL和JS在两枚硬币之间也会；长度和JS开个方就修好了。',
  },
  try: {
    en: 'move the exponent from 2 down to 1, with x at (0.5, 0.3): where does the detour stop winning? Then Lₚ below 1, the cosine, and for the coins JS against its root (there “x: right” is the coin at the stop).',
    zh: 'x放在(0.5, 0.3)，把指数从2慢慢拉到1：绕道从哪里起不再占便宜？再看p小于1的Lₚ、余弦，最后在硬币里比较JS和它的平方根（这时“x：横坐标”就是中转那枚硬币）。',
  },
  notice: {
    en: 'the shaded stops fill the disc on vw at exponent 2, shrink to the segment at 1, and are gone below. The coins shade for cross-entropy, KL and JS, never for √JS. The verdicts below come from trying, so “no case found” is no proof.',
    zh: '指数为2时涂色区恰是以vw为直径的圆，到1缩成线段，再小就没了。硬币那边，交叉熵、KL、JS都会涂色，√JS从不。下表的判断是试出来的，“没找到反例”不等于证明。',
  },
  parameters: {
    distance: { en: 'Distance', zh: '距离' },
    exponent: { en: 'Exponent', zh: '指数', format: (value) => value.toFixed(2) },
    xRight: { en: 'x: right', zh: 'x：横坐标' },
    xUp: { en: 'x: up', zh: 'x：纵坐标' },
    wRight: { en: 'w: right (plane)', zh: 'w：横坐标（平面）' },
    wUp: { en: 'w: up (plane)', zh: 'w：纵坐标（平面）' },
    coinFrom: { en: 'Coin v', zh: '硬币v' },
    coinTo: { en: 'Coin w', zh: '硬币w' },
  },
};

export const words = {
  groups: {
    plane: { en: 'Points', zh: '点' },
    arrows: { en: 'Arrows', zh: '箭头' },
    coins: { en: 'Coins', zh: '硬币' },
  },
  names: {
    power: { en: '|·|ˢ', zh: '|·|ˢ' },
    lp: { en: 'Lₚ', zh: 'Lₚ' },
    cosine: { en: '1 − cosine', zh: '1−余弦' },
    angle: { en: 'angle', zh: '夹角' },
    crossEntropy: { en: 'cross-entropy', zh: '交叉熵' },
    kl: { en: 'KL', zh: 'KL' },
    js: { en: 'JS', zh: 'JS' },
    rootJs: { en: '√JS', zh: '√JS' },
    hellinger: { en: 'Hellinger', zh: 'Hellinger' },
    totalVariation: { en: 'total variation', zh: '全变差' },
  },
  axioms: {
    nonNegative: { en: 'never below 0', zh: '非负' },
    identity: { en: '0 only at equality', zh: '仅相同时为0' },
    symmetry: { en: 'symmetric', zh: '对称' },
    triangle: { en: 'no detour is shorter', zh: '三角不等式' },
  },
  mapTitle: { en: 'Stops x that make the way shorter', zh: '哪些中转点x让路变短' },
  right: { en: 'right', zh: '横坐标' },
  up: { en: 'up', zh: '纵坐标' },
  stop: { en: 'the stop: P(heads) of coin x', zh: '中转硬币x正面朝上的概率' },
  length: { en: 'length', zh: '长度' },
  detour: { en: 'detour', zh: '绕道' },
  direct: { en: 'direct', zh: '直达' },
  waysTitle: { en: 'Direct, and through x', zh: '直达与绕道x' },
  wins: { en: 'The detour wins', zh: '绕道更短' },
  holds: { en: 'The direct way holds', zh: '绕道不更短' },
  ofSquare: { en: 'of the square shaded', zh: '的方格被涂色' },
  ofCoins: { en: 'of the stops are shorter', zh: '的中转点更短' },
  demand: { en: 'Demand', zh: '规矩' },
  verdict: { en: 'Tried', zh: '试验' },
  worst: { en: 'Worst case found', zh: '最糟的一例' },
  kept: { en: '✓ kept', zh: '✓ 成立' },
  broken: { en: '✗ broken', zh: '✗ 不成立' },
  none: { en: 'none found', zh: '没找到反例' },
  tested: {
    en: 'All triples of # points were tried.',
    zh: '试遍了#个点的所有三元组。',
  },
} as const;
