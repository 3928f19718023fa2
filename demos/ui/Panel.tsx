/** The frame of a drawing. Coordinates are in user units; a panel that is at most 360 units wide is shown about 1:1 on a phone. */
import type { ComponentChildren, JSX } from 'preact';
import { round } from './coordinates';

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
