/** The pool with its labels and what the classifier makes of the plane; accuracy against the number of labels. */
import type { TargetedMouseEvent } from 'preact';
import { Plot, type Series } from '../../ui/Plot';
import { Dot, Label, Line, Panel, Panels, round, type Color, type Dash } from '../../ui/svg';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import { CELLS, START, WINDOWS, type Measured, type Params, type Result } from './compute';
import { text, words } from './text';

type Props = ViewProps<Params, Result, Measured>;

export const three = (value: number): string => value.toFixed(3);
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
  const matrix = event.currentTarget.ownerSVGElement?.getScreenCTM();
  if (!matrix) return undefined;
  const click = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
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

function Plane({ params, result, language, set }: Props) {
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
            if (point === undefined) return;
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

const STYLES: Record<Params['strategy'], { color: Color; dash: Dash }> = {
  random: { color: 'soft', dash: 'dotted' },
  uncertain: { color: 'cinnabar', dash: 'solid' },
  farthest: { color: 'blue', dash: 'dashed' },
  hand: { color: 'ochre', dash: 'solid' },
};

interface Curve {
  strategy: Params['strategy'];
  values: readonly number[];
}

/** The averages, if they belong to the data that is shown. */
const fitting = (measured: Measured | undefined, { data, noise, half }: Params): Measured | undefined =>
  measured?.data === data && (data === 'moons' ? measured.noise === noise : measured.half === half)
    ? measured
    : undefined;

function Curves({ params, result, measured, language }: Props) {
  const averages = fitting(measured, params);
  const hand = result.curves.filter(({ strategy }) => strategy === 'hand');
  const curves: Curve[] = averages
    ? [...averages.curves.map(({ strategy, mean }) => ({ strategy, values: mean })), ...hand]
    : result.curves;
  const lowest = Math.min(...curves.flatMap(({ values }) => values), result.allLabels);
  const low = Math.max(0, Math.floor((lowest - 0.02) * 20) / 20);
  const count = result.bought.length;
  const names = text.parameters.strategy.options;
  const subtitle = averages ? words.meanOf[language].replace('#', String(averages.seeds)) : words.thisSeed[language];
  return (
    <Panel
      width={360}
      height={340}
      title={`${words.curveTitle[language]} (${subtitle})`}
      desc={curves
        .map(
          ({ strategy, values }) =>
            `${names?.[strategy]?.[language] ?? strategy}: ${[4, 10, 20, 40, 80]
              .filter((n) => n - START < values.length)
              .map((n) => `${n}: ${three(values[n - START] as number)}`)
              .join(', ')}`,
        )
        .join('; ')}
    >
      <Plot
        width={360}
        height={340}
        margin={[100, 14, 44, 52]}
        title={words.curveTitle[language]}
        xAxis={{ range: [4, 80], kind: 'log', ticks: [4, 6, 10, 20, 40, 80], label: words.labelsAxis[language] }}
        yAxis={{ range: [low, 1], label: words.accuracy[language] }}
        series={[
          {
            points: [
              [4, result.allLabels],
              [80, result.allLabels],
            ],
            color: 'ink',
            dash: 'dotted',
            width: 1,
          },
          ...curves.map(({ strategy, values }): Series => ({
            points: values.map((value, k) => [START + k, value] as const),
            ...STYLES[strategy],
          })),
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(count)} y1={y(low)} x2={x(count)} y2={y(1)} color="control" width={0.8} />
            <Dot
              x={x(count)}
              y={y(result.accuracy)}
              r={4}
              color={STYLES[params.strategy].color}
              fill="paper"
              width={2}
            />
            <Label x={52} y={28} anchor="start" size={12} color="soft">
              {subtitle}; ···· {words.all[language]}: {three(result.allLabels)}
            </Label>
            {curves.map(({ strategy, values }, i) => {
              const left = 30 + (i % 2) * 166;
              const top = 50 + Math.floor(i / 2) * 19;
              const at = values[Math.min(count - START, values.length - 1)] as number;
              return (
                <g key={strategy}>
                  <Line x1={left} y1={top} x2={left + 22} y2={top} {...STYLES[strategy]} width={1.8} />
                  <Label x={left + 28} y={top} anchor="start" size={12} color={STYLES[strategy].color}>
                    {names?.[strategy]?.[language]} {three(at)}
                  </Label>
                </g>
              );
            })}
          </g>
        )}
      </Plot>
    </Panel>
  );
}

function Numbers({ result, measured, params, language }: Props) {
  const { bought, accuracy, allLabels, propagated } = result;
  const averages = fitting(measured, params);
  const names = text.parameters.strategy.options;
  const rows: (readonly [string, string])[] = [
    [words.classifier[language].replace('#', String(bought.length)), three(accuracy)],
    [words.allRow[language], three(allLabels)],
  ];
  if (propagated)
    rows.push(
      [words.propagated[language], three(propagated.accuracy)],
      [words.alone[language], three(propagated.labelsAlone)],
    );
  const last = bought.length - START;
  const spread = (mean: number, error: number): string => `${three(mean)} ± ${three(error)}`;
  const seeds = averages ? words.meanOf[language].replace('#', String(averages.seeds)) : '';
  const atCount = (name: string, count: number): string =>
    `${seeds}${language === 'zh' ? '：' : ': '}${words.atBudget[language].replace('#', name).replace('@', String(count))}`;
  averages?.curves.forEach(({ strategy, mean, deviation }) =>
    rows.push([
      atCount(names?.[strategy]?.[language] ?? strategy, bought.length),
      spread(mean[last] ?? 0, (deviation[last] ?? 0) / Math.sqrt(averages.seeds)),
    ]),
  );
  if (averages?.propagated) {
    const { count, accuracy: reached, labelsAlone } = averages.propagated;
    rows.push(
      [atCount(words.propagated[language], count), spread(reached.mean, reached.error)],
      [atCount(words.alone[language], count), spread(labelsAlone.mean, labelsAlone.error)],
    );
  }
  return <Table rows={rows} />;
}

/** The keyboard's way to pick: the most doubtful point, one back, all back. */
function HandButtons({ params, result, language, set }: Props) {
  const { doubtful } = result;
  return (
    <p class="tabs" role="group" aria-label={words.ask[language]}>
      <button
        type="button"
        disabled={!set || doubtful < 0}
        onClick={() => set?.({ picks: [...params.picks, doubtful] })}
      >
        {words.ask[language]}
      </button>
      <button
        type="button"
        disabled={!set || params.picks.length === 0}
        onClick={() => set?.({ picks: params.picks.slice(0, -1) })}
      >
        {words.undo[language]}
      </button>
      <button type="button" disabled={!set || params.picks.length === 0} onClick={() => set?.({ picks: [] })}>
        {words.clear[language]}
      </button>
    </p>
  );
}

export function View(props: Props) {
  return (
    <>
      {props.params.strategy === 'hand' && <HandButtons {...props} />}
      <Panels>
        <Plane {...props} />
        <Curves {...props} />
        <Numbers {...props} />
      </Panels>
    </>
  );
}
