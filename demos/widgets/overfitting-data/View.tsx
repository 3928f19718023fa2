/** Left: the points, their copies and what is fitted to them. Right: learning curves with and without copies, and the reader's n. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Color } from '../../ui/color';
import type { Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel, Panels } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { Table } from '../../ui/Table';
import type { Result } from './compute';
import type { Errors } from './errors';
import type { Params } from './settings';
import { evaluate, truth } from './wave';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const digits = (value: number): string => value.toFixed(value < 0.0995 ? 3 : 2);

const GRID = Array.from({ length: 121 }, (_, i) => -Math.PI + (2 * Math.PI * i) / 120);
const ANGLES: Readonly<Record<string, string>> = {
  '-3.14': '−π',
  '-1.57': '−π/2',
  '0': '0',
  '1.57': 'π/2',
  '3.14': 'π',
};

function Fits({ params, result, language }: Props) {
  const { points, plainCoefficients, mirrorCoefficients } = result;
  const shownFit = params.mirror ? mirrorCoefficients : plainCoefficients;
  const heights = [...points.map(([, y]) => Math.abs(y)), ...GRID.map((x) => Math.abs(truth(x, params.s)))];
  const top = Math.max(2.5, Math.ceil(Math.max(...heights) * 2) / 2);
  const inside = (f: (x: number) => number): Point[] => GRID.map((x) => [x, Math.min(top, Math.max(-top, f(x)))]);
  const key = (at: number, color: Color, dash: 'solid' | 'dashed' | 'dotted', label: string) => (
    <g>
      <Line x1={at} x2={at + 22} y1={32} y2={32} color={color} dash={dash} width={1.8} />
      <Label x={at + 27} y={32} anchor="start" size={12} color={color}>
        {label}
      </Label>
    </g>
  );
  const color = params.mirror ? 'cinnabar' : 'blue';
  return (
    <Panel
      width={360}
      height={300}
      title={words.fits[language]}
      desc={`n = ${points.length}, 2K + 1 = ${2 * params.K + 1} ${words.parameters[language]}. ${
        params.mirror ? words.withCopies[language] : words.without[language]
      }: ${shownFit.map((w) => w.toFixed(2)).join(', ')}`}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.fits[language]}
      </Label>
      {key(48, 'soft', 'dotted', words.truth[language])}
      {key(132, 'blue', 'dashed', words.without[language])}
      {params.mirror && key(252, 'cinnabar', 'solid', words.withCopies[language])}
      <Plot
        y={40}
        width={360}
        height={260}
        margin={[8, 12, 44, 40]}
        xAxis={{
          range: [-Math.PI, Math.PI],
          ticks: [-Math.PI, -Math.PI / 2, 0, Math.PI / 2, Math.PI],
          format: (value) => ANGLES[String(Number(value.toFixed(2)))] ?? '',
          label: words.angle[language],
        }}
        yAxis={{ range: [-top, top], label: 'y' }}
        series={[
          { points: inside((x) => truth(x, params.s)), color: 'soft', dash: 'dotted', width: 2 },
          {
            points: inside((x) => evaluate(plainCoefficients, x)),
            color: 'blue',
            dash: 'dashed',
            width: params.mirror ? 1.2 : 2,
          },
          ...(params.mirror
            ? [{ points: inside((x) => evaluate(mirrorCoefficients, x)), color: 'cinnabar' as const, width: 2 }]
            : []),
        ]}
      >
        {({ x, y }) => (
          <g>
            {params.mirror &&
              points.map(([a, b], i) => (
                <Dot key={`copy-${i}`} x={x(-a)} y={y(b)} r={2.6} color={color} fill="none" width={1.1} />
              ))}
            {points.map(([a, b], i) => (
              <Dot key={i} x={x(a)} y={y(b)} r={points.length > 120 ? 2 : 2.6} color="ink" width={0} />
            ))}
          </g>
        )}
      </Plot>
    </Panel>
  );
}

/** A curve cut off where it leaves the plot at the top; the cut lies on the edge. */
function below(points: readonly Point[], top: number): Point[] {
  const first = points.findIndex(([, y]) => y <= top);
  if (first < 0) return [];
  const kept = points.slice(first).filter(([, y]) => y <= top);
  const outside = points[first - 1];
  const inside = points[first];
  if (!outside || !inside) return kept;
  const share = (outside[1] - top) / (outside[1] - inside[1]);
  return [[outside[0] * (inside[0] / outside[0]) ** share, top], ...kept];
}

const rounded = (value: number): number => {
  const step = 10 ** Math.floor(Math.log10(value)) / 5;
  return Number((Math.ceil(value / step - 1e-9) * step).toPrecision(6));
};

function verdict(plain: Errors, mirrored: Errors, language: 'en' | 'zh'): string {
  const ratio = mirrored.test / plain.test;
  if (Math.abs(ratio - 1) < 0.005) return words.equal[language];
  return ratio < 1 ? words.helps[language] : words.harms[language];
}

function Curves({ params, result, language }: Props) {
  const { sizes, at, plain, mirrored, theory } = result;
  const n = sizes[at] ?? 0;
  const here = { plain: plain[at] as Errors, mirrored: mirrored[at] as Errors };
  const wanted = Math.max(
    3.2 * theory.floor,
    1.6 * theory.mirrorFloor,
    1.12 * Math.max(here.plain.test, here.mirrored.test),
  );
  const top = rounded(wanted);
  const curve = (errors: readonly Errors[], kind: keyof Errors): Point[] =>
    below(
      sizes.map((size, i): Point => [size, errors[i]?.[kind] ?? 0]),
      top,
    );
  const series: Series[] = [
    { points: curve(plain, 'training'), color: 'blue', dash: 'dotted' },
    { points: curve(mirrored, 'training'), color: 'cinnabar', dash: 'dotted' },
    { points: curve(plain, 'test'), color: 'blue', dash: 'dashed', width: params.mirror ? 1.6 : 2.2 },
    { points: curve(mirrored, 'test'), color: 'cinnabar', width: params.mirror ? 2.2 : 1.2 },
  ];
  const { crossing } = theory;
  const beside = sizes.findIndex((size) => size >= 110);
  const both = (kind: keyof Errors): number[] => [plain[beside]?.[kind] ?? 0, mirrored[beside]?.[kind] ?? 0];
  const highest = (kind: keyof Errors): number => Math.min(top, Math.max(...both(kind)));
  const lowest = (kind: keyof Errors): number => Math.min(...both(kind));
  const rows = [
    { name: `${words.difference[language]}, n = ${n}`, values: [here.plain.test, here.mirrored.test] },
    { name: words.floor[language], values: [theory.floor, theory.mirrorFloor] },
  ];
  return (
    <Panel
      width={360}
      height={330}
      title={words.curves[language]}
      desc={`${sizes
        .map(
          (size, i) =>
            `n = ${size}: ${words.without[language]} ${plain[i]?.test.toFixed(3)}, ${words.withCopies[language]} ${mirrored[i]?.test.toFixed(3)}`,
        )
        .join('; ')}`}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.curves[language]}
      </Label>
      <Label x={356} y={9} anchor="end" size={12}>
        {verdict(here.plain, here.mirrored, language)}
      </Label>
      {rows.map(({ name, values }, i) => (
        <g key={name}>
          <Label x={4} y={31 + 18 * i} anchor="start" size={12} color="soft">
            {name}
          </Label>
          {values.map((value, j) => (
            <Label key={j} x={110 + 124 * j} y={31 + 18 * i} anchor="start" size={12} color={j ? 'cinnabar' : 'blue'}>
              {i === 0 ? `${j ? words.withCopies[language] : words.without[language]} ` : ''}
              {digits(value)}
            </Label>
          ))}
        </g>
      ))}
      <Plot
        y={66}
        width={360}
        height={264}
        margin={[10, 12, 44, 52]}
        xAxis={{ range: [8, 400], kind: 'log', ticks: [8, 15, 30, 60, 120, 240, 400], label: words.points[language] }}
        yAxis={{ range: [0, top], label: words.error[language] }}
        series={series}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(8)} x2={x(400)} y1={y(theory.floor)} y2={y(theory.floor)} color="soft" width={1} />
            {theory.crossing !== null && (
              <Line
                x1={x(8)}
                x2={x(400)}
                y1={y(theory.mirrorFloor)}
                y2={y(theory.mirrorFloor)}
                color="soft"
                width={1}
              />
            )}
            <Label x={x(110)} y={y(highest('test')) - 11} anchor="start" size={12} color="soft">
              {words.test[language]}
            </Label>
            <Label x={x(110)} y={y(lowest('training')) + 14} anchor="start" size={12} color="soft">
              {words.training[language]}
            </Label>
            {crossing !== null && crossing <= 400 && (
              <g>
                <Line x1={x(crossing)} x2={x(crossing)} y1={y(0)} y2={y(top)} color="ink" dash="dotted" width={1.1} />
                <Label
                  x={x(crossing) + (crossing > 150 ? -6 : 6)}
                  y={y(top) - 7}
                  anchor={crossing > 150 ? 'end' : 'start'}
                  size={12}
                >
                  {words.rule[language]} n* = {Number(crossing.toFixed(1))}
                </Label>
              </g>
            )}
            <Line
              x1={x(n)}
              x2={x(n)}
              y1={y(0)}
              y2={y(Math.max(here.plain.test, here.mirrored.test))}
              color="soft"
              width={1}
            />
            <Dot x={x(n)} y={y(here.plain.test)} color="blue" fill="paper" r={4.2} width={2} />
            <Dot x={x(n)} y={y(here.mirrored.test)} color="cinnabar" r={4.2} />
          </g>
        )}
      </Plot>
    </Panel>
  );
}

function Numbers({ result, language }: Props) {
  const { at, plain, mirrored } = result;
  const row = (name: string, errors: Errors) => [name, errors.training.toFixed(3), errors.test.toFixed(3)] as const;
  return (
    <Table
      head={[`n = ${result.sizes[at]}`, words.training[language], words.test[language]]}
      rows={[
        row(words.without[language], plain[at] as Errors),
        row(words.withCopies[language], mirrored[at] as Errors),
      ]}
    />
  );
}

export function View(props: Props) {
  return (
    <>
      <Panels>
        <Fits {...props} />
        <Curves {...props} />
      </Panels>
      <Numbers {...props} />
    </>
  );
}
