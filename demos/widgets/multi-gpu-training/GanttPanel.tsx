/** Who does what when. */
import { token, type Color } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { percent } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { makespan, type Pass } from './clock.ts';
import { short } from './numbers';
import { rowOf, type Props } from './props';
import { strategyNames, words } from './text';
import { tint } from './tint';

const COLORS: Readonly<Record<Pass['kind'], Color>> = { forward: 'blue', backward: 'cinnabar', send: 'ochre' };

export function GanttPanel({ params, result, language }: Props) {
  const row = rowOf(result, params.strategy);
  const { passes } = result;
  const total = makespan(passes);
  const left = 46;
  const width = 310;
  const rowHeight = row.devices === 8 ? 20 : 26;
  const top = 46;
  const unit = width / total;
  const bottom = top + row.devices * rowHeight;
  const name = `${words.gantt[language]}: ${strategyNames[params.strategy][language]}`;
  const facts =
    language === 'zh'
      ? `${short(total)}${words.time.zh}，${words.bubble.zh}${percent(row.bubble)}，${words.transfers.zh}${percent(row.transfers)}`
      : `${short(total)} ${words.time.en}, ${words.bubble.en} ${percent(row.bubble)}, ${words.transfers.en} ${percent(row.transfers)}`;
  return (
    <Panel width={360} height={bottom + 46} title={name} desc={facts}>
      <Label x={4} y={9} anchor="start" weight="bold">
        {name}
      </Label>
      {(['forward', 'backward', 'send'] as const).map((kind, i) => (
        <g key={kind}>
          <rect
            x={left + i * 100}
            y={23}
            width={14}
            height={12}
            fill={tint(COLORS[kind])}
            stroke={token(COLORS[kind])}
          />
          <Label x={left + 20 + i * 100} y={29} anchor="start" size={12} color={COLORS[kind]}>
            {words[kind][language]}
          </Label>
        </g>
      ))}
      {Array.from({ length: row.devices }, (_, i) => (
        <g key={i}>
          <Label x={left - 6} y={top + (i + 0.5) * rowHeight - 2} anchor="end" size={12} color="soft">
            {words.device[language]} {i + 1}
          </Label>
          <rect x={left} y={top + i * rowHeight} width={width} height={rowHeight - 4} fill={token('paper')} />
        </g>
      ))}
      {passes.map(({ device, micro, kind, start, end }, i) => (
        <g key={i}>
          <rect
            x={round(left + start * unit)}
            y={top + device * rowHeight}
            width={round((end - start) * unit)}
            height={rowHeight - 4}
            fill={tint(COLORS[kind])}
            stroke={token(COLORS[kind])}
            stroke-width={(end - start) * unit > 3 ? 0.8 : 0.3}
          />
          {micro >= 0 && (end - start) * unit >= (micro > 8 ? 16 : 9) && (
            <Label x={left + ((start + end) / 2) * unit} y={top + (device + 0.5) * rowHeight - 2} size={12}>
              {micro + 1}
            </Label>
          )}
        </g>
      ))}
      <Line x1={left} x2={left + width} y1={bottom + 2} y2={bottom + 2} color="soft" width={1} />
      <Label x={left} y={bottom + 13} size={12} color="soft" anchor="start">
        0
      </Label>
      <Label x={left + width} y={bottom + 13} size={12} color="soft" anchor="end">
        {short(total)}
      </Label>
      <Label x={left + width / 2} y={bottom + 32} size={12}>
        {facts}
      </Label>
    </Panel>
  );
}
