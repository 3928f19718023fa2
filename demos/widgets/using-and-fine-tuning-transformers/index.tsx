import type { Widget } from '../../runtime/widget.ts';
import { percent } from '../../ui/numbers';
import type { Result } from './compute';
import type { Measured } from './measure';
import { backends, parameters, SWEEP_RANKS, type Params } from './method';
import { text } from './text';
import { meanOf } from './numbers';
import { View } from './View';

const widget: Widget<Params, Result, Measured> = {
  slug: 'using-and-fine-tuning-transformers',
  parameters,
  backends,
  text,
  View,
  more: ['alpha', 'layers', 'samples', 'epochs', 'seed'],
  hidden: ['experiment', 'state'],
  live: true,
  measures: true,
  idle: ({ experiment, method }) =>
    experiment === 'sweep' ? ['method', 'rank', 'layers'] : method === 'lora' ? [] : ['rank', 'alpha', 'layers'],
  announce: (result, _params, language) => {
    if (result.kind === 'sweep') {
      const list = SWEEP_RANKS.map((rank, i) => `r = ${rank}: ${percent(meanOf(result.lora[i]?.newTask ?? []) ?? 0)}`);
      const full = percent(meanOf(result.full.newTask) ?? 0);
      return language === 'zh'
        ? `LoRA在新任务上的准确率：${list.join('，')}；全量${full}。`
        : `LoRA on the new task: ${list.join(', ')}; all weights ${full}.`;
    }
    const { finished, trained, total } = result;
    if (!finished) return language === 'zh' ? '训练中。' : 'Training.';
    const { attached, detached } = finished;
    return language === 'zh'
      ? `训练了${total}个数中的${trained}个。新任务${percent(attached.newTask)}（微调前${percent(detached.newTask)}），旧任务${percent(attached.oldTask)}（摘下后${percent(detached.oldTask)}）。`
      : `${trained} of ${total} numbers trained. New task ${percent(attached.newTask)} (before ${percent(detached.newTask)}), old task ${percent(attached.oldTask)} (detached ${percent(detached.oldTask)}).`;
  },
};

export default widget;
