import { Panel, Panels, Label, Path, Dot, type Color, type Point } from './kit';
import { CENTRES, populationThreshold, posterior } from './26-math';

const COLOURS: readonly Color[] = ['blue', 'cinnabar', 'ochre'];
const X = [-2, 4.2] as const;
const Y = [-2, 4] as const;
const SIDE = 230;
const px = (x: number) => ((x - X[0]) / (X[1] - X[0])) * SIDE;
const py = (y: number) => 34 + ((Y[1] - y) / (Y[1] - Y[0])) * SIDE * ((Y[1] - Y[0]) / (X[1] - X[0]));

/** The region p_k >= bar is convex, so on each row it is one interval; the polygon joins the interval ends. */
function region(k: number, bar: number): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  const step = 0.01;
  for (let y = Y[0]; y <= Y[1] + 1e-9; y += 0.12) {
    let from: number | null = null;
    let to = 0;
    for (let x = X[0]; x <= X[1] + 1e-9; x += step) {
      if ((posterior(x, y)[k] ?? 0) >= bar) {
        from ??= x;
        to = x;
      }
    }
    if (from !== null) {
      left.push([px(from), py(y)]);
      right.push([px(to), py(y)]);
    }
  }
  return [...left, ...right.reverse()];
}

function Map({ level, note }: { level: number; note: string }) {
  const bar = 1 - populationThreshold(level);
  return (
    <Panel
      width={SIDE}
      height={290}
      title={`Prediction sets at ${level * 100} percent`}
      desc={`The plane with three tinted regions, one a class, where its probability is at least ${bar.toFixed(3)}. ${note}.`}
      maxScale={1.2}
    >
      <Label x={0} y={16} anchor="start" size={14} weight="bold">
        {level * 100}%
      </Label>
      <Label x={SIDE} y={16} anchor="end" size={12} color="soft">
        keep p ≥ {bar.toFixed(3)}
      </Label>
      {COLOURS.map((color, k) => (
        <Path key={color} points={region(k, bar)} closed color={color} fill={color} fillOpacity={0.26} />
      ))}
      {CENTRES.map(([a, b], k) => (
        <g key={k}>
          <Dot x={px(a)} y={py(b)} r={3} color="ink" />
          <Label x={px(a)} y={py(b) + (k === 2 ? -14 : 15)} size={13}>
            {'ABC'[k]}
          </Label>
        </g>
      ))}
      <Label x={SIDE / 2} y={276} size={12} color="soft">
        {note}
      </Label>
    </Panel>
  );
}

export default function SetMap() {
  return (
    <Panels>
      <Map level={0.8} note="middle: empty set" />
      <Map level={0.9} note="overlaps: two or three labels" />
      <Map level={0.99} note="middle: all three labels" />
    </Panels>
  );
}
