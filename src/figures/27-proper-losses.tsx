import { Panel, Plot, Dot, Label, Line, type Color, type Point } from './kit';

const TRUTH = 0.7;
const LOSSES: readonly {
  name: string;
  color: Color;
  best: number;
  at: number;
  dx: number;
  dy: number;
  f: (f: number) => number;
}[] = [
  {
    name: 'log loss',
    color: 'cinnabar',
    best: TRUTH,
    at: 0.3,
    dx: 34,
    dy: -8,
    f: (f) => -TRUTH * Math.log(f) - (1 - TRUTH) * Math.log(1 - f),
  },
  {
    name: 'squared (Brier)',
    color: 'blue',
    best: TRUTH,
    at: 0.06,
    dx: 0,
    dy: 88,
    f: (f) => TRUTH * (1 - f) ** 2 + (1 - TRUTH) * f * f,
  },
  { name: 'absolute', color: 'ochre', best: 1, at: 0.02, dx: 6, dy: -12, f: (f) => TRUTH * (1 - f) + (1 - TRUTH) * f },
];

export default function ProperLosses() {
  return (
    <Panel
      width={360}
      height={300}
      title="Expected loss against the forecast, true probability 0.7"
      desc="Log loss and squared loss are lowest at 0.7; absolute loss falls in a straight line from 0.7 to 0.3 and is lowest at forecast 1."
    >
      <Plot
        width={360}
        height={300}
        margin={[14, 18, 46, 44]}
        xAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.7, 1], label: 'forecast f' }}
        yAxis={{ range: [0, 1.25], ticks: [0, 0.5, 1], label: 'expected loss' }}
        series={LOSSES.map(({ f, color }, i) => ({
          points: Array.from({ length: 197 }, (_, k): Point => [0.01 + k * 0.005, f(0.01 + k * 0.005)]).filter(
            ([, b]) => b <= 1.25,
          ),
          color,
          dash: i === 0 ? 'solid' : i === 1 ? 'dashed' : 'dotted',
        }))}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(TRUTH)} y1={y(0)} x2={x(TRUTH)} y2={y(1.2)} color="soft" width={1} dash="dotted" />
            <Label x={x(TRUTH)} y={y(1.22)} size={12} color="soft">
              truth
            </Label>
            {LOSSES.map(({ name, color, best, f, at, dx, dy }) => (
              <g key={name}>
                <Dot x={x(best)} y={y(f(best))} r={4.5} color={color} />
                <Label x={x(at) + dx} y={y(f(at)) + dy} size={13} color={color} anchor="start">
                  {name}
                </Label>
              </g>
            ))}
          </g>
        )}
      </Plot>
    </Panel>
  );
}
