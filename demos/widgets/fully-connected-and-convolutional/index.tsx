import type { Widget } from '../../runtime/widget.ts';
import type { Result } from './compute';
import { backends, parameters, type Params } from './settings';
import { filterNames, tabNames, text } from './text';
import { View } from './View';

const round = (value: number): string => String(Math.round(value * 1000) / 1000);

function english({ map, unrolled, equality, shifted, row, column, k }: Result, { filter, tab }: Params): string {
  if (map && unrolled)
    return `${filterNames[filter].en} kernel, ${k} by ${k}: output ${round(map.values[row * map.width + column] ?? 0)} at row ${row}, column ${column}. ${unrolled.positions} positions, ${unrolled.multiplyAdds} multiply-adds, ${unrolled.distinct} free numbers in T.`;
  if (equality)
    return `${tabNames[tab].en}: ${equality.compared} numbers compared, ${equality.different} differ, by ${equality.largestUlps} units in the last place at most.`;
  return shifted ? `${shifted.compared} cells compared, ${shifted.different} differ.` : '';
}

function chinese({ map, unrolled, equality, shifted, row, column, k }: Result, { filter, tab }: Params): string {
  if (map && unrolled)
    return `${filterNames[filter].zh}核，${k}×${k}：第${row}行第${column}列输出${round(map.values[row * map.width + column] ?? 0)}。共${unrolled.positions}个位置，${unrolled.multiplyAdds}次乘加，T里有${unrolled.distinct}个自由的数。`;
  if (equality)
    return `${tabNames[tab].zh}：比较${equality.compared}个数，${equality.different}个不同，最多差${equality.largestUlps} ulp。`;
  return shifted ? `比较${shifted.compared}格，${shifted.different}格不同。` : '';
}

const widget: Widget<Params, Result> = {
  slug: 'fully-connected-and-convolutional',
  parameters,
  backends,
  text,
  View,
  more: ['size', 'stride', 'padding', 'dilation', 'bias', 'seed'],
  hidden: ['tab', 'weights', 'shift', 'image', 'kernel', 'tool', 'notice'],
  idle: ({ tab }) => (tab === 'pointwise' || tab === 'full' ? ['k', 'stride', 'padding', 'dilation'] : []),
  announce: (result, params, language) => (language === 'zh' ? chinese : english)(result, params),
};

export default widget;
