import { Panel, Plot, type Point } from './kit';
import { ancestral, distance, euler, exactMap, heun, normals, quantiles, quantileStarts } from './09-math';

const N = 500;

export default function ErrorPlot() {
  const starts = quantileStarts(N);
  const reference = quantiles(N);
  const draw = normals(5);
  const error = (run: (z: number) => number) => Math.max(distance(starts.map(run), reference), 1e-4);
  const eulerLine = [1, 2, 4, 8, 16, 32, 64, 128, 256].map((n): Point => [n, error((z) => euler(z, n).at(-1) ?? 0)]);
  const heunLine = [1, 2, 4, 8, 16, 32, 64].map((n): Point => [2 * n, error((z) => heun(z, n).at(-1) ?? 0)]);
  // Random samples have an error of their own, so this line pools ten runs and stops where that error would show.
  const many = quantiles(10 * N);
  const noisy = [2, 4, 8, 16, 32].map((n): Point => [
    n,
    distance(Array.from({ length: 10 }, () => starts.map((z) => ancestral(z, n, draw).at(-1) ?? 0)).flat(), many),
  ]);
  return (
    <Panel
      width={360}
      height={290}
      maxScale={1.25}
      title="Distance to the target against network calls"
      desc={`Log-log. Euler falls from ${eulerLine[0]?.[1].toFixed(2)} at 1 call to ${eulerLine.at(-1)?.[1].toFixed(4)} at 256; Heun falls twice as steeply; fresh noise needs more calls than Euler; the exact map stands at 1 call with distance 0.`}
    >
      <Plot
        width={360}
        height={290}
        margin={[14, 84, 44, 66]}
        xAxis={{ kind: 'log', range: [0.85, 300], ticks: [1, 4, 16, 64, 256], label: 'network calls for one sample' }}
        yAxis={{
          kind: 'log',
          range: [8e-5, 2],
          ticks: [1e-4, 1e-3, 1e-2, 0.1, 1],
          label: 'Wasserstein distance',
          format: String,
        }}
        series={[
          {
            points: noisy,
            mark: 'both',
            color: 'ochre',
            dash: 'dotted',
            label: 'fresh noise',
            labelOffset: [8, -8],
            labelAnchor: 'start',
          },
          {
            points: eulerLine,
            mark: 'both',
            color: 'cinnabar',
            label: 'Euler',
            labelOffset: [8, 4],
            labelAnchor: 'start',
          },
          {
            points: heunLine,
            mark: 'both',
            color: 'blue',
            dash: 'dashed',
            label: 'Heun',
            labelOffset: [8, 0],
            labelAnchor: 'start',
          },
          {
            points: [[1, error(exactMap)]],
            mark: 'dots',
            radius: 5,
            color: 'ink',
            label: 'exact map: 0 ↓',
            labelOffset: [10, -8],
            labelAnchor: 'start',
          },
        ]}
      />
    </Panel>
  );
}
