import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { methodNames, text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'generative-models',
  parameters,
  backends,
  text,
  View,
  more: ['gap', 'particles', 'seed'],
  idle: ({ method, eta }) => [
    ...(method === 'euler' ? [] : (['eta'] as const)),
    ...(method === 'langevin' || (method === 'euler' && eta > 0) ? [] : (['seed'] as const)),
  ],
  announce: ({ method, calls, distance, shareLeft, targetLeft }, _params, language) =>
    language === 'zh'
      ? `${methodNames[method].zh}，每个样本调用${calls}次：与目标的距离${distance.toFixed(4)}，0以左占${shareLeft.toFixed(3)}（目标${targetLeft.toFixed(3)}）。`
      : `${methodNames[method].en}, ${calls} ${calls === 1 ? 'call' : 'calls'} a sample: distance to the target ${distance.toFixed(4)}, share left of zero ${shareLeft.toFixed(3)} (target ${targetLeft.toFixed(3)}).`,
};

export default widget;
