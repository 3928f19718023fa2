import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

const percent = (value: number): string => `${Math.round(value)}%`;

export const text: WidgetText<Params> = {
  title: { en: 'Three learners on one stream', zh: '同一条数据流，三个学习者' },
  lesson: {
    en: 'A window and a learning rate both decide how much of the past is kept: too little is noise, too much is lag, and where the world stands still, more is always better.',
    zh: '窗口和学习率都在决定“过去留多少”：留少了是噪声，留多了是滞后；世界不动时，则越多越好。',
  },
  try: {
    en: 'each kind of drift, then W and α. Move the dial to just after the jump: who still points the old way? Then replay old rows, and let the labels come late.',
    zh: '逐个选漂移的种类，再调W和α。把表盘移到突变刚过的时刻：谁还指着老方向？然后试试回放旧数据，再让标签晚到。',
  },
  notice: {
    en: 'the stateless curve falls in stairs, one at each refit, and is clean W rows after a jump; the stateful one glides down and then keeps trembling. In the lower plot both minima lie at about the same effective size. Replay hurts wherever the truth itself has changed.',
    zh: '无状态的曲线一级一级往下掉，每次重拟合掉一级，突变过后满W行才干净；有状态的平滑滑下去，然后一直在抖。下图两条曲线的最低点，有效大小差不多。真相本身变了的时候，回放旧数据是帮倒忙。',
  },
  parameters: {
    scenario: {
      en: 'Drift',
      zh: '漂移',
      options: {
        none: { en: 'no drift', zh: '无漂移' },
        jump: { en: 'jump half-way', zh: '中途突变' },
        slow: { en: 'slow turn', zh: '慢转' },
        switch: { en: 'switching every 250', zh: '每250行切换' },
      },
    },
    window: { en: 'Window W', zh: '窗口W' },
    every: { en: 'Refit every R', zh: '每R行重拟合' },
    step: { en: 'Step α', zh: '步长α', format: (value) => value.toFixed(2) },
    look: { en: 'Dial at', zh: '表盘时刻', format: percent },
    replay: { en: 'Replay', zh: '回放比例', format: percent },
    turn: { en: 'Angle', zh: '转角', format: (value) => `${value}°` },
    sigma: { en: 'Noise σ', zh: '噪声σ', format: (value) => value.toFixed(1) },
    rows: { en: 'Rows T', zh: '总行数T' },
    delay: { en: 'Label delay', zh: '标签延迟' },
    runs: { en: 'Streams averaged', zh: '平均几条流' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  learners: {
    static: { en: 'static', zh: '静态' },
    stateless: { en: 'stateless', zh: '无状态' },
    stateful: { en: 'stateful', zh: '有状态' },
  },
  riskTitle: { en: 'Excess risk along the stream', zh: '沿着数据流的超额风险' },
  row: { en: 'row', zh: '行' },
  dialTitle: { en: 'Weights at row', zh: '此刻的权重，行' },
  truth: { en: 'truth w', zh: '真相w' },
  sweepTitle: { en: 'Mean risk by how much past is kept', zh: '留多少过去，平均风险多大' },
  size: { en: 'W, or (2 − α)/α (rows)', zh: 'W，或(2 − α)/α（行）' },
  windows: { en: 'windows', zh: '窗口' },
  steps: { en: 'steps α', zh: '步长α' },
  chosen: { en: 'filled: your W and α', zh: '实心：当前的W和α' },
  learner: { en: 'learner', zh: '学习者' },
  mean: { en: 'mean excess risk', zh: '平均超额风险' },
  floor: { en: 'expected, no drift', zh: '理论值（无漂移）' },
  visits: { en: 'row visits', zh: '读过的行次' },
  stored: { en: 'rows stored', zh: '要存的行数' },
  averaged: { en: 'Averaged over streams:', zh: '平均的数据流条数：' },
  firstFit: {
    en: 'All three start from one least-squares fit of the first 200 rows; the risk is counted after it.',
    zh: '三者都从前200行的一次最小二乘拟合起步，之后才计风险。',
  },
} as const;
