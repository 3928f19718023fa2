import { attention, dense, guessLine, train, type Point as Measured } from './08-math';
import { Label, Line, Panel, Plot, type Point } from './kit';

const pairs = 4;
const steps = 400;
const head = attention(16, 11);
const mixer = dense(pairs, 16, 64, 11);
const curve = (points: readonly Measured[]) => points.map((p): Point => [p.step, p.accuracy]);
const headCurve = curve(train(head, pairs, steps, 20, 11));
const mixerCurve = curve(train(mixer, pairs, steps, 20, 11));
const guess = guessLine(pairs);

export default function LookUpCurves() {
  return (
    <Panel
      width={360}
      height={280}
      title="Learning to look up one of four values"
      desc={`Accuracy against training steps. Attention with ${head.parameters} weights rises to 1. The dense network with ${mixer.parameters} weights stops near ${guess.toFixed(2)}, the best guess without look-up.`}
    >
      <Plot
        width={360}
        height={280}
        margin={[14, 14, 44, 48]}
        xAxis={{ range: [0, steps], label: 'training steps' }}
        yAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: 'accuracy' }}
        series={[
          {
            points: headCurve,
            color: 'cinnabar',
            label: `attention 注意力, ${head.parameters.toLocaleString('en-US')} weights`,
            labelOffset: [0, 16],
          },
          {
            points: mixerCurve,
            color: 'blue',
            dash: 'dashed',
            label: `dense 全连接, ${mixer.parameters.toLocaleString('en-US')} weights`,
            labelOffset: [0, 24],
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(0)} x2={x(steps)} y1={y(guess)} y2={y(guess)} color="soft" dash="dotted" />
            <Label x={x(steps)} y={y(guess) - 14} anchor="end" size={12} color="soft">
              best guess without look-up: {guess.toFixed(3)}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
