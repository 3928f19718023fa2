import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { methodNames, text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'confidence-intervals',
  parameters,
  backends,
  text,
  View,
  announce: ({ methods, n }, { method, p, level }, language) => {
    const own = methods.find((entry) => entry.method === method);
    const hit = (100 * (own?.coverage.hit ?? 0)).toFixed(1);
    const name = methodNames[method][language];
    return language === 'zh'
      ? `${name}区间，真实准确率${p}，测试样本${n}个：名义水平${level}%，精确覆盖率${hit}%；100份试卷里命中${own?.hits ?? 0}次。`
      : `${name} interval, true accuracy ${p}, ${n} test examples: ${level}% promised, ${hit}% covered exactly; ${own?.hits ?? 0} of 100 test sets hit.`;
  },
};

export default widget;
