import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { text, words } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'text-augmentation',
  parameters,
  backends,
  text,
  View,
  more: ['own', 'testTypos', 'characters', 'classifier', 'seed'],
  live: true,
  idle: ({ technique }) =>
    technique === 'none'
      ? ['rate', 'copies', 'protect']
      : technique === 'copies' || technique === 'shuffle'
        ? ['rate', 'protect']
        : [],
  announce: ({ bars, draws, wrongAll }, { task }, language) => {
    const zh = language === 'zh';
    const list = bars
      .map(({ name, mean, error }) => `${words[name][language]} ${mean.toFixed(3)} ± ${error.toFixed(3)}`)
      .join(zh ? '，' : ', ');
    const share = wrongAll.of > 0 ? ((100 * wrongAll.wrong) / wrongAll.of).toFixed(1) : undefined;
    const wrong =
      share === undefined || task === 'coin'
        ? ''
        : zh
          ? `副本中${share}%的标签错了。`
          : ` ${share} % of the copies carry a wrong label.`;
    return zh ? `${draws}次抽样的准确率：${list}。${wrong}` : `Accuracy over ${draws} draws: ${list}.${wrong}`;
  },
};

export default widget;
