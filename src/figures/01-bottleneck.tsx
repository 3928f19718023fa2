/** The linear autoencoder worked by hand: data with covariance [[5, 2], [2, 2]], a code of one number, one point and its shadow. */
import { Dot, Label, Line, Panel, Path, type Point } from './kit';
import { eigen } from './01-math';

const covariance = [
  [5, 2],
  [2, 2],
];
const { values, vectors } = eigen(covariance);
const [first = 0, second = 0] = values;
const [direction = []] = vectors;
const u: Point = [direction[0] ?? 0, direction[1] ?? 0];
const v: Point = [-u[1], u[0]];
const x: Point = [3, 1];
const z = x[0] * u[0] + x[1] * u[1];
const back: Point = [z * u[0], z * u[1]];

const unit = 34;
const X = (a: number) => 175 + a * unit;
const Y = (b: number) => 138 - b * unit;
const at = ([a, b]: Point): Point => [X(a), Y(b)];
/** Points of equal likelihood at k standard deviations. */
const ring = (k: number): Point[] =>
  Array.from({ length: 73 }, (_, i) => {
    const t = (i * Math.PI) / 36;
    const [p, r] = [k * Math.sqrt(first) * Math.cos(t), k * Math.sqrt(second) * Math.sin(t)];
    return at([p * u[0] + r * v[0], p * u[1] + r * v[1]]);
  });

export default function Bottleneck() {
  const [bx, by] = at(back);
  const [px, py] = at(x);
  const end = (s: number): Point => at([s * u[0], s * u[1]]);
  return (
    <Panel
      width={360}
      height={256}
      maxScale={1.4}
      title="A code of one number"
      desc="An ellipse of data tilted to the right with a line through its long axis, direction (2, 1). The point (3, 1) is projected onto the line at (2.8, 1.4); a short dashed segment between the two is the residual. The code z is the distance from the center along the line, 3.13."
    >
      <Line x1={4} y1={Y(0)} x2={356} y2={Y(0)} color="rule" />
      <Line x1={X(0)} y1={6} x2={X(0)} y2={224} color="rule" />
      <Path points={ring(1)} closed color="blue" fill="blue" fillOpacity={0.08} />
      <Line x1={end(-5.4)[0]} y1={end(-5.4)[1]} x2={end(5.4)[0]} y2={end(5.4)[1]} color="cinnabar" />
      <Line x1={X(0)} y1={Y(0)} x2={bx} y2={by} color="cinnabar" width={3.2} />
      <Line x1={px} y1={py} x2={bx} y2={by} dash="dashed" />
      <Dot x={px} y={py} />
      <Dot x={bx} y={by} color="cinnabar" />
      <Label x={px + 8} y={py + 7} anchor="start" size={13}>
        <tspan font-style="italic">x</tspan> = ({x.join(', ')})
      </Label>
      <Label x={bx + 2} y={by - 17} anchor="end" size={13} color="cinnabar">
        <tspan font-style="italic">z</tspan> = {z.toFixed(2)}, back at ({back.map((c) => c.toFixed(1)).join(', ')})
      </Label>
      <Label x={6} y={242} anchor="start" size={13} color="cinnabar">
        all that one number can say
      </Label>
      <Label x={X(0.5)} y={Y(-1.75)} anchor="start" size={12.5} color="blue">
        spread of the data (1 sd)
      </Label>
    </Panel>
  );
}
