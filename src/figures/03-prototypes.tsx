/** The worked example in the plane: supports, prototypes, the borders between the classes, and the query. */
import { Dot, Label, Line, Panel, Path, type Color } from './kit';
import { classes, prototype, query, type Point } from './03-math';

const unit = 27;
const X = (x: number) => 24 + x * unit;
const Y = (y: number) => 300 - y * unit;
const colors: readonly Color[] = ['blue', 'cinnabar', 'ochre'];
const centers = classes.map(({ support }) => prototype(support));
const square = (p: Point, q: Point) => (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2;

/** Where three prototypes are equally far: the corner in which the borders meet. */
function corner(): Point {
  const [p = [0, 0], q = [0, 0], r = [0, 0]] = centers;
  const row = (a: Point, b: Point) =>
    [2 * (b[0] - a[0]), 2 * (b[1] - a[1]), b[0] ** 2 + b[1] ** 2 - a[0] ** 2 - a[1] ** 2] as const;
  const [a, b, e] = row(p, q);
  const [c, d, f] = row(p, r);
  const det = a * d - b * c;
  return [(e * d - b * f) / det, (a * f - e * c) / det];
}

export default function Prototypes() {
  const meet = corner();
  const borders = [
    [0, 1],
    [1, 2],
    [0, 2],
  ].map(([i = 0, j = 0]): Point => {
    const [a = [0, 0], b = [0, 0], other = [0, 0]] = [centers[i], centers[j], centers[3 - i - j]];
    // Perpendicular to a - b, away from the third prototype.
    const direction: Point = [-(b[1] - a[1]), b[0] - a[0]];
    const away = direction[0] * (meet[0] - other[0]) + direction[1] * (meet[1] - other[1]) > 0 ? 1 : -1;
    const length = Math.hypot(...direction);
    return [meet[0] + (away * 20 * direction[0]) / length, meet[1] + (away * 20 * direction[1]) / length];
  });
  return (
    <Panel
      width={330}
      height={310}
      maxScale={1.4}
      title="Three prototypes and a query"
      desc={`Supports of P at (1,2) and (3,2), of Q at (6,5) and (8,7), of R at (2,8) and (4,10); prototypes at ${centers.map((c) => `(${c.join(',')})`).join(', ')}. Three border lines meet at one point. The query (4,6) lies in the region of Q, close to that of R.`}
    >
      <clipPath id="fig03-prototypes">
        <rect x={X(-0.6)} y={6} width={314} height={300} />
      </clipPath>
      <g clip-path="url(#fig03-prototypes)">
        {borders.map((end, i) => (
          <Line key={i} x1={X(meet[0])} y1={Y(meet[1])} x2={X(end[0])} y2={Y(end[1])} color="soft" dash="dashed" />
        ))}
      </g>
      {centers.map(([cx, cy], k) => (
        <g key={k}>
          <Line x1={X(query[0])} y1={Y(query[1])} x2={X(cx)} y2={Y(cy)} color="rule" width={1} />
          <Label
            x={(X(query[0]) + X(cx)) / 2 + (k === 1 ? 4 : 12)}
            y={(Y(query[1]) + Y(cy)) / 2 + (k === 1 ? -10 : 2)}
            size={12.5}
            color="soft"
          >
            {square(query, [cx, cy])}
          </Label>
        </g>
      ))}
      {classes.map(({ name, support }, k) => {
        const color = colors[k] ?? 'ink';
        const [cx, cy] = centers[k] ?? [0, 0];
        return (
          <g key={name}>
            {support.map(([x, y], i) => (
              <g key={i}>
                <Line x1={X(x)} y1={Y(y)} x2={X(cx)} y2={Y(cy)} color={color} width={1} dash="dotted" />
                <Dot x={X(x)} y={Y(y)} color={color} fill="paper" />
              </g>
            ))}
            <Path
              points={[
                [X(cx), Y(cy) - 7],
                [X(cx) + 7, Y(cy)],
                [X(cx), Y(cy) + 7],
                [X(cx) - 7, Y(cy)],
              ]}
              closed
              color={color}
              fill={color}
            />
            <Label x={X(cx) + 12} y={Y(cy) + 14} anchor="start" size={14} weight="bold" color={color}>
              {name}
            </Label>
          </g>
        );
      })}
      <Dot x={X(query[0])} y={Y(query[1])} r={5} />
      <Label x={X(query[0]) + 8} y={Y(query[1]) + 15} anchor="start" size={13}>
        query
      </Label>
    </Panel>
  );
}
