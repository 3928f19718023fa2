import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import { decimals } from '../../ui/numbers.ts';
import type { AlarmName, Cure, Params, Scenario } from './compute';

export const scenarioNames: Readonly<Record<Scenario, Bilingual>> = {
  label: { en: 'label', zh: '标签偏移' },
  covariate: { en: 'covariate', zh: '协变量偏移' },
  bump: { en: 'covariate, bump', zh: '协变量偏移（bump）' },
  concept: { en: 'concept', zh: '概念漂移' },
  domain: { en: 'domain', zh: '领域偏移' },
};

export const cureNames: Readonly<Record<Cure, Bilingual>> = {
  none: { en: 'no cure', zh: '不补救' },
  weights: { en: 'importance weights', zh: '重要性加权' },
  prior: { en: 'prior correction', zh: '修正先验' },
  audit: { en: 'retrain on audit labels', zh: '用抽检标签重训' },
};

export const alarmNames: Readonly<Record<AlarmName, Bilingual>> = {
  ks: { en: 'KS distance of x', zh: 'x的KS距离' },
  psi: { en: 'PSI of x', zh: 'x的PSI' },
  auc: { en: 'source or target? AUC', zh: '辨源与目标的AUC' },
  rate: { en: 'rate of outputs “1”', zh: '输出“1”的比例' },
  confidence: { en: 'mean confidence', zh: '平均自信程度' },
  audited: { en: 'audited accuracy', zh: '抽检准确率' },
};

export const text: WidgetText<Params> = {
  title: { en: 'Which part of p(x, y) moved?', zh: 'p(x, y)的哪一块动了？' },
  lesson: {
    en: 'The factor that moved decides which alarm can see a shift and which cure works; a change of p(y|x) alone is invisible without labels.',
    zh: '动的是哪个因子，决定了哪盏灯看得见、哪种补救有效；只有p(y|x)变时，没有标签就什么也看不见。',
  },
  try: {
    en: 'each shift with each cure. Move the rule s under concept drift and watch the lights. Then the bump with δ = 1 and with δ = 2, and n = 200 with other seeds.',
    zh: '五种偏移配四种补救都点一遍。概念漂移下拖动s，盯着灯看。再看bump：δ=1、δ=2，以及n=200时换几个种子。',
  },
  notice: {
    en: 'a framed factor stays fixed, and a cure that leans on it works: the prior under label shift, new labels under concept drift, whose five unlabelled lights read the same for every s. Loud alarms can go with rising accuracy, rising confidence with falling accuracy. Weights help the bump at δ = 2 and harm it at δ = 1: they find the best log loss of a wrong model.',
    zh: '加框的因子不变，靠得住它的补救才有效：标签偏移改先验；概念漂移只能靠新标签，无论s取多少，前五盏灯的读数一模一样。报警大作时准确率可能上升，自信上涨时准确率可能下跌。bump里δ=2时加权救场，δ=1时反而添乱：它求的是错误模型类里最小的对数损失。',
  },
  parameters: {
    scenario: { en: 'Shift', zh: '偏移', options: scenarioNames },
    shift: { en: 'Inputs move δ', zh: '输入移动δ', format: (v) => decimals(v, 1) },
    prior: { en: 'New prior π', zh: '新先验π', format: (v) => v.toFixed(2) },
    rule: { en: 'New rule s', zh: '新规律s', format: (v) => decimals(v, 1) },
    cure: { en: 'Cure drawn', zh: '画哪种补救', options: cureNames },
    n: { en: 'Sample size n', zh: '样本量n', format: (v) => String(Math.round(v)) },
    audit: { en: 'Audit labels', zh: '抽检标签数' },
    ratio: {
      en: 'Weights from',
      zh: '权重来自',
      options: { true: { en: 'true densities', zh: '真实密度' }, estimated: { en: 'a classifier', zh: '分类器估计' } },
    },
    clip: { en: 'Largest weight', zh: '权重上限', format: (v) => (v < 10 ? v.toFixed(1) : String(Math.round(v))) },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  factors: { en: 'What moved', zh: '什么动了' },
  sourceCurve: { en: 'source', zh: '源' },
  targetCurve: { en: 'target', zh: '目标' },
  fixed: { en: 'fixed', zh: '不变' },
  moves: { en: 'changed', zh: '变了' },
  threshold: { en: 'model says 1 from here on', zh: '模型从这里起判1' },
  before: { en: 'before', zh: '原来' },
  after: { en: 'cured', zh: '补救后' },
  classOne: { en: 'dashed: p(x | y = 0)', zh: '虚线：p(x | y = 0)' },
  accuracy: { en: 'Accuracy in the target world', zh: '在目标世界里的准确率' },
  inSource: { en: 'in the source', zh: '在源上' },
  bestPossible: { en: 'best possible', zh: '理论最优' },
  thisSample: { en: 'this sample', zh: '这份样本' },
  endless: { en: 'endless data', zh: '无穷数据' },
  noLabels: { en: 'no labels', zh: '无标签' },
  alarms: { en: 'Alarms', zh: '报警灯' },
  reading: { en: 'reading', zh: '读数' },
  before5: { en: 'in the source', zh: '源上' },
  limit: { en: '5% limit', zh: '5%界限' },
  on: { en: 'on', zh: '亮' },
  off: { en: 'off', zh: '灭' },
} as const;

/** Sentences with numbers in them. */
export const sentences = {
  audited: { en: (labels: number) => `audit, ${labels} labels`, zh: (labels: number) => `抽检${labels}个测得` },
  limit: {
    en: 'A light is on where chance alone would get as far in less than 5% of cases.',
    zh: '只凭偶然走到这一步的机会不到5%，灯才亮。',
  },
  effective: {
    en: (n: number, sample: string, theory: string) =>
      `Of ${n} weighted source examples ${sample} are in effect by this sample, ${theory} in theory.`,
    zh: (n: number, sample: string, theory: string) =>
      `加权后，${n}个源样本按这份样本算有效的有${sample}个，理论值${theory}个。`,
  },
  prior: {
    en: (from: string, to: string, estimated: string) =>
      `Share of class 1: ${from} in the source, ${to} in the target; BBSE estimates ${estimated}.`,
    zh: (from: string, to: string, estimated: string) => `第1类的比例：源${from}，目标${to}；BBSE估计为${estimated}。`,
  },
  inUse: {
    label: { en: 'Only π acts here.', zh: '此处只有π起作用。' },
    covariate: { en: 'Only δ acts here; the rule is σ(2x).', zh: '此处只有δ起作用；规律是σ(2x)。' },
    bump: {
      en: 'Only δ acts here; the rule is σ(4 − 4x²), the source N(−1, 1).',
      zh: '此处只有δ起作用；规律是σ(4 − 4x²)，源是N(−1, 1)。',
    },
    concept: { en: 'Only s acts here: the new rule is σ(2sx).', zh: '此处只有s起作用：新规律是σ(2sx)。' },
    domain: { en: 'δ and s act here: the new rule is σ(2sx).', zh: '此处δ和s起作用：新规律是σ(2sx)。' },
  },
} as const;
