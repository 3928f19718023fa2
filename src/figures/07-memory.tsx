import { Label, Line, Panel, Panels, round, token, type Color } from './kit';

const parameters = 3e9;
const GB = 1e9;

interface Part {
  name: string;
  color: Color;
  /** Bytes a parameter, and the ZeRO stage from which they are split over the devices. */
  bytes: number;
  splitFrom: number;
}

const parts: readonly Part[] = [
  { name: 'weights', color: 'blue', bytes: 2, splitFrom: 3 },
  { name: 'gradients', color: 'ochre', bytes: 2, splitFrom: 2 },
  { name: 'optimizer states', color: 'cinnabar', bytes: 12, splitFrom: 1 },
];
const stages = ['plain', 'ZeRO-1', 'ZeRO-2', 'ZeRO-3'];
const cards = [24, 80];
const width = 350;
const left = 62;
const scale = (gigabytes: number) => left + (gigabytes * (width - left - 14)) / 84;

function Bars({ devices }: { devices: number }) {
  const sizes = stages.map((_, stage) =>
    parts.map((part) => (part.bytes * parameters) / GB / (stage >= part.splitFrom ? devices : 1)),
  );
  return (
    <Panel
      width={width}
      height={232}
      title={`${devices} GPUs`}
      desc={stages
        .map((name, i) => `${name}: ${Number((sizes[i] ?? []).reduce((a, b) => a + b, 0).toFixed(2))} GB per GPU`)
        .join('; ')}
    >
      <Label x={4} y={12} anchor="start" weight="bold">
        {devices} GPUs
      </Label>
      {cards.map((card) => (
        <g key={card}>
          <Line x1={scale(card)} x2={scale(card)} y1={34} y2={188} color="soft" dash="dashed" width={1} />
          <Label x={scale(card)} y={25} size={12} color="soft">
            {card} GB
          </Label>
        </g>
      ))}
      {sizes.map((row, i) => {
        let from = 0;
        const total = row.reduce((a, b) => a + b, 0);
        return (
          <g key={stages[i]}>
            <Label x={left - 6} y={54 + i * 38} anchor="end">
              {stages[i]}
            </Label>
            {row.map((size, j) => {
              const x = scale(from);
              from += size;
              return (
                <rect
                  key={j}
                  x={round(x)}
                  y={42 + i * 38}
                  width={round(scale(from) - x)}
                  height={24}
                  fill={token(parts[j]?.color ?? 'soft')}
                />
              );
            })}
            <rect x={round(scale(total) + 3)} y={44 + i * 38} width={44} height={20} fill={token('paper')} />
            <Label x={scale(total) + 6} y={54 + i * 38} anchor="start">
              {Number(total.toFixed(2))}
            </Label>
          </g>
        );
      })}
      {parts.map(({ name, color }, i) => (
        <Label key={name} x={[left, left + 76, left + 166][i] ?? 0} y={210} anchor="start" size={12} color={color}>
          ■ {name}
        </Label>
      ))}
    </Panel>
  );
}

export default function Memory() {
  return (
    <Panels>
      <Bars devices={8} />
      <Bars devices={64} />
    </Panels>
  );
}
