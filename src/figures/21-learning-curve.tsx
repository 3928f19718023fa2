import { Arrow, Label, Line, Panel, Plot, type Point } from './kit';
import { curve } from './21-math';

const sizes = [500, 1000, 2000, 4000, 8000, 16000, 32000, 64000] as const;
const floor = 0.06;
const cleaner = 0.03;
const points = (c: number): Point[] => sizes.map((n) => [n, 100 * curve(n, c)]);

export default function LearningCurve() {
  return (
    <Panel
      width={360}
      height={290}
      title="Learning curves with two floors"
      desc="Error falls with the number of examples but bends toward a floor of 6 per cent. A second curve with cleaner labels keeps falling toward 3 per cent. The step from 8,000 to 16,000 examples is marked."
    >
      <Plot
        width={360}
        height={290}
        xAxis={{
          range: [430, 76000],
          kind: 'log',
          ticks: [1000, 4000, 16000, 64000],
          format: (n) => `${n / 1000}k`,
          label: 'training examples n',
        }}
        yAxis={{ range: [2.6, 22], kind: 'log', ticks: [3, 6, 10, 20], label: 'error (%)' }}
        series={[
          {
            points: points(floor),
            color: 'cinnabar',
            mark: 'both',
            label: 'labels as they are',
            labelAt: 0,
            labelOffset: [14, 4],
            labelAnchor: 'start',
          },
          {
            points: points(cleaner),
            color: 'blue',
            mark: 'both',
            dash: 'dashed',
            label: 'cleaner labels',
            labelAt: 5,
            labelOffset: [-10, 12],
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(430)} y1={y(100 * floor)} x2={x(76000)} y2={y(100 * floor)} color="cinnabar" dash="dotted" />
            <Line x1={x(430)} y1={y(100 * cleaner)} x2={x(76000)} y2={y(100 * cleaner)} color="blue" dash="dotted" />
            <Label x={x(480)} y={y(100 * floor) - 9} size={12} color="cinnabar" anchor="start">
              floor 6%
            </Label>
            <Label x={x(480)} y={y(100 * cleaner) - 9} size={12} color="blue" anchor="start">
              floor 3%
            </Label>
            <Line x1={x(8000)} y1={y(100 * curve(8000))} x2={x(8000)} y2={y(14)} color="soft" dash="dotted" />
            <Line x1={x(16000)} y1={y(100 * curve(16000))} x2={x(16000)} y2={y(14)} color="soft" dash="dotted" />
            <Arrow x1={x(8000)} y1={y(14)} x2={x(16000)} y2={y(14)} color="soft" head={5} />
            <Label x={x(11300)} y={y(14) - 10} size={12} color="soft">
              next doubling: −{(100 * (curve(8000) - curve(16000))).toFixed(2)}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
