/** Text in a drawing: it stays text, in any script, with raised and lowered parts. */
import type { ComponentChildren } from 'preact';
import { token, type Color } from './color';
import { round } from './coordinates';

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
