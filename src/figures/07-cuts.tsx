import { Label, Panel, Panels, round, token, type Color } from './kit';

const colors: readonly Color[] = ['cinnabar', 'blue', 'ochre', 'green'];
const n = colors.length;
const cell = 24;

/** Who holds a cell: one device, or all of them. */
type Holder = (row: number, column: number) => number | 'all';
const everyone: Holder = () => 'all';

interface Cut {
  name: string;
  gloss: string;
  data: Holder;
  model: Holder;
  note: string;
}

const cuts: readonly Cut[] = [
  { name: 'data parallel', gloss: '数据并行', data: (row) => row, model: everyone, note: 'one copy of the model each' },
  {
    name: 'sharded data parallel',
    gloss: '分片数据并行',
    data: (row) => row,
    model: (_, column) => column,
    note: 'stored in shards, gathered when used',
  },
  {
    name: 'pipeline',
    gloss: '流水线并行',
    data: everyone,
    model: (row) => row,
    note: 'all data pass through all stages',
  },
  { name: 'tensor', gloss: '张量并行', data: everyone, model: (_, column) => column, note: 'pieces never gathered' },
  {
    name: 'sequence',
    gloss: '序列并行',
    data: (_, column) => column,
    model: everyone,
    note: 'one part of every sequence each',
  },
];

const fill = (device: number) => `color-mix(in srgb, ${token(colors[device] ?? 'soft')} 62%, var(--paper))`;

function Grid({
  x,
  y,
  holder,
  across,
  down,
  name,
}: {
  x: number;
  y: number;
  holder: Holder;
  across: string;
  down: string;
  name: string;
}) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <Label x={(n * cell) / 2} y={-26} weight="bold">
        {name}
      </Label>
      <Label x={(n * cell) / 2} y={-9} size={12} color="soft">
        {across} →
      </Label>
      <Label x={-10} y={(n * cell) / 2} size={12} color="soft" rotate={-90}>
        ← {down}
      </Label>
      {Array.from({ length: n * n }, (_, k) => {
        const row = Math.floor(k / n);
        const column = k % n;
        const who = holder(row, column);
        const left = column * cell;
        const top = row * cell;
        const half = (cell - 3) / 2;
        return who === 'all' ? (
          <g key={k}>
            {colors.map((_, d) => (
              <rect
                key={d}
                x={round(left + 1 + (d % 2) * (half + 0.5))}
                y={round(top + 1 + Math.floor(d / 2) * (half + 0.5))}
                width={half}
                height={half}
                fill={fill(d)}
              />
            ))}
          </g>
        ) : (
          <rect key={k} x={left + 1} y={top + 1} width={cell - 2} height={cell - 2} fill={fill(who)} />
        );
      })}
    </g>
  );
}

export default function Cuts() {
  return (
    <Panels>
      {cuts.map(({ name, gloss, data, model, note }) => (
        <Panel key={name} width={290} height={192} title={name} desc={note}>
          <Label x={6} y={12} anchor="start" weight="bold" size={14}>
            {name} {gloss}
          </Label>
          <Grid x={32} y={64} holder={data} across="sequence" down="batch" name="data" />
          <Grid x={178} y={64} holder={model} across="width" down="layers" name="model" />
          <Label x={145} y={180} size={12} color="soft">
            {note}
          </Label>
        </Panel>
      ))}
    </Panels>
  );
}
