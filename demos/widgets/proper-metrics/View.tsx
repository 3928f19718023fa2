/** The stops that beat the direct way, the three lengths, and the axioms with the worst case found for each. */
import type { TargetedPointerEvent } from 'preact';
import { Plot } from '../../ui/Plot';
import { Arrow, Dot, Label, Line, Panel, Panels, Path, round } from '../../ui/svg';
import type { Language } from '../../ui/language';
import type { ViewProps } from '../../runtime/widget.ts';
import { CELLS, WINDOW, type Params, type Result } from './compute';
import { DISTANCES, worldOf, type Place, type Verdict } from './distances';
import { words } from './text';

type Props = ViewProps<Params, Result>;

/** Six significant digits, as in the chapter. */
export const digits = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');
const place = (point: Place): string =>
  point.length === 1 ? digits(point[0] ?? 0) : `(${point.map((value) => digits(value)).join(', ')})`;

export const detourWins = ({ direct, first, second }: Result): boolean => first + second < direct - 1e-12;

/** User coordinates of a pointer event on a shape of an SVG. */
function pointerAt(event: TargetedPointerEvent<SVGElement>): { x: number; y: number } | undefined {
  const matrix = event.currentTarget.ownerSVGElement?.getScreenCTM();
  return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : undefined;
}

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

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;

function PlaneMap({ result, language, set }: Props) {
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

/** A dragged coordinate on the grid of its slider. */
const clamp = (value: number, [from, to]: readonly [number, number]): number =>
  Math.round(Math.min(to, Math.max(from, value)) * 20) / 20;

const isNext = (before: number | undefined, q: number): boolean => before !== undefined && q - before < 0.015;

/** Number of neighbouring coins from the one with index `from` on. */
function runLength(coins: readonly (readonly [q: number, length: number])[], from: number): number {
  let count = 1;
  while (isNext(coins[from + count - 1]?.[0], coins[from + count]?.[0] ?? 2)) count++;
  return count;
}

function CoinPlot({ result, language }: Props) {
  const { v, x, w, direct, first, second, detours, share } = result;
  const points = detours.map((length, i) => [(i + 1) / 100, length] as const);
  const top = Math.max(direct * 1.6, Math.min(...detours) * 1.6, first + second) * 1.08 + 1e-6;
  const shorter = points.filter(([, length]) => length < direct - 1e-12);
  const dips = Math.min(...detours) < direct - 1e-12;
  const aside = points[(x[0] ?? 0) < 0.5 ? 64 : 34] ?? [0, 0];
  return (
    <Panel
      width={360}
      height={330}
      title={words.mapTitle[language]}
      desc={`v ${place(v)}, w ${place(w)}: ${words.direct[language]} ${digits(direct)}; x ${place(x)}: ${words.detour[language]} ${digits(first + second)}; ${percent(share)} ${words.ofCoins[language]}.`}
    >
      <Plot
        width={360}
        height={330}
        margin={[14, 12, 44, 52]}
        xAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: words.stop[language] }}
        yAxis={{ range: [0, top], label: words.length[language] }}
      >
        {({ x: px, y: py }) => (
          <g>
            {shorter.map(([q], i) =>
              // Neighbours are drawn as one rectangle, from the first of a run.
              isNext(shorter[i - 1]?.[0], q) ? null : (
                <rect
                  key={q}
                  x={round(px(q - 0.005))}
                  y={round(py(top))}
                  width={round(px(runLength(shorter, i) / 100) - px(0))}
                  height={round(py(0) - py(top))}
                  fill="var(--cinnabar)"
                  fill-opacity={0.14}
                />
              ),
            )}
            <Path
              points={points.filter(([, length]) => length <= top).map(([q, length]) => [px(q), py(length)])}
              color="blue"
              dash="dashed"
              width={1.8}
            />
            <Line x1={px(0)} y1={py(direct)} x2={px(1)} y2={py(direct)} width={1.8} />
            <Label x={px(0.5)} y={py(direct) + (dips ? -10 : 12)} size={12}>
              {words.direct[language]} {digits(direct)}
            </Label>
            <Label x={px(aside[0])} y={py(Math.min(aside[1], top)) + (dips ? 16 : -14)} size={12} color="blue">
              {words.detour[language]}
            </Label>
            {[[v, 'v'] as const, [w, 'w'] as const].map(([coin, name]) => (
              <g key={name}>
                <Line x1={px(coin[0] ?? 0)} y1={py(0)} x2={px(coin[0] ?? 0)} y2={py(0) - 8} width={1.8} />
                <Label x={px(coin[0] ?? 0)} y={py(0) - 18} math size={16}>
                  {name}
                </Label>
              </g>
            ))}
            <Dot x={px(x[0] ?? 0)} y={py(first + second)} r={4.5} color="blue" />
            <Label
              x={px(x[0] ?? 0)}
              y={py(first + second) + (first + second < direct ? 14 : -14)}
              math
              size={16}
              color="blue"
            >
              x
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}

function Ways({ result, language }: Props) {
  const { direct, first, second } = result;
  const scale = 330 / Math.max(direct, first + second, 1e-9);
  const wins = detourWins(result);
  const sum = `${digits(first)} + ${digits(second)} = ${digits(first + second)}`;
  return (
    <Panel
      width={360}
      height={158}
      title={words.waysTitle[language]}
      desc={`d(v, w) = ${digits(direct)}; d(v, x) + d(x, w) = ${sum}. ${words[wins ? 'wins' : 'holds'][language]}.`}
    >
      <Label x={0} y={12} anchor="start">
        d(v, w) = {digits(direct)}
      </Label>
      <rect x={0} y={24} width={round(direct * scale)} height={18} fill="var(--ink)" />
      <Label x={0} y={66} anchor="start" color="blue">
        d(v, x) + d(x, w) = {sum}
      </Label>
      <rect x={0} y={78} width={round(first * scale)} height={18} fill="var(--blue)" />
      <rect
        x={round(first * scale)}
        y={78}
        width={round(second * scale)}
        height={18}
        fill="var(--blue)"
        fill-opacity={0.55}
      />
      {wins && <Line x1={direct * scale} y1={20} x2={direct * scale} y2={100} dash="dotted" color="soft" />}
      <Label x={0} y={124} anchor="start" weight="bold" color={wins ? 'cinnabar' : 'ink'}>
        {words[wins ? 'wins' : 'holds'][language]}: {digits(direct)} {wins ? '>' : '≤'} {digits(first + second)}
      </Label>
      <Label x={0} y={146} anchor="start" size={12} color="soft">
        {percent(result.share)}
        {language === 'en' && ' '}
        {words[result.world === 'coins' ? 'ofCoins' : 'ofSquare'][language]}
      </Label>
    </Panel>
  );
}

function caseText({ axiom, worst }: Verdict, language: Language): string {
  if (!worst) return words.none[language];
  const { v, w, x, left, right } = worst;
  switch (axiom) {
    case 'triangle':
      return `${place(v)} → ${place(w)}: ${digits(left)} > ${digits(right)}, x = ${place(x ?? [])}`;
    case 'symmetry':
      return `${place(v)} → ${place(w)}: ${digits(left)} ≠ ${digits(right)}`;
    default:
      return `${place(v)} → ${place(w)}: ${digits(left)}`;
  }
}

function Axioms({ result, language }: Props) {
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.demand[language]}</th>
            <th scope="col">{words.verdict[language]}</th>
            <th scope="col">{words.worst[language]}</th>
          </tr>
        </thead>
        <tbody>
          {result.verdicts.map((verdict) => (
            <tr key={verdict.axiom}>
              <th scope="row">{words.axioms[verdict.axiom][language]}</th>
              <td style={{ whiteSpace: 'nowrap' }}>{words[verdict.kept ? 'kept' : 'broken'][language]}</td>
              <td>{caseText(verdict, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.tested[language].replace('#', String(result.tested))}</p>
    </div>
  );
}

export function View(props: Props) {
  const { params, result, language, set } = props;
  return (
    <>
      {(['plane', 'arrows', 'coins'] as const).map((world) => (
        <p
          key={world}
          class="tabs"
          role="group"
          aria-label={words.groups[world][language]}
          style={{ marginBlock: '0.3rem' }}
        >
          <span style={{ minInlineSize: '3.6rem', alignSelf: 'center' }}>{words.groups[world][language]}</span>
          {DISTANCES.filter((name) => worldOf(name) === world).map((name) => (
            <button
              key={name}
              type="button"
              disabled={!set}
              aria-pressed={name === params.distance}
              onClick={() => set?.({ distance: name })}
            >
              {words.names[name][language]}
            </button>
          ))}
        </p>
      ))}
      <Panels>
        {result.world === 'coins' ? <CoinPlot {...props} /> : <PlaneMap {...props} />}
        <div style={{ flex: '1 1 19rem', maxInlineSize: '26rem' }}>
          <Ways {...props} />
          <Axioms {...props} />
        </div>
      </Panels>
    </>
  );
}
