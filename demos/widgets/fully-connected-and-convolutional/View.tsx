/** Four pages on one picture: the sliding window with its matrix, the two equalities, and the moved picture. */
import type { TargetedEvent } from 'preact';
import { Matrix } from '../../ui/Matrix';
import { Label, Panel, Panels, round } from '../../ui/svg';
import type { Language } from '../../ui/language';
import type { ViewProps } from '../../runtime/widget.ts';
import { unrolledPattern, type Equality, type Pair, type Params, type Result, type Tab } from './compute';
import { digitTemplates } from './filters';
import { cellAt, readPicture, stroke } from './gesture';
import { Cells, GridPanel, Pair as SideBySide } from './Grid';
import { TEMPLATE } from './pictures';
import { notices, tabNames, text, toolNames, words } from './text';

type Props = ViewProps<Params, Result>;

const minus = (value: string): string => value.replace('-', '−');
const grouped = (value: number): string => value.toLocaleString('en-US');
/** Enough digits to tell two 32-bit floats apart. */
const nine = (value: number): string => minus(Number(Math.fround(value).toPrecision(9)).toString());
const short = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return minus(Object.is(rounded, -0) ? '0' : String(rounded));
};

const dropOn =
  ({ set }: Props) =>
  (file: File): void =>
    void (set && readPicture(file, set));

/** The page of full-size kernels opens on the digit that they are templates of, unless the reader has a picture of their own. */
const opened = (tab: Tab, { picture, size }: Params): Partial<Params> =>
  tab === 'full' && picture !== 'own'
    ? { tab, picture: 'probe', row: Math.floor((size - TEMPLATE) / 2), column: Math.floor((size - TEMPLATE) / 2) }
    : { tab };

function Tabs({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.tabs[language]}>
      {(Object.keys(tabNames) as Tab[]).map((tab) => (
        <button
          key={tab}
          type="button"
          disabled={!set}
          aria-pressed={params.tab === tab}
          onClick={() => set?.(opened(tab, params))}
        >
          {tabNames[tab][language]}
        </button>
      ))}
    </p>
  );
}

/** What a press does, ready pictures, and a file. Keys: the sliders move the window, the button flips its pixel. */
function Tools({ params, result, language, set }: Props) {
  const { size, image, row, column } = result;
  const at = Math.min(size - 1, row * params.stride) * size + Math.min(size - 1, column * params.stride);
  return (
    <>
      <p class="tabs" role="group" aria-label={words.tools[language]}>
        {(['window', 'draw', 'erase'] as const).map((tool) => (
          <button
            key={tool}
            type="button"
            disabled={!set}
            aria-pressed={params.tool === tool}
            onClick={() => set?.({ tool })}
          >
            {toolNames[tool][language]}
          </button>
        ))}
      </p>
      {set && (
        <p class="actions" style={{ margin: '-0.5rem 0 0.6rem' }}>
          <button
            type="button"
            class="quiet"
            onClick={() =>
              set({ picture: 'own', image: image.map((value, i) => (i === at ? (value > 128 ? 0 : 256) : value)) })
            }
          >
            {words.flip[language]}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => set({ picture: 'own', image: image.map(() => 0), tool: 'draw' })}
          >
            {words.clear[language]}
          </button>
          <button type="button" class="quiet" onClick={() => set({ picture: 'probe', size: 12 })}>
            {words.probe[language]}
          </button>
          <label>
            {words.file[language]}{' '}
            <input
              type="file"
              accept="image/*"
              onChange={(event: TargetedEvent<HTMLInputElement>) => {
                const file = event.currentTarget.files?.[0];
                if (file) void readPicture(file, set);
                event.currentTarget.value = '';
              }}
            />
          </label>
        </p>
      )}
      {params.notice !== 'none' && <p>⚠ {notices[params.notice][language]}</p>}
      {result.lost && <p>{words.lost[language]}</p>}
    </>
  );
}

const steps = ({ tab, stride, padding }: Params): { stride: number; padding: number } =>
  tab === 'slide' || tab === 'shift' ? { stride, padding } : { stride: 1, padding: 0 };

function Picture(props: Props) {
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

function OutputMap({ params, result, language, set }: Props) {
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
function Products({ params, result, language }: Props) {
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
function Unrolling({ result, language }: Props) {
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
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.count[language]}</th>
              <th scope="col">{`k = ${k}`}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{grouped(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function KernelEditor({ params, result, language, set }: Props) {
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

function verdict({ compared, different, largestUlps, largestShare }: Equality, language: Language): string {
  const zh = language === 'zh';
  if (different === 0)
    return zh
      ? `${words.compared.zh}${grouped(compared)}个数，${words.allEqual.zh}。`
      : `${grouped(compared)} ${words.compared.en}, all ${words.allEqual.en}.`;
  const share = `${Math.max(0.1, 100 * largestShare).toPrecision(2)}%`;
  return zh
    ? `${words.compared.zh}${grouped(compared)}个数，${grouped(different)}${words.differ.zh}，${words.largest.zh}${grouped(largestUlps)} ulp；最多占上界两倍的${share}。`
    : `${grouped(compared)} ${words.compared.en}, ${grouped(different)} ${words.differ.en}; ${words.largest.en} ${grouped(largestUlps)} ulp, at most ${share} ${words.shareOfBound.en}.`;
}

function PairTable({
  equality,
  name,
  language,
  best,
}: {
  equality: Equality;
  name: string;
  language: Language;
  best: boolean;
}) {
  const both = (value: number, hex: string, bold: object) => (
    <td style={{ whiteSpace: 'nowrap', ...bold }}>
      {nine(value)}
      <br />
      <code>{hex}</code>
    </td>
  );
  const weight = (pair: Pair): { fontWeight?: number } =>
    best && pair === equality.pairs[equality.best] ? { fontWeight: 700 } : {};
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{words.convolution[language]}</th>
            <th scope="col">{words.product[language]}</th>
            <th scope="col">{words.gap[language]}</th>
            <th scope="col">{words.backwards[language]}</th>
            <th scope="col">{words.gap[language]}</th>
            <th scope="col">{words.bound[language]}</th>
          </tr>
        </thead>
        <tbody>
          {equality.pairs.map((pair) => (
            <tr key={pair.label} style={weight(pair)}>
              <th scope="row" style={weight(pair)}>
                {pair.label}
              </th>
              {both(pair.convolution, pair.convolutionHex, weight(pair))}
              {both(pair.product, pair.productHex, weight(pair))}
              <td>{grouped(pair.ulps)}</td>
              {both(pair.backwards, pair.backwardsHex, weight(pair))}
              <td>{grouped(pair.backwardsUlps)}</td>
              <td>{(2 * pair.bound).toExponential(1).replace('-', '−')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WeightButtons({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={text.parameters.weights[language]}>
      {(['grid', 'random'] as const).map((weights) => (
        <button
          key={weights}
          type="button"
          disabled={!set}
          aria-pressed={params.weights === weights}
          onClick={() => set?.({ weights })}
        >
          {text.parameters.weights.options?.[weights]?.[language]}
        </button>
      ))}
    </p>
  );
}

function Templates({ language }: { language: Language }) {
  const templates = digitTemplates();
  return (
    <Panel
      width={272}
      height={140}
      title={words.templates[language]}
      desc={`0 1 2 3 4 5 6 7 8 9; ${TEMPLATE} × ${TEMPLATE}`}
    >
      <Label x={4} y={10} anchor="start" weight="bold">
        {words.templates[language]}
      </Label>
      {templates.map((values, i) => (
        <Cells
          key={i}
          values={values}
          width={TEMPLATE}
          cell={4}
          x={4 + (i % 5) * 54}
          y={26 + Math.floor(i / 5) * 56}
          scale="signed"
          max={0.5}
        />
      ))}
    </Panel>
  );
}

function EqualityPage(props: Props) {
  const { params, result, language } = props;
  const full = params.tab === 'full';
  if (!result.equality) return null;
  return (
    <>
      <p>{(full ? words.fullLead : words.pointwiseLead)[language]}</p>
      <WeightButtons {...props} />
      <SideBySide onFile={dropOn(props)}>
        <Picture {...props} />
        {full && <Templates language={language} />}
      </SideBySide>
      <p>
        <b>{verdict(result.equality, language)}</b>
      </p>
      <PairTable
        equality={result.equality}
        name={(full ? words.digit : words.channel)[language]}
        language={language}
        best={full}
      />
    </>
  );
}

function Chooser({
  label,
  values,
  chosen,
  choose,
}: {
  label: string;
  values: readonly number[];
  chosen: number;
  choose: ((value: number) => void) | undefined;
}) {
  return (
    <p class="tabs" role="group" aria-label={label} style={{ alignItems: 'center', margin: '0.3rem 0' }}>
      <span>{label}</span>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          disabled={!choose}
          aria-pressed={value === chosen}
          onClick={() => choose?.(value)}
        >
          {value}
        </button>
      ))}
    </p>
  );
}

function ShiftPage(props: Props) {
  const { params, result, language, set } = props;
  const { shifted } = result;
  if (!shifted) return null;
  const max = Math.max(...shifted.map.values.map(Math.abs));
  const { compared, different, whole } = shifted;
  const space = language === 'zh' ? '' : ' ';
  return (
    <>
      <Chooser
        label={words.shiftLabel[language]}
        values={[0, 1, 2, 3, 4, 5, 6]}
        chosen={params.shift}
        choose={set && ((shift) => set({ shift }))}
      />
      <Chooser
        label={words.strideLabel[language]}
        values={[1, 2, 3, 4]}
        chosen={params.stride}
        choose={set && ((stride) => set({ stride }))}
      />
      <p>
        {compared === 0
          ? words.nothing[language]
          : different === 0
            ? `${grouped(compared)}${space}${words.equivariant[language]}`
            : `${grouped(compared)}${space}${words.nearly[language]}${space}${grouped(different)}${language === 'zh' ? '。' : '.'}${space}${whole ? '' : words.notWhole[language]}`}
      </p>
      <SideBySide onFile={dropOn(props)}>
        <Picture {...props} />
        <GridPanel
          title={words.map[language]}
          desc={`max |y| = ${short(max)}`}
          values={shifted.map.values}
          width={shifted.map.width}
          scale="signed"
          max={max}
        />
        <GridPanel
          title={words.shifted[language]}
          desc={`max |y| = ${short(max)}`}
          values={shifted.movedMap.values}
          width={shifted.map.width}
          scale="signed"
          max={max}
        />
        <GridPanel
          title={`… ${words.moved[language]}`}
          desc={`${compared} ${words.compared[language]}, ${different} ${words.differ[language]}`}
          values={shifted.difference.values}
          width={shifted.map.width}
          scale="signed"
          max={max}
        />
      </SideBySide>
    </>
  );
}

export function View(props: Props) {
  const { params } = props;
  return (
    <>
      <Tabs {...props} />
      <Tools {...props} />
      {params.tab === 'slide' && (
        <>
          <SideBySide onFile={dropOn(props)}>
            <Picture {...props} />
            <OutputMap {...props} />
          </SideBySide>
          <Panels>
            <Products {...props} />
            <Unrolling {...props} />
          </Panels>
        </>
      )}
      {(params.tab === 'pointwise' || params.tab === 'full') && <EqualityPage {...props} />}
      {params.tab === 'shift' && <ShiftPage {...props} />}
      <KernelEditor {...props} />
    </>
  );
}
