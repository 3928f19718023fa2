import { Panel, Plot, type Point } from './kit';
import { sumErrors, type SumErrors } from './10-math';

/** Each dot is the root mean square over four sums a little shorter than its n, so that one lucky rounding does not show. */
const sizes = [10, 32, 100, 316, 1000, 3162, 10_000, 31_623, 100_000, 316_228, 1_000_000];

export default function Sums() {
  const runs = sizes.map((n) => [0.7, 0.8, 0.9, 1].map((share) => sumErrors(Math.round(share * n))));
  const line = (key: Exclude<keyof SumErrors, 'n'>): Point[] =>
    runs.map((group, i) => [
      sizes[i] ?? 1,
      Math.sqrt(group.reduce((sum, run) => sum + run[key] ** 2, 0) / group.length),
    ]);
  return (
    <Panel
      width={360}
      height={290}
      maxScale={1.25}
      title="Relative error of four summation orders"
      desc="Log-log plot against the number of terms. Adding from large to small grows to about two in a thousand at a million terms; from small to large to five in a million; halves and Kahan stay near one in ten million."
    >
      <Plot
        width={360}
        height={290}
        margin={[16, 92, 44, 52]}
        xAxis={{
          kind: 'log',
          range: [8, 1.3e6],
          label: 'number of terms n',
          ticks: [10, 1e3, 1e5],
          format: (v) => (v < 1e4 ? String(v) : '10⁵'),
        }}
        yAxis={{
          kind: 'log',
          range: [7e-10, 1e-2],
          label: 'relative error',
          ticks: [1e-9, 1e-7, 1e-5, 1e-3],
          format: (v) => `10⁻${'⁹⁸⁷⁶⁵⁴³'[Math.round(Math.log10(v)) + 9]}`,
        }}
        series={[
          {
            points: line('largeToSmall'),
            mark: 'both',
            color: 'cinnabar',
            label: 'large to small',
            labelOffset: [9, 0],
            labelAnchor: 'start',
          },
          {
            points: line('smallToLarge'),
            mark: 'both',
            color: 'ochre',
            dash: 'dashed',
            label: 'small to large',
            labelOffset: [9, 0],
            labelAnchor: 'start',
          },
          {
            points: line('halves'),
            mark: 'both',
            color: 'blue',
            label: 'by halves',
            labelOffset: [9, 0],
            labelAnchor: 'start',
          },
          {
            points: line('kahan'),
            mark: 'both',
            color: 'violet',
            dash: 'dotted',
            label: 'Kahan',
            labelOffset: [9, 0],
            labelAnchor: 'start',
          },
        ]}
      />
    </Panel>
  );
}
