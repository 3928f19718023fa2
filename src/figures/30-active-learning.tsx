import { Panel, Panels, Plot, Label, Box, Arrow, Path, type Point } from './kit';
import { buyLabels, type Strategy } from './30-math';

const COUNTS = [4, 6, 8, 10, 14, 20, 30, 40, 60, 80];
const RUNS = 20;

function curves(strategy: Strategy): { mean: number[]; sd: number[] } {
  const runs = Array.from({ length: RUNS }, (_, i) => buyLabels(strategy, 300 + i, COUNTS, 400));
  const mean = COUNTS.map((_, k) => runs.reduce((s, r) => s + (r[k] ?? 0), 0) / RUNS);
  const sd = COUNTS.map((_, k) =>
    Math.sqrt(runs.reduce((s, r) => s + ((r[k] ?? 0) - (mean[k] ?? 0)) ** 2, 0) / (RUNS - 1)),
  );
  return { mean, sd };
}
const RANDOM = curves('random');
const UNCERTAIN = curves('uncertain');
const FARTHEST = curves('farthest');
const line = (values: readonly number[]): Point[] => COUNTS.map((n, k): Point => [n, values[k] ?? 0]);

export default function ActiveLearning() {
  return (
    <Panels>
      <Panel
        width={280}
        height={280}
        title="The loop of active learning"
        desc="The model scores the unlabeled pool and passes the most useful items to the oracle, a person; the answers join the labeled set, on which the model is trained again."
      >
        <Box x={90} y={10} w={100} h={40} label="model" color="cinnabar" />
        <Box x={180} y={118} w={96} h={40} label="pool" />
        <Box x={90} y={226} w={100} h={40} label="oracle (person)" labelSize={12} />
        <Box x={4} y={118} w={96} h={40} label="labeled set" />
        <Arrow x1={186} y1={54} x2={226} y2={114} bend={18} />
        <Arrow x1={226} y1={162} x2={186} y2={222} bend={18} color="cinnabar" />
        <Arrow x1={94} y1={222} x2={54} y2={162} bend={18} />
        <Arrow x1={54} y1={114} x2={94} y2={54} bend={18} />
        <Label x={238} y={74} size={12} color="soft">
          score
        </Label>
        <Label x={246} y={200} size={12} color="cinnabar">
          ask
        </Label>
        <Label x={38} y={200} size={12} color="soft">
          label
        </Label>
        <Label x={40} y={74} size={12} color="soft">
          train
        </Label>
      </Panel>
      <Panel
        width={340}
        height={280}
        title="Accuracy against number of labels for three strategies"
        desc="All three start at about 0.8 with four labels. Uncertainty sampling rises fastest, to 0.98 at twenty labels; farthest-first is between; random choice needs about sixty labels for the same."
      >
        <Plot
          width={340}
          height={280}
          margin={[14, 14, 46, 50]}
          xAxis={{ range: [4, 80], kind: 'log', ticks: [4, 10, 20, 40, 80], label: 'labels' }}
          yAxis={{ range: [0.68, 1], ticks: [0.7, 0.8, 0.9, 1], format: (v) => v.toFixed(1), label: 'test accuracy' }}
          series={[
            { points: line(RANDOM.mean), color: 'blue', mark: 'both', dash: 'dashed' },
            { points: line(FARTHEST.mean), color: 'soft', mark: 'line', dash: 'dotted' },
            { points: line(UNCERTAIN.mean), color: 'cinnabar', mark: 'both' },
          ]}
        >
          {({ x, y }) => {
            const top = COUNTS.map((n, k): Point => [
              x(n),
              y(Math.min(1, (RANDOM.mean[k] ?? 0) + (RANDOM.sd[k] ?? 0))),
            ]);
            const low = COUNTS.map((n, k): Point => [x(n), y((RANDOM.mean[k] ?? 0) - (RANDOM.sd[k] ?? 0))]).reverse();
            return (
              <g>
                <Path points={[...top, ...low]} closed fill="blue" fillOpacity={0.12} color="blue" width={0} />
                <Label x={x(6.2)} y={y(0.965)} size={12} color="cinnabar">
                  uncertain
                </Label>
                <Label x={x(26)} y={y(0.915)} size={12} color="blue">
                  random
                </Label>
                <Label x={x(28)} y={y(0.86)} size={12} color="soft">
                  dotted: farthest first
                </Label>
              </g>
            );
          }}
        </Plot>
      </Panel>
    </Panels>
  );
}
