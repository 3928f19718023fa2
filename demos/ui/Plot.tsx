/**
 * A small plot: axes with ticks and units, series drawn as lines, points, bars or bands, each labelled at its line.
 * One plotting component serves all figures and demos, so that they look alike and print as vectors.
 */
import type { ComponentChildren } from 'preact';
import { token, type Color } from './color';
import { round, type Point } from './coordinates';
import { Label } from './Label';
import { Line, Path, type Dash } from './lines';
import { minus } from './numbers';
import { superscript } from './superscript';

export type ScaleKind = 'linear' | 'log';

export interface AxisOptions {
  /** Range of the axis in data units. */
  range: readonly [from: number, to: number];
  kind?: ScaleKind;
  /** Name and unit, e.g. `tokens n` or `time (ms)`. */
  label?: ComponentChildren;
  /** Tick positions; chosen well where absent. */
  ticks?: readonly number[];
  format?: (value: number) => string;
  /** Faint lines across the plot at the ticks. Default true for y, false for x. */
  grid?: boolean;
}

export interface Series {
  points: readonly Point[];
  /** `line` joins the points, `dots` marks them, `both` does both, `bars` draws bars from the base line, `area` fills down to it, `step` a staircase. Default `line`. */
  mark?: 'line' | 'dots' | 'both' | 'bars' | 'area' | 'step';
  color?: Color;
  dash?: Dash;
  width?: number;
  /** Text at the end of the series, or at the point with index `labelAt`. */
  label?: ComponentChildren;
  labelAt?: number;
  /** Moves the label, in units. */
  labelOffset?: readonly [dx: number, dy: number];
  labelAnchor?: 'start' | 'middle' | 'end';
  /** Radius of dots. Default 3. */
  radius?: number;
  /** Width of bars in data units of x; default: the smallest gap. */
  barWidth?: number;
  opacity?: number;
}

export interface PlotProps {
  x?: number;
  y?: number;
  /** Outer size in units, labels included. */
  width: number;
  height: number;
  xAxis: AxisOptions;
  yAxis: AxisOptions;
  series?: readonly Series[];
  /** Room for labels around the drawing area: top, right, bottom, left. Default [14, 14, 44, 48]. */
  margin?: readonly [number, number, number, number];
  textSize?: number;
  title?: ComponentChildren;
  /** Anything else, drawn with the plot's own scales. */
  children?: (scale: { x: (value: number) => number; y: (value: number) => number }) => ComponentChildren;
}

/** About `count` round numbers that cover the range: steps of 1, 2 or 5 times a power of ten. */
export function linearTicks([from, to]: readonly [number, number], count = 5): number[] {
  const span = to - from;
  if (!(span > 0)) return [from];
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999) ?? raw;
  const ticks: number[] = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++)
    ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}

/** Powers of ten in the range; of two where the range is short. */
export function logTicks([from, to]: readonly [number, number]): number[] {
  const decades = Math.log10(to / from);
  const base = decades >= 1.9 ? 10 : 2;
  const every = Math.max(1, Math.ceil(Math.log(to / from) / Math.log(base) / 6));
  const ticks: number[] = [];
  const first = Math.ceil(Math.log(from) / Math.log(base) - 1e-9);
  for (let k = first; base ** k <= to * (1 + 1e-9); k += every) ticks.push(Number((base ** k).toPrecision(12)));
  return ticks;
}

const shortNumber = (value: number): string => {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1e5 || size < 1e-3) {
    const power = Math.floor(Math.log10(size) + 1e-9);
    const lead = Number((value / 10 ** power).toPrecision(3));
    return (lead === 1 ? '' : `${lead}·`) + `10${superscript(power)}`;
  }
  return minus(Number(value.toPrecision(4)));
};

function scaleOf(
  { range: [from, to], kind = 'linear' }: AxisOptions,
  start: number,
  end: number,
): (value: number) => number {
  if (kind === 'log') {
    const span = Math.log(to / from);
    return (value) => start + ((end - start) * Math.log(value / from)) / span;
  }
  return (value) => start + ((end - start) * (value - from)) / (to - from);
}

function ticksOf(axis: AxisOptions): readonly number[] {
  return axis.ticks ?? (axis.kind === 'log' ? logTicks(axis.range) : linearTicks(axis.range));
}

function Marks({
  series,
  px,
  py,
  base,
}: {
  series: Series;
  px: (v: number) => number;
  py: (v: number) => number;
  base: number;
}) {
  const { mark = 'line', color = 'blue', dash, width = 1.8, radius = 3, opacity } = series;
  const points = series.points.filter(([a, b]) => Number.isFinite(px(a)) && Number.isFinite(py(b)));
  const screen: Point[] = points.map(([a, b]) => [px(a), py(b)]);
  const gaps = points.slice(1).map(([a], i) => Math.abs(a - (points[i]?.[0] ?? a)));
  const bar = series.barWidth ?? (gaps.length ? Math.min(...gaps) * 0.8 : 1);
  const stairs = screen.flatMap(([a, b], i): Point[] =>
    i === 0
      ? [[a, b]]
      : [
          [a, screen[i - 1]?.[1] ?? b],
          [a, b],
        ],
  );
  const first = screen[0];
  const last = screen.at(-1);
  return (
    <g opacity={opacity}>
      {mark === 'bars' &&
        points.map(([a, b], i) => {
          const left = px(a - bar / 2);
          const top = Math.min(py(b), base);
          return (
            <rect
              key={i}
              x={round(left)}
              y={round(top)}
              width={round(px(a + bar / 2) - left)}
              height={round(Math.abs(base - py(b)))}
              fill={token(color)}
            />
          );
        })}
      {mark === 'area' && first && last && (
        <Path
          points={[[first[0], base], ...screen, [last[0], base]]}
          closed
          fill={color}
          fillOpacity={0.18}
          color={color}
          width={0}
        />
      )}
      {(mark === 'line' || mark === 'both' || mark === 'area') && (
        <Path points={screen} color={color} dash={dash} width={width} />
      )}
      {mark === 'step' && <Path points={stairs} color={color} dash={dash} width={width} />}
      {(mark === 'dots' || mark === 'both') &&
        screen.map(([a, b], i) => (
          <circle
            key={i}
            cx={round(a)}
            cy={round(b)}
            r={radius}
            fill={mark === 'both' ? token('paper') : token(color)}
            stroke={token(color)}
            stroke-width={1.4}
          />
        ))}
    </g>
  );
}

export function Plot(props: PlotProps) {
  const {
    x = 0,
    y = 0,
    width,
    height,
    xAxis,
    yAxis,
    series = [],
    margin = [14, 14, 44, 48],
    textSize = 12,
    title,
    children,
  } = props;
  const [top, right, bottom, left] = margin;
  const x0 = x + left;
  const x1 = x + width - right;
  const y0 = y + height - bottom;
  const y1 = y + top;
  const px = scaleOf(xAxis, x0, x1);
  const py = scaleOf(yAxis, y0, y1);
  const base = yAxis.kind === 'log' ? y0 : Math.min(y0, Math.max(y1, py(0)));
  return (
    <g>
      {ticksOf(yAxis).map((tick) => (
        <g key={tick}>
          {yAxis.grid !== false && <Line x1={x0} y1={py(tick)} x2={x1} y2={py(tick)} color="rule" width={0.8} />}
          <Label x={x0 - 6} y={py(tick)} anchor="end" size={textSize} color="soft">
            {(yAxis.format ?? shortNumber)(tick)}
          </Label>
        </g>
      ))}
      {ticksOf(xAxis).map((tick) => (
        <g key={tick}>
          {xAxis.grid && <Line x1={px(tick)} y1={y0} x2={px(tick)} y2={y1} color="rule" width={0.8} />}
          <Line x1={px(tick)} y1={y0} x2={px(tick)} y2={y0 + 4} color="soft" width={1} />
          <Label x={px(tick)} y={y0 + 14} size={textSize} color="soft">
            {(xAxis.format ?? shortNumber)(tick)}
          </Label>
        </g>
      ))}
      <Line x1={x0} y1={y0} x2={x1} y2={y0} color="soft" width={1} />
      {xAxis.label !== undefined && (
        <Label x={(x0 + x1) / 2} y={y0 + 33} size={textSize} color="soft">
          {xAxis.label}
        </Label>
      )}
      {yAxis.label !== undefined && (
        <Label x={x + 9} y={(y0 + y1) / 2} size={textSize} color="soft" rotate={-90}>
          {yAxis.label}
        </Label>
      )}
      {title !== undefined && (
        <Label x={x0} y={y + 8} anchor="start" size={textSize + 1} weight="bold">
          {title}
        </Label>
      )}
      {series.map((s, i) => (
        <Marks key={i} series={s} px={px} py={py} base={base} />
      ))}
      {series.map((s, i) => {
        const at = s.points[s.labelAt ?? s.points.length - 1];
        if (s.label === undefined || !at) return null;
        const [dx, dy] = s.labelOffset ?? [0, -10];
        return (
          <Label
            key={i}
            x={px(at[0]) + dx}
            y={py(at[1]) + dy}
            anchor={s.labelAnchor ?? 'end'}
            size={textSize}
            color={s.color ?? 'blue'}
          >
            {s.label}
          </Label>
        );
      })}
      {children?.({ x: px, y: py })}
    </g>
  );
}
