import { descent, fit, noise } from './06-math';
import { Arrow, Dot, Label, Line, Panel, Plot, type Point } from './kit';

const times = [...new Set(Array.from({ length: 90 }, (_, i) => Math.round(10 ** ((6 * i) / 89))))];
const runs = times.map((t) => {
  const { trainError, testError } = fit(200, 1, descent(t));
  return { t, training: trainError, validation: testError + noise ** 2 };
});
const first = runs[0] ?? { t: 1, training: 0, validation: 0 };
const closest = runs.reduce(
  (a, b) => (Math.abs(b.validation - b.training) < Math.abs(a.validation - a.training) ? b : a),
  first,
);
const best = runs.reduce((a, b) => (b.validation < a.validation ? b : a), first);
const last = runs.at(-1) ?? first;
const points = (kind: 'training' | 'validation') => runs.map((r): Point => [r.t, r[kind]]);

export default function Stopping() {
  return (
    <Panel
      width={360}
      height={290}
      title="Training and validation error against steps"
      desc={`The validation error falls to ${best.validation.toFixed(3)} after about ${best.t} steps and then rises to ${last.validation.toFixed(3)}, while the training error goes to zero. The curves are closest after ${closest.t} steps.`}
    >
      <Plot
        width={360}
        height={290}
        margin={[14, 14, 44, 48]}
        xAxis={{ range: [1, 1e6], kind: 'log', ticks: [1, 100, 1e4, 1e6], label: 'gradient steps' }}
        yAxis={{ range: [0, 0.4], ticks: [0, 0.1, 0.2, 0.3, 0.4], label: 'squared error' }}
        series={[
          {
            points: points('training'),
            color: 'blue',
            dash: 'dashed',
            label: 'training 训练',
            labelAt: 62,
            labelOffset: [-20, -14],
            labelAnchor: 'start',
          },
          { points: points('validation'), color: 'cinnabar', label: 'validation 验证', labelOffset: [0, -14] },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Arrow
              x1={x(closest.t) + 34}
              y1={y(0.335)}
              x2={x(closest.t) + 3}
              y2={y(closest.validation) - 6}
              color="soft"
            />
            <Label x={x(closest.t) + 12} y={y(0.355)} anchor="start" size={12} color="soft">
              smallest gap, but both are high
            </Label>
            <Line x1={x(best.t)} x2={x(best.t)} y1={y(best.validation)} y2={y(0.225)} color="cinnabar" dash="dotted" />
            <Dot x={x(best.t)} y={y(best.validation)} color="cinnabar" />
            <Label x={x(best.t) + 7} y={y(0.215)} anchor="start" color="cinnabar">
              take this 取这里
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
