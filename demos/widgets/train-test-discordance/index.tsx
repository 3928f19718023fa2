import type { Widget } from '../../runtime/widget.ts';
import { three } from '../../ui/numbers';
import { backends, parameters, type Params, type Result } from './compute';
import { text } from './text';
import { View } from './View';

const widget: Widget<Params, Result> = {
  slug: 'train-test-discordance',
  parameters,
  backends,
  text,
  View,
  more: ['nTrain', 'nTest', 'mix', 'permutations', 'seed'],
  announce: ({ train, weighted, test, auc, effective }, { nTrain }, language) => {
    const share = `${((100 * effective) / nTrain).toFixed(0)}%`;
    return language === 'zh'
      ? `训练准确率${three(train.value)}，加权后${three(weighted.value)}，测试${three(test.value)}；AUC ${three(auc)}，有效样本占${share}。`
      : `Training accuracy ${three(train.value)}, weighted ${three(weighted.value)}, test ${three(test.value)}; AUC ${three(auc)}, effective rows ${share}.`;
  },
};

export default widget;
