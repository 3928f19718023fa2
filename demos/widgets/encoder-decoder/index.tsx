import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'encoder-decoder',
  parameters,
  backends,
  text,
  View,
  more: ['seed'],
  hidden: ['masked'],
  idle: ({ architecture }) => (architecture === 'both' ? ['window'] : []),
  announce: ({ tokens, pairs, zeros }, { architecture }, language) => {
    const cells = tokens.length ** 2;
    const name = text.parameters.architecture.options?.[architecture]?.[language] ?? architecture;
    return language === 'zh'
      ? `${name}，${tokens.length}个词元：一层里可见${pairs}对，影响图${cells}格中有${zeros}格恰为0。`
      : `${name}, ${tokens.length} tokens: ${pairs} visible pairs in a layer; ${zeros} of ${cells} cells of the influence map are exactly 0.`;
  },
};

export default widget;
