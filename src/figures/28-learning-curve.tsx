import { Panel, Plot, Dot, Label, Line, type Point } from './kit';
import { learningCurve } from './28-math';

const N = 200;
const KS = [2, 3, 5, 10, 200] as const;
const size = (k: number) => (N * (k - 1)) / k;

export default function LearningCurve() {
  const floor = learningCurve(N);
  return (
    <Panel
      width={360}
      height={300}
      title="Bias of k-fold cross-validation read off a learning curve"
      desc="Error falls from 0.20 at 60 training examples to 0.144 at 200. Marks at 100, 133, 160, 180 and 199 show the training sizes of 2, 3, 5, 10 and 200 folds; the vertical gap to the last point is the bias."
    >
      <Plot
        width={360}
        height={300}
        margin={[14, 30, 46, 56]}
        xAxis={{ range: [60, 200], ticks: [60, 100, 133, 160, 180, 200], label: 'training examples' }}
        yAxis={{ range: [0.13, 0.2], ticks: [0.14, 0.16, 0.18, 0.2], format: (v) => v.toFixed(2), label: 'error' }}
        series={[
          {
            points: Array.from({ length: 71 }, (_, i): Point => [60 + 2 * i, learningCurve(60 + 2 * i)]),
            color: 'blue',
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(60)} y1={y(floor)} x2={x(N)} y2={y(floor)} color="soft" dash="dotted" />
            {KS.map((k) => {
              const m = size(k);
              const e = learningCurve(m);
              return (
                <g key={k}>
                  <Line x1={x(m)} y1={y(floor)} x2={x(m)} y2={y(e)} color="cinnabar" width={2.2} />
                  <Dot x={x(m)} y={y(e)} r={4} color="cinnabar" />
                  <Label x={x(m) + (k === 200 ? 12 : 4)} y={y(e) - 14} size={13} color="cinnabar" anchor="start">
                    {k === 200 ? '' : `k = ${k}`}
                  </Label>
                </g>
              );
            })}
            <Label x={x(62)} y={y(floor) + 12} anchor="start" size={12} color="soft">
              error of the full model, {floor.toFixed(3)}
            </Label>
            <Label x={x(100) - 6} y={y((learningCurve(100) + floor) / 2)} anchor="end" size={12} color="cinnabar">
              bias {(learningCurve(100) - floor).toFixed(3)}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
