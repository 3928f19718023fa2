import { Dot, Label, Line, Panel, Plot, type Point } from './kit';

const p = 20;
const odd = 10;
/** Variance that the odd features should have explained; the noise variance is 1. */
const v = 0.2;
const without = (n: number) => 1 + p / (n - p - 1);
const withMirror = (n: number) => (1 + v) * (1 + (p - odd) / (n - (p - odd) - 1));
const crossing = p + 1 + odd / v;
const sizes = Array.from({ length: 90 }, (_, i) => 33 * (400 / 33) ** (i / 89));
const curve = (f: (n: number) => number) => sizes.map((n): Point => [n, f(n)]).filter(([, e]) => e <= 2.4);

export default function Crossing() {
  return (
    <Panel
      width={360}
      height={270}
      title="When a roughly true mirror stops helping"
      desc="Test error against the number of examples. With the mirror the curve starts lower but flattens at 1.2; without it the curve starts higher and falls to 1. They cross at 71 examples."
    >
      <Plot
        width={360}
        height={270}
        margin={[12, 14, 44, 48]}
        xAxis={{ range: [33, 400], kind: 'log', ticks: [40, 71, 100, 200, 400], label: 'training examples n' }}
        yAxis={{ range: [0.9, 2.4], ticks: [1, 1.2, 1.6, 2, 2.4], label: 'expected test error' }}
        series={[
          {
            points: curve(without),
            color: 'blue',
            dash: 'dashed',
            label: 'without mirror',
            labelAt: 8,
            labelOffset: [10, -6],
            labelAnchor: 'start',
          },
          { points: curve(withMirror), color: 'cinnabar', label: 'with mirror, v = 0.2', labelOffset: [0, -15] },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(crossing)} x2={x(crossing)} y1={y(0.9)} y2={y(without(crossing))} color="soft" dash="dotted" />
            <Dot x={x(crossing)} y={y(without(crossing))} color="ink" />
            <Label x={x(crossing) + 8} y={y(without(crossing)) - 16} anchor="start">
              n* = {crossing.toFixed(0)}
            </Label>
            <Label x={x(44)} y={y(1.42)} color="soft" size={12}>
              helps 有益
            </Label>
            <Label x={x(230)} y={y(0.97)} color="soft" size={12}>
              harms 有害
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
