import type { Widget } from '../../runtime/widget.ts';
import { decimals } from '../../ui/numbers';
import { backends, parameters, type Params, type Result } from './compute';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'k-fold-cross-validation',
  parameters,
  backends,
  text,
  View,
  more: ['dimension', 'seed'],
  live: true,
  announce: ({ rows, truth, done }, _params, language) => {
    const list = rows.map(({ k, bias, data }) =>
      language === 'zh'
        ? `k=${k}偏差${decimals(bias, 4)}、换数据集的标准差${data.toFixed(3)}`
        : `k ${k}: bias ${decimals(bias, 4)}, spread between data sets ${data.toFixed(3)}`,
    );
    return language === 'zh'
      ? `${done}个数据集，真实准确率${truth.toFixed(3)}。${list.join('；')}。`
      : `${done} data sets, true accuracy ${truth.toFixed(3)}. ${list.join('; ')}.`;
  },
};

export default widget;
