/** A hundred whiskers, and what coverage does along p and along n. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { percent, three } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import { linearTicks, Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { Tabs } from '../../ui/Tabs';
import { LARGEST, SETS, SMALLEST, type CurvePoint, type Params, type Result } from './compute';
import { methodNames, sentences, words } from './text';

type Props = ViewProps<Params, Result>;

const misses = ([low, high]: readonly [number, number], p: number): boolean => low > p + 1e-12 || high < p - 1e-12;
const chosen = ({ params, result }: Props) =>
  result.methods.find(({ method }) => method === params.method) ?? result.methods[0];

function Hundred(props: Props) {
  const { params, result, language } = props;
  const { intervals, n } = result;
  const { p } = params;
  const lowest = Math.min(...intervals.map(([low]) => low), p);
  const highest = Math.max(...intervals.map(([, high]) => high), p);
  const pad = Math.max(0.002, (highest - lowest) * 0.04);
  const [from, to] = [lowest - pad, highest + pad];
  const [left, right, top, step] = [8, 300, 36, 3];
  const x = (value: number): number => left + ((value - from) / (to - from)) * (right - left);
  const y = (row: number): number => top + row * step;
  const missed = intervals.filter((interval) => misses(interval, p)).length;
  const expected = (100 * (1 - (chosen(props)?.coverage.hit ?? 0))).toFixed(1);
  const summary = sentences.missed[language](missed, expected);
  const ticks = linearTicks([from, to], 5);
  const rows = intervals.map((interval, i) => ({ interval, i, miss: misses(interval, p) }));
  const whisker = ({ interval: [low, high], i, miss }: (typeof rows)[number]) => {
    const color = miss ? 'cinnabar' : 'soft';
    // An interval that has collapsed to a point would not be seen as a line.
    if (x(high) - x(low) < 2) return <Dot key={i} x={x(low)} y={y(i)} r={1.7} color={color} />;
    const opacity = miss ? 1 : 0.7;
    return (
      <Line
        key={i}
        x1={x(low)}
        y1={y(i)}
        x2={x(high)}
        y2={y(i)}
        color={color}
        width={miss ? 2.2 : 1.1}
        opacity={opacity}
      />
    );
  };
  const hitsUpTo = (row: number): number => intervals.slice(0, row).filter((interval) => !misses(interval, p)).length;
  return (
    <Panel
      width={360}
      height={392}
      title={`${words.hundred[language]}: ${methodNames[params.method][language]}, n = ${n}, ${params.level}%`}
      desc={summary}
    >
      <Label x={Math.min(230, Math.max(70, x(p)))} y={11} size={12}>
        {words.truth[language]} {p.toFixed(3)}
      </Label>
      <Label x={360} y={26} size={12} color="soft" anchor="end">
        {words.hitsSoFar[language]}
      </Label>
      {to > 1 && <Line x1={x(1)} y1={top - 6} x2={x(1)} y2={y(SETS)} color="soft" dash="dotted" />}
      {rows.filter(({ miss }) => !miss).map(whisker)}
      <Line x1={x(p)} y1={22} x2={x(p)} y2={y(SETS)} />
      {rows.filter(({ miss }) => miss).map(whisker)}
      {[25, 50, 75, 100].map((row) => (
        <Label key={row} x={360} y={y(row - 1)} size={12} color="soft" anchor="end">
          {hitsUpTo(row)} / {row}
        </Label>
      ))}
      <Line x1={left} y1={y(SETS) + 3} x2={right} y2={y(SETS) + 3} color="soft" width={1} />
      {ticks.map((tick) => (
        <g key={tick}>
          <Line x1={x(tick)} y1={y(SETS) + 3} x2={x(tick)} y2={y(SETS) + 7} color="soft" width={1} />
          <Label x={x(tick)} y={y(SETS) + 16} size={12} color="soft">
            {String(tick)}
          </Label>
        </g>
      ))}
      <Label x={360} y={y(SETS) + 16} size={12} color="soft" anchor="end">
        {words.accuracy[language]}
      </Label>
      <Label x={180} y={y(SETS) + 42} size={13} color="cinnabar" weight="bold">
        {summary}
      </Label>
    </Panel>
  );
}

/** The parts of a curve that lie above the lower edge of the plot. */
function visible(points: readonly CurvePoint[], floor: number): Point[][] {
  const parts: Point[][] = [[]];
  for (const [at, covered] of points) {
    if (100 * covered < floor) parts.push([]);
    else parts.at(-1)?.push([at, 100 * covered]);
  }
  return parts.filter((part) => part.length > 1);
}

const floorOf = (hit: number, level: number): number =>
  Math.max(0, Math.min(level >= 95 ? 70 : level >= 90 ? 60 : 50, Math.floor(10 * hit - 0.5) * 10));

interface CoverageProps extends Props {
  over: 'overP' | 'overN';
}

function CoveragePlot({ over, ...props }: CoverageProps) {
  const { params, result, language } = props;
  const own = chosen(props);
  const hit = own?.coverage.hit ?? 0;
  const floor = floorOf(hit, params.level);
  const along = over === 'overP';
  const at = along ? params.p : result.n;
  const [main, rival] = result.curves;
  const span = 100 - floor;
  const series: Series[] = [
    ...visible(rival[over], floor).map((points) => ({
      points,
      color: 'blue' as const,
      width: 1.2,
      dash: 'dashed' as const,
    })),
    ...visible(main[over], floor).map((points) => ({ points, color: 'cinnabar' as const, width: 1.5 })),
  ];
  const below = percent(params.level / 100 - 0.01, 0);
  const name = methodNames[main.method][language];
  const dip =
    main.lastDip === LARGEST
      ? sentences.stillLow[language](name, below, LARGEST)
      : main.lastDip > 0
        ? sentences.lastDip[language](name, below, main.lastDip)
        : sentences.neverDips[language](name, below);
  const here = `${name}: ${percent(hit)}`;
  return (
    <Panel
      width={360}
      height={along ? 262 : 280}
      title={words[over][language]}
      desc={`${along ? `p = ${params.p}` : `n = ${at}`}: ${here}. ${along ? '' : dip}`}
    >
      <Plot
        width={360}
        height={262}
        margin={[52, 14, 44, 48]}
        title={words[over][language]}
        xAxis={
          along
            ? {
                range: [0.5, 1],
                ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1],
                label: `${words.pAxis[language]} (n = ${result.n})`,
              }
            : {
                range: [SMALLEST, LARGEST],
                kind: 'log',
                ticks: [4, 20, 100, 400, 2000],
                label: `${words.nAxis[language]} (p = ${params.p.toFixed(3)})`,
              }
        }
        yAxis={{
          range: [floor, 100 + span * 0.02],
          ticks: linearTicks([floor, 100], 5),
          label: words.coverageAxis[language],
        }}
        series={series}
      >
        {({ x, y }) => (
          <g>
            <Line x1={48} y1={y(params.level)} x2={346} y2={y(params.level)} dash="dotted" />
            <Line x1={x(at)} y1={y(floor)} x2={x(at)} y2={y(100)} color="soft" width={1} dash="dotted" />
            <Dot x={x(at)} y={y(Math.max(floor, 100 * hit))} r={4.5} fill="paper" color="cinnabar" width={2} />
            <Path
              points={[
                [50, 32],
                [72, 32],
              ]}
              color="cinnabar"
              width={1.5}
            />
            <Label x={78} y={32} anchor="start" size={12} color="cinnabar" weight="bold">
              {here}
            </Label>
            <Path
              points={[
                [236, 32],
                [258, 32],
              ]}
              color="blue"
              width={1.2}
              dash="dashed"
            />
            <Label x={264} y={32} anchor="start" size={12} color="blue">
              {methodNames[rival.method][language]}
            </Label>
          </g>
        )}
      </Plot>
      {!along && (
        <Label x={180} y={272} size={12} color="ink">
          {dip}
        </Label>
      )}
    </Panel>
  );
}

function MethodTable({ params, result, language }: Props) {
  const { typical, n } = result;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.method[language]}</th>
            <th scope="col">{sentences.intervalAt[language](`${typical}/${n}`)}</th>
            <th scope="col">{words.coverage[language]}</th>
            <th scope="col">{words.hits[language]}</th>
            <th scope="col">{words.tooHigh[language]}</th>
            <th scope="col">{words.tooLow[language]}</th>
            <th scope="col">{words.width[language]}</th>
          </tr>
        </thead>
        <tbody>
          {result.methods.map(({ method, interval: [low, high], coverage, hits }) => (
            <tr key={method} style={method === params.method ? { fontWeight: 600 } : undefined}>
              <th scope="row" style={{ fontWeight: 'inherit', whiteSpace: 'nowrap' }}>
                {methodNames[method][language]}
              </th>
              <td style={{ fontWeight: 'inherit', whiteSpace: 'nowrap' }}>
                ({three(low)}, {three(high)})
              </td>
              <td style={{ fontWeight: 'inherit' }}>{percent(coverage.hit)}</td>
              <td style={{ fontWeight: 'inherit' }}>{hits}</td>
              <td style={{ fontWeight: 'inherit' }}>{percent(coverage.above, 2)}</td>
              <td style={{ fontWeight: 'inherit' }}>{percent(coverage.below, 2)}</td>
              <td style={{ fontWeight: 'inherit' }}>{(high - low).toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{sentences.note[language]}</p>
    </div>
  );
}

const SIZES = [4, 20, 50, 100, 400, 1600] as const;

export function View(props: Props) {
  const { result, language, set } = props;
  return (
    <>
      <Tabs
        label={words.sizes[language]}
        options={SIZES}
        chosen={result.n}
        nameOf={(n) => `n = ${n}`}
        choose={set && ((n) => set({ n }))}
      />
      <Panels>
        <Hundred {...props} />
        <CoveragePlot {...props} over="overP" />
        <CoveragePlot {...props} over="overN" />
      </Panels>
      <MethodTable {...props} />
    </>
  );
}
