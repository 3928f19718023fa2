/** The length of the detour over the coin on which it stops, with the coins that beat the direct way shaded. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { SLACK } from './compute';
import { digits, percent, place } from './numbers';
import type { Props } from './props';
import { words } from './text';

const isNext = (before: number | undefined, q: number): boolean => before !== undefined && q - before < 0.015;

/** Number of neighbouring coins from the one with index `from` on. */
function runLength(coins: readonly (readonly [q: number, length: number])[], from: number): number {
  let count = 1;
  while (isNext(coins[from + count - 1]?.[0], coins[from + count]?.[0] ?? 2)) count++;
  return count;
}

export function CoinPlot({ result, language }: Props) {
  const { v, x, w, direct, first, second, detours, share } = result;
  const points = detours.map((length, i) => [(i + 1) / 100, length] as const);
  const top = Math.max(direct * 1.6, Math.min(...detours) * 1.6, first + second) * 1.08 + 1e-6;
  const shorter = points.filter(([, length]) => length < direct - SLACK);
  const dips = Math.min(...detours) < direct - SLACK;
  const aside = points[(x[0] ?? 0) < 0.5 ? 64 : 34] ?? [0, 0];
  return (
    <Panel
      width={360}
      height={330}
      title={words.mapTitle[language]}
      desc={`v ${place(v)}, w ${place(w)}: ${words.direct[language]} ${digits(direct)}; x ${place(x)}: ${words.detour[language]} ${digits(first + second)}; ${percent(share)} ${words.ofCoins[language]}.`}
    >
      <Plot
        width={360}
        height={330}
        margin={[14, 12, 44, 52]}
        xAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: words.stop[language] }}
        yAxis={{ range: [0, top], label: words.length[language] }}
      >
        {({ x: px, y: py }) => (
          <g>
            {shorter.map(([q], i) =>
              // Neighbours are drawn as one rectangle, from the first of a run.
              isNext(shorter[i - 1]?.[0], q) ? null : (
                <rect
                  key={q}
                  x={round(px(q - 0.005))}
                  y={round(py(top))}
                  width={round(px(runLength(shorter, i) / 100) - px(0))}
                  height={round(py(0) - py(top))}
                  fill="var(--cinnabar)"
                  fill-opacity={0.14}
                />
              ),
            )}
            <Path
              points={points.filter(([, length]) => length <= top).map(([q, length]) => [px(q), py(length)])}
              color="blue"
              dash="dashed"
              width={1.8}
            />
            <Line x1={px(0)} y1={py(direct)} x2={px(1)} y2={py(direct)} width={1.8} />
            <Label x={px(0.5)} y={py(direct) + (dips ? -10 : 12)} size={12}>
              {words.direct[language]} {digits(direct)}
            </Label>
            <Label x={px(aside[0])} y={py(Math.min(aside[1], top)) + (dips ? 16 : -14)} size={12} color="blue">
              {words.detour[language]}
            </Label>
            {[[v, 'v'] as const, [w, 'w'] as const].map(([coin, name]) => (
              <g key={name}>
                <Line x1={px(coin[0] ?? 0)} y1={py(0)} x2={px(coin[0] ?? 0)} y2={py(0) - 8} width={1.8} />
                <Label x={px(coin[0] ?? 0)} y={py(0) - 18} math size={16}>
                  {name}
                </Label>
              </g>
            ))}
            <Dot x={px(x[0] ?? 0)} y={py(first + second)} r={4.5} color="blue" />
            <Label
              x={px(x[0] ?? 0)}
              y={py(first + second) + (first + second < direct ? 14 : -14)}
              math
              size={16}
              color="blue"
            >
              x
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
