/** One query, three candidates, three measures: Euclidean distance, cosine and dot product each choose another winner. */
import { Arrow, Dot, Label, Line, Panel, Panels, Path, type Point } from './kit';

const q: Point = [2, 1];
const candidates: readonly { name: string; at: Point }[] = [
  { name: 'A', at: [6, 3] },
  { name: 'B', at: [1, 2] },
  { name: 'C', at: [9, -1] },
];
const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1];
const measures = {
  dot: (p: Point) => dot(p, q),
  cosine: (p: Point) => dot(p, q) / Math.sqrt(dot(p, p) * dot(q, q)),
  near: (p: Point) => -Math.hypot(p[0] - q[0], p[1] - q[1]),
};
const winner = (measure: (p: Point) => number) =>
  candidates.reduce((best, c) => (measure(c.at) > measure(best.at) ? c : best));

const unit = 26;
const X = (x: number) => 46 + x * unit;
const Y = (y: number) => 136 - y * unit;

function Plane({ kind, title, desc }: { kind: keyof typeof measures; title: string; desc: string }) {
  const best = winner(measures[kind]);
  const length = Math.hypot(...q);
  const radius = -measures.near(best.at);
  const angle = Math.atan2(q[1], q[0]);
  const half = Math.acos(measures.cosine([9, -1]));
  const ray = (turn: number, r: number): Point => [X(r * Math.cos(angle + turn)), Y(r * Math.sin(angle + turn))];
  // The line of all points whose dot product with q is that of the winner: (x, y) . q = c.
  const c = measures.dot(best.at);
  const across = (y: number): Point => [X((c - q[1] * y) / q[0]), Y(y)];
  const [a0, a1] = [across(3.9), across(-2)];
  return (
    <Panel width={300} height={206} title={title} desc={desc}>
      <Label x={4} y={12} anchor="start" size={13.5} weight="bold">
        {title}
      </Label>
      <Line x1={X(-0.8)} y1={Y(0)} x2={X(9.6)} y2={Y(0)} color="rule" />
      <Line x1={X(0)} y1={Y(-2.3)} x2={X(0)} y2={Y(4.1)} color="rule" />
      {kind === 'near' && (
        <circle cx={X(q[0])} cy={Y(q[1])} r={radius * unit} fill="none" stroke="var(--blue)" stroke-width={1.4} />
      )}
      {kind === 'cosine' && <Path points={[ray(half, 4.6), [X(0), Y(0)], ray(-half, 9.4)]} color="blue" />}
      {kind === 'cosine' && (
        <Line x1={X(0)} y1={Y(0)} x2={ray(0, 9.2)[0]} y2={ray(0, 9.2)[1]} color="blue" dash="dashed" />
      )}
      {kind === 'dot' && <Line x1={a0[0]} y1={a0[1]} x2={a1[0]} y2={a1[1]} color="blue" />}
      {kind === 'dot' && (
        <Line x1={X(0)} y1={Y(0)} x2={ray(0, c / length)[0]} y2={ray(0, c / length)[1]} color="blue" dash="dashed" />
      )}
      <Arrow x1={X(0)} y1={Y(0)} x2={X(q[0])} y2={Y(q[1])} />
      <Label x={X(q[0]) + 5} y={Y(q[1]) + 13} math size={15}>
        q
      </Label>
      {candidates.map(({ name, at }) => {
        const won = name === best.name;
        return (
          <g key={name}>
            <Dot x={X(at[0])} y={Y(at[1])} r={won ? 5.5 : 4} color={won ? 'cinnabar' : 'soft'} />
            <Label
              x={X(at[0]) - (won ? 10 : 0)}
              y={Y(at[1]) + (name === 'C' ? (won ? 8 : 17) : -14)}
              anchor={won ? 'end' : 'middle'}
              size={14}
              weight={won ? 'bold' : 'normal'}
              color={won ? 'cinnabar' : 'soft'}
            >
              {won ? `${name} wins` : name}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}

export default function Measures() {
  return (
    <Panels>
      <Plane
        kind="near"
        title="Euclidean distance 欧氏距离"
        desc="A circle about the query q at (2, 1) passes through B at (1, 2); A at (6, 3) and C at (9, -1) lie far outside. B wins."
      />
      <Plane
        kind="cosine"
        title="cosine 余弦"
        desc="A wedge about the direction of q: A lies exactly on its middle line, C on its edge, B outside it. A wins."
      />
      <Plane
        kind="dot"
        title="dot product 点积"
        desc="A line perpendicular to q through C: no other point lies beyond it. C wins."
      />
    </Panels>
  );
}
