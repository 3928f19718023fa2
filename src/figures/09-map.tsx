import { Dot, Label, Line, Panel, type Color } from './kit';

interface Family {
  name: string;
  /** Network calls for one sample, from … to. */
  calls: readonly [number, number];
  /** 0 nothing, 1 unnormalized, 2 bound, 3 exact. */
  level: number;
  color: Color;
  /** Vertical shift in units, so that families on one level do not cover each other. */
  shift?: number;
}

const families: Family[] = [
  { name: 'flow', calls: [1, 1], level: 3, color: 'blue', shift: -14 },
  { name: 'autoregressive', calls: [256, 12288], level: 3, color: 'blue', shift: 8 },
  { name: 'VAE', calls: [1, 1], level: 2, color: 'blue', shift: 0 },
  { name: 'diffusion, flow matching', calls: [10, 1000], level: 2, color: 'cinnabar', shift: 0 },
  { name: 'energy-based', calls: [100, 10000], level: 1, color: 'blue' },
  { name: 'GAN', calls: [1, 1], level: 0, color: 'blue', shift: -14 },
  { name: 'consistency', calls: [1, 4], level: 0, color: 'cinnabar', shift: 14 },
];
const levels = ['none', 'unnorm.', 'bound', 'exact'];

const x = (calls: number) => 82 + (Math.log10(calls) / 4.2) * 264;
const y = (level: number) => 222 - 60 * level;

export default function FamilyMap() {
  return (
    <Panel
      width={360}
      height={300}
      maxScale={1.25}
      title="Families by cost of a sample and knowledge of p(x)"
      desc={families
        .map(
          (f) =>
            `${f.name}: ${f.calls[0] === f.calls[1] ? f.calls[0] : `${f.calls[0]} to ${f.calls[1]}`} calls, ${levels[f.level]}`,
        )
        .join('; ')}
    >
      <Label x={6} y={10} anchor="start" size={12} color="soft">
        what is known of p(x)
      </Label>
      {levels.map((name, level) => (
        <g key={name}>
          <Line x1={76} y1={y(level)} x2={352} y2={y(level)} color="rule" width={1} />
          <Label x={68} y={y(level)} anchor="end" size={12.5} color="soft">
            {name}
          </Label>
        </g>
      ))}
      {[1, 10, 100, 1000, 10000].map((calls) => (
        <Label key={calls} x={x(calls)} y={262} size={12} color="soft">
          {calls < 10000 ? calls : '10⁴'}
        </Label>
      ))}
      <Line x1={76} y1={248} x2={352} y2={248} color="soft" width={1} />
      <Label x={214} y={284} size={12.5} color="soft">
        network calls for one sample
      </Label>
      {families.map(({ name, calls: [from, to], level, color, shift = 0 }) => {
        const at = y(level) + shift;
        const point = from === to;
        const short = x(to) - x(from) < 60;
        return (
          <g key={name}>
            {!point && <Line x1={x(from)} y1={at} x2={x(to)} y2={at} color={color} width={2.4} />}
            <Dot x={x(from)} y={at} color={color} r={3.6} />
            {!point && <Dot x={x(to)} y={at} color={color} r={3.6} />}
            <Label
              x={short ? x(to) + 9 : (x(from) + x(to)) / 2}
              y={short ? at : at - 13}
              anchor={short ? 'start' : 'middle'}
              size={13}
              color={color}
            >
              {name}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}
