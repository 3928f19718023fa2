/** The demo's encoder after 600 steps with three losses: the same 64 items, four hidden groups. */
import { Dot, Label, Line, Panel, Panels, Path, type Color } from './kit';
import { train, type Loss } from './02-math';

const colors: readonly Color[] = ['cinnabar', 'blue', 'ochre', 'green'];

/** One mark a group: filled dot, ring, triangle, cross. */
function Mark({ x, y, group }: { x: number; y: number; group: number }) {
  const color = colors[group] ?? 'ink';
  if (group === 0) return <Dot x={x} y={y} r={3.2} color={color} />;
  if (group === 1) return <Dot x={x} y={y} r={3.2} color={color} fill="none" />;
  if (group === 2)
    return (
      <Path
        points={[
          [x, y - 4],
          [x + 3.6, y + 3],
          [x - 3.6, y + 3],
        ]}
        closed
        color={color}
        fill={color}
        width={0.8}
      />
    );
  return (
    <g>
      <Line x1={x - 3} y1={y - 3} x2={x + 3} y2={y + 3} color={color} />
      <Line x1={x - 3} y1={y + 3} x2={x + 3} y2={y - 3} color={color} />
    </g>
  );
}

function Plane({
  title,
  loss,
  note,
  desc,
}: {
  title: string;
  loss: Loss;
  note: (spread: number, accuracy: number) => string;
  desc: string;
}) {
  const { points, spread, accuracy } = train({ loss, seed: 3 });
  const middle = (values: readonly number[]) => (Math.max(...values) + Math.min(...values)) / 2;
  const [cx, cy] = loss === 'nt-xent' ? [0, 0] : [middle(points.map((p) => p.x)), middle(points.map((p) => p.y))];
  const reach =
    loss === 'vicreg' ? Math.max(...points.map((p) => Math.max(Math.abs(p.x - cx), Math.abs(p.y - cy)))) : 1;
  const scale = 84 / reach;
  return (
    <Panel width={220} height={256} title={title} desc={desc}>
      <Label x={110} y={12} size={14} weight="bold">
        {title}
      </Label>
      <Line x1={110} y1={30} x2={110} y2={222} color="rule" />
      <Line x1={14} y1={126} x2={206} y2={126} color="rule" />
      {loss === 'nt-xent' && <Dot x={110} y={126} r={84} fill="none" color="rule" />}
      {points.map((p, i) => (
        <Mark key={i} x={110 + (p.x - cx) * scale} y={126 - (p.y - cy) * scale} group={p.group} />
      ))}
      <Label x={110} y={242} size={13} color="soft">
        {note(spread, accuracy)}
      </Label>
    </Panel>
  );
}

export default function Embeddings() {
  return (
    <Panels>
      <Plane
        title="positives only 坍缩"
        loss="positives"
        note={(sd) => `smaller sd ${sd.toFixed(3)}`}
        desc="All 64 marks lie on one spot."
      />
      <Plane
        title="NT-Xent"
        loss="nt-xent"
        note={(_, accuracy) => `5-NN accuracy ${accuracy.toFixed(3)}`}
        desc="The marks lie around a circle, each of the four groups on an arc of its own."
      />
      <Plane
        title="VICReg"
        loss="vicreg"
        note={(_, accuracy) => `5-NN accuracy ${accuracy.toFixed(3)}`}
        desc="The marks form four separate clouds that fill the plane."
      />
    </Panels>
  );
}
