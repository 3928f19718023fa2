import type { Widget } from '../../runtime/widget.ts';
import { grouped, scientific } from '../../ui/numbers';
import { backends, parameters, type Params, type Result } from './compute';
import { strategyNames, text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'multi-gpu-training',
  parameters,
  backends,
  text,
  View,
  more: ['layers', 'width', 'link', 'seed'],
  hidden: ['strategy'],
  announce: ({ rows }, { strategy }, language) => {
    const row = rows.find((one) => one.strategy === strategy);
    if (!row) return '';
    const name = strategyNames[strategy][language];
    const [time, bubble] = [Number(row.time.toPrecision(4)), (100 * row.bubble).toFixed(1)];
    const bytes = grouped(row.sentBytes);
    return language === 'zh'
      ? `${name}：一步用时${time}，气泡${bubble}%，每卡发送${bytes}字节，梯度与单卡最多相差${scientific(row.difference)}。`
      : `${name}: a step takes ${time} time units, bubble ${bubble}%, ${bytes} bytes sent per device; the gradient differs from that of one device by at most ${scientific(row.difference)}.`;
  },
};

export default widget;
