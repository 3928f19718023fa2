import type { Bilingual, WidgetText } from '../../runtime/widget.ts';
import { minus } from '../../ui/numbers.ts';
import type { Params, Tab } from './settings';
import type { FilterName } from './filters';

const whole = (value: number): string => String(value);

export const filterNames: Readonly<Record<FilterName, Bilingual>> = {
  sobelX: { en: 'Sobel, left to right', zh: 'Sobel（左右）' },
  sobelY: { en: 'Sobel, top to bottom', zh: 'Sobel（上下）' },
  identity: { en: 'identity', zh: '恒等' },
  box: { en: 'box', zh: '均值' },
  gaussian: { en: 'Gaussian', zh: '高斯' },
  sharpen: { en: 'sharpen', zh: '锐化' },
  laplacian: { en: 'Laplacian', zh: '拉普拉斯' },
  emboss: { en: 'emboss', zh: '浮雕' },
  template: { en: 'cut from the picture', zh: '从图中裁一块' },
  random: { en: 'random', zh: '随机' },
  own: { en: 'your own', zh: '自己编的' },
};

export const text: WidgetText<Params> = {
  title: { en: 'Slide a kernel, unroll a matrix', zh: '滑动的核，摊开的矩阵' },
  lesson: {
    en: 'A convolution is a matrix with forced zeros and repeats; both vanish when one window covers the whole input, and then the two layers agree to the last bit.',
    zh: '卷积是被强制填零、强制重复的矩阵；一个窗口盖住整个输入时，两种强制同时消失，两种层逐位相同。',
  },
  try: {
    en: 'draw on the picture; move the window; edit the kernel. Take the 12×12 probe and step k from 1 to 12. Then compare the layers under “1×1” and “Full size”, on the 1/16 grid and with random weights; then shift the picture, with stride 1 and 2.',
    zh: '在图上画几笔，移动窗口，改改核。再用12×12的探针图，把k从1加到12。然后在“1×1”和“整图大小”里对比两种层：先用1/16格点，再用随机权重。最后平移图像，步幅1和2各试一次。',
  },
  notice: {
    en: 'T loses its zeros and its repeats at the same moment, at k = picture. On the grid the difference is 0 everywhere and on every device; random weights differ in the last places, more where large numbers cancel, and never by more than twice the bound. A moved picture gives a moved map, if the move is a whole number of strides.',
    zh: 'T的零和重复同时消失，就在k等于图像大小的时候。格点上差值处处是0，换任何设备都一样；随机权重差在最后几位，大数相消处差得多些，但不超过误差上界的两倍。图像平移，特征图跟着平移，前提是平移量是步幅的整数倍。',
  },
  parameters: {
    tab: { en: 'Page', zh: '页' },
    picture: {
      en: 'Picture',
      zh: '图像',
      options: {
        scene: { en: 'disc and bar', zh: '圆和条' },
        probe: { en: 'digit 5', zh: '数字5' },
        stripes: { en: 'stripes', zh: '斜纹' },
        step: { en: 'step edge', zh: '阶跃边' },
        dot: { en: 'one bright pixel', zh: '一个亮点' },
        noise: { en: 'noise', zh: '噪声' },
        own: { en: 'your own', zh: '自己画的' },
      },
    },
    filter: { en: 'Kernel', zh: '卷积核', options: filterNames },
    k: { en: 'Kernel size k', zh: '核大小k', format: whole },
    row: { en: 'Window row', zh: '窗口行', format: whole },
    column: { en: 'Window column', zh: '窗口列', format: whole },
    size: { en: 'Picture size', zh: '图像大小', unit: 'px', format: whole },
    stride: { en: 'Stride', zh: '步幅', format: whole },
    padding: { en: 'Padding', zh: '填充', format: whole },
    dilation: { en: 'Dilation', zh: '膨胀率', format: whole },
    bias: { en: 'Bias', zh: '偏置', format: (value) => minus(value) },
    weights: {
      en: 'Weights to compare',
      zh: '对比用的权重',
      options: { grid: { en: 'on the 1/16 grid', zh: '1/16格点' }, random: { en: 'random', zh: '随机' } },
    },
    shift: { en: 'Shift', zh: '平移', unit: 'px', format: whole },
    image: { en: 'Drawing', zh: '所画的图' },
    kernel: { en: 'Weights', zh: '核的权重' },
    tool: { en: 'Tool', zh: '工具' },
    notice: { en: 'Notice', zh: '提示' },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const tabNames: Readonly<Record<Tab, Bilingual>> = {
  slide: { en: 'Slide', zh: '滑动' },
  pointwise: { en: '1×1', zh: '1×1' },
  full: { en: 'Full size', zh: '整图大小' },
  shift: { en: 'Shift', zh: '平移' },
};

export const toolNames: Readonly<Record<Params['tool'], Bilingual>> = {
  window: { en: 'move the window', zh: '移动窗口' },
  draw: { en: 'draw white', zh: '画白' },
  erase: { en: 'draw black', zh: '画黑' },
};

export const notices: Readonly<Record<Exclude<Params['notice'], 'none'>, Bilingual>> = {
  notImage: {
    en: 'That file is not a picture. Choose a PNG, JPEG, WebP, GIF or SVG.',
    zh: '这个文件不是图像。请选PNG、JPEG、WebP、GIF或SVG。',
  },
  tooLarge: { en: 'That picture is larger than 20 MB. Choose a smaller one.', zh: '图像超过20 MB。请选小一些的。' },
  unreadable: {
    en: 'This browser cannot read that picture. Try a PNG or a JPEG.',
    zh: '浏览器读不了这张图。请换PNG或JPEG。',
  },
};

export const words = {
  tabs: { en: 'Pages', zh: '页面' },
  tools: { en: 'A press on the picture', zh: '按图像时' },
  probe: { en: '12×12 probe', zh: '12×12探针图' },
  flip: { en: 'flip the pixel at the window’s corner', zh: '翻转窗口左上角的像素' },
  clear: { en: 'black picture', zh: '全黑' },
  file: { en: 'your picture (stays on this machine)', zh: '用自己的图（不会离开本机）' },
  picture: { en: 'Picture', zh: '图像' },
  map: { en: 'Output map', zh: '输出特征图' },
  position: { en: 'window at', zh: '窗口在' },
  pixels: { en: 'pixels', zh: '像素' },
  weights: { en: 'weights', zh: '权重' },
  products: { en: 'products', zh: '乘积' },
  sum: { en: 'sum', zh: '和' },
  bias: { en: 'bias', zh: '偏置' },
  output: { en: 'output', zh: '输出' },
  kernelTitle: { en: 'Edit the kernel', zh: '编辑卷积核' },
  kernelLarge: { en: 'Kernels up to 7×7 can be edited here.', zh: '7×7以内的核可以在这里编辑。' },
  rowWord: { en: 'row', zh: '行' },
  columnWord: { en: 'column', zh: '列' },
  matrix: { en: 'T for a 6×6 crop', zh: '6×6小图的矩阵T' },
  matrixNote: {
    en: 'stride 1; one color, one weight; paper is a forced zero',
    zh: '步幅1；一种颜色一个权重，空白是强制的零',
  },
  count: { en: 'For the whole picture', zh: '对整张图' },
  positions: { en: 'output positions', zh: '输出位置' },
  multiplyAdds: { en: 'positions × taps (multiply-adds)', zh: '位置×抽头（乘加次数）' },
  entries: { en: 'entries of T', zh: 'T的格数' },
  nonZero: { en: 'not forced to zero', zh: '非零格' },
  distinct: { en: 'free numbers', zh: '自由的数' },
  convolution: { en: 'convolution', zh: '卷积' },
  product: { en: 'matrix product', zh: '矩阵乘法' },
  backwards: { en: 'added backwards, float32', zh: '倒着加（float32）' },
  gap: { en: 'ulp', zh: 'ulp差' },
  bound: { en: '2 × bound', zh: '上界×2' },
  channel: { en: 'channel', zh: '通道' },
  digit: { en: 'digit', zh: '数字' },
  compared: { en: 'numbers compared', zh: '共比较' },
  differ: { en: 'differ', zh: '个不同' },
  largest: { en: 'largest difference', zh: '最大相差' },
  shareOfBound: { en: 'of twice the bound', zh: '（占上界两倍的）' },
  allEqual: { en: 'equal to the last bit', zh: '逐位相同' },
  pointwiseLead: {
    en: 'Three channels (the picture, its mirror image, its negative) go to three outputs: a 1×1 convolution, and the matrix product of the list of pixels with the same 3×3 weights. Shown: the pixel at the window.',
    zh: '三个通道（原图、左右镜像、负片）变三个输出：一边是1×1卷积，一边是“像素清单×同一个3×3权重矩阵”。表中是窗口处的像素。',
  },
  fullLead: {
    en: 'Ten templates of 12×12 pixels, one for each digit: as convolution kernels, and as the ten rows of a fully connected layer that is given the crop under the window. Shown: the window’s ten scores; the best in bold.',
    zh: '十个12×12的模板，每个数字一个：一边当卷积核，一边当全连接层的十行权重去读窗口下的那一块。表中是窗口处的十个得分，最高的加粗。',
  },
  templates: { en: 'The ten templates', zh: '十个模板' },
  shifted: { en: 'Map of the moved picture', zh: '平移后图像的特征图' },
  moved: { en: 'minus the moved map', zh: '减去平移后的特征图' },
  shiftLabel: { en: 'Shift right and down', zh: '向右下平移' },
  strideLabel: { en: 'Stride', zh: '步幅' },
  equivariant: {
    en: 'cells compared; all equal to the last bit: a moved picture gives a moved map.',
    zh: '格参与比较，逐位相同：图像平移，特征图跟着平移。',
  },
  nearly: { en: 'cells compared, and so many differ:', zh: '格参与比较，其中不同的有：' },
  notWhole: {
    en: 'The move is no whole number of strides, so no move of the map can match it.',
    zh: '平移量不是步幅的整数倍，特征图怎么移都对不上。',
  },
  nothing: { en: 'The map is too small: nothing is left to compare.', zh: '特征图太小，没有可比的格子。' },
  lost: {
    en: 'The address cannot carry a drawing of this size. Draw anew, or choose a picture.',
    zh: '地址里放不下这么大的图。请重新画，或选一张图。',
  },
} as const satisfies Record<string, Bilingual>;
