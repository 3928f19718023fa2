/** The accuracy of all arms against the number of weights left. */
import type { Color } from '../../ui/color';
import type { Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Path, type Dash } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { spread } from '../../ui/spread';
import { ARMS, type Arm } from './compute';
import type { Props } from './props';
import { words } from './text';

const STYLE: Record<Arm, { color: Color; dash: Dash; width: number }> = {
  ticket: { color: 'cinnabar', dash: 'solid', width: 2.6 },
  signs: { color: 'ink', dash: 'dotted', width: 1.6 },
  fresh: { color: 'ochre', dash: 'solid', width: 1.6 },
  oneShot: { color: 'green', dash: 'dashed', width: 1.6 },
  shuffled: { color: 'blue', dash: 'solid', width: 1.6 },
  goOn: { color: 'violet', dash: 'dashed', width: 1.6 },
  cut: { color: 'soft', dash: 'dotted', width: 1.6 },
};

/** A few of the levels, for the ticks of the axis: never closer than two fifths of the larger. */
function ticksOf(left: readonly number[]): number[] {
  const ticks: number[] = [];
  for (const n of left) if (!ticks.length || n < (ticks.at(-1) ?? 0) * 0.6) ticks.push(n);
  return ticks;
}

export function Curves({ result, language }: Props) {
  const { left, scores, round: at, finished } = result;
  const [from, to] = [left[0] ?? 304, Math.min(left.at(-1) ?? 9, (left[0] ?? 304) * 0.7)];
  const lowest = Math.min(0.5, ...ARMS.flatMap((arm) => scores[arm].map(({ mean }) => mean)));
  const bottom = Math.floor((lowest - 0.04) * 10) / 10;
  const ticket = scores.ticket;
  return (
    <Panel
      width={360}
      height={320}
      title={words.curve[language]}
      desc={left
        .map(
          (n, r) =>
            `${n}: ${ARMS.map((arm) => `${words.arms[arm][language]} ${(scores[arm][r]?.mean ?? 0).toFixed(3)}`).join(', ')}`,
        )
        .join('; ')
        .slice(0, 1800)}
    >
      <Plot
        width={360}
        height={320}
        margin={[28, 84, 42, 48]}
        title={words.curve[language]}
        xAxis={{ range: [from * 1.06, to], kind: 'log', ticks: ticksOf(left), label: words.left[language] }}
        yAxis={{ range: [bottom, 1.03], label: words.accuracy[language] }}
        series={ARMS.map((arm) => ({
          points: left.map((n, r) => [n, scores[arm][r]?.mean ?? 0] as const),
          mark: left.length > 1 ? 'line' : 'dots',
          ...STYLE[arm],
        }))}
      >
        {({ x, y }) => {
          const ends = spread(
            ARMS.map((arm) => y(scores[arm].at(-1)?.mean ?? 0.5)),
            14.5,
            [y(1), y(bottom) - 6],
          );
          const edge = (sign: number): Point[] =>
            left.map((n, r) => [
              x(n),
              y(Math.max(bottom, Math.min(1, (ticket[r]?.mean ?? 0) + sign * (ticket[r]?.sd ?? 0)))),
            ]);
          return (
            <g>
              {finished > 1 && left.length > 1 && (
                <Path
                  points={[...edge(1), ...edge(-1).reverse()]}
                  closed
                  color="paper"
                  fill="cinnabar"
                  fillOpacity={0.13}
                  width={0}
                />
              )}
              <Path
                points={[
                  [x(left[at] ?? from), y(bottom)],
                  [x(left[at] ?? from), y(1.03)],
                ]}
                color="control"
                dash="dotted"
                width={1.2}
              />
              {ARMS.map((arm) => (
                <Dot
                  key={arm}
                  x={x(left[at] ?? from)}
                  y={y(scores[arm][at]?.mean ?? 0.5)}
                  r={arm === 'ticket' ? 4 : 2.8}
                  color={STYLE[arm].color}
                />
              ))}
              {ARMS.map((arm, i) => (
                <Label
                  key={arm}
                  x={x(to) + 7}
                  y={ends[i] ?? 0}
                  anchor="start"
                  size={12}
                  color={STYLE[arm].color}
                  weight={arm === 'ticket' ? 'bold' : 'normal'}
                >
                  {words.arms[arm][language]}
                </Label>
              ))}
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}
