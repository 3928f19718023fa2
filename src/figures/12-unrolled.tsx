import { Group, Label, Panel } from './kit';
import { unrolled } from './12-math';

const N = 6;

/** One colour a tap: the kernel row turns the hue from blue to cinnabar, the column its strength. */
function tapColor(tap: number, k: number): string {
  const u = Math.floor(tap / k);
  const v = tap % k;
  const hue = k === 1 ? 100 : (100 * u) / (k - 1);
  const strength = k === 1 ? 100 : 100 - (72 * v) / (k - 1);
  return `color-mix(in oklch, color-mix(in oklch, var(--cinnabar) ${hue.toFixed(0)}%, var(--blue)) ${strength.toFixed(0)}%, var(--paper))`;
}

function Unrolled({ x, y, k, cell }: { x: number; y: number; k: number; cell: number }) {
  const rows = unrolled(N, k);
  const width = cell * N * N;
  const height = cell * rows.length;
  return (
    <Group x={x} y={y}>
      <Label x={0} y={-11} anchor="start" size={12.5}>
        <tspan font-weight="600">k = {k}</tspan>: {rows.length} × {N * N}, {k * k} {k === 1 ? 'weight' : 'weights'}
      </Label>
      <rect
        x={-0.5}
        y={-0.5}
        width={width + 1}
        height={height + 1}
        fill="none"
        stroke="var(--control)"
        stroke-width={0.8}
      />
      {rows.map((row, i) =>
        row.map(
          (tap, j) =>
            tap !== null && (
              <rect key={`${i}-${j}`} x={j * cell} y={i * cell} width={cell} height={cell} fill={tapColor(tap, k)} />
            ),
        ),
      )}
    </Group>
  );
}

export default function UnrolledMatrices() {
  return (
    <Panel
      width={360}
      height={342}
      maxScale={1.25}
      title="Unrolled matrices of convolutions on a 6×6 picture"
      desc="For kernel size 1 the matrix is a diagonal of one colour; for 2, 3 and 4 it has bands with repeated colours and many empty cells; for 6 it is one full row of 36 different colours."
    >
      <Unrolled x={4} y={30} k={1} cell={4.7} />
      <Unrolled x={187} y={30} k={2} cell={4.7} />
      <Unrolled x={187} y={182} k={3} cell={4.7} />
      <Unrolled x={4} y={232} k={4} cell={4.7} />
      <Unrolled x={4} y={325} k={6} cell={9.7} />
    </Panel>
  );
}
