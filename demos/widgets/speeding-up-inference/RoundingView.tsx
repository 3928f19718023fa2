/** What rounding does to a matrix: integers stored, errors, and a table of the formats. */
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Line } from '../../ui/lines';
import { decimals } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot, type PlotProps, type Series } from '../../ui/Plot';
import { percent, three } from './numbers';
import type { Props } from './props';
import { ERROR_BINS } from './quantization';
import { text, words } from './text';

/** As in the table: `int8 · channel`. */
const shortName = (bits: number, scales: string, language: Language): string =>
  `int${bits} · ${words.scales[scales as keyof typeof words.scales]?.[language] ?? scales}`;

export function formatName(bits: number, scales: string, language: Language): string {
  return `int${bits}, ${text.parameters.scales.options?.[scales]?.[language] ?? scales}`;
}

interface SharesProps extends Pick<PlotProps, 'children'> {
  title: string;
  /** The one finding that the panel is about. */
  line: string;
  color: 'cinnabar' | 'blue';
  /** The bars, in words. */
  bars: readonly string[];
  xAxis: PlotProps['xAxis'];
  /** Top of the axis of shares. */
  top: number;
  series: Omit<Series, 'mark' | 'color'>;
  language: Language;
}

/** Bars of shares that add up to 1, under a title and a line. */
function Shares({ title, line, color, bars, xAxis, top, series, language, children }: SharesProps) {
  return (
    <Panel width={360} height={236} title={title} desc={`${line}. ${bars.join(', ')}`}>
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Label x={0} y={28} anchor="start" size={12} color={color}>
        {line}
      </Label>
      <Plot
        y={34}
        width={360}
        height={202}
        margin={[12, 14, 44, 62]}
        xAxis={xAxis}
        yAxis={{
          range: [0, top],
          label: words.share[language],
          format: (v) => `${Number((100 * v).toPrecision(3))} %`,
        }}
        series={[{ ...series, mark: 'bars', color }]}
      >
        {children}
      </Plot>
    </Panel>
  );
}

export function Integers({ result, language }: Props) {
  const { integerShares, usedBits, bits } = result.chosen;
  const least = -(2 ** (bits - 1));
  const points = integerShares.flatMap((share, i) => (share > 0 ? [[least + i, share] as const] : []));
  return (
    <Shares
      title={words.integers[language]}
      line={words.used(usedBits.toFixed(2), bits)[language]}
      color="cinnabar"
      bars={points.filter(([, share]) => share > 0.01).map(([q, share]) => `${q}: ${percent(share)}`)}
      xAxis={{
        range: [least - 0.5, -least - 0.5],
        ticks: bits === 8 ? [-127, -64, 0, 64, 127] : [-7, -4, 0, 4, 7],
        label: words.integer[language],
      }}
      top={Math.max(...integerShares) * 1.08}
      series={{ points, barWidth: bits === 8 ? 1.05 : 0.8 }}
      language={language}
    />
  );
}

export function Errors({ result, language }: Props) {
  const { errorShares, rms, predictedRms } = result.chosen;
  const points = errorShares.map((share, i) => [(i + 0.5) / ERROR_BINS - 0.5, share] as const);
  const flat = 1 / ERROR_BINS;
  return (
    <Shares
      title={words.errors[language]}
      line={words.rms(three(rms), three(predictedRms))[language]}
      color="blue"
      bars={points.map(([x, share]) => `${x.toFixed(2)}: ${percent(share)}`)}
      xAxis={{ range: [-0.5, 0.5], ticks: [-0.5, -0.25, 0, 0.25, 0.5], label: words.step[language] }}
      top={Math.max(flat * 1.6, ...errorShares.map((v) => v * 1.1))}
      series={{ points, barWidth: 0.9 / ERROR_BINS, opacity: 0.75 }}
      language={language}
    >
      {({ x, y }) => (
        <>
          <Line x1={x(-0.5)} y1={y(flat)} x2={x(0.5)} y2={y(flat)} dash="dashed" />
          <Label x={x(0.5)} y={y(flat) - 9} anchor="end" size={12}>
            {words.uniform[language]}
          </Label>
        </>
      )}
    </Shares>
  );
}

export function Formats({ params, result, language }: Props) {
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
                <td>{decimals(snr, 1)}</td>
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
