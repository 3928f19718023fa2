/** Between which two values an NT-Xent training curve moves, by the number of items. */
import { Panel, Plot, type Point } from './kit';
import { collapsedLoss, ringLoss } from './02-math';

const t = 0.5;
const counts = Array.from({ length: 49 }, (_, i) => 2 * 2 ** (i / 6))
  .map(Math.round)
  .filter((n, i, all) => n !== all[i - 1] && n <= 512);
const upper: Point[] = counts.map((n) => [n, collapsedLoss(n)]);
const lower: Point[] = counts.map((n) => [n, ringLoss(n, t)]);

export default function LossRange() {
  return (
    <Panel
      width={360}
      height={256}
      maxScale={1.4}
      title="The range of NT-Xent at temperature 0.5"
      desc={`Two rising curves over the number of items on a log axis. Collapse: from ${collapsedLoss(2).toFixed(2)} at 2 items to ${collapsedLoss(512).toFixed(2)} at 512. Even ring: from ${ringLoss(2, t).toFixed(2)} to ${ringLoss(512, t).toFixed(2)}. At 64 items they are ${collapsedLoss(64).toFixed(2)} and ${ringLoss(64, t).toFixed(2)}.`}
    >
      <Plot
        width={360}
        height={256}
        xAxis={{ range: [2, 512], kind: 'log', ticks: [2, 8, 32, 128, 512], label: 'items N in the batch' }}
        yAxis={{ range: [0, 8], ticks: [0, 2, 4, 6, 8], label: 'loss (nats)' }}
        series={[
          {
            points: upper,
            color: 'blue',
            dash: 'dashed',
            label: 'all collapsed: ln(2N − 1)',
            labelAt: counts.indexOf(64),
            labelOffset: [-18, -16],
          },
          {
            points: lower,
            color: 'cinnabar',
            label: 'even ring',
            labelAt: counts.indexOf(128),
            labelOffset: [10, 22],
            labelAnchor: 'start',
          },
          {
            points: [
              [64, ringLoss(64, t)],
              [64, collapsedLoss(64)],
            ],
            color: 'ink',
            mark: 'both',
            label: 'a run with 64 items',
            labelAt: 0,
            labelOffset: [6, 42],
            labelAnchor: 'middle',
          },
        ]}
      />
    </Panel>
  );
}
