import type { Widget } from '../../runtime/widget.ts';
import type { Result } from './compute';
import { backends, parameters, type Params } from './settings';
import { spendingNames, text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'data-centric-ai',
  parameters,
  backends,
  text,
  View,
  more: ['n', 'jitter', 'otherK', 'judgeK', 'leaveOut', 'testNoise', 'seeds', 'seed'],
  hidden: ['drawn'],
  live: true,
  announce: ({ spendings, done }, params, language) => {
    const list = spendings.map(
      ({ spending, accuracy }) => `${spendingNames[spending][language](params)} ${(100 * accuracy.mean).toFixed(1)}%`,
    );
    return language === 'zh'
      ? `${done}个种子的平均准确率：${list.join('，')}。`
      : `Mean accuracy over ${done} seeds: ${list.join(', ')}.`;
  },
};

export default widget;
