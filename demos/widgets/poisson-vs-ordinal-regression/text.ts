import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';
import type { ModelName } from './predictors';

export const modelNames: Readonly<Record<'truth' | ModelName, Bilingual>> = {
  truth: { en: 'truth', zh: '真实概率' },
  ordinal: { en: 'ordinal', zh: '序数回归' },
  gaussian: { en: 'Gaussian line', zh: '高斯直线' },
  poisson: { en: 'Poisson', zh: '泊松回归' },
};

export const text: WidgetText<Params> = {
  title: { en: 'Same integers, three readings', zh: '同样的整数，三种读法' },
  lesson: {
    en: 'An ordinal model reads only the order of the numbers, a Gaussian line and a Poisson model read their distances: recode the grades and see who moves.',
    zh: '序数模型只看先后，高斯直线和泊松模型把数字当距离：改一改编码，看谁会动。',
  },
  try: {
    en: 'the codes 1, 2, 3, 10; then even cuts with the codes 1 to 4; then counts, with growth and with overdispersion. Move the cuts by their buttons or by a tap on the picture.',
    zh: '把编码改成1, 2, 3, 10；再选等距切点、编码改回1到4；然后换成计数，调增长率和过离散。切点可以用按钮挪，也可以直接点图。',
  },
  notice: {
    en: 'the ordinal row of the table does not change in any digit under recoding. Models with equal steps blow up the narrow second grade; even cuts forgive them. On counts the roles change: the ordinal model gives numbers it has not seen no probability, the line goes below zero, and a Poisson with φ > 1 has the right mean but too narrow a spread.',
    zh: '改编码时，表里序数回归那一行一个数字都不变。假设等距的模型把狭窄的第2档撑宽，切点等距时才蒙混过关。换成计数，角色对调：没见过的数，序数模型给零概率；直线会跌破零；φ>1时，泊松均值对、分布却太窄。',
  },
  parameters: {
    truth: {
      en: 'Truth',
      zh: '真相',
      options: { grades: { en: 'grades', zh: '等级' }, counts: { en: 'counts', zh: '计数' } },
    },
    slope: { en: 'Slope (grades)', zh: '斜率（等级）', format: (v) => v.toFixed(1) },
    cuts: { en: 'Cuts', zh: '切点' },
    codes: { en: 'Codes of the four grades', zh: '四档的编码' },
    growth: { en: 'Growth (counts)', zh: '增长率（计数）', format: (v) => v.toFixed(1) },
    dispersion: { en: 'Dispersion φ (counts)', zh: '离散度φ（计数）', format: (v) => v.toFixed(1) },
    n: { en: 'Training rows', zh: '训练行数' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  presets: { en: 'Truth', zh: '真相' },
  uneven: { en: 'grades, uneven cuts', zh: '等级，切点不等距' },
  even: { en: 'grades, even cuts', zh: '等级，切点等距' },
  counts: { en: 'counts', zh: '计数' },
  codes: { en: 'Codes', zh: '编码' },
  moveCuts: { en: 'Move the cuts', zh: '挪动切点' },
  cut: { en: 'cut', zh: '切点' },
  down: { en: 'down', zh: '下移' },
  up: { en: 'up', zh: '上移' },
  hidden: { en: 'Hidden score at x = 0', zh: 'x = 0处的隐藏分数' },
  trueCuts: { en: 'true cuts', zh: '真实切点' },
  foundCuts: { en: 'found by the ordinal fit', zh: '序数回归找到的' },
  bands: { en: 'Probability of each number against x', zh: '各个数的概率随x的变化' },
  scatter: { en: 'Counts and fitted means', zh: '计数与拟合的均值' },
  count: { en: 'count', zh: '计数' },
  input: { en: 'input x', zh: '输入x' },
  poissonMean: { en: 'Poisson mean', zh: '泊松均值' },
  line: { en: 'least-squares line', zh: '最小二乘直线' },
  model: { en: 'model', zh: '模型' },
  logLoss: { en: 'log loss', zh: '对数损失' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  rps: { en: 'RPS', zh: 'RPS' },
  impossible: { en: 'impossible', zh: '不可能' },
  unseen: { en: 'gets probability 0', zh: '得零概率' },
} as const;

/** Sentences with numbers in them. */
export const sentences = {
  rows: {
    en: (list: string) => `Training rows: ${list}.`,
    zh: (list: string) => `训练数据行数：${list}。`,
  },
  rowsOf: {
    en: (value: string, rows: number) => `${value}: ${rows}`,
    zh: (value: string, rows: number) => `${value}有${rows}行`,
  },
  notes: {
    grades: {
      en: 'All columns are expectations over endless test rows. Impossible: for the Poisson the probability it puts outside the list before it is scaled to the list; for the line the share of x at which it predicts a number below the first or above the last code.',
      zh: '各列都是在无穷多测试行上的期望。“不可能”一列：泊松指缩放到列表之前落在列表之外的概率；直线指预测值低于第一个或高于最后一个编码的x所占的比例。',
    },
    counts: {
      en: 'All columns are expectations over endless test rows; log loss over those that get any probability. The line’s distribution is cut at half-way points, all below 0.5 counting as 0. Impossible: the share of x at which the line predicts a negative mean.',
      zh: '各列都是在无穷多测试行上的期望；对数损失只算得到非零概率的行。直线的分布在半整数处切开，0.5以下全算0。“不可能”一列：直线预测出负均值的x所占的比例。',
    },
  },
  dispersion: {
    en: (raw: string, residual: string) =>
      `Variance over mean: ${raw} in the raw column, ${residual} in the residuals of the Poisson fit. Only the second tests the model.`,
    zh: (raw: string, residual: string) =>
      `方差与均值之比：原始一列为${raw}，泊松拟合的残差为${residual}。检验模型要看后者。`,
  },
} as const;
