/** What rounding does to a matrix, and below it the stopwatch: counted first, timed when the reader asks. */
import { Plot } from '../../ui/Plot';
import { Label, Line, Panel, Panels, round } from '../../ui/svg';
import type { Language } from '../../ui/language';
import type { ViewProps } from '../../runtime/widget.ts';
import type { Measured, Params, Result } from './compute';
import { PLANS, TASKS, type Task } from './plans';
import { ERROR_BINS } from './quantization';
import { TASK_WORDS, text, VARIANT_WORDS, words } from './text';

type Props = ViewProps<Params, Result, Measured>;

const minus = (value: string): string => value.replace('-', '−');
const percent = (value: number): string =>
  `${value >= 0.1 ? (100 * value).toFixed(1) : (100 * value).toPrecision(2)} %`;
const three = (value: number): string => String(Number(value.toPrecision(3)));

/** As in the table: `int8 · channel`. */
const shortName = (bits: number, scales: string, language: Language): string =>
  `int${bits} · ${words.scales[scales as keyof typeof words.scales]?.[language] ?? scales}`;

export function formatName(bits: number, scales: string, language: Language): string {
  return `int${bits}, ${text.parameters.scales.options?.[scales]?.[language] ?? scales}`;
}

function Integers({ result, language }: Props) {
  const { integerShares, usedBits, bits } = result.chosen;
  const least = -(2 ** (bits - 1));
  const points = integerShares.flatMap((share, i) => (share > 0 ? [[least + i, share] as const] : []));
  const top = Math.max(...integerShares) * 1.08;
  const used = words.used(usedBits.toFixed(2), bits)[language];
  return (
    <Panel
      width={360}
      height={236}
      title={words.integers[language]}
      desc={`${used}. ${points
        .filter(([, share]) => share > 0.01)
        .map(([q, share]) => `${q}: ${percent(share)}`)
        .join(', ')}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.integers[language]}
      </Label>
      <Label x={0} y={28} anchor="start" size={12} color="cinnabar">
        {used}
      </Label>
      <Plot
        y={34}
        width={360}
        height={202}
        margin={[12, 14, 44, 62]}
        xAxis={{
          range: [least - 0.5, -least - 0.5],
          ticks: bits === 8 ? [-127, -64, 0, 64, 127] : [-7, -4, 0, 4, 7],
          label: words.integer[language],
        }}
        yAxis={{
          range: [0, top],
          label: words.share[language],
          format: (v) => `${Number((100 * v).toPrecision(3))} %`,
        }}
        series={[{ points, mark: 'bars', color: 'cinnabar', barWidth: bits === 8 ? 1.05 : 0.8 }]}
      />
    </Panel>
  );
}

function Errors({ result, language }: Props) {
  const { errorShares, rms, predictedRms } = result.chosen;
  const points = errorShares.map((share, i) => [(i + 0.5) / ERROR_BINS - 0.5, share] as const);
  const flat = 1 / ERROR_BINS;
  const line = words.rms(three(rms), three(predictedRms))[language];
  return (
    <Panel
      width={360}
      height={236}
      title={words.errors[language]}
      desc={`${line}. ${points.map(([x, share]) => `${x.toFixed(2)}: ${percent(share)}`).join(', ')}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.errors[language]}
      </Label>
      <Label x={0} y={28} anchor="start" size={12} color="blue">
        {line}
      </Label>
      <Plot
        y={34}
        width={360}
        height={202}
        margin={[12, 14, 44, 62]}
        xAxis={{ range: [-0.5, 0.5], ticks: [-0.5, -0.25, 0, 0.25, 0.5], label: words.step[language] }}
        yAxis={{
          range: [0, Math.max(flat * 1.6, ...errorShares.map((v) => v * 1.1))],
          label: words.share[language],
          format: (v) => `${Number((100 * v).toPrecision(3))} %`,
        }}
        series={[{ points, mark: 'bars', color: 'blue', barWidth: 0.9 / ERROR_BINS, opacity: 0.75 }]}
      >
        {({ x, y }) => (
          <>
            <Line x1={x(-0.5)} y1={y(flat)} x2={x(0.5)} y2={y(flat)} dash="dashed" />
            <Label x={x(0.5)} y={y(flat) - 9} anchor="end" size={12}>
              {words.uniform[language]}
            </Label>
          </>
        )}
      </Plot>
    </Panel>
  );
}

function Formats({ params, result, language }: Props) {
  // Six columns are too many for a phone: digits read right in place of bytes by float32's.
  const reads = result.rightInFloat !== undefined;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.format[language]}</th>
            <th scope="col">{words.bitsPerWeight[language]}</th>
            {!reads && <th scope="col">{words.ofFloat[language]}</th>}
            <th scope="col">{words.snr[language]}</th>
            <th scope="col">{words.outputError[language]}</th>
            {reads && <th scope="col">{words.right[language]}</th>}
          </tr>
        </thead>
        <tbody>
          {result.formats.map(({ bits, scales, bitsPerWeight, snr, outputError, right }) => {
            const chosen = bits === params.bits && scales === params.scales;
            return (
              <tr
                key={`${bits}-${scales}`}
                style={chosen ? { background: 'var(--paper)', color: 'var(--cinnabar)' } : {}}
              >
                <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                  {chosen ? '▸ ' : ''}
                  {shortName(bits, scales, language)}
                </th>
                <td>{bitsPerWeight.toFixed(2)}</td>
                {!reads && <td>{((100 * bitsPerWeight) / 32).toFixed(2)}</td>}
                <td>{minus(snr.toFixed(1))}</td>
                <td style={{ whiteSpace: 'nowrap' }}>
                  {percent(outputError)} {outputError < 0.05 ? '✓' : '\u2003'}
                </td>
                {right !== undefined && <td style={{ whiteSpace: 'nowrap' }}>{percent(right)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {words.below[language]} {words.kernel[language]} {percent(result.kernelError)}
        {language === 'zh' ? '。' : '.'}
      </p>
      {result.rightInFloat !== undefined && (
        <p>{words.trained(result.k, result.n, percent(result.rightInFloat))[language]}</p>
      )}
    </div>
  );
}

const UNITS = ['', ' Ki', ' Mi', ' Gi'] as const;

function binary(value: number): string {
  const power = Math.min(3, Math.floor(Math.log2(Math.max(1, value)) / 10));
  return `${three(value / 1024 ** power)}${UNITS[power]}`;
}

const decimal = (value: number): string =>
  value >= 1e9 ? `${three(value / 1e9)} G` : value >= 1e6 ? `${three(value / 1e6)} M` : three(value);

const sizeName = (task: Task, size: number): string =>
  task === 'fusion' || task === 'dot' ? binary(size) : String(size);

function countName(task: Task, value: number): string {
  if (task === 'fusion') return `${binary(value)}B`;
  return task === 'batch' ? three(value) : decimal(value);
}

/** What a cell of the timing table shows: ms, or ns an element for the dot product. */
const shownTime = (task: Task, ms: number, size: number): number => (task === 'dot' ? (1e6 * ms) / size : ms);

function Tabs({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.timing[language]}>
      {TASKS.map((task) => (
        <button
          key={task}
          type="button"
          disabled={!set}
          aria-pressed={task === params.task}
          onClick={() => set?.({ task })}
        >
          {TASK_WORDS[task].name[language]}
        </button>
      ))}
    </p>
  );
}

interface BarRow {
  variant: string;
  value: number;
  label: string;
}

function Bars({ rows, title, language }: { rows: readonly BarRow[]; title: string; language: Language }) {
  const top = 38;
  const step = 27;
  const left = 128;
  const full = 118;
  const most = Math.max(...rows.map(({ value }) => value), 1e-12);
  return (
    <Panel
      width={360}
      height={top + rows.length * step}
      title={title}
      desc={rows.map(({ variant, label }) => `${VARIANT_WORDS[variant]?.[language] ?? variant}: ${label}`).join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      {rows.map(({ variant, value, label }, i) => (
        <g key={variant}>
          <Label x={left - 8} y={top + i * step} anchor="end" size={12}>
            {VARIANT_WORDS[variant]?.[language] ?? variant}
          </Label>
          <rect
            x={left}
            y={top + i * step - 8}
            width={round(Math.max(1, (full * value) / most))}
            height={16}
            fill={i === 0 ? 'var(--blue)' : 'var(--cinnabar)'}
            opacity={0.85}
          />
          <Label x={left + (full * value) / most + 6} y={top + i * step} anchor="start" size={12}>
            {label}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

/** Bars for the largest size that all variants have, or counted ones before anything is timed. */
function barRows(task: Task, measured: Measured | undefined): { rows: BarRow[]; size: number } | undefined {
  const { sizes, variants, counted } = PLANS[task];
  if (measured) {
    const timed = (variant: string, size: number) =>
      measured.points.find((point) => point.variant === variant && point.size === size);
    const size = [...sizes].reverse().find((s) => variants.every((variant) => timed(variant, s)));
    if (size === undefined) return undefined;
    const first = timed(variants[0] ?? '', size)?.ms ?? 1;
    const rows = variants.map((variant, i) => {
      const ms = timed(variant, size)?.ms ?? 0;
      const ratio = first / Math.max(ms, 1e-9);
      return { variant, value: ms, label: `${three(ms)} ms${i === 0 ? '' : ` · ${three(ratio)}×`}` };
    });
    return { rows, size };
  }
  if (!counted) return undefined;
  const size = sizes.at(-1) ?? 1;
  const rows = variants.map((variant) => {
    const value = counted(variant, size);
    return { variant, value, label: countName(task, value) };
  });
  return { rows, size };
}

function TimingTable({ task, measured, language }: { task: Task; measured: Measured; language: Language }) {
  const { sizes, variants } = PLANS[task];
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">
              {words[task === 'dot' ? 'ns' : 'ms'][language]}; {TASK_WORDS[task].size[language]}:
            </th>
            {sizes.map((size) => (
              <th key={size} scope="col">
                {sizeName(task, size)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant) => (
            <tr key={variant}>
              <th scope="row">{VARIANT_WORDS[variant]?.[language] ?? variant}</th>
              {sizes.map((size) => {
                const point = measured.points.find((p) => p.variant === variant && p.size === size);
                return (
                  <td key={size} title={point ? `${point.repeats} ×${point.onGpu ? ', GPU' : ''}` : undefined}>
                    {point ? three(shownTime(task, point.ms, size)) : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.median[language]}</p>
      <Facts measured={measured} language={language} />
    </div>
  );
}

/** The smallest number of inputs at which int8 is faster, by the points there are. */
export function crossingOf({ points }: Pick<Measured, 'points'>): number | undefined {
  const ms = (variant: string, size: number): number =>
    points.find((point) => point.variant === variant && point.size === size)?.ms ?? NaN;
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b);
  return sizes.find((_, i) => sizes.slice(i).every((later) => ms('int8-both', later) < ms('f32', later)));
}

function Facts({ measured, language }: { measured: Measured; language: Language }) {
  const { task, checks, skipped } = measured;
  const crossing = task === 'int8' || task === 'onnx-int8' ? crossingOf(measured) : undefined;
  return (
    <>
      {(task === 'int8' || task === 'onnx-int8') && (
        <p>{crossing === undefined ? words.noCrossing[language] : words.crossing(crossing)[language]}</p>
      )}
      {checks.map(({ name, value }) => (
        <p key={name}>
          {words.checks[name][language]}:{' '}
          {name === 'bits' || name === 'wide' ? percent(value) : value === 0 ? '0' : minus(value.toExponential(1))}
        </p>
      ))}
      {skipped.length > 0 && (
        <p>
          {words.skipped[language]}{' '}
          {skipped
            .map(({ variant, size }) => `${VARIANT_WORDS[variant]?.[language] ?? variant} (${sizeName(task, size)})`)
            .join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
    </>
  );
}

function Timing(props: Props) {
  const { params, language } = props;
  const { task } = params;
  const measured = props.measured?.task === task ? props.measured : undefined;
  const { about, counted, size: sizeWord } = TASK_WORDS[task];
  const bars = barRows(task, measured);
  const what = measured ? words.ms[language] : (counted?.[language] ?? '');
  return (
    <>
      <Tabs {...props} />
      <p>{about[language]}</p>
      <Panels>
        {bars && (
          <Bars
            rows={bars.rows}
            title={
              task === 'onnx'
                ? what
                : `${what}, ${sizeWord[language]}${language === 'zh' ? '：' : ': '}${sizeName(task, bars.size)}`
            }
            language={language}
          />
        )}
        {measured && measured.points.length > 0 && <TimingTable task={task} measured={measured} language={language} />}
      </Panels>
    </>
  );
}

export function View(props: Props) {
  return (
    <>
      <Panels>
        <Integers {...props} />
        <Errors {...props} />
        <Formats {...props} />
      </Panels>
      <h4 style={{ margin: '1.2rem 0 0', font: '600 0.95rem/1.4 var(--sans)' }}>{words.timing[props.language]}</h4>
      <Timing {...props} />
    </>
  );
}
