/** The sliding window: picture, products under the window, output, kernel, and the same as one matrix. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { grouped } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { cellAt } from '../../ui/pointer';
import { Table } from '../../ui/Table';
import type { TargetedEvent } from 'preact';
import { Cells, GridPanel } from './Grid';
import { stroke } from './gesture';
import { nine, short } from './numbers';
import type { Props } from './props';
import type { Params } from './settings';
import { text, words } from './text';
import { unrolledPattern } from './unrolled';

const steps = ({ tab, stride, padding }: Params): { stride: number; padding: number } =>
  tab === 'slide' || tab === 'shift' ? { stride, padding } : { stride: 1, padding: 0 };

export function Picture(props: Props) {
  const { params, result, language, set } = props;
  const { size, image, row, column, k } = result;
  const { stride, padding } = steps(params);
  const reach = params.tab === 'slide' || params.tab === 'shift' ? params.dilation * (k - 1) + 1 : k;
  const drag = params.tool !== 'window';
  const press = (event: PointerEvent): void => {
    if (drag)
      set?.({ picture: 'own', image: stroke(event, image, size, params.tool === 'draw' ? 256 : 0), notice: 'none' });
    else {
      const cell = cellAt(event, size, size);
      const place = (at: number): number => Math.max(0, Math.round((at + padding - (reach - 1) / 2) / stride));
      set?.({ row: place(cell.row), column: place(cell.column) });
    }
  };
  return (
    <GridPanel
      title={`${words.picture[language]} ${size} × ${size}`}
      desc={`${text.parameters.picture.options?.[params.picture]?.[language] ?? ''}; ${words.position[language]} ${row}, ${column}`}
      values={image}
      width={size}
      scale="grey"
      max={256}
      frame={{ row: row * stride - padding, column: column * stride - padding, side: reach }}
      onPress={set && press}
      drag={drag}
    />
  );
}

export function OutputMap({ params, result, language, set }: Props) {
  const { map, row, column } = result;
  if (!map) return null;
  const max = Math.max(...map.values.map(Math.abs));
  const value = map.values[row * map.width + column] ?? 0;
  return (
    <GridPanel
      title={`${words.map[language]} ${map.height} × ${map.width}`}
      desc={`${text.parameters.filter.options?.[params.filter]?.[language] ?? ''}; ${words.output[language]} (${row}, ${column}) = ${short(value)}; max |y| = ${short(max)}`}
      values={map.values}
      width={map.width}
      scale="signed"
      max={max}
      caption={`y(${row}, ${column}) = ${nine(value)}`}
      frame={{ row, column, side: 1 }}
      onPress={set && ((event) => set(cellAt(event, map.height, map.width)))}
    />
  );
}

const squares = (values: readonly number[], k: number): number[][] =>
  Array.from({ length: k }, (_, i) => values.slice(i * k, (i + 1) * k));

/** Pixels under the window, weights, products, and their sum. */
export function Products({ params, result, language }: Props) {
  const { k, kernel, window = [], map, row, column } = result;
  if (k > 7 || !map) return null;
  const products = kernel.map((weight, i) => weight * (window[i] ?? 0));
  const total = products.reduce((sum, value) => sum + value, 0);
  const cell = Math.min(38, 108 / k);
  const side = cell * k;
  const format = k <= 4 ? short : null;
  const output = map.values[row * map.width + column] ?? 0;
  const parts = [
    { title: words.pixels[language], values: window, scale: 'none' as const },
    { title: words.weights[language], values: kernel, scale: 'signed' as const },
    { title: words.products[language], values: products, scale: 'signed' as const },
  ];
  return (
    <Panel
      width={360}
      height={side + 66}
      title={`${words.products[language]} (${row}, ${column})`}
      desc={`${words.sum[language]} ${short(total)}, ${words.bias[language]} ${short(params.bias)}, ${words.output[language]} ${short(output)}`}
    >
      {parts.map(({ title, values, scale }, i) => {
        const x = 2 + i * 124 + (108 - side) / 2;
        return (
          <g key={i}>
            <Label x={x + side / 2} y={12} size={12} color="soft">
              {title}
            </Label>
            {i === 0 && !format ? (
              <Cells values={values} width={k} cell={cell} x={x} y={24} scale="grey" max={1} />
            ) : (
              <Matrix
                x={x}
                y={24}
                values={squares(values, k)}
                cell={cell}
                scale={scale}
                format={format}
                textSize={Math.min(12, cell * 0.42)}
              />
            )}
            {i < 2 && (
              <Label x={i * 124 + 118} y={24 + side / 2} size={14}>
                {i === 0 ? '×' : '='}
              </Label>
            )}
          </g>
        );
      })}
      <Label x={358} y={side + 48} anchor="end" weight="bold">
        {`${words.sum[language]} ${short(total)} ${params.bias < 0 ? '−' : '+'} ${words.bias[language]} ${short(Math.abs(params.bias))} = ${short(output)}`}
      </Label>
    </Panel>
  );
}

const CROP = 6;

/** The pattern of T for a 6 × 6 picture, and the counts for the real one. */
export function Unrolling({ result, language }: Props) {
  const { unrolled, k } = result;
  if (!unrolled) return null;
  const side = Math.min(k, CROP);
  const pattern = unrolledPattern(CROP, side);
  const cell = 336 / CROP ** 2;
  const colour = (tap: number): string => {
    const share = side === 1 ? 100 : Math.round((100 * tap) / (side * side - 1));
    return `color-mix(in oklab, var(--cinnabar) ${share}%, var(--blue))`;
  };
  const counts: readonly (readonly [string, number])[] = [
    [words.positions[language], unrolled.positions],
    [words.multiplyAdds[language], unrolled.multiplyAdds],
    [words.entries[language], unrolled.entries],
    [words.nonZero[language], unrolled.nonZero],
    [words.distinct[language], unrolled.distinct],
  ];
  const tall = pattern.length === 1 ? 22 : Math.min(1.6 * cell, 336 / pattern.length);
  return (
    <>
      <Panel
        width={360}
        height={54 + pattern.length * tall}
        title={`${words.matrix[language]}, k = ${side}`}
        desc={`${pattern.length} × ${CROP ** 2}; ${words.matrixNote[language]}`}
      >
        <Label x={12} y={10} anchor="start" weight="bold">
          {`${words.matrix[language]}, k = ${side}: ${pattern.length} × ${CROP ** 2}`}
        </Label>
        {pattern.map((row, i) =>
          row.map((tap, j) =>
            tap === null ? null : (
              <rect
                key={`${i}-${j}`}
                x={round(12 + j * cell)}
                y={round(24 + i * tall)}
                width={round(cell)}
                height={round(tall)}
                style={{ fill: colour(tap) }}
              />
            ),
          ),
        )}
        <rect
          x={12}
          y={24}
          width={336}
          height={round(pattern.length * tall)}
          fill="none"
          stroke="var(--control)"
          stroke-width={0.8}
        />
        <Label x={12} y={41 + pattern.length * tall} anchor="start" size={12} color="soft">
          {words.matrixNote[language]}
        </Label>
      </Panel>
      <Table head={[words.count[language], `k = ${k}`]} rows={counts.map(([name, value]) => [name, grouped(value)])} />
    </>
  );
}

export function KernelEditor({ params, result, language, set }: Props) {
  const { k, kernel } = result;
  if (params.tab !== 'slide' && params.tab !== 'shift') return null;
  if (k > 7) return <p>{words.kernelLarge[language]}</p>;
  const change = (index: number, value: number): void => {
    if (Number.isFinite(value))
      set?.({ filter: 'own', kernel: kernel.map((weight, i) => (i === index ? value : weight)) });
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0.4rem 0', minInlineSize: 0 }}>
      <legend style={{ padding: 0, fontWeight: 600 }}>{words.kernelTitle[language]}</legend>
      <div
        class="control seed"
        style={{ display: 'grid', gap: '3px', gridTemplateColumns: `repeat(${k}, minmax(0, 4.6rem))` }}
      >
        {kernel.map((weight, i) => (
          <input
            key={i}
            type="number"
            min={-4}
            max={4}
            step={0.0625}
            style={{ inlineSize: '100%', minInlineSize: 0 }}
            aria-label={`${words.rowWord[language]} ${Math.floor(i / k) + 1}, ${words.columnWord[language]} ${(i % k) + 1}`}
            value={Number(weight.toFixed(4))}
            disabled={!set}
            onChange={(event: TargetedEvent<HTMLInputElement>) => change(i, event.currentTarget.valueAsNumber)}
          />
        ))}
      </div>
    </fieldset>
  );
}
