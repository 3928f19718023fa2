/** One entry of a legend: a piece of the line, and what it stands for. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import { Line, type Dash } from '../../ui/lines';

export function Key({ x, y, color, dash, text }: { x: number; y: number; color: Color; dash: Dash; text: string }) {
  return (
    <g>
      <Line x1={x} x2={x + 20} y1={y} y2={y} color={color} dash={dash} width={2} />
      <Label x={x + 26} y={y} anchor="start" size={12} color={color}>
        {text}
      </Label>
    </g>
  );
}
