import type { Widget } from '../../runtime/widget.ts';
import { backends, keyName, parameters, valueName, type Params, type Result } from './compute';
import { text } from './text';
import { View } from './View';

const best = (answer: readonly number[]): string => valueName(answer.indexOf(Math.max(...answer)));

const widget: Widget<Params, Result> = {
  slug: 'transformer-success',
  parameters,
  backends,
  text,
  View,
  more: ['size', 'hidden', 'rate', 'seed'],
  live: true,
  announce: ({ curve, guess, sequence, attentionAnswer }, _params, language) => {
    const last = curve.at(-1);
    const [a, d] = [last?.attention.toFixed(2) ?? '', last?.dense.toFixed(2) ?? ''];
    const asked = keyName(sequence.keys[sequence.asked] ?? 0);
    return language === 'zh'
      ? `训练${last?.step ?? 0}步后，注意力准确率${a}，全连接${d}，最佳猜测${guess.toFixed(2)}。查${asked}，注意力答${best(attentionAnswer)}。`
      : `After ${last?.step ?? 0} steps: accuracy of attention ${a}, dense network ${d}, best guess ${guess.toFixed(2)}. Asked for ${asked}, attention answers ${best(attentionAnswer)}.`;
  },
};

export default widget;
