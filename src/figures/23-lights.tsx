import { Dot, Label, Panel } from './kit';
import {
  accuracyIn,
  auc,
  bestLine,
  bump,
  confidence,
  ks,
  labelled,
  moved,
  outputRate,
  psi,
  source,
  type Line,
  type World,
} from './23-math';

const simple = bestLine(source);
const bumpSource = bump(-1);
const rows: readonly { name: string; from: World; to: World; model: Line }[] = [
  { name: 'covariate, +1', from: source, to: moved(1, 1), model: simple },
  { name: 'covariate, bump', from: bumpSource, to: bump(1), model: bestLine(bumpSource) },
  { name: 'label, 10%', from: source, to: labelled(0.1), model: simple },
  { name: 'concept', from: source, to: moved(0, -0.5), model: simple },
  { name: 'domain', from: source, to: moved(1, -0.5), model: simple },
];
const columns = ['KS', 'PSI', 'AUC', 'rate', 'conf.', 'acc.'] as const;

/** Change that each alarm reads; a light is on where it is clearly above zero. */
function readings({ from, to, model }: (typeof rows)[number]): { text: string; on: boolean }[] {
  const signed = (d: number): { text: string; on: boolean } => ({
    text: Math.abs(d) < 0.005 ? '0' : (d > 0 ? '+' : '−') + Math.abs(d).toFixed(2),
    on: Math.abs(d) >= 0.01,
  });
  const gap = ks(from, to);
  const index = psi(from, to);
  const area = auc(from, to);
  return [
    { text: gap.toFixed(2), on: gap > 0.01 },
    { text: index.toFixed(2), on: index > 0.01 },
    { text: area.toFixed(2), on: area > 0.51 },
    signed(outputRate(model, to) - outputRate(model, from)),
    signed(confidence(model, to) - confidence(model, from)),
    signed(accuracyIn(to, model) - accuracyIn(from, model)),
  ];
}

const left = 136;
const step = 41;

export default function Lights() {
  const table = rows.map((row) => ({ name: row.name, cells: readings(row) }));
  return (
    <Panel
      width={362}
      height={300}
      title="Alarms and the shifts they see"
      desc={table
        .map(({ name, cells }) => `${name}: ${cells.map((cell, i) => `${columns[i]} ${cell.text}`).join(', ')}`)
        .join('. ')}
    >
      {columns.map((name, i) => (
        <Label key={name} x={left + i * step} y={34} size={13} weight="bold" color={i === 5 ? 'cinnabar' : 'ink'}>
          {name}
        </Label>
      ))}
      <Label x={left + 2 * step} y={12} size={12} color="soft">
        seen without labels
      </Label>
      <Label x={left + 5 * step} y={12} size={12} color="cinnabar">
        labels
      </Label>
      {table.map(({ name, cells }, r) => (
        <g key={name}>
          <Label x={4} y={66 + r * 50} size={13} anchor="start">
            {name}
          </Label>
          {cells.map((cell, i) => (
            <g key={i}>
              <Dot
                x={left + i * step}
                y={60 + r * 50}
                r={8}
                color={cell.on ? (i === 5 ? 'cinnabar' : 'blue') : 'control'}
                fill={cell.on ? (i === 5 ? 'cinnabar' : 'blue') : 'none'}
              />
              <Label x={left + i * step} y={79 + r * 50} size={12} color="soft">
                {cell.text}
              </Label>
            </g>
          ))}
        </g>
      ))}
    </Panel>
  );
}
