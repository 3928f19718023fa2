/** Precision, recall and F₁ of the metrics that have them. */
import { Table } from '../../ui/Table';
import type { Part } from './props';
import { words } from './text';

export function RougeTable({ result, language }: Part) {
  const { rouge, match, scores } = result;
  const row = (name: string, { precision, recall, f1 }: typeof match) =>
    [name, precision.toFixed(6), recall.toFixed(6), f1.toFixed(6)] as const;
  return (
    <Table
      head={[words.rougeTitle[language], 'P', 'R', 'F₁']}
      rows={[
        row('ROUGE-1', rouge.one),
        row('ROUGE-2', rouge.two),
        row('ROUGE-L', rouge.longest),
        row('ROUGE-S', rouge.skip),
        row(words.matching[language], match),
        ['chrF', '', '', (100 * scores.chrF).toFixed(4)],
      ]}
    />
  );
}
