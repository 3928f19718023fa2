import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';
import type { Method } from './intervals';

export const methodNames: Readonly<Record<Method, Bilingual>> = {
  wald: { en: 'Wald', zh: 'Wald' },
  wilson: { en: 'Wilson', zh: 'Wilson' },
  exact: { en: 'Clopper-Pearson', zh: 'Clopper-Pearson' },
  bootstrap: { en: 'bootstrap', zh: '自助法' },
};

export const text: WidgetText<Params> = {
  title: { en: 'A hundred test sets', zh: '一百份试卷' },
  lesson: {
    en: 'A 95% interval is a promise about repetitions. Wilson keeps it; the plain normal interval breaks it where good models live, near 1.',
    zh: '“95%”是对多次重复的承诺：Wilson大体守约，朴素的正态区间偏偏在好模型所在的1附近失信。',
  },
  try: {
    en: 'Wald with p = 0.95 and n = 20; then larger n; then Wilson at n = 20. Quadruple n and compare the widths. Change only the level.',
    zh: '选Wald，p设为0.95、n设为20，再把n加大；然后退回n=20换成Wilson。把n变成四倍，比一比宽度。只改置信水平再看。',
  },
  notice: {
    en: 'the hundred hits scatter about the exact coverage, which is summed and not simulated. Coverage runs in saw-teeth, against p as against n: more examples do not repair the formula. Four times the examples halve the width; a higher level buys hits with width and knows nothing more.',
    zh: '100个区间里罩住真值的个数，在精确覆盖率（是求和得到的，不是模拟）上下浮动。覆盖率不论随p还是随n都呈锯齿状，加样本治不好公式的毛病。样本四倍，宽度减半；提高水平只是拿宽度换命中，并没有多知道什么。',
  },
  parameters: {
    method: { en: 'Interval', zh: '区间', options: methodNames },
    p: { en: 'True accuracy p', zh: '真实准确率p', format: (p) => p.toFixed(3) },
    n: { en: 'Test examples n', zh: '测试样本数n', format: (n) => String(Math.round(n)) },
    level: {
      en: 'Level',
      zh: '置信水平',
      options: {
        80: { en: '80%', zh: '80%' },
        90: { en: '90%', zh: '90%' },
        95: { en: '95%', zh: '95%' },
        99: { en: '99%', zh: '99%' },
      },
    },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  sizes: { en: 'Test examples', zh: '测试样本数' },
  hundred: { en: 'One hundred intervals', zh: '一百个区间' },
  truth: { en: 'true accuracy', zh: '真实准确率' },
  hitsSoFar: { en: 'hits so far', zh: '累计命中' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  overP: { en: 'Coverage against the true accuracy', zh: '覆盖率随真实准确率的变化' },
  overN: { en: 'Coverage against the size of the test set', zh: '覆盖率随测试样本数的变化' },
  coverageAxis: { en: 'exact coverage (%)', zh: '精确覆盖率（%）' },
  pAxis: { en: 'true accuracy p', zh: '真实准确率p' },
  nAxis: { en: 'test examples n', zh: '测试样本数n' },
  width: { en: 'width', zh: '宽度' },
  coverage: { en: 'exact coverage', zh: '精确覆盖率' },
  tooHigh: { en: 'misses: lies above', zh: '错过：整个偏高' },
  tooLow: { en: 'lies below', zh: '整个偏低' },
  hits: { en: 'hits of 100', zh: '100个中命中' },
  method: { en: 'method', zh: '方法' },
} as const;

/** Sentences with numbers in them. */
export const sentences = {
  missed: {
    en: (missed: number, expected: string) => `${missed} of 100 miss; ${expected} expected`,
    zh: (missed: number, expected: string) => `100个里错过${missed}个，预期${expected}个`,
  },
  lastDip: {
    en: (method: string, below: string, n: number) => `${method}: below ${below} for the last time at n = ${n}`,
    zh: (method: string, below: string, n: number) => `${method}最后一次低于${below}：n = ${n}`,
  },
  stillLow: {
    en: (method: string, below: string, n: number) => `${method}: still below ${below} at n = ${n}`,
    zh: (method: string, below: string, n: number) => `${method}到n = ${n}时仍低于${below}`,
  },
  intervalAt: {
    en: (score: string) => `interval at ${score}`,
    zh: (score: string) => `对${score}的区间`,
  },
  neverDips: {
    en: (method: string, below: string) => `${method}: never below ${below} from n = 4 on`,
    zh: (method: string, below: string) => `${method}：n从4起从不低于${below}`,
  },
  note: {
    en: 'In the table the bootstrap has infinitely many replicates, so that its resampled counts are exactly binomial; each of the hundred has 1,000.',
    zh: '表中的自助法按重抽无穷多次计算，此时重抽的计数恰为二项分布；一百个区间则各重抽1,000次。',
  },
} as const;
