/** The error of the other shifts: along one row, and which of all shifts have none. */
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { grouped } from '../../ui/numbers';
import { Group, Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Box, Dot } from '../../ui/shapes';
import { TINY } from './compute';
import { levelPaths } from './levels';
import type { Grid } from './maps';
import { errorText } from './numbers';
import type { ShiftProps } from './props';
import { words } from './text';

export function Comb({ params, result, language }: ShiftProps) {
  const { row } = result;
  const top = Math.max(...row) * 1.1 || 1;
  const here = row[params.dx] ?? 0;
  const zero = row.flatMap((error, d) => (error < TINY ? [d] : []));
  return (
    <Panel
      width={360}
      height={210}
      title={words.rowTitle[language]}
      desc={`dy = ${params.dy}: ${zero.length === row.length ? '0 … 63' : zero.join(', ') || '–'} → 0; max ${errorText(Math.max(...row))}`}
    >
      <Plot
        width={360}
        height={210}
        margin={[26, 12, 42, 44]}
        title={words.rowTitle[language]}
        xAxis={{ range: [-1, 64], ticks: [0, 8, 16, 24, 32, 40, 48, 56, 63], label: words.shiftAxis[language] }}
        yAxis={{ range: [0, top] }}
      >
        {({ x, y }) => (
          <>
            {row.map((error, d) => (
              <g key={d}>
                {error >= TINY && <Line x1={x(d)} y1={y(0)} x2={x(d)} y2={y(error)} color="cinnabar" width={2} />}
                {error < TINY && <Dot x={x(d)} y={y(0)} r={2.6} color="blue" />}
              </g>
            ))}
            <Path
              points={[
                [x(params.dx), y(here) - 4],
                [x(params.dx) - 4, y(here) - 11],
                [x(params.dx) + 4, y(here) - 11],
              ]}
              closed
              fill="ink"
              width={0}
            />
          </>
        )}
      </Plot>
    </Panel>
  );
}

export function Plane({ params, result, language }: ShiftProps) {
  const { plane, planeSide } = result;
  const size = 156;
  const cell = size / planeSide;
  const total = grouped(planeSide * planeSide);
  const zeros = plane?.reduce((sum, v) => sum + v, 0);
  const count = zeros === undefined ? words.counting[language] : `${grouped(zeros)} ${words.of[language]} ${total}`;
  const map: Grid = {
    height: planeSide,
    width: planeSide,
    channels: 1,
    data: Float64Array.from(plane ?? new Uint8Array(planeSide ** 2)),
  };
  const inside = params.dx < planeSide && params.dy < planeSide;
  return (
    <Panel width={360} height={224} title={words.planeTitle[language]} desc={count}>
      <Label x={44} y={8} anchor="start" weight="bold">
        {words.planeTitle[language]}: {count}
      </Label>
      <Group x={44} y={26}>
        <g transform={`scale(${cell})`}>
          {[...levelPaths(map, 1)].map(([level, d]) => (
            <path key={level} d={d} fill="var(--blue)" stroke="var(--blue)" stroke-width={0.8} />
          ))}
        </g>
        <Box x={0} y={0} w={size} h={size} fill="none" color="soft" radius={0} width={1} />
        {inside && <Dot x={(params.dx + 0.5) * cell} y={(params.dy + 0.5) * cell} r={4.5} color="ink" fill="none" />}
        {[0, planeSide - 1].map((tick) => (
          <g key={tick}>
            <Label x={(tick + 0.5) * cell} y={size + 13} size={12} color="soft">
              {tick}
            </Label>
            <Label x={-6} y={(tick + 0.5) * cell} size={12} color="soft" anchor="end">
              {tick}
            </Label>
          </g>
        ))}
        <Label x={size / 2} y={size + 29} size={12} color="soft">
          {words.shiftAxis[language]}
        </Label>
        <Label x={-32} y={size / 2} size={12} color="soft" rotate={-90}>
          {words.down[language]}
        </Label>
        <Dot x={size + 24} y={12} r={4.5} color="ink" fill="none" />
        <Label x={size + 36} y={12} size={12} anchor="start" color="soft">
          {words.here[language]} ({params.dx}, {params.dy})
        </Label>
      </Group>
    </Panel>
  );
}
