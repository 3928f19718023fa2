import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, TINY, type Params, type Result } from './compute';
import { errorText, percent } from './numbers';
import { text, words } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'vit-data',
  parameters,
  backends,
  text,
  View,
  more: ['dy', 'border', 'image', 'seed'],
  hidden: ['experiment'],
  live: true,
  announce: (result, { dx, dy }, language) => {
    if (result.kind === 'move') {
      const list = result.curves
        .map(({ name, accuracy }) => `${words.nets[name][language]} ${accuracy.map(percent).join(', ')}`)
        .join('; ');
      return language === 'zh'
        ? `训练位置、移2列、移4列的准确率：${list}。`
        : `Accuracy where trained, moved by 2 and by 4 columns: ${list}.`;
    }
    const zeros = result.plane?.reduce((sum, v) => sum + v, 0) ?? 0;
    const total = result.planeSide ** 2;
    const same = result.error < TINY;
    return language === 'zh'
      ? `平移(${dx}, ${dy})：相对误差${errorText(result.error)}，${same ? '两种次序结果相等' : '两种次序结果不等'}；${total}种平移里有${zeros}种误差为零。`
      : `Shift (${dx}, ${dy}): relative error ${errorText(result.error)}, the two orders ${same ? 'agree' : 'differ'}; ${zeros} of ${total} shifts have no error.`;
  },
};

export default widget;
