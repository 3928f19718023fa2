import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { text, words } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'stateless-stateful-training',
  parameters,
  backends,
  text,
  View,
  more: ['replay', 'turn', 'sigma', 'rows', 'delay', 'runs', 'seed'],
  idle: ({ scenario }) => (scenario === 'none' ? ['turn'] : []),
  announce: ({ learners }, { runs }, language) => {
    const list = learners
      .map(({ name, mean, visits }) => `${words.learners[name][language]} ${mean.toPrecision(3)} (${visits})`)
      .join(language === 'zh' ? '，' : ', ');
    return language === 'zh'
      ? `${runs}条数据流的平均超额风险（括号里是读过的行次）：${list}。`
      : `Mean excess risk over ${runs} streams (row visits in brackets): ${list}.`;
  },
};

export default widget;
