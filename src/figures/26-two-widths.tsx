import { Panel, Plot, Label, type Point } from './kit';
import { tQuantile } from './26-math';

const MEAN = 48.2;
const S = 6.5;
const SIZES = [10, 14, 20, 25, 40, 63, 100, 160, 250, 400, 630, 1000, 1600, 2500];

const half = SIZES.map((n) => {
  const t = tQuantile(0.95, n - 1);
  return { n, ci: t * S * Math.sqrt(1 / n), pi: t * S * Math.sqrt(1 + 1 / n) };
});
const band = (key: 'ci' | 'pi'): Point[] => [
  ...half.map((h): Point => [h.n, MEAN + h[key]]),
  ...half.map((h): Point => [h.n, MEAN - h[key]]).reverse(),
];

export default function TwoWidths() {
  return (
    <Panel
      width={480}
      height={300}
      title="Widths of a confidence and a prediction interval against the number of measurements"
      desc="From 10 to 2500 measurements the confidence interval for the mean collapses to a line at 48.2 milliseconds, while the prediction interval stays between about 35 and 61."
    >
      <Plot
        width={480}
        height={300}
        textSize={15}
        margin={[16, 20, 50, 52]}
        xAxis={{ range: [10, 2500], kind: 'log', ticks: [10, 25, 100, 500, 2500], label: 'measurements n' }}
        yAxis={{ range: [28, 68], ticks: [30, 40, 50, 60], label: 'response time (ms)' }}
      >
        {({ x, y }) => {
          const shape = (key: 'ci' | 'pi') =>
            band(key)
              .map(([a, b], i) => `${i ? 'L' : 'M'}${x(a).toFixed(1)} ${y(b).toFixed(1)}`)
              .join('') + 'Z';
          return (
            <g>
              <path d={shape('pi')} fill="var(--blue)" fill-opacity={0.16} stroke="var(--blue)" stroke-width={1.4} />
              <path
                d={shape('ci')}
                fill="var(--cinnabar)"
                fill-opacity={0.35}
                stroke="var(--cinnabar)"
                stroke-width={1.4}
              />
              <Label x={x(170)} y={y(57.6)} size={15} color="blue">
                prediction interval: the next response
              </Label>
              <Label x={x(300)} y={y(45)} size={15} color="cinnabar">
                confidence interval: the mean
              </Label>
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}
