/** Boxes and dots, with a label in their middle if one is given. */
import type { ComponentChildren } from 'preact';
import { token, type Color } from './color';
import { round } from './coordinates';
import { Label } from './Label';
import { dashArray, type StrokeProps } from './lines';

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
