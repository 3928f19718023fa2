import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { modelNames, text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'poisson-vs-ordinal-regression',
  parameters,
  backends,
  text,
  View,
  more: ['n', 'seed'],
  hidden: ['truth', 'cuts'],
  idle: ({ truth }) => (truth === 'grades' ? ['growth', 'dispersion'] : ['slope']),
  announce: ({ scores }, { truth }, language) => {
    const losses = scores.map(({ model, logLoss }) => `${modelNames[model][language]} ${logLoss.toFixed(3)}`);
    return language === 'zh'
      ? `${truth === 'grades' ? '等级' : '计数'}数据，对数损失：${losses.join('，')}。`
      : `${truth === 'grades' ? 'Grades' : 'Counts'}; log loss: ${losses.join(', ')}.`;
  },
};

export default widget;
