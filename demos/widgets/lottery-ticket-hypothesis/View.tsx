/** The surviving connections, two borders side by side, and the accuracy of all arms against the number of weights left. */
import type { Language } from '../../ui/language';
import { spread } from '../../ui/spread';
import { Plot } from '../../ui/Plot';
import { Dot, Label, Panel, Panels, Path, round, token, type Color, type Dash, type Point } from '../../ui/svg';
import type { ViewProps } from '../../runtime/widget.ts';
import { ARMS, type Arm, type Params, type Picture, type Result } from './compute';
import { Net, shapeOf } from './net.ts';
import { text, words } from './text';

type Props = ViewProps<Params, Result>;

const STYLE: Record<Arm, { color: Color; dash: Dash; width: number }> = {
  ticket: { color: 'cinnabar', dash: 'solid', width: 2.6 },
  signs: { color: 'ink', dash: 'dotted', width: 1.6 },
  fresh: { color: 'ochre', dash: 'solid', width: 1.6 },
  oneShot: { color: 'green', dash: 'dashed', width: 1.6 },
  shuffled: { color: 'blue', dash: 'solid', width: 1.6 },
  goOn: { color: 'violet', dash: 'dashed', width: 1.6 },
  cut: { color: 'soft', dash: 'dotted', width: 1.6 },
};

/** Half the side of the square that is drawn, in data units. */
const REACH = 2.6;
/** Cells a side of the picture of a border. */
const CELLS = 64;

interface Edge {
  from: Point;
  to: Point;
  weight: number;
}

const spaced = (count: number, top: number, bottom: number, i: number): number =>
  count === 1 ? (top + bottom) / 2 : top + ((bottom - top) * i) / (count - 1);

/** Every connection that is left, with its two ends. */
function edgesOf(weights: Float32Array, hidden: number, place: (layer: number, i: number) => Point): Edge[] {
  const { second, third, biases } = shapeOf(hidden);
  const edges: Edge[] = [];
  for (let k = 0; k < biases; k++) {
    const weight = weights[k] ?? 0;
    if (weight === 0) continue;
    if (k < second) edges.push({ from: place(0, k % 2), to: place(1, k >> 1), weight });
    else if (k < third) {
      const [o, h] = [Math.floor((k - second) / hidden), (k - second) % hidden];
      edges.push({ from: place(1, h), to: place(2, o), weight });
    } else edges.push({ from: place(2, k - third), to: place(3, 0), weight });
  }
  return edges;
}

function NetworkPicture({ result, language }: Props) {
  const { hidden, left, round: at, ticket } = result;
  const [top, bottom] = [44, 262];
  const columns = [26, 130, 236, 336];
  const counts = [2, hidden, hidden, 1];
  const place = (layer: number, i: number): Point => [
    columns[layer] ?? 0,
    spaced(counts[layer] ?? 1, layer === 0 ? 110 : top, layer === 0 ? 196 : bottom, i),
  ];
  const edges = edgesOf(ticket.weights, hidden, place);
  const largest = Math.max(1e-9, ...edges.map(({ weight }) => Math.abs(weight)));
  const used = new Set(edges.flatMap(({ from, to }) => [from.join(), to.join()]));
  const opacity = edges.length > 120 ? 0.45 : edges.length > 40 ? 0.7 : 1;
  const title =
    language === 'zh' ? `训练后的彩票：剩${left[at]}个权重` : `The trained ticket: ${left[at]} of ${left[0]} weights`;
  return (
    <Panel
      width={360}
      height={296}
      title={title}
      desc={`${edges.filter(({ weight }) => weight > 0).length} +, ${edges.filter(({ weight }) => weight < 0).length} −`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      {edges.map(({ from, to, weight }, i) => (
        <Path
          key={i}
          points={[from, to]}
          color={weight > 0 ? 'cinnabar' : 'blue'}
          dash={weight > 0 ? 'solid' : 'dashed'}
          width={round(0.4 + (2.4 * Math.abs(weight)) / largest)}
          opacity={opacity}
        />
      ))}
      {counts.map((count, layer) =>
        Array.from({ length: count }, (_, i) => {
          const point = place(layer, i);
          return (
            <Dot
              key={`${layer}-${i}`}
              x={point[0]}
              y={point[1]}
              r={hidden > 16 ? 3.4 : 4.4}
              fill="paper"
              color={used.has(point.join()) ? 'ink' : 'rule'}
            />
          );
        }),
      )}
      <Label x={26} y={94} size={12} color="soft">
        x₁, x₂
      </Label>
      <Label x={336} y={134} size={12} color="soft">
        {language === 'zh' ? '输出' : 'output'}
      </Label>
      <Label x={0} y={286} anchor="start" size={12} color="cinnabar">
        {language === 'zh' ? '实线：正' : 'solid: positive'}
      </Label>
      <Label x={358} y={286} anchor="end" size={12} color="blue">
        {language === 'zh' ? '虚线：负' : 'dashed: negative'}
      </Label>
      <Label x={180} y={286} size={12} color="soft">
        {language === 'zh' ? '越粗越大' : 'wider: larger'}
      </Label>
    </Panel>
  );
}

/** The cells that a network calls class 1, row by row as one path. */
function regionOf({ weights }: Picture, hidden: number, left: number, top: number, side: number): string {
  const net = new Net(shapeOf(hidden));
  const w = Float64Array.from(weights);
  const cell = side / CELLS;
  let path = '';
  for (let row = 0; row < CELLS; row++) {
    const y = REACH - ((row + 0.5) * 2 * REACH) / CELLS;
    let start = -1;
    for (let column = 0; column <= CELLS; column++) {
      const x = -REACH + ((column + 0.5) * 2 * REACH) / CELLS;
      const inside = column < CELLS && net.logit(w, x, y) > 0;
      if (inside && start < 0) start = column;
      if (!inside && start >= 0) {
        path += `M${round(left + start * cell)} ${round(top + row * cell)}h${round((column - start) * cell)}v${round(cell)}h${round(-(column - start) * cell)}z`;
        start = -1;
      }
    }
  }
  return path;
}

function Border({ result, picture, name, x }: { result: Result; picture: Picture; name: string; x: number }) {
  const { hidden, points, classes } = result;
  const [top, side] = [46, 170];
  const scale = side / (2 * REACH);
  return (
    <g>
      <Label x={x + side / 2} y={32} size={12.5}>
        {name} {picture.accuracy.toFixed(3)}
      </Label>
      <path d={regionOf(picture, hidden, x, top, side)} fill={token('cinnabar')} fill-opacity={0.2} />
      <rect x={x} y={top} width={side} height={side} fill="none" stroke={token('control')} />
      {Array.from(classes, (kind, i) => (
        <Dot
          key={i}
          x={x + side / 2 + (points[2 * i] ?? 0) * scale}
          y={top + side / 2 - (points[2 * i + 1] ?? 0) * scale}
          r={2.3}
          color={kind ? 'cinnabar' : 'blue'}
          fill={kind ? 'cinnabar' : 'none'}
          width={1.2}
        />
      ))}
    </g>
  );
}

function Borders({ params, result, language }: Props) {
  const rivalName = text.parameters.rival.options?.[params.rival]?.[language] ?? params.rival;
  return (
    <Panel
      width={360}
      height={240}
      title={words.borders[language]}
      desc={`${words.arms.ticket[language]}: ${words.accuracy[language]} ${result.ticket.accuracy.toFixed(3)}; ${rivalName}: ${result.rival.accuracy.toFixed(3)}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.borders[language]}
      </Label>
      <Border result={result} picture={result.ticket} name={words.arms.ticket[language]} x={2} />
      <Border result={result} picture={result.rival} name={rivalName} x={188} />
      <Label x={180} y={230} size={12} color="soft">
        {language === 'zh'
          ? `实心点：类1；底色：判为类1的地方（种子${params.seed}）`
          : `filled: class 1; tint: called class 1 (seed ${params.seed})`}
      </Label>
    </Panel>
  );
}

/** A few of the levels, for the ticks of the axis: never closer than a fifth of their size. */
function ticksOf(left: readonly number[]): number[] {
  const ticks: number[] = [];
  for (const n of left) if (!ticks.length || n < (ticks.at(-1) ?? 0) * 0.6) ticks.push(n);
  return ticks;
}

function Curve({ result, language }: Props) {
  const { left, scores, round: at, finished } = result;
  const [from, to] = [left[0] ?? 304, Math.min(left.at(-1) ?? 9, (left[0] ?? 304) * 0.7)];
  const lowest = Math.min(0.5, ...ARMS.flatMap((arm) => scores[arm].map(({ mean }) => mean)));
  const bottom = Math.floor((lowest - 0.04) * 10) / 10;
  const ticket = scores.ticket;
  return (
    <Panel
      width={360}
      height={320}
      title={words.curve[language]}
      desc={left
        .map(
          (n, r) =>
            `${n}: ${ARMS.map((arm) => `${words.arms[arm][language]} ${(scores[arm][r]?.mean ?? 0).toFixed(3)}`).join(', ')}`,
        )
        .join('; ')
        .slice(0, 1800)}
    >
      <Plot
        width={360}
        height={320}
        margin={[28, 84, 42, 48]}
        title={words.curve[language]}
        xAxis={{ range: [from * 1.06, to], kind: 'log', ticks: ticksOf(left), label: words.left[language] }}
        yAxis={{ range: [bottom, 1.03], label: words.accuracy[language] }}
        series={ARMS.map((arm) => ({
          points: left.map((n, r) => [n, scores[arm][r]?.mean ?? 0] as const),
          mark: left.length > 1 ? 'line' : 'dots',
          ...STYLE[arm],
        }))}
      >
        {({ x, y }) => {
          const ends = spread(
            ARMS.map((arm) => y(scores[arm].at(-1)?.mean ?? 0.5)),
            14.5,
            [y(1), y(bottom) - 6],
          );
          const edge = (sign: number): Point[] =>
            left.map((n, r) => [
              x(n),
              y(Math.max(bottom, Math.min(1, (ticket[r]?.mean ?? 0) + sign * (ticket[r]?.sd ?? 0)))),
            ]);
          return (
            <g>
              {finished > 1 && left.length > 1 && (
                <Path
                  points={[...edge(1), ...edge(-1).reverse()]}
                  closed
                  color="paper"
                  fill="cinnabar"
                  fillOpacity={0.13}
                  width={0}
                />
              )}
              <Path
                points={[
                  [x(left[at] ?? from), y(bottom)],
                  [x(left[at] ?? from), y(1.03)],
                ]}
                color="control"
                dash="dotted"
                width={1.2}
              />
              {ARMS.map((arm) => (
                <Dot
                  key={arm}
                  x={x(left[at] ?? from)}
                  y={y(scores[arm][at]?.mean ?? 0.5)}
                  r={arm === 'ticket' ? 4 : 2.8}
                  color={STYLE[arm].color}
                />
              ))}
              {ARMS.map((arm, i) => (
                <Label
                  key={arm}
                  x={x(to) + 7}
                  y={ends[i] ?? 0}
                  anchor="start"
                  size={12}
                  color={STYLE[arm].color}
                  weight={arm === 'ticket' ? 'bold' : 'normal'}
                >
                  {words.arms[arm][language]}
                </Label>
              ))}
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}

function Table({ params, result, language, set }: Props) {
  const { scores, left, round: at, finished } = result;
  const several = finished > 1;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{language === 'zh' ? `剩${left[at]}个权重` : `${left[at]} weights left`}</th>
            <td />
            <th scope="col">{several ? words.mean[language] : words.accuracy[language]}</th>
            {several && <th scope="col">{words.sd[language]}</th>}
          </tr>
        </thead>
        <tbody>
          {ARMS.map((arm) => (
            <tr key={arm}>
              <th scope="row">
                {arm === params.rival || arm === 'ticket' ? (
                  <b>{words.arms[arm][language]}</b>
                ) : (
                  words.arms[arm][language]
                )}
              </th>
              <td style={{ textAlign: 'start' }}>{words.explained[arm][language]}</td>
              <td>{(scores[arm][at]?.mean ?? 0).toFixed(3)}</td>
              {several && <td>{(scores[arm][at]?.sd ?? 0).toFixed(3)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{seedLine(params, finished, language)}</p>
      <Seeds params={params} language={language} set={set} />
    </div>
  );
}

function seedLine({ seed, runs }: Params, finished: number, language: Language): string {
  const last = seed + Math.max(1, finished) - 1;
  if (language === 'zh')
    return finished < runs
      ? `已完成${finished}个种子，共${runs}个。`
      : runs === 1
        ? `1个种子（${seed}）。`
        : `${runs}个种子（${seed}到${last}）。`;
  if (finished < runs) return `${finished} of ${runs} seeds done.`;
  return runs === 1 ? `One seed (${seed}).` : `${runs} seeds (${seed} to ${last}).`;
}

function Seeds({ params, language, set }: Pick<Props, 'params' | 'language' | 'set'>) {
  return (
    <p class="tabs" role="group" aria-label={words.seeds[language]}>
      {[1, 3, 10].map((runs) => (
        <button
          key={runs}
          type="button"
          disabled={!set}
          aria-pressed={params.runs === runs}
          onClick={() => set?.({ runs })}
        >
          {language === 'zh' ? `跑${runs}个种子` : runs === 1 ? '1 seed' : `${runs} seeds`}
        </button>
      ))}
    </p>
  );
}

export function View(props: Props) {
  return (
    <Panels>
      <Borders {...props} />
      <NetworkPicture {...props} />
      <Curve {...props} />
      <Table {...props} />
    </Panels>
  );
}
