import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'Shift the image: does the output follow?', zh: '平移图像：输出会跟着走吗？' },
  lesson: {
    en: 'A convolution follows every shift; a patch model only whole patches, and with absolute positions none at all. What a design does not know, examples must teach.',
    zh: '卷积移多少都跟得上；图块模型只跟得上整块的平移，加了绝对位置编码就一步也跟不上。结构不知道的，就得靠例子教。',
  },
  try: {
    en: 'the convolution, then stride 2, then patches, moving the shift each time; then positions; then “Train left, test right”. In the first experiment the weights are random: nothing needs training to have, or lack, this property.',
    zh: '依次选卷积、步幅2、图块，每次都拖动平移量；再打开位置编码；最后看“左边训练，右边测试”。第一个实验用的是随机权重：有没有这个性质，跟训练无关。',
  },
  notice: {
    en: 'a flat zero, teeth of period 2, teeth of the patch side, then no zero but the shift by nothing. Zero filling adds errors at the border only. And the trained patch network is right after a move by 4, guesses after a move by 2.',
    zh: '误差依次是：恒为零、每2格归零、每块归零，最后只剩不移时为零。用零填补边界只在边上出错。训练出来的图块网络移4列满分，移2列瞎猜。',
  },
  parameters: {
    experiment: { en: 'Experiment', zh: '实验' },
    model: {
      en: 'Model f',
      zh: '模型f',
      options: {
        conv: { en: 'convolution 3×3', zh: '3×3卷积' },
        stride: { en: 'convolution, stride 2', zh: '卷积，步幅2' },
        pool: { en: 'convolution + max pool 2', zh: '卷积加2×2最大池化' },
        patches: { en: 'patches + attention', zh: '图块加注意力' },
        dense: { en: 'fully connected', zh: '全连接' },
      },
    },
    dx: { en: 'Shift right', zh: '右移', unit: 'px' },
    dy: { en: 'Shift down', zh: '下移', unit: 'px' },
    patch: { en: 'Patch side P', zh: '图块边长P' },
    positions: { en: 'positions', zh: '位置编码' },
    readout: {
      en: 'Read out',
      zh: '读出',
      options: { map: { en: 'map', zh: '整张图' }, mean: { en: 'global mean', zh: '全局平均' } },
    },
    border: {
      en: 'Border',
      zh: '边界',
      options: { circular: { en: 'circular', zh: '循环' }, zero: { en: 'zero fill', zh: '补零' } },
    },
    image: {
      en: 'Image',
      zh: '图像',
      options: { shapes: { en: 'shapes', zh: '图形' }, texture: { en: 'texture', zh: '纹理' } },
    },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  experiments: {
    shift: { en: 'Shift and compare', zh: '平移再比较' },
    move: { en: 'Train left, test right', zh: '左边训练，右边测试' },
  },
  experiment: { en: 'Experiment', zh: '实验' },
  maps: { en: 'Shift first, or f first', zh: '先平移，还是先算f' },
  shiftedImage: { en: 'image, shifted', zh: '平移后的图像' },
  shiftFirst: { en: 'f(shifted image)', zh: 'f（平移后的图像）' },
  nearest: { en: 'nearest shift of f(image)', zh: 'f（原图）的最近平移' },
  difference: { en: 'difference', zh: '两者之差' },
  error: { en: 'relative error', zh: '相对误差' },
  equal: { en: 'equal to rounding', zh: '相等（只差舍入）' },
  differs: { en: 'different', zh: '不相等' },
  rowTitle: { en: 'Error for every shift to the right', zh: '向右移每一格的误差' },
  shiftAxis: { en: 'shift right (pixels)', zh: '右移（像素）' },
  planeTitle: { en: 'Shifts without error', zh: '误差为零的平移' },
  down: { en: 'shift down (pixels)', zh: '下移（像素）' },
  of: { en: 'of', zh: '/' },
  counting: { en: 'counting …', zh: '正在数……' },
  here: { en: 'here', zh: '当前' },
  lossTitle: { en: 'Training loss', zh: '训练损失' },
  steps: { en: 'steps', zh: '步数' },
  nets: {
    mlp: { en: 'MLP', zh: 'MLP' },
    conv: { en: 'convolution', zh: '卷积' },
    patches: { en: 'patches', zh: '图块' },
    positions: { en: 'patches + positions', zh: '图块加位置' },
  },
  placesTitle: { en: 'Accuracy where the shape stands', zh: '图形在各处时的准确率' },
  places: [
    { en: 'columns 0-1, trained', zh: '第0-1列（训练）' },
    { en: 'columns 2-3', zh: '第2-3列' },
    { en: 'columns 4-5', zh: '第4-5列' },
  ],
  network: { en: 'network', zh: '网络' },
  parameters: { en: 'parameters', zh: '参数量' },
  chance: { en: 'chance is 50%', zh: '瞎猜是50%' },
  imagesTitle: { en: 'A training image and two test images', zh: '一张训练图像，两张测试图像' },
} as const;
