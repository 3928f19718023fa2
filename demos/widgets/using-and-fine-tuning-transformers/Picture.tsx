/** A picture of 8 × 8 pixels. */
import { cellFill } from '../../ui/Matrix';
import { Box } from '../../ui/shapes';
import { SIDE } from './digits';

/** An 8 by 8 picture in few paths: one a level of grey, or of the signed scale. */
export function Picture({ values, size, signed }: { values: readonly number[]; size: number; signed: boolean }) {
  const cell = size / SIDE;
  const levels = new Map<number, string>();
  const max = signed ? Math.max(...values.map(Math.abs), 1e-12) : 1;
  values.forEach((value, p) => {
    const shown = signed ? value / max : Math.min(1, Math.max(0, value + 0.5));
    const level = Math.round(shown * 8);
    if (level !== 0) levels.set(level, `${levels.get(level) ?? ''}M${p % SIDE} ${Math.floor(p / SIDE)}h1v1h-1z`);
  });
  return (
    <g>
      <rect x={0} y={0} width={size} height={size} fill="var(--paper)" />
      <g transform={`scale(${cell})`}>
        {[...levels].map(([level, d]) => (
          <path
            key={level}
            d={d}
            fill={signed ? cellFill(level, 8, 'signed') : 'var(--ink)'}
            fill-opacity={signed ? 1 : level / 8}
            shape-rendering="crispEdges"
          />
        ))}
      </g>
      <Box x={0} y={0} w={size} h={size} fill="none" color="rule" radius={0} width={1} />
    </g>
  );
}
