import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';
import { TEST_DIGITS, TRAINED_ON } from './trained';
import { LAYER, ONNX_MEGABYTES, PANEL, TILE, type Task } from './plans';

export const text: WidgetText<Params> = {
  title: { en: 'An inference lab', zh: '推理实验室' },
  lesson: {
    en: 'Round a matrix to 8 or 4 bits and see what breaks; then time fusion, tiling, lanes, batches and int8 on this very machine.',
    zh: '把矩阵舍入到8位或4位，看看坏在哪里；再在你自己的机器上给融合、分块、多路并行、批处理和int8计时。',
  },
  try: {
    en: 'the trained layer in int8 and in int4: compare the output error with the digits read right. Then outlier columns with a scale for the tensor, and for each channel; outlier rows in int4. Choose what to time and press the button below.',
    zh: '先看“训练过的层”的int8与int4，把输出误差同认对的数字放在一起比；再看“离群列”：先整张量一个scale，再按通道；“离群行”配int4。然后选一项，按下面的按钮计时。',
  },
  notice: {
    en: 'int4 moves the outputs of the trained layer by about a tenth, and its network reads almost as many digits as before: the task decides whether an error matters; one loud column leaves most weights only a few of the 256 integers; the error of the output is about that of the weights, it does not average out; fewer bytes and fewer loads show in the time only where memory was the limit.',
    zh: 'int4把训练过的层的输出改动了一成左右，网络认对的数字却几乎没少：误差要不要紧，由任务说了算；只要有几列特别大，其余权重就只能挤在256个整数里的寥寥几个上；输出误差约等于权重误差，不会互相抵消；少搬数据，只有在内存是瓶颈时才看得出快。',
  },
  measure: {
    en: 'Time it on this machine (only ONNX Runtime downloads anything: 14 MB)',
    zh: '在这台机器上计时（只有选ONNX Runtime才下载，14 MB）',
  },
  parameters: {
    matrix: {
      en: 'Matrix',
      zh: '矩阵',
      options: {
        trained: { en: 'trained layer', zh: '训练过的层' },
        gaussian: { en: 'Gaussian', zh: '高斯' },
        uniform: { en: 'uniform', zh: '均匀' },
        columns: { en: 'outlier columns (outputs × 20)', zh: '离群列（输出放大20倍）' },
        rows: { en: 'outlier rows (inputs × 20)', zh: '离群行（输入放大20倍）' },
      },
    },
    bits: { en: 'Format', zh: '格式', options: { 8: { en: 'int8', zh: 'int8' }, 4: { en: 'int4', zh: 'int4' } } },
    scales: {
      en: 'One scale for',
      zh: '共用scale的范围',
      options: {
        tensor: { en: 'the tensor', zh: '整张量' },
        channel: { en: 'each channel', zh: '每个通道' },
        64: { en: 'each 64 weights', zh: '每64个权重' },
        32: { en: 'each 32 weights', zh: '每32个权重' },
      },
    },
    symmetric: { en: 'symmetric (z = 0)', zh: '对称（z=0）' },
    task: { en: 'What to time', zh: '测什么' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

interface TaskWords {
  readonly name: { readonly en: string; readonly zh: string };
  readonly about: { readonly en: string; readonly zh: string };
  /** What the sizes are. */
  readonly size: { readonly en: string; readonly zh: string };
  /** What is counted. */
  readonly counted?: { readonly en: string; readonly zh: string };
}

export const TASK_WORDS: Readonly<Record<Task, TaskWords>> = {
  fusion: {
    name: { en: 'fusion', zh: '融合' },
    about: { en: 'y = relu(a·x + b) + r in plain TypeScript.', zh: '用普通TypeScript算y = relu(a·x + b) + r。' },
    size: { en: 'elements', zh: '元素数' },
    counted: { en: 'memory moved', zh: '搬运的内存' },
  },
  tiling: {
    name: { en: 'loop order and tiles', zh: '循环次序与分块' },
    about: {
      en: `One n × n product in float32, ordered and cut in different ways (tiles of ${TILE}, panels of ${PANEL} rows).`,
      zh: `同一个n×n的float32矩阵乘，次序和切法不同（块边长${TILE}，每条${PANEL}行）。`,
    },
    size: { en: 'n', zh: 'n' },
    counted: { en: 'numbers loaded', zh: '读取的数' },
  },
  dot: {
    name: { en: 'lanes', zh: '多路并行' },
    about: { en: 'A dot product of two vectors in float32.', zh: '两个float32向量的点积。' },
    size: { en: 'elements', zh: '元素数' },
    counted: { en: 'multiply instructions', zh: '乘法指令数' },
  },
  batch: {
    name: { en: 'batching', zh: '批处理' },
    about: {
      en: `m inputs times a ${LAYER} × ${LAYER} matrix, as one product or one by one, on the device the badge names.`,
      zh: `m个输入乘一个${LAYER}×${LAYER}矩阵：合成一次乘，或逐个乘；设备见右上角。`,
    },
    size: { en: 'inputs m', zh: '输入数m' },
    counted: { en: 'FLOP a byte', zh: '每字节FLOP数' },
  },
  int8: {
    name: { en: 'int8 kernels', zh: 'int8内核' },
    about: {
      en: `m inputs times a ${LAYER} × ${LAYER} matrix with our kernels, on the device the badge names. Without a GPU the integers become floats first: no gain to expect.`,
      zh: `m个输入乘一个${LAYER}×${LAYER}矩阵，用本站的内核，设备见右上角。没有GPU时整数先变回浮点，别指望会快。`,
    },
    size: { en: 'inputs m', zh: '输入数m' },
  },
  onnx: {
    name: { en: 'graph optimizer (14 MB)', zh: '图优化（14 MB）' },
    about: {
      en: `ONNX Runtime, one thread, runs four blocks of depthwise 3 × 3, BatchNorm, ReLU, 1 × 1, BatchNorm, ReLU on a 112 × 112 × 32 picture: 24 nodes, optimized not at all or more and more. The button downloads ${ONNX_MEGABYTES} MB, once.`,
      zh: `ONNX Runtime单线程，在112×112×32的图上跑四组“逐通道3×3、BN、ReLU、1×1、BN、ReLU”，共24个节点，从完全不优化到全部优化。按下按钮会下载${ONNX_MEGABYTES} MB，只下一次。`,
    },
    size: { en: 'run', zh: '运行' },
  },
  'onnx-int8': {
    name: { en: 'int8 in ONNX (14 MB)', zh: 'ONNX里的int8（14 MB）' },
    about: {
      en: `ONNX Runtime, one thread: m inputs times a ${LAYER} × ${LAYER} matrix in float32, and in int8 with the inputs quantized on the way. The button downloads ${ONNX_MEGABYTES} MB, once.`,
      zh: `ONNX Runtime单线程：m个输入乘一个${LAYER}×${LAYER}矩阵，float32与int8各算一遍，int8的输入当场量化。按下按钮会下载${ONNX_MEGABYTES} MB，只下一次。`,
    },
    size: { en: 'inputs m', zh: '输入数m' },
  },
};

export const VARIANT_WORDS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  passes: { en: 'four passes', zh: '四遍' },
  fused: { en: 'one pass', zh: '一遍' },
  'fused-wide': { en: 'one pass, 64-bit', zh: '一遍，64位' },
  'js-ijk': { en: 'JS, textbook order', zh: 'JS，课本次序' },
  'js-ikj': { en: 'JS, good order', zh: 'JS，好次序' },
  'js-tiled': { en: 'JS, tiles', zh: 'JS，分块' },
  'wasm-ijk': { en: 'WASM, textbook', zh: 'WASM，课本次序' },
  'wasm-ikj': { en: 'WASM, good order', zh: 'WASM，好次序' },
  'wasm-lanes': { en: '+ four lanes', zh: '+四路并行' },
  'wasm-tile': { en: '+ register tile', zh: '+寄存器块' },
  'wasm-tile-panel': { en: '+ cache panels', zh: '+缓存条' },
  js: { en: 'JavaScript', zh: 'JavaScript' },
  'wasm-1': { en: 'WASM, one by one', zh: 'WASM，逐个' },
  'wasm-4': { en: 'WASM, 4 lanes', zh: 'WASM，4路' },
  'wasm-16': { en: 'WASM, 16 lanes', zh: 'WASM，16路' },
  together: { en: 'as one batch', zh: '合成一批' },
  'one-by-one': { en: 'one by one', zh: '逐个' },
  f32: { en: 'float32', zh: 'float32' },
  'int8-weights': { en: 'int8 weights', zh: 'int8权重' },
  'int8-both': { en: 'int8 × int8', zh: 'int8×int8' },
  'int4-weights': { en: 'int4 weights', zh: 'int4权重' },
  disabled: { en: 'off', zh: '关' },
  basic: { en: 'basic', zh: '基本' },
  extended: { en: 'extended', zh: '扩展' },
  all: { en: 'all', zh: '全部' },
};

export const words = {
  integers: { en: 'Which integers are stored', zh: '存下了哪些整数' },
  integer: { en: 'integer q', zh: '整数q' },
  share: { en: 'share of weights', zh: '权重占比' },
  errors: { en: 'Rounding error, in steps of its scale', zh: '舍入误差（以各自的scale为一格）' },
  step: { en: 'error / s', zh: '误差/s' },
  uniform: { en: 'uniform', zh: '均匀' },
  used: (bits: string, of: number) => ({
    en: `${bits} of ${of} bits put to use (entropy)`,
    zh: `${of}位里实际用上${bits}位（熵）`,
  }),
  rms: (rms: string, predicted: string) => ({
    en: `RMS error ${rms}; uniform would be ${predicted}`,
    zh: `均方根误差${rms}，若均匀则为${predicted}`,
  }),
  format: { en: 'format', zh: '格式' },
  bitsPerWeight: { en: 'bits a weight', zh: '每权重比特' },
  ofFloat: { en: '% of f32', zh: '占f32的%' },
  snr: { en: 'SNR (dB)', zh: '信噪比(dB)' },
  outputError: { en: 'output error', zh: '输出误差' },
  right: { en: 'digits right', zh: '认对的数字' },
  trained: (k: number, n: number, right: string) => ({
    en: `The trained layer (${k} × ${n}) is the middle one of the digit network of Question 18, trained here on ${TRAINED_ON} drawn digits. In float32 the network reads ${right} of ${TEST_DIGITS} new ones right; the last column rounds this layer alone.`,
    zh: `训练过的层（${k} × ${n}）取自第18问的数字网络，是它的中间层，就在这里用${TRAINED_ON}个画出来的数字训练而成。float32时，${TEST_DIGITS}个新数字认对${right}；最后一列只舍入了这一层。`,
  }),
  scales: {
    tensor: { en: 'tensor', zh: '整张量' },
    channel: { en: 'channel', zh: '通道' },
    64: { en: '64', zh: '64个' },
    32: { en: '32', zh: '32个' },
  },
  below: { en: '✓ output error below 5 %.', zh: '✓ 输出误差低于5%。' },
  kernel: { en: 'Output error of the chosen format, by the kernels:', zh: '所选格式的输出误差（由内核算得）：' },
  timing: { en: 'What to time', zh: '测什么' },
  ms: { en: 'time (ms)', zh: '时间（毫秒）' },
  ns: { en: 'ns an element', zh: '每个元素的纳秒数' },
  median: {
    en: 'Medians of 3 to 20 loops of 5 ms or more, after a warm-up.',
    zh: '先预热，每轮至少5毫秒，3到20轮取中位数。',
  },
  skipped: { en: 'Left out, since one call would take more than 0.8 s:', zh: '一次就超过0.8秒，跳过：' },
  crossing: (m: number) => ({
    en: `int8 × int8 beats float32 from m = ${m} on.`,
    zh: `从m = ${m}起，int8×int8比float32快。`,
  }),
  noCrossing: { en: 'int8 × int8 never beat float32 here.', zh: '在这里int8×int8始终不比float32快。' },
  checks: {
    bits: { en: 'last bits that differ, one pass against four', zh: '一遍与四遍，末位不同的比例' },
    wide: { en: 'the same without Math.fround', zh: '去掉Math.fround后' },
    difference: { en: 'largest difference between the ways, relative', zh: '各种算法之间的最大相对差' },
    relative: { en: 'difference from the first, relative', zh: '与第一种的相对差' },
  },
} as const;
