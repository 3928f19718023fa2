/** The fit over the training points, its members where several are averaged, and its figures. */
import type { Point } from '../../ui/coordinates';
import { Key } from '../../ui/Key';
import { Label } from '../../ui/Label';
import { Path } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { TRAINING_X, truth } from './data';
import type { Props } from './props';
import { short, words } from './text';

/** Pieces of a curve between −top and top, cut exactly at the edge. */
function pieces(points: readonly Point[], top: number): Point[][] {
  const found: Point[][] = [];
  let piece: Point[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const inside = Math.abs(point[1]) <= top;
    const wasInside = before !== undefined && Math.abs(before[1]) <= top;
    const edge = (): Point => {
      const [a, b] = before as Point;
      const level = top * Math.sign(inside ? b : point[1]);
      return [a + ((point[0] - a) * (level - b)) / (point[1] - b), level];
    };
    if (inside) piece.push(...(before && !wasInside ? [edge()] : []), point);
    else if (wasInside) {
      found.push([...piece, edge()]);
      piece = [];
    }
  });
  return piece.length > 1 ? [...found, piece] : found;
}

const HEIGHT = 2;

export function FitPanel({ params, result, language }: Props) {
  const { x, y, curve, memberCurves, training, test, norm, effective, directions } = result;
  const several = memberCurves.length > 0;
  const facts = [
    [words.training[language], short(training < 1e-9 ? 0 : training)],
    [words.test[language], short(test)],
    [words.norm[language], short(norm)],
    [words.effective[language], `${effective.toFixed(2)} ${words.of[language]} ${Math.round(params.P)}`],
  ] as const;
  return (
    <Panel
      width={360}
      height={300}
      title={words.fit[language]}
      desc={`${facts.map(([name, value]) => `${name} ${value}`).join('; ')}; d: ${directions.map(({ d }) => short(d)).join(', ')}`}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.fit[language]}
      </Label>
      <Key x={66} y={9} color="soft" dash="dotted" text={words.truth[language]} />
      <Key
        x={150}
        y={9}
        color="cinnabar"
        dash="solid"
        text={several ? words.average[language] : words.model[language]}
      />
      {several && <Key x={246} y={9} color="blue" dash="dashed" text={words.members[language]} />}
      {facts.map(([name, value], i) => (
        <g key={name}>
          <Label x={i % 2 ? 158 : 4} y={31 + 18 * Math.floor(i / 2)} anchor="start" size={12} color="soft">
            {name}
          </Label>
          <Label
            x={i % 2 ? 356 : 144}
            y={31 + 18 * Math.floor(i / 2)}
            anchor="end"
            size={12}
            color={i === 1 ? 'cinnabar' : 'ink'}
          >
            {value}
          </Label>
        </g>
      ))}
      <Plot
        y={58}
        width={360}
        height={242}
        margin={[8, 12, 44, 40]}
        xAxis={{ range: [-1, 1], ticks: [-1, -0.5, 0, 0.5, 1], label: 'x' }}
        yAxis={{ range: [-HEIGHT, HEIGHT], ticks: [-2, -1, 0, 1, 2], label: 'y' }}
        series={[{ points: x.map((a): Point => [a, truth(a)]), color: 'soft', dash: 'dotted', width: 2 }]}
      >
        {(scale) => {
          const draw = (values: readonly number[]): Point[][] =>
            pieces(
              x.map((a, i): Point => [a, values[i] ?? 0]),
              HEIGHT,
            ).map((piece) => piece.map(([a, b]): Point => [scale.x(a), scale.y(b)]));
          return (
            <g>
              {memberCurves.map((values, m) =>
                draw(values).map((points, i) => (
                  <Path key={`${m}-${i}`} points={points} color="blue" dash="dashed" width={0.8} opacity={0.6} />
                )),
              )}
              {draw(curve).map((points, i) => (
                <Path key={i} points={points} color="cinnabar" width={2.2} />
              ))}
              {TRAINING_X.map((a, i) => (
                <Dot key={a} x={scale.x(a)} y={scale.y(Math.max(-HEIGHT, Math.min(HEIGHT, y[i] ?? 0)))} r={3} />
              ))}
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}
