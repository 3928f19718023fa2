import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'Scratch the ticket', zh: '刮彩票' },
  lesson: {
    en: 'A pruned network put back to its initial values still learns where the same connections with new values, or as many others, fail.',
    zh: '剪过的网络拨回初始值，照样学得会；同样的连接换上新值，或换成同样多的别的连接，就学不会了。',
  },
  try: {
    en: 'move the rounds from 0 to the end and compare the two pictures; choose another rival; then run 10 seeds and read the table at 16 weights left (round 10). The spiral has a network of its own, with 648 weights.',
    zh: '把剪枝轮数从0拖到底，比较两张图；换别的对手；再跑10个种子，看剩16个权重（第10轮）时的表。螺旋线用另一个网络，有648个权重。',
  },
  notice: {
    en: 'down to about 72 weights every trained arm does well and the experiment shows nothing; then they part. With few weights left the border is a polygon with few corners: each surviving hidden unit can add no more than a fold. A single seed can rank the arms otherwise than the mean.',
    zh: '剩72个以上，凡是重新训练的都行，什么也看不出；再少才分高低。权重很少时，边界是个没几个角的多边形：每个活下来的隐藏单元，至多添一道折。单个种子的名次，可能和平均的不一样。',
  },
  parameters: {
    data: {
      en: 'Data',
      zh: '数据',
      options: { rings: { en: 'rings', zh: '圆环' }, spiral: { en: 'spiral', zh: '螺旋线' } },
    },
    round: { en: 'Rounds of pruning', zh: '剪枝轮数' },
    rival: {
      en: 'Compare with',
      zh: '与谁比',
      options: {
        signs: { en: 'signs kept', zh: '只留符号' },
        fresh: { en: 'new values', zh: '换新值' },
        oneShot: { en: 'one-shot mask', zh: '一次剪成' },
        shuffled: { en: 'shuffled mask', zh: '打乱掩码' },
        goOn: { en: 'continued', zh: '接着训练' },
        cut: { en: 'cut, not retrained', zh: '剪后不训练' },
      },
    },
    runs: { en: 'Seeds', zh: '种子个数' },
    prune: { en: 'Removed a round', zh: '每轮剪去', unit: '%' },
    steps: { en: 'Training steps', zh: '训练步数' },
    rate: { en: 'Learning rate', zh: '学习率' },
    seed: { en: 'First seed', zh: '第一个种子' },
  },
};

export const words = {
  arms: {
    ticket: { en: 'ticket', zh: '彩票' },
    signs: { en: 'signs kept', zh: '只留符号' },
    fresh: { en: 'new values', zh: '换新值' },
    oneShot: { en: 'one-shot', zh: '一次剪成' },
    shuffled: { en: 'shuffled', zh: '打乱掩码' },
    goOn: { en: 'continued', zh: '接着训练' },
    cut: { en: 'only cut', zh: '只剪' },
  },
  explained: {
    ticket: { en: 'mask and initial values, trained', zh: '掩码加初始值，再训练' },
    signs: { en: 'same mask, new magnitudes, old signs', zh: '掩码不变，大小换新，符号照旧' },
    fresh: { en: 'same mask, new values', zh: '掩码不变，全换新值' },
    oneShot: { en: 'mask from one cut, initial values', zh: '一刀剪成的掩码，初始值' },
    shuffled: { en: 'mask shuffled in each layer, initial values', zh: '各层内打乱掩码，初始值' },
    goOn: { en: 'trained on from the trained values', zh: '从训练后的值接着练' },
    cut: { en: 'dense network cut once, not retrained', zh: '稠密网络剪一刀，不再训练' },
  },
  left: { en: 'weights left', zh: '剩余权重数' },
  accuracy: { en: 'test accuracy', zh: '测试准确率' },
  borders: { en: 'What they have learned', zh: '各自学到的边界' },
  curve: { en: 'Accuracy against weights left', zh: '准确率随剩余权重数的变化' },
  seeds: { en: 'Number of seeds', zh: '种子个数' },
  mean: { en: 'mean', zh: '均值' },
  sd: { en: 'sd', zh: '标准差' },
  output: { en: 'output', zh: '输出' },
  solid: { en: 'solid: positive', zh: '实线：正' },
  dashed: { en: 'dashed: negative', zh: '虚线：负' },
  wide: { en: 'wider: larger', zh: '越粗越大' },
} as const;

/** Sentences with numbers in them. */
export const sentences = {
  network: {
    en: (left: number, all: number) => `The trained ticket: ${left} of ${all} weights`,
    zh: (left: number, _all: number) => `训练后的彩票：剩${left}个权重`,
  },
  classes: {
    en: (seed: number) => `filled: class 1; tint: called class 1 (seed ${seed})`,
    zh: (seed: number) => `实心点：类1；底色：判为类1的地方（种子${seed}）`,
  },
  left: { en: (left: number) => `${left} weights left`, zh: (left: number) => `剩${left}个权重` },
  runs: {
    en: (runs: number) => (runs === 1 ? '1 seed' : `${runs} seeds`),
    zh: (runs: number) => `跑${runs}个种子`,
  },
  someDone: {
    en: (finished: number, runs: number) => `${finished} of ${runs} seeds done.`,
    zh: (finished: number, runs: number) => `已完成${finished}个种子，共${runs}个。`,
  },
  oneDone: { en: (seed: number) => `One seed (${seed}).`, zh: (seed: number) => `1个种子（${seed}）。` },
  allDone: {
    en: (runs: number, first: number, last: number) => `${runs} seeds (${first} to ${last}).`,
    zh: (runs: number, first: number, last: number) => `${runs}个种子（${first}到${last}）。`,
  },
} as const;
