import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, SPACES, type Params, type Result } from './compute';
import { text, words } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'few-shot-learning',
  parameters,
  backends,
  text,
  View,
  more: ['episodes', 'shown', 'seed'],
  live: true,
  announce: ({ chosen, done }, { ways, shots }, language) => {
    const list = SPACES.map((space) => `${words.spaces[space][language]} ${chosen[space].mean.toFixed(3)}`);
    return language === 'zh'
      ? `${ways}类、每类${shots}个样本，${done}个回合的平均准确率：${list.join('，')}；瞎猜${(1 / ways).toFixed(3)}。`
      : `${ways}-way ${shots}-shot, mean accuracy of ${done} episodes: ${list.join(', ')}; chance ${(1 / ways).toFixed(3)}.`;
  },
};

export default widget;
