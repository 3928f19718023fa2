/** One entry of a legend: a piece of the line, and what it stands for. */
import type { Color } from './color';
import { Label } from './Label';
import { Line, type Dash } from './lines';

export interface KeyProps {
  x: number;
  y: number;
  color: Color;
  dash: Dash;
  text: string;
  /** Length and width of the piece of line. */
  length?: number;
  width?: number;
}

export function Key({ x, y, color, dash, text, length = 20, width = 2 }: KeyProps) {
  return (
    <g>
      <Line x1={x} x2={x + length} y1={y} y2={y} color={color} dash={dash} width={width} />
      <Label x={x + length + 6} y={y} anchor="start" size={12} color={color}>
        {text}
      </Label>
    </g>
  );
}
