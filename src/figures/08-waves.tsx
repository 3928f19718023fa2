import { Arrow, Dot, Label, Line, Panel, Panels, type Color } from './kit';

const n = 8;
const gap = 38;
const x = (i: number) => 40 + i * gap;

/** Earliest step at which each node can be computed, from what it waits for in its own layer. */
function waves(waitsFor: (i: number) => readonly number[]): number[] {
  const step: number[] = [];
  for (let i = 0; i < n; i++) step.push(1 + Math.max(0, ...waitsFor(i).map((j) => step[j] ?? 0)));
  return step;
}

function Layer({ title, gloss, recurrent }: { title: string; gloss: string; recurrent: boolean }) {
  const step = waves((i) => (recurrent && i > 0 ? [i - 1] : []));
  const total = Math.max(...step);
  const color: Color = recurrent ? 'blue' : 'cinnabar';
  return (
    <Panel
      width={350}
      height={196}
      title={title}
      desc={`Eight tokens; the earliest steps are ${step.join(', ')}; ${total} in all.`}
    >
      <Label x={4} y={12} anchor="start" weight="bold">
        {title} {gloss}
      </Label>
      {step.map((_, i) =>
        recurrent ? (
          <Arrow key={i} x1={x(i)} y1={138} x2={x(i)} y2={86} color="soft" width={1} />
        ) : (
          Array.from({ length: i + 1 }, (_, j) => (
            <Line key={`${i}-${j}`} x1={x(j)} y1={138} x2={x(i)} y2={86} color="soft" width={0.9} opacity={0.7} />
          ))
        ),
      )}
      {recurrent &&
        step.slice(1).map((_, i) => <Arrow key={i} x1={x(i) + 14} y1={70} x2={x(i + 1) - 14} y2={70} color={color} />)}
      {step.map((s, i) => (
        <g key={i}>
          <Dot x={x(i)} y={70} r={13} color={color} fill="paper" label={s} labelSize={13} labelColor={color} />
          <Dot x={x(i)} y={144} r={6} color="ink" fill="wash" />
        </g>
      ))}
      <Label x={x(0) - 13} y={40} anchor="start" color={color}>
        {total === 1 ? 'one step' : `${total} steps, one after the other`}
      </Label>
      <Label x={(x(0) + x(n - 1)) / 2} y={174} color="soft">
        {n} tokens
      </Label>
    </Panel>
  );
}

export default function Waves() {
  return (
    <Panels>
      <Layer title="recurrent layer" gloss="循环层" recurrent />
      <Layer title="transformer layer" gloss="Transformer层" recurrent={false} />
    </Panels>
  );
}
