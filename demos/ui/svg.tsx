/**
 * Drawing primitives shared by figures and demos: one line width, colours only from the site's tokens, text that stays text.
 * Coordinates are in user units; a panel that is at most 360 units wide is shown about 1:1 on a phone.
 */
import type { ComponentChildren, JSX } from 'preact';

/** A colour of the site, by the name of its token. */
export type Color =
  'ink' | 'cinnabar' | 'blue' | 'soft' | 'rule' | 'wash' | 'paper' | 'ochre' | 'green' | 'violet' | 'control';

/** The CSS value of a token, for `fill` and `stroke`. */
export const token = (color: Color | 'none'): string => (color === 'none' ? 'none' : `var(--${color})`);

/** Rounds a coordinate so that the markup stays small: two decimals. */
export const round = (value: number): number => Math.round(value * 100) / 100;

export interface PanelProps {
  /** Width and height of the drawing in units; the picture scales with its column and never above `maxScale` times. */
  width: number;
  height: number;
  /** Short name of what is drawn, read by screen readers. */
  title: string;
  /** A sentence or two that say what is seen. */
  desc: string;
  /** Largest scale at which the panel is shown, in CSS pixels a unit. Default 1.15. */
  maxScale?: number;
  children: ComponentChildren;
}

/** One picture with its text alternative. */
export function Panel({ width, height, title, desc, maxScale = 1.15, children }: PanelProps) {
  return (
    <svg
      class="panel"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      style={{ maxWidth: `${Math.round(width * maxScale)}px` }}
      role="img"
      aria-label={`${title}. ${desc}`}
    >
      <title>{title}</title>
      <desc>{desc}</desc>
      {children}
    </svg>
  );
}

/** Panels side by side where there is room, one under the other on a phone. */
export function Panels({ children }: { children: ComponentChildren }) {
  return <div class="panels">{children}</div>;
}

export interface LabelProps {
  x: number;
  y: number;
  /** Size in units. Default 13. */
  size?: number;
  color?: Color;
  /** A colour that is not a token, e.g. one chosen for contrast; wins over `color`. */
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
  weight?: 'normal' | 'bold';
  /** Italic serif, for variables. */
  math?: boolean;
  /** Turns the text about its anchor point, in degrees, clockwise. */
  rotate?: number;
  children: ComponentChildren;
}

/** Text, vertically centred on `y`. */
export function Label({
  x,
  y,
  size = 13,
  color = 'ink',
  fill,
  anchor = 'middle',
  weight = 'normal',
  math = false,
  rotate,
  children,
}: LabelProps) {
  return (
    <text
      x={round(x)}
      y={round(y)}
      dy="0.35em"
      font-size={size}
      fill={fill ?? token(color)}
      text-anchor={anchor}
      font-weight={weight === 'bold' ? 600 : undefined}
      font-family={math ? 'var(--text)' : undefined}
      font-style={math ? 'italic' : undefined}
      transform={rotate ? `rotate(${round(rotate)} ${round(x)} ${round(y)})` : undefined}
    >
      {children}
    </text>
  );
}

/** Subscript inside a label: `<Label …>x<Sub>i</Sub></Label>`. */
export function Sub({ children }: { children: ComponentChildren }) {
  return (
    <>
      <tspan dy="0.25em" font-size="75%">
        {children}
      </tspan>
      <tspan dy="-0.19em">{'\u200b'}</tspan>
    </>
  );
}

/** Superscript inside a label. */
export function Sup({ children }: { children: ComponentChildren }) {
  return (
    <>
      <tspan dy="-0.4em" font-size="75%">
        {children}
      </tspan>
      <tspan dy="0.3em">{'\u200b'}</tspan>
    </>
  );
}

export type Dash = 'solid' | 'dashed' | 'dotted';
const dashArray = (dash: Dash): string | undefined =>
  dash === 'dashed' ? '5 4' : dash === 'dotted' ? '1.5 3.5' : undefined;

export interface StrokeProps {
  color?: Color;
  /** Stroke width in units. Default 1.4, the one width of the site's drawings. */
  width?: number;
  dash?: Dash;
  opacity?: number;
}

export interface LineProps extends StrokeProps {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export function Line({ x1, y1, x2, y2, color = 'ink', width = 1.4, dash = 'solid', opacity }: LineProps) {
  return (
    <line
      x1={round(x1)}
      y1={round(y1)}
      x2={round(x2)}
      y2={round(y2)}
      stroke={token(color)}
      stroke-width={width}
      stroke-dasharray={dashArray(dash)}
      stroke-linecap="round"
      opacity={opacity}
    />
  );
}

export interface ArrowProps extends LineProps {
  /** Sideways bulge of the arrow in units; positive bends to the left of its direction. Default 0: straight. */
  bend?: number;
  /** Length of the arrow head. Default 7. */
  head?: number;
}

/** A line that ends in a small open head exactly at (x2, y2). */
export function Arrow({
  x1,
  y1,
  x2,
  y2,
  bend = 0,
  head = 7,
  color = 'ink',
  width = 1.4,
  dash = 'solid',
  opacity,
}: ArrowProps) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = Math.hypot(dx, dy) || 1;
  const controlX = (x1 + x2) / 2 + (dy / length) * bend;
  const controlY = (y1 + y2) / 2 - (dx / length) * bend;
  const angle = bend === 0 ? Math.atan2(dy, dx) : Math.atan2(y2 - controlY, x2 - controlX);
  const wing = (turn: number) =>
    `${round(x2 - head * Math.cos(angle + turn))} ${round(y2 - head * Math.sin(angle + turn))}`;
  const shaft =
    bend === 0
      ? `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`
      : `M${round(x1)} ${round(y1)}Q${round(controlX)} ${round(controlY)} ${round(x2)} ${round(y2)}`;
  return (
    <g
      fill="none"
      stroke={token(color)}
      stroke-width={width}
      stroke-linecap="round"
      stroke-linejoin="round"
      opacity={opacity}
    >
      <path d={shaft} stroke-dasharray={dashArray(dash)} />
      <path d={`M${wing(0.45)}L${round(x2)} ${round(y2)}L${wing(-0.45)}`} />
    </g>
  );
}

export interface BoxProps extends StrokeProps {
  x: number;
  y: number;
  w: number;
  h: number;
  fill?: Color | 'none';
  /** Corner radius. Default 3. */
  radius?: number;
  /** Text in the middle of the box. */
  label?: ComponentChildren;
  labelSize?: number;
  labelColor?: Color;
  math?: boolean;
}

/** A rectangle, with a label in its middle if one is given. */
export function Box(props: BoxProps) {
  const {
    x,
    y,
    w,
    h,
    fill = 'paper',
    radius = 3,
    color = 'ink',
    width = 1.4,
    dash = 'solid',
    opacity,
    label,
    labelSize,
    labelColor,
    math,
  } = props;
  return (
    <g>
      <rect
        x={round(x)}
        y={round(y)}
        width={round(w)}
        height={round(h)}
        rx={radius}
        fill={token(fill)}
        stroke={token(color)}
        stroke-width={width}
        stroke-dasharray={dashArray(dash)}
        opacity={opacity}
      />
      {label !== undefined && (
        <Label x={x + w / 2} y={y + h / 2} size={labelSize} color={labelColor} math={math}>
          {label}
        </Label>
      )}
    </g>
  );
}

export interface DotProps extends StrokeProps {
  x: number;
  y: number;
  /** Radius. Default 4. */
  r?: number;
  fill?: Color | 'none';
  label?: ComponentChildren;
  labelSize?: number;
  labelColor?: Color;
}

/** A circle: filled in its colour by default; with a label it is a node of a graph. */
export function Dot({
  x,
  y,
  r = 4,
  color = 'ink',
  fill = color,
  width = 1.4,
  opacity,
  label,
  labelSize,
  labelColor,
}: DotProps) {
  return (
    <g>
      <circle
        cx={round(x)}
        cy={round(y)}
        r={r}
        fill={token(fill)}
        stroke={token(color)}
        stroke-width={width}
        opacity={opacity}
      />
      {label !== undefined && (
        <Label x={x} y={y} size={labelSize} color={labelColor}>
          {label}
        </Label>
      )}
    </g>
  );
}

export type Point = readonly [x: number, y: number];

export interface PathProps extends StrokeProps {
  /** Either path data … */
  d?: string;
  /** … or points joined by straight lines. */
  points?: readonly Point[];
  closed?: boolean;
  fill?: Color | 'none';
  fillOpacity?: number;
}

/** A polyline, polygon or free path. */
export function Path({
  d,
  points,
  closed = false,
  color = 'ink',
  fill = 'none',
  fillOpacity,
  width = 1.4,
  dash = 'solid',
  opacity,
}: PathProps) {
  const data =
    d ?? (points ?? []).map(([x, y], i) => `${i ? 'L' : 'M'}${round(x)} ${round(y)}`).join('') + (closed ? 'Z' : '');
  return (
    <path
      d={data}
      fill={token(fill)}
      fill-opacity={fillOpacity}
      stroke={token(color)}
      stroke-width={width}
      stroke-dasharray={dashArray(dash)}
      stroke-linejoin="round"
      stroke-linecap="round"
      opacity={opacity}
    />
  );
}

/** A group moved by (x, y). */
export function Group({
  x = 0,
  y = 0,
  children,
}: {
  x?: number;
  y?: number;
  children: ComponentChildren;
}): JSX.Element {
  return <g transform={`translate(${round(x)} ${round(y)})`}>{children}</g>;
}

/** A curly bracket under or over a span, with its label. */
export function Brace({
  x1,
  x2,
  y,
  label,
  up = false,
  color = 'soft',
  size = 13,
}: {
  x1: number;
  x2: number;
  y: number;
  label: ComponentChildren;
  up?: boolean;
  color?: Color;
  size?: number;
}) {
  const s = up ? -1 : 1;
  const mid = (x1 + x2) / 2;
  return (
    <g>
      <Path
        d={`M${round(x1)} ${y}q0 ${6 * s} 6 ${6 * s}H${round(mid - 6)}q6 0 6 ${6 * s}q0 ${-6 * s} 6 ${-6 * s}H${round(x2 - 6)}q6 0 6 ${-6 * s}`}
        color={color}
        width={1.1}
      />
      <Label x={mid} y={y + 22 * s} color={color} size={size}>
        {label}
      </Label>
    </g>
  );
}
