/** Test accuracy against the number of weights left, for the ticket and five ways to do without it. */
import { Label, Panel, Path, Plot, type Color, type Dash, type Point } from './kit';
import type { Arm } from './04-math';
import { levels, measured } from './04-measured';

const looks: readonly { arm: Arm; name: string; color: Color; dash: Dash; end: number }[] = [
  { arm: 'fresh', name: 'new values', color: 'ochre', dash: 'solid', end: 0.61 },
  { arm: 'goOn', name: 'continued', color: 'violet', dash: 'dashed', end: 0.56 },
  { arm: 'shuffled', name: 'shuffled', color: 'blue', dash: 'solid', end: 0.515 },
  { arm: 'oneShot', name: 'one-shot', color: 'green', dash: 'dashed', end: 0.47 },
  { arm: 'ticket', name: 'ticket', color: 'cinnabar', dash: 'solid', end: 0.74 },
  { arm: 'signs', name: 'signs kept', color: 'ink', dash: 'dotted', end: 0.695 },
];
const points = (arm: Arm): Point[] => levels.map((n, i) => [n, measured[arm].mean[i] ?? 0]);
const at = (arm: Arm, n: number) => (measured[arm].mean[levels.indexOf(n)] ?? 0).toFixed(2);

export default function Arms() {
  return (
    <Panel
      width={360}
      height={310}
      maxScale={1.5}
      title="Six ways to go on after pruning"
      desc={`Accuracy on rings, weights left on a log axis from 304 down to 9. All curves are near 1 down to 72 weights. At 16 weights: ticket ${at('ticket', 16)}, signs kept ${at('signs', 16)}, new values ${at('fresh', 16)}, continued ${at('goOn', 16)}, shuffled ${at('shuffled', 16)}, one-shot ${at('oneShot', 16)}.`}
    >
      <Plot
        width={360}
        height={310}
        margin={[14, 82, 44, 48]}
        xAxis={{ range: [330, 9], kind: 'log', ticks: [304, 128, 72, 40, 22, 9], label: 'weights left (of 304)' }}
        yAxis={{ range: [0.45, 1.05], ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1], label: 'test accuracy' }}
        series={looks.map(({ arm, color, dash }) => ({
          points: points(arm),
          color,
          dash,
          width: arm === 'ticket' ? 2.6 : 1.6,
        }))}
      >
        {(s) => {
          const { mean, sd } = measured.ticket;
          const edge = (sign: number): Point[] =>
            levels.map((n, i) => [s.x(n), s.y(Math.min(1, (mean[i] ?? 0) + sign * (sd[i] ?? 0)))]);
          return (
            <g>
              <Path
                points={[...edge(1), ...edge(-1).reverse()]}
                closed
                color="paper"
                fill="cinnabar"
                fillOpacity={0.13}
                width={0}
              />
              {looks.map(({ arm, name, color, end }) => (
                <Label key={arm} x={s.x(9) + 7} y={s.y(end)} anchor="start" size={12.5} color={color}>
                  {name}
                </Label>
              ))}
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}
