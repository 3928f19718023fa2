import type { WidgetText } from '../../runtime/widget.ts';
import { superscript } from '../../ui/superscript';
import { NO_PENALTY, UNTIL_DONE, type Params } from './settings';

/** 0.0031, 3.2·10⁻⁶, 10⁶: three digits at most. */
export function short(value: number): string {
  if (value === 0) return '0';
  const power = Math.floor(Math.log10(Math.abs(value)) + 1e-12);
  if (power >= -4 && power < 5) return String(Number(value.toPrecision(power >= 3 ? 4 : 3)));
  const lead = Number((value / 10 ** power).toPrecision(2));
  return `${lead === 1 ? '' : `${lead}·`}10${superscript(power)}`;
}

export const lambdaText = (logLambda: number): string => (logLambda <= NO_PENALTY ? '→ 0' : short(10 ** logLambda));
export const stepsText = (logSteps: number): string =>
  logSteps >= UNTIL_DONE ? '∞' : short(Math.round(10 ** logSteps));

export const text: WidgetText<Params> = {
  title: { en: 'One spectrum, four knobs', zh: '一套方向，四个旋钮' },
  lesson: {
    en: 'Model size, penalty, training time and averaging act on the same directions; the spike of double descent stands where the model can only just fit the data, and any of the other knobs tames it.',
    zh: '模型大小、惩罚强度、训练时长、集成都作用在同一批方向上；双下降的尖峰立在“刚好能拟合”之处，拧动其余任何一个旋钮都能压住它。',
  },
  try: {
    en: 'at P = 16 raise λ to 0.001; set it back and lower the steps t instead; set both back and average ten models. Then P = 200, λ → 0: look for the best t.',
    zh: '在P=16把λ提到0.001；调回去，改为减少步数t；再调回去，改为平均十个模型。然后取P=200、λ→0，找最好的t。',
  },
  notice: {
    en: 'the weak directions, those with small d, carry the noise: a penalty and early stopping both cut them off and leave the strong ones alone. The best λ or t hardly changes with P. Averaging helps where the members differ, and does nothing where they agree.',
    zh: 'd小的弱方向里装的是噪声，惩罚和早停砍掉的都是它们，强方向几乎不动；最好的λ或t几乎不随P变。成员分歧大时平均才有用，大家一致就没有可赚的。',
  },
  parameters: {
    P: { en: 'Features P', zh: '特征数P', format: (value) => String(Math.round(value)) },
    logLambda: { en: 'Penalty λ', zh: '惩罚λ', format: lambdaText },
    logSteps: { en: 'Steps t', zh: '步数t', format: stepsText },
    members: { en: 'Models averaged', zh: '平均的模型数' },
    noise: { en: 'Noise', zh: '噪声', format: (value) => value.toFixed(2) },
    draw: { en: 'Draw (seed)', zh: '特征抽样（种子）' },
  },
};

export const words = {
  fit: { en: 'The fit', zh: '拟合' },
  truth: { en: 'truth', zh: '真实曲线' },
  model: { en: 'model', zh: '模型' },
  average: { en: 'average', zh: '平均' },
  members: { en: 'members', zh: '成员' },
  training: { en: 'training error', zh: '训练误差' },
  test: { en: 'test error', zh: '测试误差' },
  norm: { en: 'length of w', zh: '权重范数' },
  effective: { en: 'effective parameters', zh: '有效参数数' },
  of: { en: 'of', zh: '/' },
  shares: { en: 'Share kept of each direction', zh: '每个方向保留的比例' },
  eigenvalue: { en: 'eigenvalue d of the direction', zh: '方向的特征值d' },
  share: { en: 'share kept', zh: '保留比例' },
  sizes: { en: 'Test error against size', zh: '测试误差随规模的变化' },
  features: { en: 'features P', zh: '特征数P' },
  free: { en: 'median of 25, λ → 0, t = ∞', zh: '25次抽样的中位数，λ→0，t=∞' },
  chosen: { en: 'median, your λ and t', zh: '中位数，所选的λ和t' },
  own: { en: 'your draw', zh: '所选的抽样' },
  ownAverage: { en: 'your average', zh: '所选的平均' },
  alongSteps: { en: 'Errors against training time', zh: '误差随训练步数的变化' },
  alongLambda: { en: 'Errors against the penalty', zh: '误差随惩罚的变化' },
  steps: { en: 'steps t', zh: '步数t' },
  penalty: { en: 'penalty λ', zh: '惩罚λ' },
  identity: { en: 'Error of the average', zh: '平均模型的误差' },
  memberMean: { en: 'mean error of the members', zh: '成员误差的平均' },
  spread: { en: 'their spread', zh: '成员的分歧' },
  best: { en: 'best member', zh: '最好的成员' },
} as const;
