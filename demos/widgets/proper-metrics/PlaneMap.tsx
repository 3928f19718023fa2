/** The plane or the arrows: v, w, the stop x, and all stops that beat the direct way; points are dragged. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Arrow, Line, Path } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { pointerAt } from '../../ui/pointer';
import { Dot } from '../../ui/shapes';
import { CELLS, WINDOW } from './compute';
import { percent, place } from './numbers';
import type { Props } from './props';
import { words } from './text';

const MAP = { width: 360, height: 356, margin: [10, 10, 44, 48] as const };
const SIDE = MAP.width - MAP.margin[1] - MAP.margin[3];
const toPlane = ({ x, y }: { x: number; y: number }): [right: number, up: number] => [
  WINDOW.x[0] + ((x - MAP.margin[3]) / SIDE) * (WINDOW.x[1] - WINDOW.x[0]),
  WINDOW.y[1] - ((y - MAP.margin[0]) / SIDE) * (WINDOW.y[1] - WINDOW.y[0]),
];

interface HandleProps {
  x: number;
  y: number;
  move: (right: number, up: number) => void;
}

/** An unseen disc around a point, by which it can be dragged. */
function Handle({ x, y, move }: HandleProps) {
  return (
    <circle
      cx={round(x)}
      cy={round(y)}
      r={18}
      fill="transparent"
      style={{ cursor: 'grab', touchAction: 'none' }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const point = event.buttons & 1 ? pointerAt(event) : undefined;
        if (point) move(...toPlane(point));
      }}
    />
  );
}

/** All runs of shaded cells as one path. */
function shade(runs: readonly number[], px: (v: number) => number, py: (v: number) => number): string {
  const stepX = (WINDOW.x[1] - WINDOW.x[0]) / CELLS;
  const stepY = (WINDOW.y[1] - WINDOW.y[0]) / CELLS;
  const parts: string[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    const [row = 0, from = 0, to = 0] = runs.slice(i, i + 3);
    const top = py(WINDOW.y[0] + (row + 1) * stepY);
    const bottom = py(WINDOW.y[0] + row * stepY);
    const left = px(WINDOW.x[0] + from * stepX);
    const right = px(WINDOW.x[0] + (to + 1) * stepX);
    parts.push(`M${round(left)} ${round(top)}H${round(right)}V${round(bottom)}H${round(left)}Z`);
  }
  return parts.join('');
}

/** A dragged coordinate on the grid of its slider. */
const clamp = (value: number, [from, to]: readonly [number, number]): number =>
  Math.round(Math.min(to, Math.max(from, value)) * 20) / 20;

export function PlaneMap({ result, language, set }: Props) {
  const { v, x, w, runs, share, world } = result;
  const arrows = world === 'arrows';
  return (
    <Panel
      width={MAP.width}
      height={MAP.height}
      title={words.mapTitle[language]}
      desc={`v ${place(v)}, w ${place(w)}, x ${place(x)}; ${percent(share)} ${words.ofSquare[language]}.`}
    >
      <Plot
        width={MAP.width}
        height={MAP.height}
        margin={MAP.margin}
        xAxis={{ range: WINDOW.x, ticks: [-0.5, 0, 0.5, 1, 1.5], label: words.right[language] }}
        yAxis={{ range: WINDOW.y, ticks: [-1, -0.5, 0, 0.5, 1], label: words.up[language] }}
      >
        {({ x: px, y: py }) => {
          const [vx, vy] = [px(v[0] ?? 0), py(v[1] ?? 0)];
          const [wx, wy] = [px(w[0] ?? 0), py(w[1] ?? 0)];
          const [xx, xy] = [px(x[0] ?? 0), py(x[1] ?? 0)];
          const below = (x[1] ?? 0) < Math.min(v[1] ?? 0, w[1] ?? 0) ? 1 : -1;
          return (
            <g>
              <path d={shade(runs, px, py)} fill="var(--cinnabar)" fill-opacity={0.2} />
              {arrows ? (
                [[vx, vy, 'ink'] as const, [wx, wy, 'ink'] as const, [xx, xy, 'blue'] as const].map(
                  ([ax, ay, color], i) => (
                    <Arrow key={i} x1={px(0)} y1={py(0)} x2={ax} y2={ay} color={color} width={1.8} />
                  ),
                )
              ) : (
                <>
                  <Line x1={vx} y1={vy} x2={wx} y2={wy} width={1.8} />
                  <Path
                    points={[
                      [vx, vy],
                      [xx, xy],
                      [wx, wy],
                    ]}
                    color="blue"
                    dash="dashed"
                    width={1.8}
                  />
                  <Dot x={vx} y={vy} r={4.5} />
                  <Dot x={wx} y={wy} r={4.5} />
                  <Dot x={xx} y={xy} r={4.5} color="blue" />
                </>
              )}
              <Label x={vx + (arrows ? 2 : -12)} y={vy + (arrows ? 15 : 10)} math size={16}>
                v
              </Label>
              <Label x={Math.min(wx + 13, 340)} y={wy + (arrows ? 8 : 10)} math size={16}>
                w
              </Label>
              <Label x={xx + (arrows ? 12 : 0)} y={xy - below * (arrows ? 0 : -15)} math size={16} color="blue">
                x
              </Label>
              {set && !arrows && (
                <Handle
                  x={wx}
                  y={wy}
                  move={(wRight, wUp) => set({ wRight: clamp(wRight, WINDOW.x), wUp: clamp(wUp, WINDOW.y) })}
                />
              )}
              {set && (
                <Handle
                  x={xx}
                  y={xy}
                  move={(xRight, xUp) => set({ xRight: clamp(xRight, WINDOW.x), xUp: clamp(xUp, WINDOW.y) })}
                />
              )}
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}
