/** The accuracies as numbers, with their spread where seeds were averaged. */
import { three } from '../../ui/numbers';
import { Table } from '../../ui/Table';
import { fitting } from './Curves';
import type { Props } from './props';
import { START } from './settings';
import { text, words } from './text';

export function Numbers({ result, measured, params, language }: Props) {
  const { bought, accuracy, allLabels, propagated } = result;
  const averages = fitting(measured, params);
  const names = text.parameters.strategy.options;
  const rows: (readonly [string, string])[] = [
    [words.classifier[language].replace('#', String(bought.length)), three(accuracy)],
    [words.allRow[language], three(allLabels)],
  ];
  if (propagated)
    rows.push(
      [words.propagated[language], three(propagated.accuracy)],
      [words.alone[language], three(propagated.labelsAlone)],
    );
  const last = bought.length - START;
  const spread = (mean: number, error: number): string => `${three(mean)} ± ${three(error)}`;
  const seeds = averages ? words.meanOf[language].replace('#', String(averages.seeds)) : '';
  const atCount = (name: string, count: number): string =>
    `${seeds}${language === 'zh' ? '：' : ': '}${words.atBudget[language].replace('#', name).replace('@', String(count))}`;
  averages?.curves.forEach(({ strategy, mean, deviation }) =>
    rows.push([
      atCount(names?.[strategy]?.[language] ?? strategy, bought.length),
      spread(mean[last] ?? 0, (deviation[last] ?? 0) / Math.sqrt(averages.seeds)),
    ]),
  );
  if (averages?.propagated) {
    const { count, accuracy: reached, labelsAlone } = averages.propagated;
    rows.push(
      [atCount(words.propagated[language], count), spread(reached.mean, reached.error)],
      [atCount(words.alone[language], count), spread(labelsAlone.mean, labelsAlone.error)],
    );
  }
  return <Table rows={rows} />;
}
