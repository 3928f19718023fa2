import type { Widget } from '../../runtime/widget.ts';
import { backends, detourWins, parameters, type Params, type Result } from './compute';
import { digits } from './numbers';
import { text, words } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'proper-metrics',
  parameters,
  backends,
  text,
  View,
  more: ['wRight', 'wUp', 'coinFrom', 'coinTo'],
  hidden: ['distance'],
  idle: ({ distance }) =>
    distance === 'power' || distance === 'lp'
      ? ['coinFrom', 'coinTo']
      : distance === 'cosine' || distance === 'angle'
        ? ['exponent', 'wRight', 'wUp', 'coinFrom', 'coinTo']
        : ['exponent', 'xUp', 'wRight', 'wUp'],
  announce: (result, { distance }, language) => {
    const { direct, first, second, verdicts } = result;
    const wins = words[detourWins(result) ? 'wins' : 'holds'][language];
    const broken = verdicts.filter(({ kept }) => !kept).map(({ axiom }) => words.axioms[axiom][language]);
    return language === 'zh'
      ? `${words.names[distance].zh}：直达${digits(direct)}，绕道${digits(first + second)}，${wins}。不成立的规矩：${broken.join('、') || '未发现'}。`
      : `${words.names[distance].en}: direct ${digits(direct)}, through x ${digits(first + second)}. ${wins}. Broken: ${broken.join(', ') || 'none found'}.`;
  },
};

export default widget;
