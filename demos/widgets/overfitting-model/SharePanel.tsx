/** What the fit keeps of each direction, beside the other knob set to do nearly the same. */
import type { Point } from '../../ui/coordinates';
import { Key } from '../../ui/Key';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { keptShare } from './fit';
import type { Props } from './props';
import { short, words } from './text';

const SHARE_GRID = Array.from({ length: 91 }, (_, i) => 10 ** (-10 + i / 8));

export function SharePanel({ result, language }: Props) {
  const { directions, lambda, steps } = result;
  const largest = directions[0]?.d ?? 1;
  const t = steps ?? Infinity;
  const stopped = steps !== null;
  const penalized = lambda > 1e-10;
  const grid = SHARE_GRID.filter((d) => d < largest);
  const share = (l: number, s: number): Point[] => [...grid, largest].map((d) => [d, keptShare(d, largest, l, s)]);
  const mine = [...(penalized ? [`λ = ${short(lambda)}`] : []), ...(stopped ? [`t = ${short(steps)}`] : [])].join(', ');
  const relative =
    stopped && !penalized
      ? { points: share(largest / t, Infinity), name: `λ = d₁/t = ${short(largest / t)}` }
      : penalized && !stopped
        ? { points: share(0, largest / lambda), name: `t = d₁/λ = ${short(largest / lambda)}` }
        : null;
  return (
    <Panel
      width={360}
      height={280}
      title={words.shares[language]}
      desc={directions.map(({ d, kept }) => `d = ${short(d)}: ${kept.toFixed(3)}`).join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.shares[language]}
      </Label>
      <Key x={14} y={30} color="cinnabar" dash="solid" text={mine || 'λ → 0, t = ∞'} />
      {relative && <Key x={166} y={30} color="blue" dash="dashed" text={relative.name} />}
      <Plot
        y={38}
        width={360}
        height={242}
        margin={[10, 14, 44, 48]}
        xAxis={{
          range: [1e-10, 10],
          kind: 'log',
          ticks: [1e-10, 1e-8, 1e-6, 1e-4, 0.01, 1],
          format: short,
          label: words.eigenvalue[language],
        }}
        yAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: words.share[language] }}
        series={[
          ...(relative
            ? [{ points: relative.points, color: 'blue' as const, dash: 'dashed' as const, width: 1.3 }]
            : []),
          { points: share(lambda, t), color: 'cinnabar', width: 1.4 },
        ]}
      >
        {({ x, y }) =>
          directions.map(({ d, kept }) => (
            <g key={d}>
              <Line
                x1={x(Math.max(1e-10, d))}
                x2={x(Math.max(1e-10, d))}
                y1={y(0)}
                y2={y(kept)}
                color="cinnabar"
                width={0.8}
              />
              <Dot x={x(Math.max(1e-10, d))} y={y(kept)} r={3.6} color="cinnabar" fill="paper" />
            </g>
          ))
        }
      </Plot>
    </Panel>
  );
}
