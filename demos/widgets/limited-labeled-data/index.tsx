import type { Widget } from '../../runtime/widget.ts';
import { three } from '../../ui/numbers';
import type { Result } from './compute';
import type { Measured } from './measure';
import { backends, parameters, type Params } from './settings';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result, Measured> = {
  slug: 'limited-labeled-data',
  parameters,
  backends,
  text,
  View,
  more: ['noise', 'half', 'seed'],
  hidden: ['picks'],
  measures: true,
  idle: ({ data }) => (data === 'moons' ? ['half'] : ['noise']),
  announce: ({ bought, accuracy, allLabels, propagated }, { strategy }, language) => {
    const name = text.parameters.strategy.options?.[strategy]?.[language] ?? strategy;
    return language === 'zh'
      ? `${name}，${bought.length}个标签：测试准确率${three(accuracy)}，全部400个标签${three(allLabels)}。${propagated ? `标签传播${three(propagated.accuracy)}。` : ''}`
      : `${name}, ${bought.length} labels: test accuracy ${three(accuracy)}; all 400 labels ${three(allLabels)}.${propagated ? ` Propagation ${three(propagated.accuracy)}.` : ''}`;
  },
};

export default widget;
