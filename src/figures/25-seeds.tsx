import { Label, Line, Panel, Plot, type Point } from './kit';

const runs = [0.842, 0.851, 0.836, 0.858, 0.847, 0.84] as const;
const mean = runs.reduce((sum, v) => sum + v, 0) / runs.length;
const variance = runs.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (runs.length - 1);
const test = (0.88 * 0.12) / 400;
const rs = Array.from({ length: 49 }, (_, i) => i + 2);
const points = (f: (r: number) => number): Point[] => rs.map((r) => [r, 100 * f(r)]);

export default function Seeds() {
  return (
    <Panel
      width={360}
      height={270}
      title="Standard error against the number of seeds"
      desc="From seeds alone it falls from 0.57 to 0.11 points between 2 and 50 seeds. With the test set included it stays above a floor of 1.62 points."
    >
      <Plot
        width={360}
        height={270}
        xAxis={{ range: [1, 52], ticks: [2, 10, 20, 30, 40, 50], label: 'seeds r' }}
        yAxis={{ range: [0, 2], ticks: [0, 0.5, 1, 1.5, 2], label: 'standard error (points)' }}
        series={[
          { points: points((r) => Math.sqrt(variance / r + test)), color: 'cinnabar' },
          { points: points((r) => Math.sqrt(variance / r)), color: 'blue', dash: 'dashed' },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line
              x1={x(1)}
              y1={y(100 * Math.sqrt(test))}
              x2={x(52)}
              y2={y(100 * Math.sqrt(test))}
              color="soft"
              dash="dotted"
            />
            <Label x={x(51)} y={y(1.78)} size={13} color="cinnabar" anchor="end">
              seeds and test set
            </Label>
            <Label x={x(51)} y={y(1.48)} size={12} color="soft" anchor="end">
              floor: 400 test examples
            </Label>
            <Label x={x(51)} y={y(0.3)} size={13} color="blue" anchor="end">
              seeds alone
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
