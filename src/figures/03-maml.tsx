/** Two quadratic tasks and three starting points, each with one gradient step on each task. */
import { Arrow, Dot, Label, Line, Panel, Panels, Plot, type Color, type Point } from './kit';
import { loss, starts, step, tasks } from './03-math';

const looks: readonly { name: string; x: number; color: Color }[] = [
  { name: 'best average', x: starts.common, color: 'blue' },
  { name: 'first-order', x: starts.firstOrder, color: 'ochre' },
  { name: 'MAML', x: starts.maml, color: 'cinnabar' },
];
const curve = (k: number): Point[] =>
  Array.from({ length: 61 }, (_, i) => -1 + i * 0.2).flatMap((x): Point[] =>
    tasks[k] && loss(tasks[k], x) <= 140 ? [[x, loss(tasks[k], x)]] : [],
  );

function OneStart({ name, x, color }: { name: string; x: number; color: Color }) {
  const before = tasks.reduce((sum, t) => sum + loss(t, x), 0);
  const after = tasks.reduce((sum, t) => sum + loss(t, step(t, x)), 0);
  const start = Number(x.toPrecision(6));
  return (
    <Panel
      width={230}
      height={238}
      title={`${name}, start at ${start}`}
      desc={`Two parabolas with minima at 0 (flat) and 10 (steep). From x = ${start} one step goes to ${tasks.map((t) => step(t, x).toFixed(1)).join(' on the flat task and ')} on the steep one. The summed loss falls from ${before.toFixed(0)} to ${after.toFixed(1)}.`}
    >
      <Label x={115} y={12} size={13.5} weight="bold" color={color}>
        {name}: start at {start}
      </Label>
      <Plot
        y={20}
        width={230}
        height={186}
        margin={[8, 8, 24, 32]}
        xAxis={{ range: [-1, 11], ticks: [0, 5, 10] }}
        yAxis={{ range: [0, 140], ticks: [0, 50, 100] }}
        series={[
          { points: curve(0), color: 'soft', width: 1.4 },
          { points: curve(1), color: 'soft', width: 1.4 },
        ]}
      >
        {(s) => (
          <g>
            <Line x1={s.x(x)} y1={s.y(0)} x2={s.x(x)} y2={s.y(135)} color={color} dash="dotted" />
            {tasks.map((t, k) => {
              const end = step(t, x);
              return (
                <g key={k}>
                  <Arrow
                    x1={s.x(x)}
                    y1={s.y(loss(t, x))}
                    x2={s.x(end)}
                    y2={s.y(loss(t, end))}
                    color={color}
                    width={1.8}
                    head={6}
                  />
                  <Dot x={s.x(x)} y={s.y(loss(t, x))} r={3.2} color={color} />
                </g>
              );
            })}
          </g>
        )}
      </Plot>
      <Label x={122} y={226} size={13}>
        sum {Math.round(before)} → {after.toFixed(1)}
      </Label>
    </Panel>
  );
}

export default function Maml() {
  return (
    <Panels>
      {looks.map((look) => (
        <OneStart key={look.name} {...look} />
      ))}
    </Panels>
  );
}
