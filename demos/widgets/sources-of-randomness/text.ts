import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import { two } from '../../ui/numbers.ts';
import type { SumName } from './digits';
import type { Method } from './methods';
import type { MapName, Params } from './parameters';

export const text: WidgetText<Params> = {
  title: { en: 'Chosen dice, unchosen digits', zh: '选来的骰子，没选过的末位' },
  lesson: {
    en: 'A seed fixes every draw on every machine; it does not fix the order of additions, and with it the last digits.',
    zh: '种子定死每一次抽样，换哪台机器都一样；但它管不了加法的顺序，也就管不了末位。',
  },
  try: {
    en: 'the temperature at 0.5 and 2 with p = 0.9; then the same seed on another device. Let the model of this book go on after your own words. Then turn to the digits.',
    zh: 'p取0.9，温度先后取0.5和2；再换台设备用同一个种子。让“本书模型”接着你的话往下写。然后去看“数位”页。',
  },
  notice: {
    en: 'ten thousand draws agree to the last one on phone and desktop, since they compare whole numbers; a kernel that works in 32-bit floats may differ in a few. On the other page three exact methods on one device give three sets of last digits.',
    zh: '一万次抽样在手机和电脑上一个不差，因为比的是整数；用32位浮点的内核则可能有几次不同。另一页里，同一台设备上三种严格相等的算法，末位各不相同。',
  },
  measure: { en: '1000 seeds', zh: '试1000个种子' },
  parameters: {
    tab: { en: 'Page', zh: '页' },
    source: { en: 'Source', zh: '来源' },
    context: { en: 'Words before the next one (for the model of this book)', zh: '上文（本书模型用，英文）' },
    temperature: { en: 'Temperature', zh: '温度T', format: two },
    topK: { en: 'Top-k', zh: 'top-k', format: (value) => (value === 0 ? '–' : String(value)) },
    topP: { en: 'Top-p', zh: 'top-p', format: (value) => (value === 1 ? '–' : two(value)) },
    minP: { en: 'Min-p', zh: 'min-p', format: (value) => (value === 0 ? '–' : two(value)) },
    seed: { en: 'Seed', zh: '随机种子' },
    draws: {
      en: 'Draws',
      zh: '抽样次数',
      options: {
        100: { en: '100', zh: '100' },
        1000: { en: '1,000', zh: '1,000' },
        10000: { en: '10,000', zh: '10,000' },
        100000: { en: '100,000', zh: '100,000' },
      },
    },
    wrong: { en: 'test against a wrong theory (0.95 T)', zh: '拿错误的理论（0.95T）来检验' },
    map: { en: 'Method', zh: '算法' },
    row: { en: 'Output row', zh: '输出行', format: String },
    column: { en: 'Output column', zh: '输出列', format: String },
    whole: { en: 'picture and filter of whole numbers', zh: '图像和滤波器都取整数' },
  },
};

export const tabNames: Readonly<Record<Params['tab'], Bilingual>> = {
  sampling: { en: 'Draws', zh: '抽样' },
  digits: { en: 'Digits', zh: '数位' },
};

export const sourceNames: Readonly<Record<Params['source'], Bilingual>> = {
  preset: { en: 'the chapter’s eight tokens', zh: '本章的八个词元' },
  book: { en: 'model of this book', zh: '本书模型' },
};

export const methodNames: Readonly<Record<Method['name'], Bilingual>> = {
  direct: { en: 'direct', zh: '直接' },
  winograd: { en: 'Winograd F(2×2, 3×3)', zh: 'Winograd F(2×2, 3×3)' },
  fft: { en: 'FFT, 32×32', zh: 'FFT，32×32' },
  device: { en: 'this device’s kernel', zh: '本机的内核' },
};

export const mapNames: Readonly<Record<MapName, Bilingual>> = {
  winograd: { en: 'Winograd', zh: 'Winograd' },
  fft: { en: 'FFT', zh: 'FFT' },
  device: { en: 'this device', zh: '本机' },
};

export const sumNames: Readonly<Record<SumName, Bilingual>> = {
  descending: { en: 'large to small', zh: '从大到小' },
  ascending: { en: 'small to large', zh: '从小到大' },
  shuffled: { en: 'shuffled by the seed', zh: '按种子打乱' },
  halves: { en: 'by halves, recursively', zh: '对半递归' },
  lanes256: { en: '256 interleaved sums, then a tree', zh: '256路交错累加再合并' },
  lanes64: { en: '64 interleaved sums, then a tree', zh: '64路交错累加再合并' },
  kahan: { en: 'compensated (Kahan)', zh: '补偿求和（Kahan）' },
};

export const backendNames: Readonly<Record<string, Bilingual>> = {
  webgpu: { en: 'the kernel on the GPU, 32-bit floats', zh: 'GPU内核，32位浮点' },
  wasm: { en: 'TensorFlow.js on WASM, 32-bit floats', zh: 'TensorFlow.js（WASM），32位浮点' },
  cpu: { en: 'TensorFlow.js on the CPU, 32-bit floats', zh: 'TensorFlow.js（CPU），32位浮点' },
  float64: { en: 'the kernel’s float64 reference', zh: '内核的float64参考实现' },
};

export const words = {
  pages: { en: 'Pages', zh: '页面' },
  contexts: { en: 'Ready contexts', zh: '现成的上文' },
  drawsTitle: { en: 'Draws (bars) and theory (ticks)', zh: '抽样（柱）与理论（竖线）' },
  token: { en: 'next', zh: '下一个' },
  observed: { en: 'drawn', zh: '抽到' },
  expected: { en: 'expected', zh: '期望' },
  others: { en: 'others', zh: '其余' },
  cut: { en: 'cut', zh: '截去' },
  kept: { en: 'kept', zh: '保留' },
  entropy: { en: 'entropy before the cuts', zh: '截断前的熵' },
  bits: { en: 'bits', zh: '比特' },
  freedom: { en: 'degrees of freedom', zh: '自由度' },
  merged: { en: 'cells below 5 expected draws merged', zh: '期望不足5次的格已合并' },
  leftOut: {
    en: 'cells below 5 expected draws left out, below 5 in all',
    zh: '期望不足5次的格略去，合起来也不足5次',
  },
  kernelTitle: { en: 'The same random numbers through', zh: '同一串随机数，交给' },
  differ: { en: 'differ', zh: '次不同' },
  none: { en: 'none differs', zh: '没有一次不同' },
  edge: {
    en: 'So many can differ only because the two keep different numbers of tokens: the cut lies on the edge of a rounded sum.',
    zh: '差这么多，只可能是两边保留的词元个数不同：截断线正好落在累计和的舍入边上。',
  },
  draw: { en: 'draw', zh: '第几次' },
  exactPath: { en: 'exact', zh: '精确' },
  device: { en: 'device', zh: '设备' },
  modelNote: {
    en: 'A trigram model with absolute discounting, counted from this book’s English text when the site was built: words in triples, no understanding. Numbers are all “#”.',
    zh: '三元模型（绝对折扣平滑），网站构建时从本书英文正文数出来的：只认三个词的连排，谈不上理解。数字一律记作“#”。',
  },
  unknown: { en: 'Not in its vocabulary, so passed over:', zh: '词表里没有，跳过：' },
  usedBoth: { en: 'Both words before were seen together.', zh: '用上了前两个词。' },
  usedOne: { en: 'Backed off to the last word alone.', zh: '退到只看最后一个词。' },
  usedNone: { en: 'Backed off to plain word frequencies.', zh: '退到只看词频。' },
  goesOn: { en: 'It goes on:', zh: '接着写：' },
  seedsTitle: { en: 'χ² of many seeds', zh: '许多种子的χ²' },
  mean: { en: 'mean', zh: '平均' },
  above: { en: 'above the 5% point', zh: '超过5%分位点' },
  density: { en: 'density', zh: '密度' },
  seeds: { en: 'seeds', zh: '个种子' },
  method: { en: 'method', zh: '算法' },
  value: { en: 'output', zh: '输出' },
  bitsOf: { en: '32 bits', zh: '32位' },
  error: { en: 'error here', zh: '此处误差' },
  rms: { en: 'relative error, all', zh: '整体相对误差' },
  differs: { en: 'differ from direct', zh: '与直接法不同' },
  float64: { en: 'float64', zh: 'float64' },
  mapTitle: { en: 'minus direct, in last places', zh: '减直接法（最末位单位）' },
  sumTitle: { en: '1 + 1/2 + … + 1/1,000,000', zh: '1 + 1/2 + … + 1/1,000,000' },
  relative: { en: 'relative error', zh: '相对误差' },
} as const satisfies Record<string, Bilingual>;
