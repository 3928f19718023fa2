import type { Widget } from '../../runtime/widget.ts';
import type { Result } from './compute';
import type { Measured } from './measure';
import { hex32 } from './numbers';
import { backends, parameters, type Params } from './parameters';
import { methodNames, text } from './text';
import { View } from './View';

function english({ sampling, digits }: Result, { draws }: Params): string {
  if (sampling) {
    const { tokens, kept, chi, kernel } = sampling;
    return `${draws} draws, ${kept} tokens kept; the first, ${tokens[0]?.name}, came ${tokens[0]?.observed} times. Chi-square ${chi.statistic.toFixed(2)} with ${chi.freedom} degrees of freedom, p ${chi.p.toFixed(3)}. ${kernel.different} of ${kernel.compared} draws differ on the device.`;
  }
  return digits ? digits.methods.map(({ name, value }) => `${methodNames[name].en}: ${hex32(value)}`).join(', ') : '';
}

function chinese({ sampling, digits }: Result, { draws }: Params): string {
  if (sampling) {
    const { tokens, kept, chi, kernel } = sampling;
    return `抽${draws}次，保留${kept}个词元；第一个${tokens[0]?.name}抽到${tokens[0]?.observed}次。卡方${chi.statistic.toFixed(2)}，自由度${chi.freedom}，p值${chi.p.toFixed(3)}。设备上的${kernel.compared}次里有${kernel.different}次不同。`;
  }
  return digits ? digits.methods.map(({ name, value }) => `${methodNames[name].zh}：${hex32(value)}`).join('，') : '';
}

const widget: Widget<Params, Result, Measured> = {
  slug: 'sources-of-randomness',
  parameters,
  backends,
  text,
  View,
  more: ['draws', 'wrong', 'row', 'column', 'whole'],
  hidden: ['tab', 'source', 'map'],
  measures: true,
  idle: ({ tab, source }) =>
    tab === 'digits'
      ? ['context', 'temperature', 'topK', 'topP', 'minP', 'draws', 'wrong']
      : source === 'preset'
        ? ['context', 'row', 'column', 'whole']
        : ['row', 'column', 'whole'],
  announce: (result, params, language) => (language === 'zh' ? chinese : english)(result, params),
};

export default widget;
