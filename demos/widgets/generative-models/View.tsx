/** Paths of a few particles, the samples on the target, and the distance against what it costs. */
import { token } from '../../ui/color';
import { round, type Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Path } from '../../ui/lines';
import { grouped, minus } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { Table } from '../../ui/Table';
import { Tabs } from '../../ui/Tabs';
import type { ViewProps } from '../../runtime/widget.ts';
import { BINS, MOST_DIGITS, type Params, type Result } from './compute';
import { methodNames, text, words } from './text';

type Props = ViewProps<Params, Result>;

const QUICK: readonly number[] = [1, 2, 4, 8, 16, 25, 64, 256, 1000];
const oneCall = (method: Params['method']): boolean =>
  method === 'exact' || method === 'moments' || method === 'oneMode';

function StepButtons({ params, language, set }: Props) {
  return (
    <Tabs
      label={words.steps[language]}
      options={QUICK}
      chosen={Math.round(params.steps)}
      nameOf={(steps) => `N = ${steps}`}
      choose={set && ((steps) => set({ steps }))}
    />
  );
}

/** In words, what a control does not do under the chosen method. */
function Remark({ result, language }: Props) {
  const remark =
    result.method === 'digits' && result.steps > MOST_DIGITS
      ? words.digitLimit
      : oneCall(result.method)
        ? words.stepsUnused
        : undefined;
  return remark ? <p>{remark[language]}</p> : null;
}

function Paths({ result, language }: Props) {
  const { paths, method, range, calls } = result;
  const [low, high] = [Math.min(range[0], -3), Math.max(range[1], 3)];
  const clamp = (x: number): number => Math.min(high, Math.max(low, x));
  const name =
    method === 'langevin'
      ? words.chain
      : method === 'digits'
        ? words.digit
        : oneCall(method)
          ? words.oneCall
          : words.time;
  const timed = method === 'euler' || method === 'heun';
  const ticks = timed ? [0, 0.5, 1] : [0, 1];
  const label = (at: number): string => (timed ? String(1 - at) : at === 0 ? '0' : String(calls));
  return (
    <Panel
      width={360}
      height={270}
      title={words.paths[language]}
      desc={paths.map(({ points }) => `${(points[0] ?? 0).toFixed(2)} → ${(points.at(-1) ?? 0).toFixed(2)}`).join('; ')}
    >
      <Plot
        width={360}
        height={270}
        margin={[26, 16, 44, 40]}
        title={words.paths[language]}
        xAxis={{ range: [0, 1], ticks, label: name[language], format: label }}
        yAxis={{ range: [low, high], label: 'x' }}
      >
        {({ x, y }) =>
          paths.map(({ points, endsLeft }, i) => {
            const last = points.length - 1;
            const line = points.map((value, k): Point => [x(last === 0 ? 1 : k / last), y(clamp(value))]);
            const end = line[last];
            const color = endsLeft ? 'blue' : 'cinnabar';
            return (
              <g key={i}>
                <Path points={line} color={color} dash={endsLeft ? 'dashed' : 'solid'} width={1} opacity={0.75} />
                {end && <Dot x={end[0]} y={end[1]} r={2.4} color={color} fill={endsLeft ? 'paper' : 'cinnabar'} />}
              </g>
            );
          })
        }
      </Plot>
    </Panel>
  );
}

function Samples({ result, language }: Props) {
  const { histogram, outline, range } = result;
  const peak = Math.max(...outline);
  const tallest = Math.max(...histogram);
  const top = Math.min(Math.max(peak * 1.12, tallest * 1.05), peak * 1.8);
  const width = (range[1] - range[0]) / BINS;
  return (
    <Panel
      width={360}
      height={270}
      title={words.samples[language]}
      desc={`${words.meanSd[language]}: ${result.mean.toFixed(3)}, ${result.sd.toFixed(3)} (${words.target[language]} ${result.targetMean.toFixed(3)}, ${result.targetSd.toFixed(3)}); ${words.leftShare[language]}: ${result.shareLeft.toFixed(3)} (${result.targetLeft.toFixed(3)})`}
    >
      <Plot
        width={360}
        height={270}
        margin={[26, 12, 44, 50]}
        title={words.samples[language]}
        xAxis={{ range, label: 'x' }}
        yAxis={{ range: [0, top], label: words.density[language] }}
      >
        {({ x, y }) => (
          <>
            {histogram.map((value, i) =>
              value > 0 ? (
                <rect
                  key={i}
                  x={round(x(range[0] + i * width))}
                  y={round(y(Math.min(value, top)))}
                  width={round(x(width) - x(0) - 0.5)}
                  height={round(y(0) - y(Math.min(value, top)))}
                  fill={token('blue')}
                  opacity={0.45}
                />
              ) : null,
            )}
            <Path
              points={outline.map((value, i): Point => [
                x(range[0] + ((range[1] - range[0]) * i) / (outline.length - 1)),
                y(value),
              ])}
              color="ink"
              width={1.6}
            />
            {tallest > top && (
              <Label x={346} y={34} anchor="end" size={12} color="blue">
                {words.clipped[language]} {tallest.toFixed(1)}
              </Label>
            )}
          </>
        )}
      </Plot>
    </Panel>
  );
}

function ErrorPlot({ result, language }: Props) {
  const { eulerCurve, heunCurve, calls } = result;
  const here = Math.max(result.distance, 1e-4);
  const from = 10 ** Math.floor(Math.log10(Math.min(1e-3, here, ...heunCurve.map(([, d]) => Math.max(d, 1e-4)))));
  const to = 10 ** Math.ceil(Math.log10(Math.max(1, here, ...eulerCurve.map(([, d]) => d))));
  const kept = (points: readonly (readonly [number, number])[]): Point[] => points.filter(([, d]) => d >= from);
  const series: Series[] = [
    {
      points: kept(eulerCurve),
      mark: 'both',
      color: 'blue',
      radius: 2.5,
      label: 'Euler',
      labelOffset: [8, 0],
      labelAnchor: 'start',
    },
    {
      points: kept(heunCurve),
      mark: 'both',
      color: 'violet',
      dash: 'dashed',
      radius: 2.5,
      label: 'Heun',
      labelOffset: [8, 0],
      labelAnchor: 'start',
    },
  ];
  const far = calls > 100;
  return (
    <Panel
      width={360}
      height={270}
      title={words.errorTitle[language]}
      desc={`Euler: ${eulerCurve.map(([c, d]) => `${c}: ${d.toPrecision(3)}`).join(', ')}; Heun: ${heunCurve.map(([c, d]) => `${c}: ${d.toPrecision(3)}`).join(', ')}; ${words.here[language]}: ${calls}, ${result.distance.toPrecision(4)}`}
    >
      <Plot
        width={360}
        height={270}
        margin={[26, 16, 44, 58]}
        title={words.errorTitle[language]}
        xAxis={{ range: [0.9, 2200], kind: 'log', ticks: [1, 10, 100, 1000], label: words.calls[language] }}
        yAxis={{ range: [from, to], kind: 'log', label: words.distance[language] }}
        series={series}
      >
        {({ x, y }) => (
          <>
            <rect
              x={round(x(calls) + (far ? -88 : 7))}
              y={round(y(here) - (here > to / 3 ? -2 : 12) - 7)}
              width={81}
              height={14}
              fill={token('wash')}
            />
            <Dot x={x(calls)} y={y(here)} r={5} color="cinnabar" />
            <Label
              x={x(calls) + (far ? -9 : 9)}
              y={y(here) - (here > to / 3 ? -2 : 12)}
              anchor={far ? 'end' : 'start'}
              size={12}
              color="cinnabar"
              weight="bold"
            >
              {`${words.here[language]} ${result.distance.toPrecision(3)}`}
            </Label>
          </>
        )}
      </Plot>
    </Panel>
  );
}

function Numbers({ result, language }: Props) {
  const rows: readonly (readonly [string, string, string])[] = [
    [words.callsShort[language], String(result.calls), ''],
    [text.parameters.particles[language], grouped(result.particles), ''],
    [words.distanceShort[language], result.distance.toFixed(6), '0'],
    [words.moment[language], result.momentDistance.toFixed(6), '0'],
    [words.leftShare[language], result.shareLeft.toFixed(4), result.targetLeft.toFixed(4)],
    [
      words.meanSd[language],
      `${result.mean.toFixed(4)}, ${result.sd.toFixed(4)}`,
      `${result.targetMean.toFixed(4)}, ${result.targetSd.toFixed(4)}`,
    ],
  ];
  return (
    <Table
      head={[methodNames[result.method][language], words.here[language], words.target[language]]}
      rows={rows.map(([name, value, of]) => [name, minus(value), minus(of)])}
    />
  );
}

export function View(props: Props) {
  return (
    <>
      <StepButtons {...props} />
      <Remark {...props} />
      <Panels>
        <Paths {...props} />
        <Samples {...props} />
        <ErrorPlot {...props} />
        <Numbers {...props} />
      </Panels>
    </>
  );
}
