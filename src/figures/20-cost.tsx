import { Panel, Plot, type Point, type Series } from './kit';
import { visits } from './20-math';

const weeks = 52;
const line = (perModel: (week: number) => number): Point[] => visits(weeks, perModel).map((v, i): Point => [i + 1, v]);
const series: Series[] = [
  { points: line((w) => 3 * w), color: 'blue', label: 'stateless, all rows', labelAt: 45, labelOffset: [-10, -14] },
  {
    points: line((w) => 3 * Math.min(w, 8)),
    color: 'blue',
    dash: 'dashed',
    label: 'stateless, 8 weeks',
    labelAt: 51,
    labelOffset: [0, 24],
  },
  {
    points: line(() => 1.25),
    color: 'cinnabar',
    dash: 'dashed',
    label: 'stateful, 25% replay',
    labelAt: 34,
    labelOffset: [0, -12],
  },
  { points: line(() => 1), color: 'cinnabar', label: 'stateful', labelAt: 51, labelOffset: [0, 18] },
];

export default function Cost() {
  return (
    <Panel
      width={360}
      height={290}
      title="Rows visited over a year"
      desc="Cumulative rows in millions on a log axis: about 50,000 for full retraining, 14,000 for an 8-week window, 780 with replay and 624 for plain stateful training."
    >
      <Plot
        width={360}
        height={290}
        xAxis={{ range: [1, 52], ticks: [1, 13, 26, 39, 52], label: 'week' }}
        yAxis={{
          range: [10, 1e5],
          kind: 'log',
          ticks: [10, 100, 1000, 10000, 100000],
          label: 'rows visited (millions)',
          format: (v) => v.toLocaleString('en-US'),
        }}
        margin={[14, 14, 44, 66]}
        series={series}
      />
    </Panel>
  );
}
