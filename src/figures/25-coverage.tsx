import { Label, Line, Panel, Plot, type Point } from './kit';
import { coverage } from './25-math';

const n = 50;
const ps = Array.from({ length: 251 }, (_, i) => 0.5 + (i * 0.499) / 250);
const curve = (method: Parameters<typeof coverage>[0]): Point[] => ps.map((p) => [p, 100 * coverage(method, n, p)]);
const waldCurve = curve('wald').filter(([, c]) => c >= 74);

export default function Coverage() {
  return (
    <Panel
      width={360}
      height={300}
      title="Exact coverage of three intervals for 50 examples"
      desc="Against the true accuracy from 0.5 to 0.999: the Wald saw-tooth falls below 80 per cent near 1, Wilson oscillates about 95, Clopper-Pearson stays above 95."
    >
      <Plot
        width={360}
        height={300}
        xAxis={{ range: [0.5, 1], ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1], label: 'true accuracy p' }}
        yAxis={{ range: [74, 101], ticks: [75, 80, 85, 90, 95, 100], label: 'exact coverage (%)' }}
        series={[
          { points: curve('exact'), color: 'soft', width: 1.2 },
          { points: curve('wilson'), color: 'blue', width: 1.4 },
          { points: waldCurve, color: 'cinnabar', width: 1.4 },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(0.5)} y1={y(95)} x2={x(1)} y2={y(95)} color="ink" dash="dotted" />
            <Label x={x(0.86)} y={y(82)} size={13} color="cinnabar" anchor="end">
              Wald
            </Label>
            <Label x={x(0.51)} y={y(91.4)} size={13} color="blue" anchor="start">
              Wilson
            </Label>
            <Label x={x(0.51)} y={y(99.6)} size={13} color="soft" anchor="start">
              Clopper-Pearson
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
