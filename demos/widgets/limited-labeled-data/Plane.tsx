/** The pool with its labels and what the classifier makes of the plane. A click buys a label. */
import type { TargetedMouseEvent } from 'preact';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { three } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { pointerAt } from '../../ui/pointer';
import type { Result } from './compute';
import type { Props } from './props';
import { CELLS, WINDOWS } from './regions';
import { MOST, START, type Params } from './settings';
import { words } from './text';

const WIDTH = 360;
const TOP = 46;
const HEIGHT = 278;

interface Scales {
  x: (value: number) => number;
  y: (value: number) => number;
  side: readonly [width: number, height: number];
}

function scalesOf(data: Params['data']): Scales {
  const { x: xs, y: ys } = WINDOWS[data];
  return {
    x: (value) => ((value - xs[0]) / (xs[1] - xs[0])) * WIDTH,
    y: (value) => TOP + ((ys[1] - value) / (ys[1] - ys[0])) * HEIGHT,
    side: [WIDTH / CELLS.x, HEIGHT / CELLS.y],
  };
}

function regionPath(runs: readonly number[], [w, h]: readonly [number, number]): string {
  const parts: string[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    const [row = 0, from = 0, to = 0] = runs.slice(i, i + 3);
    const top = round(TOP + HEIGHT - (row + 1) * h);
    parts.push(`M${round(from * w)} ${top}H${round((to + 1) * w)}v${round(h)}H${round(from * w)}Z`);
  }
  return parts.join('');
}

/** The point without label nearest to a click, if one is near. */
function pointAt(
  event: TargetedMouseEvent<SVGRectElement>,
  { x, y, bought }: Result,
  scales: Scales,
): number | undefined {
  const click = pointerAt(event);
  if (!click) return undefined;
  let best: number | undefined;
  let nearest = 14;
  x.forEach((value, i) => {
    const distance = Math.hypot(scales.x(value) - click.x, scales.y(y[i] as number) - click.y);
    if (distance < nearest && !bought.includes(i)) {
      nearest = distance;
      best = i;
    }
  });
  return best;
}

/** Class +1 is drawn as discs, −1 as squares. */
function Mark({
  a,
  b,
  positive,
  color,
  size,
}: {
  a: number;
  b: number;
  positive: boolean;
  color: string;
  size: number;
}) {
  return positive ? (
    <circle cx={round(a)} cy={round(b)} r={size} fill={color} />
  ) : (
    <rect x={round(a - size * 0.9)} y={round(b - size * 0.9)} width={size * 1.8} height={size * 1.8} fill={color} />
  );
}

export function Plane({ params, result, language, set }: Props) {
  const { x, y, labels, bought, positive, negative, propagated, doubtful, accuracy } = result;
  const scales = scalesOf(params.data);
  const known = new Set(bought);
  const star = doubtful >= 0 ? ([scales.x(x[doubtful] as number), scales.y(y[doubtful] as number)] as const) : null;
  const inside = (a: number, b: number): boolean => a > 3 && a < WIDTH - 3 && b > TOP + 3 && b < TOP + HEIGHT - 3;
  return (
    <Panel
      width={WIDTH}
      height={TOP + HEIGHT + 4}
      title={words.mapTitle[language]}
      desc={`${words.classifier[language].replace('#', String(bought.length))}: ${three(accuracy)}${propagated ? `; ${words.propagated[language]}: ${three(propagated.accuracy)}` : ''}`}
    >
      <Label x={0} y={8} anchor="start" weight="bold">
        {words.mapTitle[language]}
      </Label>
      <Label x={0} y={30} anchor="start" size={12} color="soft">
        {words.ringed[language]};{' '}
        {propagated ? words.wrong[language] : star ? words.next[language] : words.unsure[language]}
      </Label>
      <rect x={0} y={TOP} width={WIDTH} height={HEIGHT} fill="var(--paper)" />
      <path d={regionPath(positive, scales.side)} fill="var(--cinnabar)" fill-opacity={0.17} />
      <path d={regionPath(negative, scales.side)} fill="var(--blue)" fill-opacity={0.17} />
      {Array.from(x, (value, i) => {
        const a = scales.x(value);
        const b = scales.y(y[i] as number);
        if (!inside(a, b)) return null;
        const label = labels[i] as number;
        const guess = propagated ? (propagated.values[i] as number) : 0;
        const color = known.has(i)
          ? label > 0
            ? 'var(--cinnabar)'
            : 'var(--blue)'
          : !propagated
            ? 'var(--soft)'
            : guess > 0
              ? 'var(--cinnabar)'
              : 'var(--blue)';
        if (known.has(i))
          return (
            <g key={i}>
              <circle cx={round(a)} cy={round(b)} r={6.5} fill="var(--paper)" stroke="var(--ink)" stroke-width={1.4} />
              <Mark a={a} b={b} positive={label > 0} color={color} size={3.4} />
            </g>
          );
        if (propagated && guess > 0 !== label > 0)
          return (
            <path
              key={i}
              d={`M${round(a - 3)} ${round(b - 3)}l6 6m0 -6l-6 6`}
              stroke={color}
              stroke-width={1.5}
              fill="none"
            />
          );
        return (
          <Mark key={i} a={a} b={b} positive={!propagated || guess > 0} color={color} size={propagated ? 1.9 : 1.4} />
        );
      })}
      {star && (
        <path
          d={`M${round(star[0])} ${round(star[1] - 8)}l2.3 5.2 5.7 .6-4.3 3.8 1.2 5.6-4.9-2.9-4.9 2.9 1.2-5.6-4.3-3.8 5.7-.6z`}
          fill="var(--ochre)"
          stroke="var(--ink)"
          stroke-width={0.8}
        />
      )}
      {set && (
        <rect
          x={0}
          y={TOP}
          width={WIDTH}
          height={HEIGHT}
          fill="transparent"
          style={{ cursor: 'crosshair' }}
          onClick={(event) => {
            const point = pointAt(event, result, scales);
            if (point === undefined || bought.length >= MOST) return;
            set(
              params.strategy === 'hand'
                ? { picks: [...params.picks, point] }
                : { strategy: 'hand', picks: [...bought.slice(START), point] },
            );
          }}
        />
      )}
    </Panel>
  );
}
