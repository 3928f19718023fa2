import { Arrow, Dot, Label, Line, Panel } from './kit';
import { quantize } from './22-math';

const weights = [-0.62, 0.05, 0.31, 0.94, -0.18, 0.44] as const;
const outlier = 7.5;
const bits = 4;
const alone = quantize(weights, bits);
const crowd = quantize([...weights, outlier], bits);
const x = (value: number): number => 180 + value * 148;
const range = 1.13;

function Row({ y, title, scale, q }: { y: number; title: string; scale: number; q: readonly number[] }) {
  const ticks = Array.from({ length: 15 }, (_, i) => i - 7).filter((k) => Math.abs(k * scale) <= range);
  return (
    <g>
      <Label x={12} y={y - 62} size={14} weight="bold" anchor="start">
        {title}
      </Label>
      <Label x={348} y={y - 62} size={13} color="soft" anchor="end">
        step s = {scale.toFixed(3)}
      </Label>
      <Line x1={x(-range)} y1={y} x2={x(range)} y2={y} color="soft" />
      {ticks.map((k) => (
        <g key={k}>
          <Line x1={x(k * scale)} y1={y - 5} x2={x(k * scale)} y2={y + 5} color="blue" />
          <Label x={x(k * scale)} y={y + 16} size={12} color="blue">
            {String(k).replace('-', '−')}
          </Label>
        </g>
      ))}
      {weights.map((w, i) => (
        <g key={w}>
          <Arrow x1={x(w)} y1={y - 36} x2={x((q[i] ?? 0) * scale)} y2={y - 5} color="cinnabar" head={5} />
          <Dot x={x(w)} y={y - 40} color="cinnabar" r={3.5} />
        </g>
      ))}
    </g>
  );
}

export default function NumberLine() {
  const zeros = crowd.q.slice(0, weights.length).filter((q) => q === 0).length;
  return (
    <Panel
      width={360}
      height={238}
      title="Six weights snap to a 4-bit grid, without and with an outlier"
      desc={`Alone, the step is ${alone.scale.toFixed(3)} and the weights keep apart. With an outlier of ${outlier} the step is ${crowd.scale.toFixed(3)} and ${zeros} of six weights become zero.`}
    >
      <Row y={76} title="six weights" scale={alone.scale} q={alone.q} />
      <Row y={200} title={`with ${outlier} in the group`} scale={crowd.scale} q={crowd.q} />
      <Label x={180} y={230} size={12} color="soft">
        integers of the grid; {zeros} of 6 weights fall on 0
      </Label>
    </Panel>
  );
}
