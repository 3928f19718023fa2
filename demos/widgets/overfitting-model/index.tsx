import type { Widget } from '../../runtime/widget.ts';
import type { Result } from './compute';
import { backends, parameters, type Params } from './settings';
import { lambdaText, short, stepsText, text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'overfitting-model',
  parameters,
  backends,
  text,
  View,
  more: ['noise', 'draw'],
  announce: ({ P, training, test, effective }, { logLambda, logSteps, members }, language) => {
    const setting = `P = ${P}, λ ${logLambda <= -10 ? '' : '= '}${lambdaText(logLambda)}, t = ${stepsText(logSteps)}`;
    const errors = [short(training < 1e-9 ? 0 : training), short(test), effective.toFixed(2)];
    return language === 'zh'
      ? `${setting}，${members}个模型：训练误差${errors[0]}，测试误差${errors[1]}，有效参数${errors[2]}个。`
      : `${setting}, ${members} model${members > 1 ? 's' : ''}: training error ${errors[0]}, test error ${errors[1]}, ${errors[2]} effective parameters.`;
  },
};

export default widget;
