import { Line, Panel, Plot, type Color, type Dash, type Point } from './kit';
import { effectiveSize } from './15-math';

const N = 200;
const VERSIONS = Array.from({ length: 20 }, (_, i) => i + 1);
const CURVES: readonly { rho: number; color: Color; dash: Dash; label: string }[] = [
  { rho: 0.3, color: 'soft', dash: 'solid', label: 'ρ = 0.3' },
  { rho: 0.5, color: 'blue', dash: 'solid', label: 'ρ = 0.5' },
  { rho: 0.8, color: 'cinnabar', dash: 'solid', label: 'ρ = 0.8' },
  { rho: 1, color: 'ink', dash: 'solid', label: 'ρ = 1: exact copies' },
];

export default function EffectiveSize() {
  return (
    <Panel
      width={360}
      height={290}
      maxScale={1.45}
      title="Effective sample size against the number of versions"
      desc="Four curves that rise steeply at first and flatten at the limit n over rho; for exact copies the curve is flat at 200."
    >
      <Plot
        width={360}
        height={290}
        margin={[20, 14, 44, 50]}
        textSize={13}
        xAxis={{ range: [1, 20], ticks: [1, 5, 10, 15, 20], label: 'versions k of each text' }}
        yAxis={{ range: [0, 700], ticks: [0, 200, 400, 600], label: 'worth in independent texts' }}
        series={CURVES.map(({ rho, color, dash, label }) => ({
          points: VERSIONS.map((k): Point => [k, effectiveSize(N, k, rho)]),
          color,
          dash,
          label,
          labelOffset: [-2, rho === 0.8 ? -14 : rho === 0.5 ? -20 : 16] as const,
        }))}
      >
        {(s) => (
          <>
            {CURVES.filter((c) => c.rho < 1).map((c) => (
              <Line
                key={c.rho}
                x1={s.x(1)}
                y1={s.y(N / c.rho)}
                x2={s.x(20)}
                y2={s.y(N / c.rho)}
                color={c.color}
                dash="dashed"
                width={1}
              />
            ))}
          </>
        )}
      </Plot>
    </Panel>
  );
}
