/** The layer table, a card to edit one layer, and two pictures: shares of parameters and work, and memory while training. */
import type { TargetedEvent } from 'preact';
import type { Language } from '../../ui/language';
import { Label, Line, Panel, Panels, round, token, type Color } from '../../ui/svg';
import type { ViewProps } from '../../runtime/widget.ts';
import { ON_REQUEST, type Measured, type Params, type Result } from './compute';
import {
  decodeLayers,
  encodeLayers,
  FIELDS,
  hasBias,
  isVector,
  KINDS,
  MOST_LAYERS,
  PRESETS,
  RANGES,
  type Field,
  type Kind,
  type Layer,
  type Row,
  type Shape,
} from './network';
import { fieldNames, kindNames, presetNames, shortNames, words } from './text';

type Props = ViewProps<Params, Result, Measured>;

export const grouped = (value: number): string => value.toLocaleString('en-US');
const shapeText = (shape: Shape): string =>
  isVector(shape) ? grouped(shape.channels) : `${shape.channels}×${shape.height}×${shape.width}`;

/** `convolution 7×7`, with what differs from stride 1, padding 0 and so on. */
export function layerName(
  { kind, out, kernel, stride, padding, dilation, groups }: Layer,
  language: Language,
  short = false,
): string {
  const name = (short ? shortNames[kind] : kindNames[kind])[language];
  if (kind === 'dense') return `${name} ${grouped(out)}`;
  if (!FIELDS[kind].includes('kernel')) return name;
  const extras = [
    stride > 1 && kind !== 'pool' && `s${stride}`,
    padding > 0 && kind !== 'pool' && `p${padding}`,
    dilation > 1 && kind !== 'pool' && `d${dilation}`,
    groups > 1 && kind === 'conv' && `g${groups}`,
    kind === 'pool' && stride !== kernel && `s${stride}`,
  ].filter(Boolean);
  return [`${name} ${kernel}×${kernel}`, ...extras].join(language === 'zh' ? '，' : ', ');
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

function Presets({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.presets[language]}>
      {PRESETS.map(({ name, channels, height, width, layers }) => {
        const net = encodeLayers(layers);
        return (
          <button
            key={name}
            type="button"
            disabled={!set}
            aria-pressed={sameNumbers(net, params.net)}
            onClick={() => {
              // The chapter's variants keep the reader's picture; a published network brings its own.
              const variant =
                width === 60 &&
                params.channels === channels &&
                PRESETS.slice(0, 4).some((p) => sameNumbers(encodeLayers(p.layers), params.net));
              set?.({ net, layer: 1, ...(!variant && { channels, height, width }) });
            }}
          >
            {presetNames[name]?.[language]}
          </button>
        );
      })}
    </p>
  );
}

function LayerTable({ params, result, measured, language, set }: Props) {
  const { rows, totals, input, problem } = result;
  const layers = decodeLayers(params.net);
  const timed = measured?.ms.length === layers.length ? measured.ms : undefined;
  const buffered = totals.buffers > 0;
  const some = (value: number): string => (value > 0 ? grouped(value) : '–');
  const own = ({ weights, biases }: Row): string =>
    weights > 0 ? `${grouped(weights)}${biases > 0 ? ` + ${grouped(biases)}` : ''}` : '–';
  const cells = (row: Row | undefined): string[] => [
    row ? shapeText(row.output) : '',
    row ? own(row) : '',
    ...(buffered ? [row ? some(row.buffers) : ''] : []),
    row ? some(row.macs) : '',
    row ? some(row.activations) : '',
  ];
  const names = ['layer', 'shape', 'own', ...(buffered ? (['buffers'] as const) : []), 'macs', 'kept'] as const;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {words[name][language]}
              </th>
            ))}
            {timed && <th scope="col">{words.time[language]}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.input[language]}</th>
            <td>{shapeText(input)}</td>
            <td colSpan={buffered ? 3 : 2} />
            <td>{grouped(input.channels * input.height * input.width)}</td>
            {timed && <td />}
          </tr>
          {layers.map((layer, i) => (
            <tr key={i} style={i + 1 === params.layer ? { background: 'var(--paper)' } : undefined}>
              <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                <button
                  type="button"
                  class="quiet"
                  style={{ padding: '0 0.3rem', textAlign: 'start', color: 'var(--ink)' }}
                  disabled={!set}
                  aria-pressed={i + 1 === params.layer}
                  onClick={() => set?.({ layer: i + 1 })}
                >
                  {problem?.layer === i + 1 ? '⚠ ' : ''}
                  {i + 1} {layerName(layer, language, true)}
                </button>
              </th>
              {cells(rows[i]).map((cell, j) => (
                <td key={j} style={{ whiteSpace: 'nowrap' }}>
                  {cell}
                </td>
              ))}
              {timed && <td>{timed[i]?.toPrecision(2)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total[language]}</th>
            <td />
            <td>
              <b>{grouped(totals.parameters)}</b>
            </td>
            {buffered && <td>{grouped(totals.buffers)}</td>}
            <td>{grouped(totals.macs)}</td>
            <td>{grouped(totals.activations)}</td>
            {timed && <td>{timed.reduce((a, b) => a + b, 0).toPrecision(2)}</td>}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Formula against memory, biases without effect, or what does not fit. */
function Check({ result, measured, language }: Props) {
  const { totals, problem } = result;
  const built = result.built ?? (measured && measured.ms.length === result.rows.length ? measured.built : undefined);
  const tooLarge = totals.parameters > ON_REQUEST.parameters || totals.macs > ON_REQUEST.macs;
  const full = language === 'zh';
  return (
    <>
      {problem && (
        <p>
          <b>⚠ {problem[language]}</b>
        </p>
      )}
      {!problem && built && (
        <p>
          {words.formula[language]} {grouped(totals.parameters)} {built.allocated === totals.parameters ? '=' : '≠'}{' '}
          {words.allocated[language]} {grouped(built.allocated)}
          {full ? '；' : '; '}
          {words[built.shapesAgree ? 'agree' : 'disagree'][language]}
          {full ? '。' : '.'}
        </p>
      )}
      {!problem && !built && <p>{words[tooLarge ? 'formulaOnly' : 'onRequest'][language]}</p>}
      {totals.uselessBiases > 0 && (
        <p>
          {totals.uselessBiases}
          {full ? '' : ' '}
          {words.useless[language]}
          {full ? '。' : '.'}
        </p>
      )}
    </>
  );
}

function NumberField({
  label,
  value,
  field,
  change,
}: {
  label: string;
  value: number;
  field: Field;
  change: ((value: number) => void) | undefined;
}) {
  const [least, most] = RANGES[field];
  return (
    <label class="control seed">
      {label}
      <input
        type="number"
        style={{ inlineSize: '4.2rem' }}
        min={least}
        max={most}
        step={1}
        value={value}
        disabled={!change}
        onChange={(event: TargetedEvent<HTMLInputElement>) => change?.(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

/** The settings of the chosen layer. Everything it does is to write a new list of layers. */
function Card({ params, language, set }: Props) {
  const layers = decodeLayers(params.net);
  const at = Math.min(params.layer, layers.length) - 1;
  const layer = layers[at];
  const write = (next: readonly Layer[], selected = at): void =>
    set?.({ net: encodeLayers(next), layer: Math.max(1, Math.min(next.length, selected + 1)) });
  const change = (part: Partial<Layer>): void => write(layers.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const swap = (other: number): void => {
    const next = [...layers];
    const [a, b] = [layers[at], layers[other]];
    if (!a || !b) return;
    next[at] = b;
    next[other] = a;
    write(next, other);
  };
  const fresh: Layer = { kind: 'conv', out: 16, kernel: 3, stride: 1, padding: 1, dilation: 1, groups: 1, bias: true };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0.4rem 0' }}>
      <legend style={{ fontWeight: 600, padding: 0 }}>
        {[words.edit[language], at + 1, words.editAfter[language]].join(language === 'zh' ? '' : ' ')}
      </legend>
      {layer && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 1.1rem' }}>
          <label class="control choice">
            {words.kind[language]}
            <select
              value={layer.kind}
              disabled={!set}
              onChange={(event: TargetedEvent<HTMLSelectElement>) =>
                change({ kind: event.currentTarget.value as Kind })
              }
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind} selected={kind === layer.kind}>
                  {kindNames[kind][language]}
                </option>
              ))}
            </select>
          </label>
          {FIELDS[layer.kind].map((field) => (
            <NumberField
              key={field}
              label={(layer.kind === 'groupNorm' ? words.groupsOfNorm : fieldNames[field])[language]}
              field={field}
              value={layer[field]}
              change={set && ((value) => change({ [field]: value }))}
            />
          ))}
          {hasBias(layer.kind) && (
            <label class="control toggle">
              <input
                type="checkbox"
                checked={layer.bias}
                disabled={!set}
                onChange={(event: TargetedEvent<HTMLInputElement>) => change({ bias: event.currentTarget.checked })}
              />
              {words.bias[language]}
            </label>
          )}
        </div>
      )}
      <p class="actions" style={{ margin: '0.3rem 0' }}>
        <button
          type="button"
          class="quiet"
          disabled={!set || layers.length >= MOST_LAYERS}
          onClick={() => write([...layers.slice(0, at + 1), fresh, ...layers.slice(at + 1)], at + 1)}
        >
          {words.add[language]}
        </button>
        <button type="button" class="quiet" disabled={!set || at < 1} onClick={() => swap(at - 1)}>
          {words.up[language]}
        </button>
        <button type="button" class="quiet" disabled={!set || at >= layers.length - 1} onClick={() => swap(at + 1)}>
          {words.down[language]}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={!set || layers.length < 2}
          onClick={() =>
            write(
              layers.filter((_, i) => i !== at),
              Math.max(0, at - 1),
            )
          }
        >
          {words.remove[language]}
        </button>
      </p>
    </fieldset>
  );
}

const percent = (share: number): string => {
  if (share === 0) return '0%';
  if (share < 0.00001) return '<0.001%';
  return `${(100 * share).toFixed(share < 0.001 ? 3 : share < 0.01 ? 2 : 1)}%`;
};

/** Mirror bars: share of the parameters to the left, of the multiply-adds to the right. */
function Shares({ params, result, language }: Props) {
  const { rows, totals } = result;
  const shown = rows
    .map((row, i) => ({ row, index: i + 1, parameters: row.weights + row.biases }))
    .filter(({ row, parameters }) => parameters > 0 || row.macs > 0);
  const share = (value: number, of: number): number => (of > 0 ? value / of : 0);
  const full = 122;
  const middle = 180;
  const half = 14;
  const height = 44 + shown.length * 20;
  return (
    <Panel
      width={360}
      height={height}
      title={words.shares[language]}
      desc={shown
        .map(
          ({ row, index, parameters }) =>
            `${index} ${layerName(row.layer, language)}: ${words.parameterShare[language]} ${percent(share(parameters, totals.parameters))}, ${words.macShare[language]} ${percent(share(row.macs, totals.macs))}`,
        )
        .join('; ')}
    >
      <Label x={middle - half} y={26} anchor="end" size={12} color="blue">
        {words.parameterShare[language]}
      </Label>
      <Label x={middle + half} y={26} anchor="start" size={12} color="cinnabar">
        {words.macShare[language]}
      </Label>
      <Label x={0} y={8} anchor="start" weight="bold">
        {words.shares[language]}
      </Label>
      {shown.map(({ row, index, parameters }, i) => {
        const y = 46 + i * 20;
        const left = share(parameters, totals.parameters);
        const right = share(row.macs, totals.macs);
        return (
          <g key={index}>
            <Label x={middle} y={y} size={12} weight={index === params.layer ? 'bold' : 'normal'}>
              {index}
            </Label>
            <rect
              x={round(middle - half - full * left)}
              y={y - 7}
              width={round(full * left)}
              height={14}
              fill={token('blue')}
            />
            <Label x={middle - half - full * left - 4} y={y} size={12} anchor="end">
              {percent(left)}
            </Label>
            <rect x={middle + half} y={y - 7} width={round(full * right)} height={14} fill={token('cinnabar')} />
            <Label x={middle + half + full * right + 4} y={y} size={12} anchor="start">
              {percent(right)}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}

export const bytesText = (bytes: number): string => {
  const [value, unit] =
    bytes >= 1e9
      ? [bytes / 1e9, 'GB']
      : bytes >= 1e6
        ? [bytes / 1e6, 'MB']
        : bytes >= 1e3
          ? [bytes / 1e3, 'kB']
          : [bytes, 'B'];
  return `${Number(value.toPrecision(4))} ${unit}`;
};

function MemoryBars({ params, result, language }: Props) {
  const { memory } = result;
  const bars: readonly (readonly [string, number, Color])[] = [
    [words.weights[language], memory.weights, 'ink'],
    [words.gradients[language], memory.gradients, 'soft'],
    [words.state[language], memory.state, 'blue'],
    [`${words.kept[language]} × ${params.batch}`, memory.activations, 'cinnabar'],
  ];
  const total = bars.reduce((sum, [, bytes]) => sum + bytes, 0);
  const most = Math.max(...bars.map(([, bytes]) => bytes), 1);
  const left = 118;
  const room = 360 - left - 74;
  return (
    <Panel
      width={360}
      height={164}
      title={words.memory[language]}
      desc={bars.map(([name, bytes]) => `${name}: ${bytesText(bytes)}`).join('; ')}
    >
      <Label x={0} y={8} anchor="start" weight="bold">
        {words.memory[language]}: {bytesText(total)}
      </Label>
      {bars.map(([name, bytes, color], i) => {
        const y = 36 + i * 25;
        return (
          <g key={i}>
            <Label x={left - 8} y={y} size={12} anchor="end">
              {name}
            </Label>
            <rect x={left} y={y - 8} width={round((room * bytes) / most)} height={16} fill={token(color)} />
            <Label x={left + 5 + (room * bytes) / most} y={y} size={12} anchor="start">
              {bytesText(bytes)}
            </Label>
          </g>
        );
      })}
      <Line x1={left} y1={24} x2={left} y2={124} color="soft" width={1} />
      <Label x={0} y={150} anchor="start" size={12} color="soft">
        {[words.overtakes[language], grouped(memory.overtakes), words.overtakesAfter[language]].join(
          language === 'zh' ? '' : ' ',
        )}
      </Label>
    </Panel>
  );
}

export function View(props: Props) {
  return (
    <>
      <Presets {...props} />
      <LayerTable {...props} />
      <Check {...props} />
      <Card {...props} />
      <Panels>
        <Shares {...props} />
        <MemoryBars {...props} />
      </Panels>
    </>
  );
}
