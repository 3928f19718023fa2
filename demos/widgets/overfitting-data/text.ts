import type { WidgetText } from '../../runtime/widget.ts';
import { two } from '../../ui/numbers.ts';
import type { Params } from './settings';

export const text: WidgetText<Params> = {
  title: { en: 'A free copy, if you know the symmetry', zh: '懂得对称，副本白送' },
  lesson: {
    en: 'Mirrored copies are worth most when data are few; where the mirror is only roughly true, its bias stays after the variance has gone.',
    zh: '样本越少，镜像副本越值钱；镜像若只是大致成立，方差消失以后，它的偏差还在。',
  },
  try: {
    en: 'set the odd part s to 0.2 or 0.4 and move n across the dotted line; then K = 1 with s = 0. Points and noise stay the same while you move s and the noise, so that only the question changes.',
    zh: '把奇部强度s设为0.2或0.4，让n越过点线；再设K=1、s=0看欠拟合。改s和噪声时，点和噪声的抽样不变，变的只有问题本身。',
  },
  notice: {
    en: 'with s = 0 the mirror always helps, and less and less as data grow. With s > 0 the two test curves cross near n*, and beyond it the mirrored fit stops at its own floor. With K = 1 both curves are flat and close: more points change nothing.',
    zh: 's=0时镜像总有用，只是数据越多帮得越少；s>0时两条测试曲线在n*附近相交，过了交点，镜像那条就停在自己的底线上；K=1时两条线又平又近，加数据没有用。',
  },
  parameters: {
    mirror: { en: 'add mirrored copies', zh: '加镜像副本' },
    n: { en: 'Points n', zh: '样本数n', format: (value) => String(Math.round(value)) },
    s: { en: 'Odd part s', zh: '奇部强度s', format: two },
    K: { en: 'Highest frequency K', zh: '最高频率K' },
    sd: { en: 'Noise', zh: '噪声标准差', format: two },
    repeats: { en: 'Samples averaged', zh: '平均的样本组数' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  fits: { en: 'The first sample and its fit', zh: '第一组样本和拟合' },
  curves: { en: 'Mean squared error against n', zh: '均方误差随n的变化' },
  angle: { en: 'angle x (radians)', zh: '角度x（弧度）' },
  truth: { en: 'truth', zh: '真实曲线' },
  without: { en: 'without copies', zh: '无副本' },
  withCopies: { en: 'with copies', zh: '加副本' },
  points: { en: 'training points n', zh: '训练样本数n' },
  error: { en: 'squared error', zh: '平方误差' },
  test: { en: 'test', zh: '测试' },
  training: { en: 'training', zh: '训练' },
  floor: { en: 'Floor, n → ∞', zh: '底线（n→∞）' },
  rule: { en: 'rule', zh: '公式' },
  helps: { en: 'the copies help', zh: '副本帮忙' },
  harms: { en: 'the copies harm', zh: '副本添乱' },
  equal: { en: 'no difference', zh: '没有差别' },
  parameters: { en: 'coefficients', zh: '个系数' },
  difference: { en: 'Test', zh: '测试' },
} as const;
