import { Panel, Panels, Plot, type Point, type Series } from './kit';
import { spreads, type Row } from './28-math';

const KS = [2, 5, 10, 20, 40];
const SETS = 400;
const CENTROID = spreads('centroid', SETS, KS);
const TREE = spreads('tree', SETS, KS);

const curve = (rows: readonly Row[], key: 'fold' | 'partition' | 'data'): Point[] =>
  rows.map((row): Point => [row.k, row[key]]);

function Learner({ rows, title, desc }: { rows: readonly Row[]; title: string; desc: string }) {
  const series: Series[] = [
    {
      points: curve(rows, 'fold'),
      mark: 'both',
      color: 'soft',
      dash: 'dotted',
      label: 'fold to fold',
      labelAt: 3,
      labelOffset: [-10, -10],
    },
    {
      points: curve(rows, 'data'),
      mark: 'both',
      color: 'cinnabar',
      label: 'data set to data set',
      labelOffset: [0, -14],
    },
    {
      points: curve(rows, 'partition'),
      mark: 'both',
      color: 'blue',
      dash: 'dashed',
      label: 'partition',
      labelAt: 3,
      labelOffset: [-4, 15],
    },
  ];
  return (
    <Panel width={320} height={290} title={title} desc={desc}>
      <Plot
        width={320}
        height={290}
        title={title}
        margin={[30, 14, 46, 44]}
        xAxis={{ range: [1.8, 42], kind: 'log', ticks: KS, label: 'folds k' }}
        yAxis={{ range: [-0.06, 0.5], ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5], label: 'standard deviation' }}
        series={series}
      />
    </Panel>
  );
}

export default function ThreeSpreads() {
  return (
    <Panels>
      <Learner
        rows={CENTROID}
        title="stable: nearest centroid"
        desc="Fold noise climbs from 0.06 to 0.44, partition noise falls from 0.06 to 0, the spread across data sets falls slightly from 0.09 to 0.08."
      />
      <Learner
        rows={TREE}
        title="unstable: tree of depth 3"
        desc="Fold noise climbs, partition noise falls to 0, the spread across data sets rises slightly from about 0.10 to 0.115."
      />
    </Panels>
  );
}
