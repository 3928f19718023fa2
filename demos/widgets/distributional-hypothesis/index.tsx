import type { Widget } from '../../runtime/widget.ts';
import type { Result } from './compute';
import { backends, parameters, type Params } from './settings';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'distributional-hypothesis',
  parameters,
  backends,
  text,
  View,
  more: ['text', 'seed'],
  hidden: ['word', 'other'],
  idle: ({ source }) => (source === 'text' ? ['sentences'] : ['text']),
  announce: ({ form, neighbors, twin, merged, baseline }, _params, language) => {
    const zh = language === 'zh';
    const list = neighbors
      .slice(0, 3)
      .map(({ word, cosine }) => `${word} ${cosine.toFixed(2)}`)
      .join(zh ? '、' : ', ');
    const nearest = zh
      ? `与“${form}”最近的是${list}；所有词对的中位数是${baseline.toFixed(2)}。`
      : `Nearest to “${form}”: ${list}; the median of all pairs is ${baseline.toFixed(2)}.`;
    if (twin) {
      return (
        nearest +
        (zh
          ? `双胞胎排第${twin.rank}，余弦${twin.cosine.toFixed(2)}。`
          : ` The twin is number ${twin.rank}, with cosine ${twin.cosine.toFixed(2)}.`)
      );
    }
    if (!merged) return nearest;
    const parts = merged.parts.map(({ word, before, after }) =>
      zh
        ? `${word}由${before.toFixed(2)}降到${after.toFixed(2)}`
        : `${word} from ${before.toFixed(2)} to ${after.toFixed(2)}`,
    );
    return nearest + (zh ? `合并后，${parts.join('，')}。` : ` Merging took ${parts.join(' and ')}.`);
  },
};

export default widget;
