/** The accuracy of every cure in the target world: of this sample's model and after endless data. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Dot } from '../../ui/shapes';
import type { CureResult } from './compute';
import type { Props } from './props';
import { cureNames, sentences, words } from './text';

const percent = (value: number): string => (100 * value).toFixed(1);

interface Row {
  key: string;
  name: string;
  sample?: number | undefined;
  endless?: number | undefined;
  interval?: readonly [number, number] | undefined;
  color: Color;
  bold?: boolean;
}

function rowsOf({ params, result, language }: Props): Row[] {
  const { cures, audited, sourceAccuracy, best } = result;
  const cureRow = ({ cure, accuracy, endless }: CureResult): Row => ({
    key: cure,
    name: cureNames[cure][language],
    sample: accuracy,
    endless,
    color: cure === params.cure ? 'cinnabar' : 'ink',
    bold: cure === params.cure,
  });
  const [none, ...others] = cures;
  return [
    {
      key: 'source',
      name: words.inSource[language],
      sample: sourceAccuracy.sample,
      endless: sourceAccuracy.endless,
      color: 'soft',
    },
    ...(none ? [cureRow(none)] : []),
    ...(audited
      ? [
          {
            key: 'audited',
            name: sentences.audited[language](audited.of),
            sample: audited.right / audited.of,
            interval: audited.interval,
            color: 'soft' as const,
          },
        ]
      : []),
    ...others.map(cureRow),
    { key: 'best', name: words.bestPossible[language], endless: best, color: 'soft' },
  ];
}

export function Accuracies(props: Props) {
  const { language } = props;
  const rows = rowsOf(props);
  const lowest = Math.min(
    ...rows.flatMap(({ sample = 1, endless = 1, interval }) => [sample, endless, interval?.[0] ?? 1]),
  );
  const floor = Math.max(0, Math.min(0.6, Math.floor(lowest * 10 - 0.2) / 10));
  const [left, right, top, step] = [152, 262, 48, 27];
  const x = (value: number): number => left + ((value - floor) / (1 - floor)) * (right - left);
  const bottom = top + rows.length * step;
  const ticks = floor < 0.3 ? [floor, 0.5, 1] : [floor, (floor + 1) / 2, 1];
  return (
    <Panel
      width={360}
      height={bottom + 26}
      title={words.accuracy[language]}
      desc={rows
        .map(
          ({ name, sample, endless }) =>
            `${name}: ${[sample, endless].map((v) => (v === undefined ? '–' : percent(v))).join(' / ')}`,
        )
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.accuracy[language]} (%)
      </Label>
      <Label x={312} y={32} anchor="end" size={12} color="soft">
        ● {words.thisSample[language]}
      </Label>
      <Label x={360} y={14} anchor="end" size={12} color="blue">
        ┃ {words.endless[language]}
      </Label>
      {ticks.map((tick) => (
        <g key={tick}>
          <Line x1={x(tick)} y1={top} x2={x(tick)} y2={bottom} color="rule" width={0.8} />
          <Label x={x(tick)} y={bottom + 13} size={12} color="soft">
            {Math.round(100 * tick)}
          </Label>
        </g>
      ))}
      {rows.map(({ key, name, sample, endless, interval, color, bold }, i) => {
        const y = top + (i + 0.5) * step;
        return (
          <g key={key}>
            <Label x={0} y={y} anchor="start" size={12} color={color} weight={bold ? 'bold' : 'normal'}>
              {name}
            </Label>
            <Line x1={left} y1={y} x2={right} y2={y} color="rule" width={0.8} />
            {interval && <Line x1={x(interval[0])} y1={y} x2={x(interval[1])} y2={y} color="soft" />}
            {endless !== undefined && (
              <Line x1={x(endless)} y1={y - 7} x2={x(endless)} y2={y + 7} color="blue" width={2.6} />
            )}
            {sample !== undefined && <Dot x={x(sample)} y={y} r={4} color={color} />}
            <Label x={312} y={y} anchor="end" size={12} color={color} weight={bold ? 'bold' : 'normal'}>
              {sample === undefined ? (key === 'best' ? '' : words.noLabels[language]) : percent(sample)}
            </Label>
            <Label x={360} y={y} anchor="end" size={12} color="blue">
              {endless === undefined ? '' : percent(endless)}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}
