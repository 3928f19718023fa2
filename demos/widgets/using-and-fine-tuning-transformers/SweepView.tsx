/** All methods and ranks: accuracies by rank, and a table. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { type Dash, Line, Path } from '../../ui/lines';
import { grouped, percent } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Table } from '../../ui/Table';
import { SWEEP_RANKS, trainedCount } from './method';
import { meanOf } from './numbers';
import type { SweepPoint, SweepResult } from './sweep';
import { words } from './text';

export function SweepPlot({ result, of, language }: { result: SweepResult; of: keyof SweepPoint; language: Language }) {
  const curve = (points: readonly SweepPoint[]) =>
    points.flatMap((point, i) => {
      const mean = meanOf(point[of]);
      return mean === undefined ? [] : [[SWEEP_RANKS[i] ?? 1, 100 * mean] as const];
    });
  const levels = [
    { name: words.full[language], point: result.full, dash: 'solid' as Dash },
    { name: words.head[language], point: result.head, dash: 'dashed' as Dash },
    ...(of === 'newTask' ? [{ name: words.scratch[language], point: result.scratch, dash: 'dotted' as Dash }] : []),
    ...(of === 'oldTask' ? [{ name: words.base[language], point: result.base, dash: 'dotted' as Dash }] : []),
  ].flatMap(({ name, point, dash }) => {
    const mean = meanOf(point[of]);
    return mean === undefined ? [] : [{ name, value: 100 * mean, dash }];
  });
  const title = words[of === 'newTask' ? 'sweepTitle' : 'oldTitle'][language];
  return (
    <Panel
      width={360}
      height={318}
      title={title}
      desc={`LoRA ${curve(result.lora)
        .map(([r, v]) => `r = ${r}: ${v.toFixed(1)}%`)
        .join(', ')}; ${levels.map(({ name, value }) => `${name} ${value.toFixed(1)}%`).join(', ')}`}
    >
      <Plot
        width={360}
        height={230}
        margin={[26, 14, 42, 48]}
        title={title}
        xAxis={{ range: [0.9, 18], kind: 'log', ticks: SWEEP_RANKS, label: words.rank[language] }}
        yAxis={{ range: [0, 100], format: (v) => `${v}%` }}
        series={[
          { points: curve(result.cut), mark: 'both', color: 'blue', dash: 'dashed' },
          { points: curve(result.lora), mark: 'both', color: 'cinnabar', width: 2.2 },
        ]}
      >
        {({ x, y }) =>
          levels.map(({ name, value, dash }) => (
            <Line key={name} x1={x(0.9)} y1={y(value)} x2={x(18)} y2={y(value)} color="soft" dash={dash} width={1.3} />
          ))
        }
      </Plot>
      {[
        { name: 'LoRA', color: 'cinnabar' as Color, dash: 'solid' as Dash },
        { name: words.cut[language], color: 'blue' as Color, dash: 'dashed' as Dash },
        ...levels.map(({ name, value, dash }) => ({
          name: `${name} ${value.toFixed(1)}%`,
          color: 'soft' as Color,
          dash,
        })),
      ].map(({ name, color, dash }, i) => (
        <g key={name}>
          <Path
            points={[
              [48, 242 + 15 * i],
              [74, 242 + 15 * i],
            ]}
            color={color}
            dash={dash}
            width={2}
          />
          <Label x={82} y={242 + 15 * i} anchor="start" size={12} color={color}>
            {name}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

export function SweepTable({ result, language }: { result: SweepResult; language: Language }) {
  const rows = [
    { name: words.base[language], count: 0, point: result.base },
    { name: words.head[language], count: trainedCount('head', 'all', 1), point: result.head },
    ...SWEEP_RANKS.map((rank, i) => ({
      name: `LoRA r = ${rank}`,
      count: trainedCount('lora', 'all', rank),
      point: result.lora[i],
    })),
    { name: words.full[language], count: trainedCount('full', 'all', 1), point: result.full },
    { name: words.scratch[language], count: trainedCount('full', 'all', 1), point: result.scratch },
  ];
  const cell = (values: readonly number[] | undefined): string => {
    const mean = meanOf(values ?? []);
    return mean === undefined ? '…' : percent(mean);
  };
  return (
    <Table
      head={[words.method, words.numbers, words.newTask, words.oldTask].map((title) => title[language])}
      rows={rows.map(({ name, count, point }) => [name, grouped(count), cell(point?.newTask), cell(point?.oldTask)])}
    >
      <p>
        {words.meanOf[language]} {result.scratch.newTask.length} · {Math.round(result.done * 100)}%
      </p>
    </Table>
  );
}
