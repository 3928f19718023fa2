import type { Widget } from '../../runtime/widget.ts';
import { grouped } from '../../ui/numbers';
import type { Measured, Result } from './compute';
import { bytesText } from './numbers';
import { backends, parameters, type Params } from './settings';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result, Measured> = {
  slug: 'parameter-counts',
  parameters,
  backends,
  text,
  View,
  more: ['channels', 'format'],
  hidden: ['net', 'layer'],
  measures: true,
  announce: ({ totals, memory, problem }, { batch }, language) => {
    if (problem) return problem[language];
    const training = bytesText(memory.weights + memory.gradients + memory.state + memory.activations);
    return language === 'zh'
      ? `共${grouped(totals.parameters)}个参数，每张图${grouped(totals.macs)}次乘加；批大小${batch}时训练约需${training}。`
      : `${grouped(totals.parameters)} parameters, ${grouped(totals.macs)} multiply-adds a picture; training at batch ${batch} takes about ${training}.`;
  },
};

export default widget;
