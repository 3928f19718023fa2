import { Dot, Label, Panel, Plot, type Point } from './kit';
import { bestDecay, decayError, effectiveSize, windowError, windowLag, windowNoise } from './20-math';

const sizes = Array.from({ length: 58 }, (_, i) => i + 3);
const curve = (f: (w: number) => number): Point[] => sizes.map((w): Point => [w, f(w)]);
const best = sizes.reduce((a, b) => (windowError(b) < windowError(a) ? b : a));
const alpha = bestDecay();

export default function Window() {
  return (
    <Panel
      width={360}
      height={290}
      title="Error against the length of the window"
      desc="Noise falls, lag rises; their sum has its minimum 0.389 at a window of 15. The best exponential average has the same error at an effective size of 15.08."
    >
      <Plot
        width={360}
        height={290}
        xAxis={{ range: [0, 45], ticks: [0, 5, 15, 30, 45], label: 'window W, or effective sample size' }}
        yAxis={{ range: [0, 1.4], label: 'mean squared error' }}
        series={[
          {
            points: curve(windowNoise).filter(([w]) => w <= 45),
            color: 'soft',
            dash: 'dashed',
            label: 'noise',
            labelAt: 42,
            labelOffset: [0, -10],
          },
          {
            points: curve(windowLag).filter(([w]) => w <= 45),
            color: 'blue',
            dash: 'dotted',
            label: 'lag',
            labelAt: 34,
            labelOffset: [14, 10],
            labelAnchor: 'start',
          },
          {
            points: curve(windowError).filter(([w, e]) => w <= 45 && e < 1.4),
            color: 'cinnabar',
            label: 'sum',
            labelAt: 34,
            labelOffset: [-12, -4],
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Dot x={x(best)} y={y(windowError(best))} color="cinnabar" r={4.5} />
            <Dot x={x(effectiveSize(alpha))} y={y(decayError(alpha))} color="ochre" fill="none" r={8} />
            <Label x={x(7.5)} y={y(1.16)} size={12} anchor="start">
              best window {best}: {windowError(best).toFixed(3)}
            </Label>
            <Label x={x(7.5)} y={y(1.04)} size={12} color="ochre" anchor="start">
              best decay, size {effectiveSize(alpha).toFixed(2)}: {decayError(alpha).toFixed(3)}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
