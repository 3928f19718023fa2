import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import { grouped } from '../../ui/numbers.ts';
import type { Method, Params } from './compute';

const whole = (value: number): string => grouped(Math.round(value));

export const methodNames: Readonly<Record<Method, Bilingual>> = {
  euler: { en: 'diffusion: Euler steps', zh: '扩散：Euler步' },
  heun: { en: 'diffusion: Heun steps', zh: '扩散：Heun步' },
  exact: { en: 'consistency model or flow', zh: '一致性模型或流模型' },
  langevin: { en: 'energy: Langevin chain', zh: '能量模型：Langevin链' },
  digits: { en: 'autoregressive digits', zh: '自回归：逐位抽取' },
  moments: { en: 'Gaussian, right moments', zh: '矩匹配的高斯' },
  oneMode: { en: 'generator, one mode only', zh: '只会一个峰的生成器' },
};

export const text: WidgetText<Params> = {
  title: { en: 'What a step buys', zh: '每走一步，换来什么' },
  lesson: {
    en: 'One denoising step lands on the mean of all data; error falls like 1/N for Euler, 1/N² for Heun; the exact map needs one call.',
    zh: '一步去噪只能落在全体数据的均值上；误差随步数下降，Euler按1/N，Heun按1/N²；精确映射只要一次调用。',
  },
  try: {
    en: 'Euler with 1, 4 and 16 steps; then open the noise η at the same number of steps; then the other ways to draw. All networks are exact formulas for this target, so the error is the method’s own.',
    zh: 'Euler先走1步，再走4步、16步；步数不变，把噪声η打开；再换别的抽法。所有“网络”都是这个目标的精确公式，看到的误差全属于方法本身。',
  },
  notice: {
    en: 'one step puts every particle at the mean, where there are no data. Paths of the ODE never cross. Fresh noise needs more steps here. The Gaussian with the right mean and spread has moment distance 0 and the wrong shape.',
    zh: '一步时所有粒子都落在均值上，那里并没有数据。ODE的路径互不相交。加了新噪声，就要更多步。均值、方差都对的高斯，矩距离为0，形状却全错。',
  },
  parameters: {
    method: { en: 'Method', zh: '方法', options: methodNames },
    steps: { en: 'Steps N', zh: '步数N', format: whole },
    eta: { en: 'Fresh noise η', zh: '新噪声η', format: (value) => value.toFixed(2) },
    left: { en: 'Left weight', zh: '左峰权重', format: (value) => value.toFixed(2) },
    gap: { en: 'Gap', zh: '峰距倍数', format: (value) => value.toFixed(1) },
    particles: { en: 'Particles', zh: '粒子数', format: whole },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  steps: { en: 'Steps', zh: '步数' },
  paths: { en: 'From noise to data', zh: '从噪声到数据' },
  time: { en: 'time t, from noise to data', zh: '时间t：从噪声到数据' },
  chain: { en: 'steps of the chain', zh: '链的步数' },
  digit: { en: 'digits drawn', zh: '已抽的位数' },
  oneCall: { en: 'one call', zh: '一次调用' },
  samples: { en: 'Samples (bars) and target (line)', zh: '样本（柱）与目标（线）' },
  density: { en: 'density', zh: '密度' },
  clipped: { en: 'bars above the frame reach', zh: '出框的柱最高到' },
  errorTitle: { en: 'Distance to the target against calls', zh: '与目标的距离随调用次数变化' },
  calls: { en: 'network calls for one sample', zh: '一个样本的网络调用次数' },
  distance: { en: 'Wasserstein distance', zh: 'Wasserstein距离' },
  here: { en: 'here', zh: '当前' },
  distanceShort: { en: 'distance W₁', zh: '距离W₁' },
  moment: { en: 'moment distance', zh: '矩距离' },
  leftShare: { en: 'left of 0', zh: '0以左的比例' },
  target: { en: 'target', zh: '目标' },
  callsShort: { en: 'calls', zh: '调用次数' },
  meanSd: { en: 'mean, spread', zh: '均值，标准差' },
  digitLimit: { en: 'The autoregressive model stops at 12 digits.', zh: '自回归最多抽12位。' },
  stepsUnused: { en: 'This method takes one call, whatever N is.', zh: '这种方法只调用一次，与N无关。' },
} as const satisfies Record<string, Bilingual>;
