import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'self-supervised-learning',
  parameters,
  backends,
  text,
  View,
  more: ['nuisance', 'items', 'seed'],
  live: true,
  announce: ({ history, accuracy, rawAccuracy }, { loss, views }, language) => {
    const last = history.at(-1);
    const name = text.parameters.loss.options?.[loss]?.[language] ?? loss;
    const change = text.parameters.views.options?.[views]?.[language] ?? views;
    const value = (last?.loss ?? 0).toPrecision(3);
    const sd = Math.min(...(last?.sd ?? [0])).toPrecision(2);
    return language === 'zh'
      ? `${name}，视图改变：${change}。训练${last?.step ?? 0}步后损失${value}，较小的标准差${sd}，5近邻准确率${accuracy.toFixed(3)}（原始输入${rawAccuracy.toFixed(3)}）。`
      : `${name}, views change ${change}. After ${last?.step ?? 0} steps: loss ${value}, smaller standard deviation ${sd}, accuracy of five nearest neighbors ${accuracy.toFixed(3)} (raw input ${rawAccuracy.toFixed(3)}).`;
  },
};

export default widget;
