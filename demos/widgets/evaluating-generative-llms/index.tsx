import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'evaluating-generative-llms',
  parameters,
  backends,
  text,
  View,
  more: ['second', 'reference2', 'order', 'smooth'],
  announce: ({ scores, model }, { order }, language) => {
    const list = `BLEU-${order} ${(100 * scores.bleu).toFixed(1)}, chrF ${(100 * scores.chrF).toFixed(1)}, ROUGE-1 ${(100 * scores.rouge1).toFixed(1)}, ROUGE-L ${(100 * scores.rougeL).toFixed(1)}`;
    const vectors = (100 * scores.matching).toFixed(1);
    const perplexity = model?.perplexity.toFixed(1);
    return language === 'zh'
      ? `当前候选：${list}，向量匹配${vectors}${perplexity ? `；困惑度${perplexity}` : ''}。`
      : `Your candidate: ${list}, vector matching ${vectors}${perplexity ? `; perplexity ${perplexity}` : ''}.`;
  },
};

export default widget;
