import type { Widget } from '../../runtime/widget.ts';
import type { Result } from './compute';
import { backends, parameters, type Params } from './settings';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'overfitting-data',
  parameters,
  backends,
  text,
  View,
  more: ['sd', 'repeats', 'seed'],
  announce: ({ sizes, at, plain, mirrored }, _params, language) => {
    const [n, without, withCopies] = [sizes[at], plain[at]?.test.toFixed(3), mirrored[at]?.test.toFixed(3)];
    return language === 'zh'
      ? `${n}个样本：测试误差不加镜像副本为${without}，加了为${withCopies}。`
      : `${n} points: test error ${without} without mirrored copies, ${withCopies} with them.`;
  },
};

export default widget;
