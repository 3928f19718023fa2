import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Measured, type Params, type Result } from './compute';
import { text } from './text';
import { formatName } from './RoundingView';
import { View } from './View';

const widget: Widget<Params, Result, Measured> = {
  slug: 'speeding-up-inference',
  parameters,
  backends,
  text,
  View,
  more: ['symmetric', 'seed'],
  hidden: ['task'],
  measures: true,
  announce: ({ chosen, formats, rightInFloat }, _params, language) => {
    const passing = formats.filter(({ outputError }) => outputError < 0.05).sort((a, b) => a.bytes - b.bytes)[0];
    const name = formatName(chosen.bits, chosen.scales, language);
    const error = `${(100 * chosen.outputError).toPrecision(2)} %`;
    const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
    const cheapest = passing ? formatName(passing.bits, passing.scales, language) : undefined;
    if (language === 'zh') {
      const best = cheapest ? `误差低于5%的最省格式是${cheapest}。` : '没有一种格式的误差低于5%。';
      const read =
        chosen.right === undefined || rightInFloat === undefined
          ? ''
          : `认对${share(chosen.right)}的数字（float32为${share(rightInFloat)}）。`;
      return `${name}：输出误差${error}，实际用上${chosen.usedBits.toFixed(2)}位。${read}${best}`;
    }
    const best = cheapest ? `The cheapest format below 5 % is ${cheapest}.` : 'No format stays below 5 %.';
    const read =
      chosen.right === undefined || rightInFloat === undefined
        ? ''
        : ` ${share(chosen.right)} of the digits read right (float32: ${share(rightInFloat)}).`;
    return `${name}: output error ${error}, ${chosen.usedBits.toFixed(2)} bits put to use.${read} ${best}`;
  },
};

export default widget;
