/** Lines, arrows, paths and braces: one line width for all drawings of the site. */
import type { ComponentChildren } from 'preact';
import { token, type Color } from './color';
import { round, type Point } from './coordinates';
import { Label } from './Label';

export type Dash = 'solid' | 'dashed' | 'dotted';
/** The pattern of a dash, for `stroke-dasharray`. */
export const dashArray = (dash: Dash): string | undefined =>
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

/** A straight line. */
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
