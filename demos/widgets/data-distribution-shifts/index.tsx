import type { Widget } from '../../runtime/widget.ts';
import { backends, parameters, type Params, type Result } from './compute';
import { alarmNames, cureNames, scenarioNames, text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'data-distribution-shifts',
  parameters,
  backends,
  text,
  View,
  more: ['n', 'ratio', 'clip', 'seed'],
  hidden: ['scenario'],
  idle: ({ scenario }) =>
    ({
      label: ['shift', 'rule'] as const,
      covariate: ['prior', 'rule'] as const,
      bump: ['prior', 'rule'] as const,
      concept: ['shift', 'prior'] as const,
      domain: ['prior'] as const,
    })[scenario],
  announce: ({ cures, alarms, sourceAccuracy }, { scenario, cure }, language) => {
    const percent = (value: number | undefined): string => (value === undefined ? '–' : `${(100 * value).toFixed(1)}%`);
    const [none] = cures;
    const own = cures.find((entry) => entry.cure === cure);
    const lit = alarms.filter(({ on }) => on).map(({ name }) => alarmNames[name][language]);
    return language === 'zh'
      ? `${scenarioNames[scenario].zh}：准确率在源上${percent(sourceAccuracy.sample)}，在目标上${percent(none?.accuracy)}，${cureNames[cure].zh}：${percent(own?.accuracy)}。亮的灯：${lit.join('、') || '无'}。`
      : `${scenarioNames[scenario].en} shift: accuracy ${percent(sourceAccuracy.sample)} in the source, ${percent(none?.accuracy)} in the target, with ${cureNames[cure].en} ${percent(own?.accuracy)}. Lights on: ${lit.join(', ') || 'none'}.`;
  },
};

export default widget;
