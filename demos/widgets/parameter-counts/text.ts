import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import type { Params } from './settings';
import type { Field, Kind } from './layers';

const whole = (value: number): string => String(value);

export const text: WidgetText<Params> = {
  title: { en: 'Build a network and count it', zh: '搭一个网络，数一数' },
  lesson: {
    en: 'Parameters sit at the end of a convolutional network and work at its front; only the first fully connected layer knows the size of the picture.',
    zh: '卷积网络的参数集中在尾部，计算集中在头部；只有第一个全连接层知道图像有多大。',
  },
  try: {
    en: 'raise the height from 45 row by row; then change a stride; then replace flatten by global average pooling. Put batch normalization in and look at biases and buffers.',
    zh: '从45起一行行加高图像；再改一个步幅；再把展平换成全局平均池化。加上批归一化，看偏置和缓冲区。',
  },
  notice: {
    en: 'image size moves one row of weights only, the first fully connected layer’s. Stride, padding and dilation move no convolution’s count, only the sizes after it. At batch 4 the activations already outweigh the weights.',
    zh: '图像大小只牵动一行权重：第一个全连接层。步幅、填充、膨胀率都不改卷积的参数，只改它后面的尺寸。批大小到4，激活就已经超过权重。',
  },
  measure: { en: 'Run it on this machine', zh: '在这台机器上跑一遍' },
  parameters: {
    height: { en: 'Height', zh: '图像高', unit: 'px', format: whole },
    width: { en: 'Width', zh: '图像宽', unit: 'px', format: whole },
    batch: { en: 'Batch', zh: '批大小', format: whole },
    optimizer: {
      en: 'Optimizer',
      zh: '优化器',
      options: {
        sgd: { en: 'SGD', zh: 'SGD' },
        momentum: { en: 'SGD, momentum', zh: 'SGD加动量' },
        adam: { en: 'Adam', zh: 'Adam' },
        adafactor: { en: 'Adafactor', zh: 'Adafactor' },
      },
    },
    format: {
      en: 'Numbers',
      zh: '数值格式',
      options: {
        f32: { en: '32-bit floats', zh: '32位浮点' },
        bf16: { en: 'bfloat16, mixed', zh: 'bfloat16混合精度' },
      },
    },
    channels: { en: 'Channels', zh: '图像通道' },
    net: { en: 'Layers', zh: '各层' },
    layer: { en: 'Layer edited', zh: '正在编辑的层' },
  },
};

export const kindNames: Readonly<Record<Kind, Bilingual>> = {
  conv: { en: 'convolution', zh: '卷积' },
  depthwise: { en: 'depthwise conv.', zh: '逐通道卷积' },
  pool: { en: 'max pooling', zh: '最大池化' },
  batchNorm: { en: 'batch norm', zh: '批归一化' },
  groupNorm: { en: 'group norm', zh: '组归一化' },
  layerNorm: { en: 'layer norm', zh: '层归一化' },
  flatten: { en: 'flatten', zh: '展平' },
  average: { en: 'global average', zh: '全局平均池化' },
  dense: { en: 'fully connected', zh: '全连接' },
};

/** For the table, where a phone has little room. */
export const shortNames: Readonly<Record<Kind, Bilingual>> = {
  ...kindNames,
  conv: { en: 'conv', zh: '卷积' },
  depthwise: { en: 'depthwise', zh: '逐通道' },
  pool: { en: 'pool', zh: '池化' },
  average: { en: 'average', zh: '全局平均' },
  dense: { en: 'full', zh: '全连接' },
};

export const fieldNames: Readonly<Record<Field, Bilingual>> = {
  out: { en: 'outputs', zh: '输出数' },
  kernel: { en: 'kernel', zh: '核' },
  stride: { en: 'stride', zh: '步幅' },
  padding: { en: 'padding', zh: '填充' },
  dilation: { en: 'dilation', zh: '膨胀率' },
  groups: { en: 'groups', zh: '组数' },
};

export const presetNames: Readonly<Record<string, Bilingual>> = {
  chapter: { en: 'this chapter’s', zh: '本章的网络' },
  average: { en: 'with global average', zh: '换全局平均' },
  normed: { en: 'with batch norm', zh: '加批归一化' },
  separable: { en: 'depthwise separable', zh: '深度可分离' },
  lenet: { en: 'LeNet-5', zh: 'LeNet-5' },
  alexnet: { en: 'AlexNet', zh: 'AlexNet' },
  vgg: { en: 'VGG-16', zh: 'VGG-16' },
};

export const words = {
  presets: { en: 'Networks', zh: '网络' },
  layer: { en: 'layer', zh: '层' },
  shape: { en: 'output', zh: '输出形状' },
  weights: { en: 'weights', zh: '权重' },
  own: { en: 'weights + biases', zh: '权重+偏置' },
  buffers: { en: 'buffers', zh: '缓冲区' },
  macs: { en: 'multiply-adds', zh: '乘加' },
  kept: { en: 'activations', zh: '激活' },
  time: { en: 'ms', zh: '毫秒' },
  input: { en: 'picture', zh: '图像' },
  total: { en: 'total', zh: '合计' },
  edit: { en: 'Edit layer', zh: '编辑第' },
  editAfter: { en: '', zh: '层' },
  kind: { en: 'kind', zh: '类型' },
  groupsOfNorm: { en: 'groups', zh: '组数' },
  bias: { en: 'bias', zh: '偏置' },
  up: { en: 'move up', zh: '上移' },
  down: { en: 'move down', zh: '下移' },
  remove: { en: 'remove', zh: '删除' },
  add: { en: 'add a layer after it', zh: '在后面添一层' },
  formula: { en: 'formula', zh: '公式' },
  allocated: { en: 'allocated', zh: '实际分配' },
  agree: { en: 'every executed layer had the predicted shape', zh: '每一层实际跑出的形状都与公式一致' },
  disagree: { en: 'an executed layer had another shape', zh: '有一层跑出的形状与公式不同' },
  onRequest: {
    en: 'The network is not built at every turn of a knob, since it is large: press “Run it on this machine”.',
    zh: '网络较大，不会每动一下就搭一遍：请按“在这台机器上跑一遍”。',
  },
  formulaOnly: {
    en: 'Formula only: above 20 million parameters or 5 billion multiply-adds the network is not built here.',
    zh: '只给公式：超过2000万个参数或50亿次乘加的网络，这里不实际搭建。',
  },
  useless: {
    en: 'biases do nothing: the batch normalization after them subtracts them again',
    zh: '个偏置不起作用：后面的批归一化又把它们减掉了',
  },
  shares: { en: 'Where parameters and work sit', zh: '参数在哪头，计算在哪头' },
  parameterShare: { en: 'parameters', zh: '参数' },
  macShare: { en: 'multiply-adds', zh: '乘加' },
  memory: { en: 'Memory while training', zh: '训练显存' },
  gradients: { en: 'gradients', zh: '梯度' },
  state: { en: 'optimizer state', zh: '优化器状态' },
  overtakes: { en: 'activations outweigh the weights from batch', zh: '激活超过权重，从批大小' },
  overtakesAfter: { en: 'on', zh: '起' },
} as const satisfies Record<string, Bilingual>;
