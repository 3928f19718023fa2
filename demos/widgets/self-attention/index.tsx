import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Measured, type Params, type Result } from './compute';
import { text } from './text';
import { headName, View } from './View';

const widget: Widget<Params, Result, Measured> = {
  slug: 'self-attention',
  parameters,
  backends,
  text,
  View,
  more: ['row', 'headSize', 'scaled', 'positions', 'seed'],
  hidden: ['head'],
  measures: true,
  announce: ({ tokens, head, weights, effectiveTokens }, { row }, language) => {
    const n = tokens.length;
    const i = Math.min(row, n) - 1;
    const line = Array.from(weights.subarray((head * n + i) * n, (head * n + i + 1) * n));
    const best = line.indexOf(Math.max(...line));
    const average = (effectiveTokens.reduce((sum, value) => sum + value, 0) / n).toFixed(2);
    return language === 'zh'
      ? `头${head + 1}（${headName(head, 'zh')}）：“${tokens[i]}”的最大权重${line[best]?.toFixed(2)}落在“${tokens[best]}”上；平均有效词元数${average}。`
      : `Head ${head + 1}, ${headName(head, 'en')}: the largest weight of “${tokens[i]}” is ${line[best]?.toFixed(2)}, on “${tokens[best]}”; on average ${average} effective tokens.`;
  },
};

export default widget;
