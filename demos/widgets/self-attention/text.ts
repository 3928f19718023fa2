import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'Attend to your own sentence', zh: '用你自己的句子算注意力' },
  lesson: {
    en: 'Every token scores every token of its own sentence; a softmax turns each row of scores into weights, and the weights mix the values.',
    zh: '每个词给本句所有的词打分，softmax把每行分数变成权重，权重再去混合各个值向量。',
  },
  try: {
    en: 'the causal mask, then the temperature at both ends; then switch the scaling off at head size 64. Nothing here is trained: heads 1 to 3 are built to find the same word, the previous token and the first token; the others are random.',
    zh: '勾选因果掩码；把温度拉到两端；头大小设为64再关掉缩放。这里没有训练：头1到3是特意搭出来的，分别找同一个词、前一个词、第一个词，其余是随机的。',
  },
  notice: {
    en: 'the mask empties the upper triangle and makes the first row (1, 0, …); the temperature moves every head between a look-up and a plain average; without scaling the rows turn into ones and zeros. Time rises fourfold per doubling only once n fills the device.',
    zh: '掩码清空右上三角，第一行成了(1, 0, …)；温度让每个头在“查表”和“平均”之间移动；不缩放时每行几乎非0即1。只有n大到占满设备，长度翻倍用时才变成四倍。',
  },
  measure: { en: 'Time it on this machine', zh: '在这台机器上计时' },
  parameters: {
    sentence: { en: 'Sentence', zh: '句子' },
    heads: { en: 'Heads', zh: '头数' },
    head: { en: 'Show head', zh: '看第几个头' },
    row: { en: 'Look at token', zh: '看第几个词元' },
    headSize: { en: 'Head size', zh: '头大小' },
    temperature: { en: 'Temperature', zh: '温度' },
    scaled: { en: 'divide by √d', zh: '除以√d' },
    causal: { en: 'causal mask', zh: '因果掩码' },
    positions: { en: 'positions', zh: '位置编码' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  headNames: [
    { en: 'same word', zh: '同一个词' },
    { en: 'previous token', zh: '前一个词' },
    { en: 'first token', zh: '第一个词' },
  ],
  randomHead: { en: 'random', zh: '随机' },
  head: { en: 'Head', zh: '头' },
  weightsTitle: { en: 'rows ask, columns answer', zh: '行提问，列应答' },
  effective: { en: 'effective tokens', zh: '有效词元数' },
  rowOf: { en: 'Row of', zh: '这一行：' },
  score: { en: 'score', zh: '分数' },
  weight: { en: 'weight', zh: '权重' },
  context: { en: 'context vector', zh: '上下文向量' },
  masked: { en: 'masked', zh: '遮住' },
  shownWindow: {
    en: 'The picture shows the 32 tokens around the one looked at.',
    zh: '图中画的是所看词元周围的32个词元。',
  },
  cost: { en: 'Cost against length', zh: '开销随长度的变化' },
  tokens: { en: 'tokens n', zh: '词元数n' },
  flops: { en: 'GFLOP, counted', zh: 'GFLOP（数出来的）' },
  time: { en: 'time (ms)', zh: '时间（毫秒）' },
  slope: { en: 'slope 2', zh: '斜率2' },
  stored: { en: 'A, if stored', zh: '若存下A' },
  fused: { en: 'The fused kernel keeps a maximum and a sum a row', zh: '融合内核每行只留一个最大值和一个和' },
  pairs: { en: 'pairs a head', zh: '每头的配对数' },
  stopped: { en: 'Stopped before', zh: '停在此前：' },
  stoppedWhy: { en: 'the next point would take more than 2 s.', zh: '下一点预计超过2秒。' },
} as const;
