/** The sets in the plane, the calibration scores with their threshold, and how coverage varies between calibration sets. */
import type { Color } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { minus, three } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import { CELLS, SCORE_BINS, WINDOW, type Params, type Result } from './compute';
import { betaDensity, CENTRES } from './conformal';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const COLORS: readonly Color[] = ['blue', 'cinnabar', 'ochre'];
const NAMES = ['A', 'B', 'C'] as const;

const SIDE = 324;
const LEFT = 30;
const TOP = 28;
const px = (x: number): number => LEFT + ((x - WINDOW.x[0]) / (WINDOW.x[1] - WINDOW.x[0])) * SIDE;
const py = (y: number): number => TOP + ((WINDOW.y[1] - y) / (WINDOW.y[1] - WINDOW.y[0])) * SIDE;

/** All runs of cells as one path. */
function regionPath(runs: readonly number[]): string {
  const cell = SIDE / CELLS;
  const parts: string[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    const [row = 0, from = 0, to = 0] = runs.slice(i, i + 3);
    const top = round(TOP + SIDE - (row + 1) * cell);
    parts.push(
      `M${round(LEFT + from * cell)} ${top}H${round(LEFT + (to + 1) * cell)}v${round(cell)}H${round(LEFT + from * cell)}Z`,
    );
  }
  return parts.join('');
}

/** Items of A are discs, of B squares, of C triangles. */
function Item({ x, y, label, covered }: Result['items'][number]) {
  const [a, b] = [round(px(x)), round(py(y))];
  const color = `var(--${COLORS[label] ?? 'ink'})`;
  return (
    <g>
      {label === 0 && <circle cx={a} cy={b} r={2.6} fill={color} />}
      {label === 1 && <rect x={a - 2.4} y={b - 2.4} width={4.8} height={4.8} fill={color} />}
      {label === 2 && <path d={`M${a} ${b - 3.2}l3 5.4h-6z`} fill={color} />}
      {!covered && <circle cx={a} cy={b} r={6} fill="none" stroke="var(--ink)" stroke-width={1.4} />}
    </g>
  );
}

function SetMap({ result, language }: Props) {
  const { regions, items, sizes } = result;
  const inside = items.filter(({ x, y }) => x > WINDOW.x[0] && x < WINDOW.x[1] && y > WINDOW.y[0] && y < WINDOW.y[1]);
  return (
    <Panel
      width={360}
      height={392}
      title={words.mapTitle[language]}
      desc={`${words.sizes[language]}: ${sizes.join(', ')}. ${words.mapNote[language]}.`}
    >
      <Label x={LEFT} y={10} anchor="start" weight="bold">
        {words.mapTitle[language]}
      </Label>
      <rect x={LEFT} y={TOP} width={SIDE} height={SIDE} fill="var(--paper)" />
      {regions.map((runs, k) => (
        <path key={k} d={regionPath(runs)} fill={`var(--${COLORS[k] ?? 'ink'})`} fill-opacity={0.24} />
      ))}
      {inside.map((item, i) => (
        <Item key={i} {...item} />
      ))}
      {CENTRES.map(([a, b], k) => (
        <g key={k}>
          <circle
            cx={round(px(a))}
            cy={round(py(b))}
            r={9.5}
            fill="var(--paper)"
            stroke={`var(--${COLORS[k] ?? 'ink'})`}
          />
          <Label x={px(a)} y={py(b)} size={13} weight="bold">
            {NAMES[k]}
          </Label>
        </g>
      ))}
      {[-2, 0, 2, 4].map((tick) => (
        <g key={tick}>
          <Label x={px(tick)} y={TOP + SIDE + 11} size={12} color="soft">
            {minus(tick)}
          </Label>
          <Label x={LEFT - 6} y={py(tick)} size={12} color="soft" anchor="end">
            {minus(tick)}
          </Label>
        </g>
      ))}
      <Label x={LEFT + SIDE / 2} y={TOP + SIDE + 30} size={12} color="soft">
        {words.mapNote[language]}
      </Label>
    </Panel>
  );
}

function Scores({ result, params, language }: Props) {
  const { scoreCounts, threshold, n, rank } = result;
  const top = Math.max(...scoreCounts) * 1.2;
  return (
    <Panel
      width={360}
      height={210}
      title={words.scoresTitle[language]}
      desc={`n = ${n}, ${params.level}%; q = ${threshold === null ? words.allKept[language] : three(threshold)}, k = ${rank}`}
    >
      <Plot
        width={360}
        height={210}
        margin={[40, 14, 44, 48]}
        title={words.scoresTitle[language]}
        xAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: words.score[language] }}
        yAxis={{ range: [0, top], label: words.count[language] }}
        series={[
          {
            points: scoreCounts.map((count, i) => [(i + 0.5) / SCORE_BINS, count] as const),
            mark: 'bars',
            barWidth: 0.86 / SCORE_BINS,
            color: 'blue',
          },
        ]}
      >
        {({ x, y }) =>
          threshold === null ? (
            <Label x={x(0.5)} y={y(top) - 8} size={12} color="cinnabar">
              {words.allKept[language]}
            </Label>
          ) : (
            <g>
              <Line x1={x(threshold)} y1={y(0)} x2={x(threshold)} y2={y(top)} color="cinnabar" width={1.8} />
              <Label
                x={x(threshold) + (threshold > 0.5 ? 4 : -4)}
                y={y(top) - 8}
                anchor={threshold > 0.5 ? 'end' : 'start'}
                size={12}
                color="cinnabar"
              >
                ← {words.keep[language]}, q = {three(threshold)}
              </Label>
            </g>
          )
        }
      </Plot>
    </Panel>
  );
}

const BINS = 24;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
export const deviation = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0) / (values.length - 1));
};

function Law({ result, params, language }: Props) {
  const { coverages, beta } = result;
  const level = params.level / 100;
  const spread = beta ? Math.sqrt((beta[0] * beta[1]) / (beta[0] + beta[1] + 1)) / (beta[0] + beta[1]) : 0;
  const floor = Math.min(...coverages, level, (beta ? beta[0] / (beta[0] + beta[1]) : 1) - 3.2 * spread);
  const low = Math.max(0, Math.floor(floor * 20 - 1e-9) / 20);
  const high = Math.min(1, Math.ceil(Math.max(...coverages, level + 3.2 * spread) * 20) / 20);
  const width = (high - low) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const c of coverages) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((c - low) / width)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const bars = counts.map((count, i) => [low + (i + 0.5) * width, count / coverages.length / width] as const);
  const curve = beta
    ? Array.from({ length: 161 }, (_, i) => {
        const x = low + ((high - low) * i) / 160;
        return [x, betaDensity(x, ...beta)] as const;
      })
    : [];
  const top = Math.max(...bars.map(([, y]) => y), ...curve.map(([, y]) => y)) * 1.22;
  return (
    <Panel
      width={360}
      height={226}
      title={words.lawTitle[language]}
      desc={words.meanSd[language].replace('#', three(mean(coverages))).replace('@', deviation(coverages).toFixed(4))}
    >
      <Plot
        width={360}
        height={226}
        margin={[40, 14, 44, 48]}
        title={words.lawTitle[language]}
        xAxis={{ range: [low, high], label: words.trueCoverage[language] }}
        yAxis={{ range: [0, top], label: words.density[language] }}
        series={[
          { points: bars, mark: 'bars', barWidth: width * 0.86, color: 'blue' },
          ...(beta ? [{ points: curve, color: 'ink' as const, width: 1.8 }] : []),
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(level)} y1={y(0)} x2={x(level)} y2={y(top)} color="cinnabar" dash="dashed" />
            <Label x={Math.min(x(level), 300)} y={y(top) - 8} size={12} color="cinnabar">
              {words.asked[language]} {level.toFixed(2)}
            </Label>
            {beta && (
              <g>
                <Line x1={x(low) + 8} y1={y(top * 0.94)} x2={x(low) + 28} y2={y(top * 0.94)} width={1.8} />
                <Label x={x(low) + 34} y={y(top * 0.94)} size={12} anchor="start">
                  {words.beta[language]} ({beta[0]}, {beta[1]})
                </Label>
              </g>
            )}
          </g>
        )}
      </Plot>
    </Panel>
  );
}

function Numbers({ result, language }: Props) {
  const { n, rank, threshold, conformal, interval, sizes, mass, coverages, beta } = result;
  const fill = (template: string, first: string | number, second: string | number): string =>
    template.replace('#', String(first)).replace('@', String(second));
  const total = beta ? beta[0] + beta[1] : 1;
  const theory = beta
    ? fill(
        words.meanSd[language],
        three(beta[0] / total),
        (Math.sqrt((beta[0] * beta[1]) / (total + 1)) / total).toFixed(4),
      )
    : words.certain[language];
  const rows: readonly (readonly [string, string])[] = [
    [
      words.threshold[language],
      threshold === null
        ? fill(words.everything[language], rank, n)
        : `${three(threshold)} (${fill(words.rankOf[language], rank, n)})`,
    ],
    [
      words.coverage[language],
      `${three(conformal.coverage)} (${words.wilson[language]}: ${three(interval[0])}–${three(interval[1])})`,
    ],
    [words.size[language], conformal.size.toFixed(2)],
    [words.sizes[language], sizes.join(', ')],
    [words.mass[language], fill(words.massCell[language], three(mass.coverage), mass.size.toFixed(2))],
    [
      words.recalibrated[language],
      fill(words.meanSd[language], three(mean(coverages)), deviation(coverages).toFixed(4)),
    ],
    [words.theory[language], theory],
  ];
  return <Table rows={rows} />;
}

export function View(props: Props) {
  return (
    <Panels>
      <SetMap {...props} />
      <div style={{ flex: '1 1 16rem', maxInlineSize: '26rem', display: 'grid', gap: '0.8rem' }}>
        <Scores {...props} />
        <Law {...props} />
      </div>
      <Numbers {...props} />
    </Panels>
  );
}
