import type { ComponentChildren } from 'preact';
import { token, type Color } from './color';
import { round } from './coordinates';
import { Label } from './Label';

export interface MatrixProps {
  x: number;
  y: number;
  /** Rows of numbers; `null` leaves a cell empty (a masked score, say). */
  values: readonly (readonly (number | null)[])[];
  /** Side of a cell in units, or its width and height. Default 30. */
  cell?: number | readonly [width: number, height: number];
  /**
   * How a value becomes a colour. `weight`: 0 … max from paper to cinnabar; `signed`: blue through paper to cinnabar, symmetric about 0;
   * `none`: no fill. Default `none`.
   */
  scale?: 'weight' | 'signed' | 'none';
  /** The value that gets the full colour. Default: the largest magnitude in the matrix. */
  max?: number;
  /** Exponent that lifts small values: 1 is linear, 0.6 shows small weights better. Default 1. */
  gamma?: number;
  /** Text in a cell. Default: the number with `digits` decimals. `null` shows no numbers. */
  format?: ((value: number, row: number, column: number) => string) | null;
  digits?: number;
  textSize?: number;
  rowLabels?: readonly ComponentChildren[];
  columnLabels?: readonly ComponentChildren[];
  /** Turns column labels by -40 degrees, for words. */
  slantColumns?: boolean;
  labelSize?: number;
  /** A name over the matrix. */
  title?: ComponentChildren;
  highlightRow?: number;
  highlightColumn?: number;
  borderColor?: Color;
  /** Hears of the row that is pressed; only then do rows look as if they could be. */
  pressRow?: ((row: number) => void) | undefined;
}

type ScaleName = 'weight' | 'signed' | 'none';

/** Share of the full colour, 0 … 1, for a cell. */
const strength = (value: number, max: number, gamma: number): number =>
  max > 0 ? Math.min(1, Math.abs(value) / max) ** gamma : 0;

const hueOf = (value: number, scale: ScaleName): 'blue' | 'cinnabar' =>
  scale === 'signed' && value < 0 ? 'blue' : 'cinnabar';

export const cellFill = (value: number, max: number, scale: ScaleName, gamma = 1): string =>
  scale === 'none'
    ? 'none'
    : `color-mix(in srgb, var(--${hueOf(value, scale)}) ${Math.round(strength(value, max, gamma) * 100)}%, var(--paper))`;

/** The strength from which white (light theme) or black (dark theme) reads better on the cell; either way the contrast is above 4.5. */
const TURN = { cinnabar: { light: 0.76, dark: 0.65 }, blue: { light: 0.83, dark: 0.6 } } as const;

export const cellTextFill = (value: number, max: number, scale: ScaleName, gamma = 1): string => {
  if (scale === 'none') return token('ink');
  const s = strength(value, max, gamma);
  const turn = TURN[hueOf(value, scale)];
  return `light-dark(${s < turn.light ? '#000' : '#fff'}, ${s < turn.dark ? '#fff' : '#000'})`;
};

/** Numbers in a grid, as a matrix or as a heat map. Every cell also carries its exact value as a tooltip when the numbers are hidden. */
export function Matrix(props: MatrixProps) {
  const {
    x,
    y,
    values,
    cell = 30,
    scale = 'none',
    digits = 2,
    textSize = 12,
    rowLabels,
    columnLabels,
    slantColumns = false,
  } = props;
  const {
    gamma = 1,
    labelSize = 13,
    title,
    highlightRow,
    highlightColumn,
    borderColor = 'rule',
    format,
    pressRow,
  } = props;
  const [w, h] = typeof cell === 'number' ? [cell, cell] : cell;
  const max =
    props.max ?? Math.max(0, ...values.flat().map((v) => (v === null || !Number.isFinite(v) ? 0 : Math.abs(v))));
  const text = format === undefined ? (v: number) => v.toFixed(digits) : format;
  const columns = values[0]?.length ?? 0;
  return (
    <g>
      {title !== undefined && (
        <Label x={x + (w * columns) / 2} y={y - (columnLabels ? 34 : 12)} size={labelSize} weight="bold">
          {title}
        </Label>
      )}
      {values.map((row, i) =>
        row.map((value, j) => (
          <g key={`${i}-${j}`}>
            <rect
              x={round(x + j * w)}
              y={round(y + i * h)}
              width={w}
              height={h}
              fill={value === null ? 'none' : cellFill(value, max, scale, gamma)}
              stroke={token(borderColor)}
              stroke-width={0.8}
            >
              {text === null && value !== null ? <title>{String(value)}</title> : null}
            </rect>
            {value !== null && text !== null && (
              <Label
                x={x + (j + 0.5) * w}
                y={y + (i + 0.5) * h}
                size={textSize}
                fill={cellTextFill(value, max, scale, gamma)}
              >
                {text(value, i, j)}
              </Label>
            )}
          </g>
        )),
      )}
      {highlightRow !== undefined && (
        <rect
          x={x}
          y={round(y + highlightRow * h)}
          width={w * columns}
          height={h}
          fill="none"
          stroke={token('cinnabar')}
          stroke-width={2}
        />
      )}
      {highlightColumn !== undefined && (
        <rect
          x={round(x + highlightColumn * w)}
          y={y}
          width={w}
          height={h * values.length}
          fill="none"
          stroke={token('cinnabar')}
          stroke-width={2}
        />
      )}
      {rowLabels?.map((label, i) => (
        <Label key={i} x={x - 7} y={y + (i + 0.5) * h} anchor="end" size={labelSize}>
          {label}
        </Label>
      ))}
      {columnLabels?.map((label, j) => (
        <Label
          key={j}
          x={x + (j + 0.5) * w}
          y={y - 11}
          anchor={slantColumns ? 'start' : 'middle'}
          rotate={slantColumns ? -40 : undefined}
          size={labelSize}
        >
          {label}
        </Label>
      ))}
      {pressRow &&
        values.map((_, i) => (
          <rect
            key={i}
            x={x}
            y={round(y + i * h)}
            width={round(w * columns)}
            height={round(h)}
            fill="transparent"
            style={{ cursor: 'pointer' }}
            onClick={() => pressRow(i)}
          />
        ))}
    </g>
  );
}
