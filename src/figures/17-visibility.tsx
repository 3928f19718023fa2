import { Label, Line, Panel, round, token, type Color } from './kit';
import { countSeen, visibility, type Architecture, type Seen } from './17-math';

const SOURCE = 6;
const TARGET = 4;
const CELL = 14;
const KINDS: readonly Architecture[] = ['encoder', 'decoder', 'prefix LM', 'encoder-decoder'];
const COLORS: Record<Exclude<Seen, null>, Color> = { 'two-sided': 'blue', causal: 'cinnabar', cross: 'green' };
const LEGEND = [22, 124, 206] as const;
const side = CELL * (SOURCE + TARGET);

function Grid({ x, y, kind }: { x: number; y: number; kind: Architecture }) {
  const matrix = visibility(kind, SOURCE, TARGET);
  return (
    <g>
      <Label x={x} y={y - 14} anchor="start" size={13.5} weight="bold">
        {kind}
        <tspan font-weight="400">: {countSeen(matrix)}</tspan>
      </Label>
      {matrix.map((row, i) =>
        row.map((seen, j) => (
          <rect
            key={`${i}-${j}`}
            x={round(x + j * CELL)}
            y={round(y + i * CELL)}
            width={CELL}
            height={CELL}
            fill={seen ? token(COLORS[seen]) : 'none'}
            fill-opacity={seen ? 0.75 : undefined}
            stroke={token('rule')}
            stroke-width={0.8}
          />
        )),
      )}
      <Line x1={x + SOURCE * CELL} y1={y - 3} x2={x + SOURCE * CELL} y2={y + side + 3} color="ink" width={1} />
      <Line x1={x - 3} y1={y + SOURCE * CELL} x2={x + side + 3} y2={y + SOURCE * CELL} color="ink" width={1} />
    </g>
  );
}

export default function Visibility() {
  return (
    <Panel
      width={356}
      height={414}
      maxScale={1.35}
      title="Four visibility matrices"
      desc="Ten by ten grids. Encoder: all 100 cells. Decoder: the lower triangle, 55. Prefix LM and encoder-decoder: the source block, the target-to-source block and the lower triangle of the target, 70 each."
    >
      {KINDS.map((kind, i) => (
        <Grid key={kind} x={22 + (i % 2) * 174} y={34 + Math.floor(i / 2) * 180} kind={kind} />
      ))}
      {(['two-sided', 'causal', 'cross'] as const).map((name, i) => (
        <g key={name}>
          <rect x={LEGEND[i] ?? 0} y={378} width={13} height={13} fill={token(COLORS[name])} fill-opacity={0.75} />
          <Label x={(LEGEND[i] ?? 0) + 20} y={385} anchor="start">
            {name === 'cross' ? 'cross-attention' : name}
          </Label>
        </g>
      ))}
      <Label x={10} y={104} rotate={-90} size={12} color="soft">
        looks
      </Label>
    </Panel>
  );
}
