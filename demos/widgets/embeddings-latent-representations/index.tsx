import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { text, words } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'embeddings-latent-representations',
  parameters,
  backends,
  text,
  View,
  more: ['window', 'listed', 'stop'],
  hidden: ['axes'],
  announce: ({ word, nearest, energy, size }, { measure, oneHot }, language) => {
    const best = nearest[0];
    const name = words.similarity[measure][language];
    if (oneHot) return words.ties[language];
    const percent = (100 * energy).toFixed(1);
    if (language === 'zh')
      return `d = ${size}，保留能量${percent} %。${best ? `离“${word}”最近的是“${best.word}”，${name}${best.value.toFixed(4)}。` : ''}`;
    return `d = ${size}, ${percent} % of the energy kept. ${best ? `Nearest to “${word}” is “${best.word}”, ${name} ${best.value.toFixed(4)}.` : ''}`;
  },
};

export default widget;
