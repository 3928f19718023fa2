import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';
import type { Strategy } from './strategies.ts';

export const strategyNames: Readonly<Record<Strategy, Bilingual>> = {
  single: { en: 'one device', zh: '单卡' },
  layers: { en: 'layers', zh: '按层硬切' },
  gpipe: { en: 'GPipe', zh: 'GPipe' },
  '1f1b': { en: '1F1B', zh: '1F1B' },
  data: { en: 'data', zh: '数据并行' },
  fsdp: { en: 'FSDP', zh: 'FSDP' },
  tensor: { en: 'tensor', zh: '张量并行' },
};

export const text: WidgetText<Params> = {
  title: { en: 'One gradient, five cuts', zh: '一个梯度，五种切法' },
  lesson: {
    en: 'Every way of cutting a training step computes the same gradient; what differs is what each device stores, what crosses the links and who waits.',
    zh: '不管怎么切，算出的梯度都一样；不一样的是每块卡存什么、链路上传什么、谁在空等。',
  },
  try: {
    en: 'compare the naive cut by layers with the two pipelines, then raise the micro-batches. Double the batch and see whose traffic doubles. Slow the links down and see whom it hurts.',
    zh: '先比较按层硬切和两种流水线，再加大微批次数；批量翻倍，看谁的通信跟着翻倍；链路调慢，看谁最吃亏。',
  },
  notice: {
    en: 'the gradients are equal, or differ in the last digits where another order of summation rounds differently. Tensor traffic follows the batch, data traffic the weights. More micro-batches buy less idle time; GPipe keeps the activations of the whole batch all the same, 1F1B of fewer and fewer examples.',
    zh: '各种切法的梯度要么完全相等，要么只差末几位，那是求和次序不同、舍入不同；张量并行的通信随批量走，数据并行的随权重走；微批次越多空等越少；GPipe始终要存整个批次的激活，1F1B存的样本越来越少。',
  },
  parameters: {
    strategy: { en: 'Strategy', zh: '切法', options: strategyNames },
    devices: { en: 'Devices N', zh: '卡数N' },
    micro: { en: 'Micro-batches m', zh: '微批次数m' },
    batch: { en: 'Batch b', zh: '批量b' },
    layers: { en: 'Layers L', zh: '层数L' },
    width: { en: 'Width d', zh: '宽度d' },
    link: { en: 'Link: numbers per time unit', zh: '链路：每单位时间传几个数' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  device: { en: 'GPU', zh: '卡' },
  forward: { en: 'forward', zh: '前向' },
  backward: { en: 'backward', zh: '反向' },
  send: { en: 'sending', zh: '通信' },
  gantt: { en: 'One step', zh: '走一步' },
  time: { en: 'time units', zh: '个时间单位' },
  bubble: { en: 'bubble', zh: '气泡' },
  transfers: { en: 'transfers add', zh: '通信占' },
  holds: { en: 'What each device holds of the weights', zh: '每块卡存权重的哪一块' },
  share: { en: 'batch', zh: '批次' },
  layer: { en: 'layer', zh: '层' },
  memory: { en: 'Memory of the fullest device (bytes)', zh: '最满的一块卡占多少显存（字节）' },
  weights: { en: 'weights', zh: '权重' },
  gradients: { en: 'gradients', zh: '梯度' },
  optimizer: { en: 'Adam', zh: 'Adam状态' },
  activations: { en: 'activations', zh: '激活' },
  cut: { en: 'cut', zh: '切法' },
  sent: { en: 'bytes sent per device', zh: '每卡发送字节' },
  stepTime: { en: 'time', zh: '时间' },
  bubbleHead: { en: 'bubble', zh: '气泡' },
  transfersHead: { en: 'transfers', zh: '通信占比' },
  difference: { en: 'gradient differs by', zh: '梯度相差' },
  note: {
    en: 'Bytes and memory are counted at 4 bytes a number. The bubble is the share of time spent waiting for other stages if links were infinitely fast; transfers are what the links add to the step. Data parallel runs overlap their sum with the backward pass in practice; here it comes after it.',
    zh: '字节数按每个数4字节计。气泡是假设链路无限快时等别的段所占的份额；通信占比是链路给这一步添上的时间。实际的数据并行会让求和与反向重叠，这里放在反向之后。',
  },
} as const;
