import { keptShare } from './06-math';
import { Label, Panel, Plot, type Point } from './kit';

const lambda = 0.25;
/** Gradient descent with rate eta reaches the matching time 1 / (eta lambda); the rate is 1 / the largest eigenvalue. */
const dMax = 10;
const steps = dMax / lambda;
const eigenvalues = Array.from({ length: 120 }, (_, i) => 0.002 * 5000 ** (i / 119));
const curve = (f: (d: number) => number) => eigenvalues.map((d): Point => [d, f(d)]);
const keepRidge = (d: number) => keptShare(d, dMax, lambda, Infinity);
const keepDescent = (d: number) => keptShare(d, dMax, 0, steps);

export default function Filters() {
  return (
    <Panel
      width={360}
      height={280}
      title="What each method keeps of a direction"
      desc="Share kept against eigenvalue. Ridge rises slowly from 0 to 1, gradient descent rises more sharply at the same place, truncation jumps from 0 to 1. All turn near 0.25."
    >
      <Plot
        width={360}
        height={280}
        margin={[14, 14, 44, 48]}
        xAxis={{
          range: [0.002, 10],
          kind: 'log',
          ticks: [0.01, 0.1, 1, 10],
          label: 'eigenvalue d: how well the data support the direction',
        }}
        yAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: 'share kept' }}
        series={[
          {
            points: [
              [0.002, 0],
              [lambda, 0],
              [lambda, 1],
              [10, 1],
            ],
            color: 'soft',
            dash: 'dotted',
          },
          {
            points: curve(keepRidge),
            color: 'cinnabar',
            label: 'ridge 岭回归',
            labelAt: 92,
            labelOffset: [10, 18],
            labelAnchor: 'start',
          },
          {
            points: curve(keepDescent),
            color: 'blue',
            dash: 'dashed',
            label: 'descent 梯度下降',
            labelAt: 68,
            labelOffset: [-10, -14],
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Label x={x(lambda) - 8} y={y(0.94)} anchor="end" size={12} color="soft">
              truncation 截断
            </Label>
            <Label x={x(lambda) + 8} y={y(0.06)} anchor="start" size={12} color="soft">
              λ = 1/(ηt) = {lambda}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
