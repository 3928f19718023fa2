/** Pictures and maps as few paths: neighbouring cells of one colour become one rectangle, so that 4,096 cells stay a small drawing. */
import type { ComponentChildren } from 'preact';
import { Label } from '../../ui/Label';
import { Panel } from '../../ui/Panel';

/** Levels of grey, and of each sign of a map. */
const GREYS = 16;
const SIGNS = 12;

/** Black to white, the same way round in both themes. */
const grey = (level: number): string => {
  const share = Math.round((100 * level) / GREYS);
  return `light-dark(color-mix(in srgb, var(--paper) ${share}%, var(--ink)), color-mix(in srgb, var(--ink) ${share}%, var(--paper)))`;
};

const signed = (level: number): string =>
  `color-mix(in srgb, var(--${level < 0 ? 'blue' : 'cinnabar'}) ${Math.round((100 * Math.abs(level)) / SIGNS)}%, var(--paper))`;

export interface CellsProps {
  values: readonly number[];
  width: number;
  /** Side of a cell in units. */
  cell: number;
  x?: number;
  y?: number;
  /** `grey`: 0 … max from black to white; `signed`: blue, paper, cinnabar about 0. */
  scale: 'grey' | 'signed';
  max: number;
}

export function Cells({ values, width, cell, x = 0, y = 0, scale, max }: CellsProps) {
  const steps = scale === 'grey' ? GREYS : SIGNS;
  const levelOf = (value: number): number => {
    const level = max > 0 ? Math.round((steps * value) / max) : 0;
    return Math.min(steps, Math.max(scale === 'grey' ? 0 : -steps, level)) + 0;
  };
  const runs = new Map<number, string>();
  const height = Math.floor(values.length / width);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width;) {
      const level = levelOf(values[i * width + j] ?? 0);
      let end = j + 1;
      while (end < width && levelOf(values[i * width + end] ?? 0) === level) end++;
      runs.set(level, `${runs.get(level) ?? ''}M${j} ${i}h${end - j}v1h${j - end}z`);
      j = end;
    }
  }
  return (
    <g transform={`translate(${x} ${y}) scale(${Math.round(cell * 1000) / 1000})`} shape-rendering="crispEdges">
      {[...runs].map(([level, d]) => (
        <path key={level} d={d} style={{ fill: (scale === 'grey' ? grey : signed)(level) }} />
      ))}
    </g>
  );
}

export interface GridPanelProps extends Omit<CellsProps, 'cell' | 'x' | 'y'> {
  title: string;
  desc: string;
  /** A line under the picture. */
  caption?: ComponentChildren;
  /** A square outlined in the picture, in cells. */
  frame?: { row: number; column: number; side: number };
  /** Called with every press, and with every move while pressed. */
  onPress?: ((event: PointerEvent) => void) | undefined;
  /** Presses go on while the pointer moves, and the page does not scroll under them. */
  drag?: boolean;
}

const SIDE = 264;
const WIDTH = 272;

/** One picture or map, with the window on it, that can be pressed. */
export function GridPanel({ title, desc, caption, frame, onPress, drag = false, ...cells }: GridPanelProps) {
  const rows = Math.floor(cells.values.length / cells.width);
  const cell = SIDE / Math.max(cells.width, rows);
  const [wide, high] = [cells.width * cell, rows * cell];
  const left = (WIDTH - wide) / 2;
  const top = 26;
  const square = frame && {
    x: left + frame.column * cell,
    y: top + frame.row * cell,
    width: frame.side * cell,
    height: frame.side * cell,
  };
  return (
    <Panel width={WIDTH} height={top + high + (caption === undefined ? 8 : 30)} title={title} desc={desc}>
      <Label x={left} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Cells {...cells} cell={cell} x={left} y={top} />
      <rect x={left} y={top} width={wide} height={high} fill="none" stroke="var(--control)" stroke-width={0.8} />
      {square && (
        <>
          <rect {...square} fill="none" stroke="var(--paper)" stroke-width={4.5} />
          <rect {...square} fill="none" stroke="var(--cinnabar)" stroke-width={2.2} />
        </>
      )}
      {caption !== undefined && (
        <Label x={left} y={top + high + 17} anchor="start" size={12} color="soft">
          {caption}
        </Label>
      )}
      {onPress && (
        <rect
          x={left}
          y={top}
          width={wide}
          height={high}
          fill="transparent"
          style={{ cursor: 'crosshair', touchAction: drag ? 'none' : 'manipulation' }}
          onPointerDown={(event) => {
            if (drag) event.currentTarget.setPointerCapture(event.pointerId);
            onPress(event);
          }}
          onPointerMove={(event) => {
            if (event.buttons > 0 && (drag || event.pointerType === 'mouse')) onPress(event);
          }}
        />
      )}
    </Panel>
  );
}

/** Small panels side by side where two fit, one under the other on a phone. A picture file may be dropped on them. */
export function SideBySide({
  children,
  onFile,
}: {
  children: ComponentChildren;
  onFile?: ((file: File) => void) | undefined;
}) {
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(15rem, 1fr))',
        gap: '0.4rem 1rem',
        justifyItems: 'center',
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) onFile?.(file);
      }}
    >
      {children}
    </div>
  );
}
