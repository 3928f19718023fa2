import { Panel, Plot, Label, Line, Dot, Path, type Point } from './kit';
import { density, stepAccuracy } from './29-math';

const grid = Array.from({ length: 141 }, (_, i) => -3 + i * 0.05);
const TRAIN = stepAccuracy(0);
const TEST = stepAccuracy(1);
const FLOOR = 0.2;

export default function EasierInputs() {
  return (
    <Panel
      width={480}
      height={320}
      title="Accuracy by region, and where the inputs lie"
      desc={`The chance of being right is 0.6 left of 0.5 and 0.9 right of it. Training inputs are centered at 0, test inputs at 1. Averaged, accuracy is ${TRAIN.toFixed(3)} on training inputs and ${TEST.toFixed(3)} on test inputs.`}
    >
      <Plot
        width={480}
        height={320}
        textSize={15}
        margin={[14, 112, 50, 56]}
        xAxis={{ range: [-3, 4], ticks: [-2, 0, 1, 3], label: 'feature x' }}
        yAxis={{ range: [FLOOR, 1], ticks: [0.2, 0.4, 0.6, 0.8, 1], label: 'chance of being right' }}
      >
        {({ x, y }) => {
          const bell = (mean: number): Point[] => grid.map((v): Point => [x(v), y(FLOOR + 0.6 * density(v - mean))]);
          return (
            <g>
              <Path
                points={[
                  [x(-3), y(0.6)],
                  [x(0.5), y(0.6)],
                  [x(0.5), y(0.9)],
                  [x(4), y(0.9)],
                ]}
                width={2.2}
              />
              <Path points={bell(0)} color="blue" dash="dashed" />
              <Path points={bell(1)} color="cinnabar" />
              <Label x={x(-1.15)} y={y(0.36)} size={15} color="blue" anchor="end">
                train
              </Label>
              <Label x={x(2.2)} y={y(0.36)} size={15} color="cinnabar" anchor="start">
                test
              </Label>
              <Label x={x(2.2)} y={y(0.95)} size={15}>
                easy: 0.9
              </Label>
              <Label x={x(-1.9)} y={y(0.65)} size={15}>
                hard: 0.6
              </Label>
              {[
                [TRAIN, 'blue', 'train'],
                [TEST, 'cinnabar', 'test'],
              ].map(([value, color, name]) => (
                <g key={String(name)}>
                  <Line
                    x1={x(4)}
                    y1={y(Number(value))}
                    x2={x(4) + 10}
                    y2={y(Number(value))}
                    color={color === 'blue' ? 'blue' : 'cinnabar'}
                  />
                  <Dot x={x(4)} y={y(Number(value))} r={4} color={color === 'blue' ? 'blue' : 'cinnabar'} />
                  <Label
                    x={x(4) + 14}
                    y={y(Number(value))}
                    anchor="start"
                    size={15}
                    color={color === 'blue' ? 'blue' : 'cinnabar'}
                  >
                    {name} {Number(value).toFixed(3)}
                  </Label>
                </g>
              ))}
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}
