import type { Widget } from '../../runtime/widget.ts';
import { three } from '../../ui/numbers';
import { backends, parameters, type Params, type Result } from './compute';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'confidence-intervals-vs-conformal',
  parameters,
  backends,
  text,
  View,
  more: ['score', 'seed'],
  announce: ({ threshold, conformal, interval }, { level }, language) => {
    const [low, high] = interval.map(three);
    return language === 'zh'
      ? `要求${level}%：门槛${threshold === null ? '无，标签全选' : three(threshold)}，覆盖率${three(conformal.coverage)}（${low}到${high}），平均集合大小${conformal.size.toFixed(2)}。`
      : `Asked for ${level}%: threshold ${threshold === null ? 'none, all labels are kept' : three(threshold)}, coverage ${three(conformal.coverage)} (${low} to ${high}), mean set size ${conformal.size.toFixed(2)}.`;
  },
};

export default widget;
