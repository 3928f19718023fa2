/** A sketch of linear mode connectivity: the loss on the straight line between two trainings from the same point. */
import { Arrow, Dot, Label, Line, Panel, Panels, Path, type Color, type Point } from './kit';

/** Loss on the line between the results, 0 … 1: two valleys with a hill of the given height between them. */
const along = (s: number, hill: number): number =>
  0.12 + hill * Math.sin(Math.PI * s) ** 2 + 0.5 * (s < 0 ? s * s : s > 1 ? (s - 1) ** 2 : 0) * 8;
const X = (s: number) => 70 + s * 160;
const Y = (loss: number) => 212 - loss * 120;

function Case({
  title,
  hill,
  color,
  note,
  desc,
}: {
  title: string;
  hill: number;
  color: Color;
  note: string;
  desc: string;
}) {
  const curve = Array.from({ length: 71 }, (_, i): Point => {
    const s = -0.2 + (1.4 * i) / 70;
    return [X(s), Y(along(s, hill))];
  });
  return (
    <Panel width={300} height={256} title={title} desc={desc}>
      <Label x={4} y={12} anchor="start" size={13.5} weight="bold">
        {title}
      </Label>
      <Dot x={150} y={60} r={5} />
      <Label x={150} y={40} size={12.5} color="soft">
        one point, two data orders
      </Label>
      <Arrow x1={147} y1={66} x2={X(0) + 4} y2={Y(along(0, hill)) - 9} bend={hill > 0 ? -26 : -12} color="soft" />
      <Arrow x1={153} y1={66} x2={X(1) - 4} y2={Y(along(1, hill)) - 9} bend={hill > 0 ? 26 : 12} color="soft" />
      <Path points={curve} color={color} width={2.2} />
      <Line x1={20} y1={Y(0)} x2={284} y2={Y(0)} color="rule" />
      {[0, 1].map((s) => (
        <Dot key={s} x={X(s)} y={Y(along(s, hill))} r={4.5} color={color} />
      ))}
      <Label x={150} y={hill > 0 ? Y(along(0.5, hill)) - 14 : Y(along(0.5, hill)) - 16} size={13} color={color}>
        {note}
      </Label>
      <Label x={152} y={234} size={13} color="soft">
        straight line between the two results
      </Label>
    </Panel>
  );
}

export default function Connectivity() {
  return (
    <Panels>
      <Case
        title="stable point 起点稳定"
        hill={0}
        color="cinnabar"
        note="no barrier 无障碍"
        desc="Two arrows lead from one point to two results; the loss on the straight line between them is flat."
      />
      <Case
        title="unstable point 起点不稳"
        hill={0.5}
        color="blue"
        note="barrier 障碍"
        desc="Two arrows lead from one point to two results; the loss on the straight line between them rises to a hill in the middle."
      />
    </Panels>
  );
}
