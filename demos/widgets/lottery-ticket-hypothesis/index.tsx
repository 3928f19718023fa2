import type { Widget } from '../../runtime/widget.ts';
import { ARMS, backends, parameters, type Params, type Result } from './compute';
import { text, words } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'lottery-ticket-hypothesis',
  parameters,
  backends,
  text,
  View,
  more: ['runs', 'prune', 'steps', 'rate', 'seed'],
  live: true,
  announce: ({ left, round, scores, finished }, _params, language) => {
    const list = ARMS.map((arm) => `${words.arms[arm][language]} ${(scores[arm][round]?.mean ?? 0).toFixed(3)}`);
    return language === 'zh'
      ? `剪枝${round}轮，剩${left[round]}个权重，${finished}个种子的测试准确率：${list.join('，')}。`
      : `After ${round} rounds ${left[round]} weights are left. Test accuracy over ${finished} ${finished === 1 ? 'seed' : 'seeds'}: ${list.join(', ')}.`;
  },
};

export default widget;
