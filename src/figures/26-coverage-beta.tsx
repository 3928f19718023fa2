import { Panel, Plot, Label, Line, type Point, type Series } from './kit';
import { betaDensity } from './26-math';

const ALPHA = 0.1;
const shape = (n: number) => {
  const l = Math.floor((n + 1) * ALPHA + 1e-9);
  return { a: n + 1 - l, b: l };
};
const curve = (n: number): Point[] => {
  const { a, b } = shape(n);
  return Array.from({ length: 301 }, (_, i): Point => [0.7 + i * 0.001, betaDensity(0.7 + i * 0.001, a, b)]);
};
const SERIES: Series[] = [
  {
    points: curve(19),
    color: 'soft',
    dash: 'dotted',
    label: 'n = 19',
    labelAt: 60,
    labelOffset: [0, -16],
    labelAnchor: 'middle',
  },
  { points: curve(100), color: 'blue', dash: 'dashed', label: 'n = 100', labelAt: 172, labelOffset: [-6, -8] },
  { points: curve(1000), color: 'cinnabar', label: 'n = 1000', labelAt: 194, labelOffset: [-8, -8] },
];

export default function CoverageBeta() {
  return (
    <Panel
      width={480}
      height={290}
      title="Coverage of a 90 percent conformal set, given its calibration set"
      desc="Three Beta densities around 0.90. With 19 calibration examples the curve is broad, from below 0.75 to almost 1; with 100 it is narrower; with 1000 it is a sharp peak at 0.90."
    >
      <Plot
        width={480}
        height={290}
        textSize={15}
        margin={[16, 16, 50, 44]}
        xAxis={{ range: [0.7, 1], ticks: [0.7, 0.8, 0.9, 1], format: (v) => v.toFixed(2), label: 'true coverage' }}
        yAxis={{ range: [0, 45], ticks: [0, 20, 40], label: 'density' }}
        series={SERIES}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(0.9)} y1={y(0)} x2={x(0.9)} y2={y(45)} color="soft" width={1} dash="dashed" />
            <Label x={x(0.9) + 8} y={y(44)} anchor="start" size={15} color="soft">
              stated 0.90
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
