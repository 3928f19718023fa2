import type { WidgetText } from '../../runtime/widget.ts';
import type { Params } from './compute';

export const text: WidgetText<Params> = {
  title: { en: 'Calibrate, then cover', zh: '先校准，再覆盖' },
  lesson: {
    en: 'Calibration repairs a badly scaled model and keeps the promised hit rate; a shift of the inputs breaks it without any warning.',
    zh: '校准能修好概率失真的模型，命中率照样兑现；输入一漂移，承诺就悄悄落空。',
  },
  try: {
    en: 'the temperature at 0.25 and at 4, watching threshold and coverage; back to 1, then a shift of 1. Then 5 calibration items, and level 99% with 50.',
    zh: '温度拉到0.25和4，盯住门槛和覆盖率；调回1，再把位移设为1。然后试5个校准样本，以及50个样本要99%。',
  },
  notice: {
    en: 'the temperature moves the threshold and not the coverage, while sets cut by softmax mass miss their level both ways. The shift lowers the coverage and leaves the size alone. The calibration size sets how far one calibration may be off; too few items for the level, and every set holds everything.',
    zh: '温度只挪门槛，不动覆盖率；直接累加softmax则两头都不准。位移让覆盖率下滑，集合大小几乎不变。校准样本数决定“这一次”会偏多远；样本太少而要求太高，就只能全选。',
  },
  parameters: {
    level: { en: 'Level', zh: '水平', unit: '%' },
    n: { en: 'Calibration items', zh: '校准样本数', format: (value) => String(Math.round(value)) },
    temperature: { en: 'Temperature', zh: '温度' },
    shift: { en: 'Shift of test inputs', zh: '测试输入的位移', format: (value) => value.toFixed(1) },
    score: {
      en: 'Score',
      zh: '得分',
      options: { lac: { en: '1 − p(label)', zh: '1−p（标签）' }, aps: { en: 'APS', zh: 'APS' } },
    },
    seed: { en: 'Seed', zh: '随机种子' },
  },
};

export const words = {
  mapTitle: { en: 'Sets in the plane', zh: '平面上的预测集' },
  mapNote: {
    en: 'overlaps: several labels; ringed: missed',
    zh: '颜色重叠：含多个标签；带圈：没圈中',
  },
  scoresTitle: { en: 'Calibration scores', zh: '校准得分' },
  score: { en: 'score of the true label', zh: '真标签的得分' },
  count: { en: 'items', zh: '个数' },
  keep: { en: 'keep', zh: '留下' },
  allKept: { en: 'no threshold: all labels are kept', zh: '没有门槛：标签全选' },
  lawTitle: { en: '200 other calibration sets', zh: '另取200份校准集' },
  trueCoverage: { en: 'true coverage', zh: '真实覆盖率' },
  density: { en: 'density', zh: '密度' },
  asked: { en: 'asked', zh: '要求' },
  beta: { en: 'Beta law', zh: 'Beta分布' },
  threshold: { en: 'Threshold q', zh: '门槛q' },
  rankOf: { en: 'score number # of @', zh: '@个得分中第#小' },
  everything: { en: 'none: rank # of @', zh: '无：要第#小，只有@个' },
  coverage: { en: 'Coverage of 2000 test items', zh: '2000个测试样本的覆盖率' },
  wilson: { en: 'Wilson 95%', zh: 'Wilson 95%' },
  size: { en: 'Mean set size', zh: '平均集合大小' },
  sizes: { en: 'Sets of 0, 1, 2, 3 labels', zh: '含0、1、2、3个标签的集合' },
  mass: { en: 'Softmax mass to the level instead', zh: '改为累加softmax' },
  massCell: { en: 'coverage #, size @', zh: '覆盖率#，大小@' },
  recalibrated: { en: 'Coverage over recalibrations', zh: '重新校准的覆盖率' },
  meanSd: { en: 'mean #, SD @', zh: '平均#，标准差@' },
  theory: { en: 'Theory, if exchangeable', zh: '可交换时的理论值' },
  certain: { en: '1 always', zh: '恒为1' },
} as const;
