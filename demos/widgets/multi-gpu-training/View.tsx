/** Who does what when, who holds what, what it takes, and all strategies side by side. */
import type { ViewProps } from '../../runtime/widget.ts';
import { Label, Line, Panel, Panels, round, token, type Color } from '../../ui/svg';
import { makespan, type Pass } from './clock.ts';
import { STRATEGIES, sumOf, type Params, type Result, type Row } from './compute';
import type { Memory, Strategy } from './strategies.ts';
import { strategyNames, words } from './text';

type Props = ViewProps<Params, Result>;

const COLORS: Readonly<Record<Pass['kind'], Color>> = { forward: 'blue', backward: 'cinnabar', send: 'ochre' };
const tint = (color: Color): string => `color-mix(in srgb, ${token(color)} 32%, var(--paper))`;
const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
const short = (value: number): string => String(Number(value.toPrecision(4)));
const rowOf = (result: Result, strategy: Strategy): Row => result.rows.find((row) => row.strategy === strategy) as Row;

function Tabs({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.cut[language]}>
      {STRATEGIES.map((strategy) => (
        <button
          key={strategy}
          type="button"
          disabled={!set}
          aria-pressed={strategy === params.strategy}
          onClick={() => set?.({ strategy })}
        >
          {strategyNames[strategy][language]}
        </button>
      ))}
    </p>
  );
}

function GanttPanel({ params, result, language }: Props) {
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

/** The part of a layer's matrix, as x, y, width and height in the unit square, that a device stores. */
function heldPart(strategy: Strategy, device: number, devices: number, layer: number, layers: number): number[] | null {
  const slice = device / devices;
  switch (strategy) {
    case 'single':
    case 'data':
      return [0, 0, 1, 1];
    case 'layers':
    case 'gpipe':
    case '1f1b':
      return Math.floor((layer * devices) / layers) === device ? [0, 0, 1, 1] : null;
    case 'fsdp':
      return [0, slice, 1, 1 / devices];
    case 'tensor':
      return layer % 2 === 0 ? [slice, 0, 1 / devices, 1] : [0, slice, 1, 1 / devices];
  }
}

const cutsBatch = (strategy: Strategy): boolean => strategy === 'data' || strategy === 'fsdp';

function HoldingsPanel({ params, result, language }: Props) {
  const { strategy, layers } = params;
  const { devices } = rowOf(result, strategy);
  const left = 62;
  const pitch = 296 / devices;
  const size = Math.min(30, pitch - 6);
  const high = layers === 8 ? 18 : 11;
  const top = 64;
  return (
    <Panel
      width={360}
      height={top + layers * (high + 3) + 4}
      title={words.holds[language]}
      desc={`${strategyNames[strategy][language]}: N = ${devices}, L = ${layers}`}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.holds[language]}
      </Label>
      <Label x={left - 8} y={48} anchor="end" size={12} color="soft">
        {words.share[language]}
      </Label>
      {Array.from({ length: devices }, (_, i) => {
        const x = left + (i + 0.5) * pitch - size / 2;
        const part = cutsBatch(strategy) ? size / devices : size;
        return (
          <g key={i}>
            <Label x={x + size / 2} y={30} size={12} color="soft">
              {devices === 8 ? i + 1 : `${words.device[language]} ${i + 1}`}
            </Label>
            <rect x={round(x)} y={43} width={round(size)} height={10} fill="none" stroke={token('rule')} />
            <rect
              x={round(x + (cutsBatch(strategy) ? i * part : 0))}
              y={43}
              width={round(part)}
              height={10}
              fill={tint('ochre')}
              stroke={token('ochre')}
              stroke-width={0.8}
            />
            {Array.from({ length: layers }, (__, l) => {
              const y = top + l * (high + 3);
              const held = heldPart(strategy, i, devices, l, layers);
              return (
                <g key={l}>
                  <rect x={round(x)} y={y} width={round(size)} height={high} fill="none" stroke={token('rule')} />
                  {held && (
                    <rect
                      x={round(x + (held[0] ?? 0) * size)}
                      y={round(y + (held[1] ?? 0) * high)}
                      width={round((held[2] ?? 0) * size)}
                      height={round((held[3] ?? 0) * high)}
                      fill={tint('blue')}
                      stroke={token('blue')}
                      stroke-width={0.8}
                    />
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
      {Array.from({ length: layers }, (_, l) => (
        <Label key={l} x={left - 8} y={top + l * (high + 3) + high / 2} anchor="end" size={12} color="soft">
          {l === 0 || l === layers - 1 || high > 12
            ? language === 'zh'
              ? `第${l + 1}${words.layer.zh}`
              : `${words.layer.en} ${l + 1}`
            : ''}
        </Label>
      ))}
    </Panel>
  );
}

const PARTS: readonly (readonly [key: keyof Memory, color: Color])[] = [
  ['weights', 'blue'],
  ['gradients', 'ochre'],
  ['optimizer', 'cinnabar'],
  ['activations', 'green'],
];

function MemoryPanel({ params, result, language }: Props) {
  const most = Math.max(...result.rows.map((row) => sumOf(row.memory)));
  const left = 76;
  const unit = 212 / most;
  const top = 58;
  const step = 27;
  return (
    <Panel
      width={360}
      height={top + result.rows.length * step}
      title={words.memory[language]}
      desc={result.rows
        .map(
          ({ strategy, memory }) =>
            `${strategyNames[strategy][language]}: ${PARTS.map(([key]) => `${words[key][language]} ${grouped(memory[key])}`).join(', ')}`,
        )
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.memory[language]}
      </Label>
      {PARTS.map(([key, color], i) => (
        <g key={key}>
          <rect x={4 + i * 90} y={27} width={12} height={12} fill={tint(color)} stroke={token(color)} />
          <Label x={21 + i * 90} y={33} anchor="start" size={12} color={color}>
            {words[key][language]}
          </Label>
        </g>
      ))}
      {result.rows.map(({ strategy, memory }, r) => {
        let from = 0;
        const y = top + r * step;
        const chosen = strategy === params.strategy;
        return (
          <g key={strategy}>
            <Label x={left - 7} y={y + 8} anchor="end" size={12} weight={chosen ? 'bold' : 'normal'}>
              {strategyNames[strategy][language]}
            </Label>
            {PARTS.map(([key, color]) => {
              const x = left + from * unit;
              from += memory[key];
              return (
                <rect
                  key={key}
                  x={round(x)}
                  y={y}
                  width={round(memory[key] * unit)}
                  height={16}
                  fill={tint(color)}
                  stroke={token(color)}
                  stroke-width={0.8}
                />
              );
            })}
            <Label x={left + from * unit + 6} y={y + 8} anchor="start" size={12} weight={chosen ? 'bold' : 'normal'}>
              {grouped(from)}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}

function Table({ params, result, language }: Props) {
  const heads = [words.cut, words.sent, words.stepTime, words.bubbleHead, words.transfersHead, words.difference];
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col">
                {head[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.map(({ strategy, sentBytes, time, bubble, transfers, difference }) => (
            <tr key={strategy} style={strategy === params.strategy ? { fontWeight: 600 } : undefined}>
              <th scope="row" style={strategy === params.strategy ? { fontWeight: 600 } : undefined}>
                {strategyNames[strategy][language]}
              </th>
              {[
                grouped(sentBytes),
                short(time),
                percent(bubble),
                percent(transfers),
                difference === 0 ? '0' : difference.toExponential(1).replace('-', '−'),
              ].map((cell, i) => (
                <td key={i} style={strategy === params.strategy ? { fontWeight: 600 } : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.note[language]}</p>
    </div>
  );
}

export function View(props: Props) {
  return (
    <>
      <Tabs {...props} />
      <Panels>
        <GanttPanel {...props} />
        <HoldingsPanel {...props} />
        <MemoryPanel {...props} />
      </Panels>
      <Table {...props} />
    </>
  );
}
