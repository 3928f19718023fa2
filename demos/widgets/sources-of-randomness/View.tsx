/** Two pages: draws against theory, and the last digits of three exact methods. */
import { Matrix } from '../../ui/Matrix';
import { Plot } from '../../ui/Plot';
import { Label, Line, Panel, Panels, round, token, type Point } from '../../ui/svg';
import type { ViewProps } from '../../runtime/widget.ts';
import { type MapName, type Measured, type Params, type Result, type Token } from './compute';
import { chiSquareDensity } from './draw';
import type { SumName } from './digits';
import { backendNames, mapNames, methodNames, sourceNames, sumNames, tabNames, words } from './text';

type Props = ViewProps<Params, Result, Measured>;

const grouped = (value: number): string => value.toLocaleString('en-US');
const minus = (value: string): string => value.replace(/-/g, '−');
const scientific = (value: number): string => (value === 0 ? '0' : minus(value.toExponential(1)));

export function hex32(value: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0).toString(16).toUpperCase().padStart(8, '0');
}

function Tabs({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.pages[language]}>
      {(['sampling', 'digits'] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          disabled={!set}
          aria-pressed={params.tab === tab}
          onClick={() => set?.({ tab })}
        >
          {tabNames[tab][language]}
        </button>
      ))}
    </p>
  );
}

const CONTEXTS = ['the number of', 'of the', 'it is', 'a model', 'the same', 'for example ,'] as const;

function Sources({ params, language, set }: Props) {
  return (
    <>
      <p class="tabs" role="group" aria-label={words.pages[language]} style={{ marginBlockEnd: '0.4rem' }}>
        {(['preset', 'book'] as const).map((source) => (
          <button
            key={source}
            type="button"
            disabled={!set}
            aria-pressed={params.source === source}
            onClick={() => set?.({ source })}
          >
            {sourceNames[source][language]}
          </button>
        ))}
      </p>
      {params.source === 'book' && (
        <p class="tabs" role="group" aria-label={words.contexts[language]}>
          {CONTEXTS.map((context) => (
            <button
              key={context}
              type="button"
              disabled={!set}
              aria-pressed={params.context === context}
              onClick={() => set?.({ context })}
            >
              … {context}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

/** Bars of what was drawn, ticks where theory wants them. */
function Bars({ params, result, language }: Props) {
  const { sampling } = result;
  if (!sampling) return null;
  const { tokens, rest, chi } = sampling;
  const rows: readonly Token[] = rest.count > 0 ? [...tokens, { ...rest, name: words.others[language] }] : tokens;
  const most = Math.max(...rows.map((row) => Math.max(row.observed / params.draws, row.theory)), 1e-9);
  const left = 92;
  const room = 360 - left - 118;
  const step = 21;
  const top = 48;
  const wide = (share: number): number => (room * share) / most;
  return (
    <Panel
      width={360}
      height={top + rows.length * step + 32}
      title={words.drawsTitle[language]}
      desc={rows
        .map(
          (row) =>
            `${row.name}: ${row.observed}, ${words.expected[language]} ${(row.theory * params.draws).toFixed(1)}`,
        )
        .join('; ')}
    >
      <Label x={0} y={9} anchor="start" weight="bold">
        {words.drawsTitle[language]}
      </Label>
      <Label x={left - 8} y={30} anchor="end" size={12} color="soft">
        {words.token[language]}
      </Label>
      <Label x={297} y={30} anchor="end" size={12} color="soft">
        {words.observed[language]}
      </Label>
      <Label x={360} y={30} anchor="end" size={12} color="soft">
        {words.expected[language]}
      </Label>
      {rows.map((row, i) => {
        const y = top + i * step;
        const gone = row.probability === 0;
        return (
          <g key={i}>
            <Label x={left - 8} y={y} anchor="end" color={gone ? 'soft' : 'ink'}>
              {row.name.length > 12 ? `${row.name.slice(0, 11)}…` : row.name}
            </Label>
            <rect
              x={left}
              y={y - 7}
              width={round(wide(row.observed / params.draws))}
              height={14}
              fill={token('blue')}
            />
            {row.theory > 0 && (
              <Line
                x1={left + wide(row.theory)}
                y1={y - 10}
                x2={left + wide(row.theory)}
                y2={y + 10}
                color="cinnabar"
                width={2}
              />
            )}
            {gone && (
              <Label x={left + 6} y={y} anchor="start" size={12} color="soft">
                {words.cut[language]}
              </Label>
            )}
            <Label x={297} y={y} anchor="end" size={12}>
              {grouped(row.observed)}
            </Label>
            <Label x={360} y={y} anchor="end" size={12} color="cinnabar">
              {(row.theory * params.draws).toFixed(1)}
            </Label>
          </g>
        );
      })}
      <Label x={0} y={top + rows.length * step + 14} anchor="start">
        {chi.freedom > 0
          ? `χ² = ${chi.statistic.toFixed(4)}, ${words.freedom[language]} ${chi.freedom}, p = ${chi.p < 1e-4 ? scientific(chi.p) : chi.p.toFixed(4)}`
          : 'χ² –'}
      </Label>
    </Panel>
  );
}

function Facts({ result, language }: Props) {
  const { sampling, backend } = result;
  if (!sampling) return null;
  const { kernel, kept, vocabulary, entropy } = sampling;
  const zh = language === 'zh';
  return (
    <div class="table-wrap">
      <table>
        <tbody>
          <tr>
            <th scope="row">{words.kept[language]}</th>
            <td>
              {zh ? `${grouped(kept)}（共${grouped(vocabulary)}）` : `${grouped(kept)} of ${grouped(vocabulary)}`}
            </td>
          </tr>
          <tr>
            <th scope="row">{words.entropy[language]}</th>
            <td>
              {entropy.toFixed(5)} {words.bits[language]}
            </td>
          </tr>
          <tr>
            <th scope="row">
              {words.kernelTitle[language]}
              {zh ? '' : ' '}
              {backendNames[backend]?.[language]}
            </th>
            <td>
              {kernel.different === 0
                ? `${grouped(kernel.compared)}${zh ? '次，' : ': '}${words.none[language]}`
                : zh
                  ? `${grouped(kernel.compared)}次里${grouped(kernel.different)}${words.differ.zh}`
                  : `${grouped(kernel.different)} of ${grouped(kernel.compared)} ${words.differ.en}`}
            </td>
          </tr>
        </tbody>
      </table>
      {kernel.different > 0.02 * kernel.compared && <p>{words.edge[language]}</p>}
      {kernel.examples.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.draw[language]}</th>
              <th scope="col">u</th>
              <th scope="col">{words.exactPath[language]}</th>
              <th scope="col">{words.device[language]}</th>
            </tr>
          </thead>
          <tbody>
            {kernel.examples.map(({ index, u, host, device }) => (
              <tr key={index}>
                <th scope="row">{grouped(index)}</th>
                <td>{u.toFixed(10)}</td>
                <td>{host}</td>
                <td>{device}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The book's model in its own words. */
function Continuation({ params, result, language }: Props) {
  const { sampling } = result;
  if (!sampling || params.source !== 'book') return null;
  const joined = sampling.continuation.join(' ').replace(/ ([.,;:?])/g, '$1');
  const used = [words.usedNone, words.usedOne, words.usedBoth][sampling.order - 1] ?? words.usedNone;
  return (
    <>
      <p>{words.modelNote[language]}</p>
      <p>
        {used[language]}
        {sampling.unknown.length > 0 &&
          `${language === 'zh' ? '' : ' '}${words.unknown[language]} ${sampling.unknown.join(', ')}`}
      </p>
      <p>
        {words.goesOn[language]}{' '}
        <span lang="en" style={{ fontFamily: 'var(--text)', fontSize: '1.1em' }}>
          … {params.context.trim()} <b>{joined}</b> …
        </span>
      </p>
    </>
  );
}

const BINS = 24;

function Seeds({ measured, language }: Props) {
  if (!measured || measured.freedom === 0) return null;
  const { values, freedom, mean, rejected, limit, seeds } = measured;
  const most = Math.max(limit * 1.8, mean * 2);
  const width = most / BINS;
  const bars = Array.from({ length: BINS }, (_, i): Point => {
    const inside = values.filter((value) => Math.min(BINS - 1, Math.floor(value / width)) === i).length;
    return [(i + 0.5) * width, inside / seeds / width];
  });
  const curve = Array.from({ length: 97 }, (_, i): Point => [
    (most * i) / 96,
    chiSquareDensity((most * i) / 96, freedom),
  ]).slice(1);
  const top = Math.max(...bars.map(([, y]) => y), ...curve.map(([, y]) => (Number.isFinite(y) ? y : 0))) * 1.1;
  const summary = `${grouped(seeds)} ${words.seeds[language]}: ${words.mean[language]} ${mean.toFixed(3)}, ${(100 * rejected).toFixed(1)}% ${words.above[language]} ${limit.toFixed(3)}`;
  return (
    <Panel width={360} height={260} title={words.seedsTitle[language]} desc={summary}>
      <Plot
        width={360}
        height={236}
        margin={[26, 14, 44, 54]}
        title={words.seedsTitle[language]}
        xAxis={{ range: [0, most], label: `χ², ${words.freedom[language]} ${freedom}` }}
        yAxis={{ range: [0, top], label: words.density[language] }}
        series={[
          { points: bars, mark: 'bars', color: 'blue', barWidth: width * 0.9, opacity: 0.55 },
          { points: curve, color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => <Line x1={x(limit)} y1={y(0)} x2={x(limit)} y2={y(top)} color="soft" dash="dashed" />}
      </Plot>
      <Label x={0} y={248} anchor="start" size={12}>
        {summary}
      </Label>
    </Panel>
  );
}

function Sampling(props: Props) {
  return (
    <>
      <Sources {...props} />
      <Continuation {...props} />
      <Panels>
        <Bars {...props} />
        <Facts {...props} />
        <Seeds {...props} />
      </Panels>
    </>
  );
}

/** A value's last digits, its bits, and how wrong it is. */
function Methods({ params, result, language }: Props) {
  const { digits } = result;
  if (!digits) return null;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">
              {words.method[language]} ({params.row}, {params.column})
            </th>
            <th scope="col">{words.value[language]}</th>
            <th scope="col">{words.bitsOf[language]}</th>
            <th scope="col">{words.error[language]}</th>
            <th scope="col">{words.rms[language]}</th>
            <th scope="col">{words.differs[language]}</th>
          </tr>
        </thead>
        <tbody>
          {digits.methods.map(({ name, value, relative, different }) => (
            <tr key={name}>
              <th scope="row">{methodNames[name][language]}</th>
              <td>{minus(String(Number(value.toPrecision(10))))}</td>
              <td>
                <code>{hex32(value)}</code>
              </td>
              <td>{scientific(value - digits.exact)}</td>
              <td>{scientific(relative)}</td>
              <td>
                {different} / {digits.map.length}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.float64[language]}</th>
            <td>{minus(String(Number(digits.exact.toPrecision(10))))}</td>
            <td colSpan={4} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Far apart near zero, the last places are counted in hundreds: shown by colour, written only where they fit. */
const places = (value: number): string => (Math.abs(value) > 99 ? (value < 0 ? '≪' : '≫') : minus(String(value)));

function DifferenceMap({ params, result, language, set }: Props) {
  const { digits } = result;
  if (!digits) return null;
  const { side, map } = digits;
  const cell = 25;
  const rows = Array.from({ length: side }, (_, i) => map.slice(i * side, (i + 1) * side));
  const title = `${mapNames[params.map][language]} ${words.mapTitle[language]}`;
  return (
    <Panel width={360} height={36 + side * cell} title={title} desc={rows.map((row) => row.join(' ')).join('; ')}>
      <Label x={5} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Matrix
        x={5}
        y={26}
        values={rows}
        cell={cell}
        scale="signed"
        max={4}
        format={places}
        textSize={12}
        borderColor="rule"
      />
      <rect
        x={5 + params.column * cell}
        y={26 + params.row * cell}
        width={cell}
        height={cell}
        fill="none"
        stroke="var(--ink)"
        stroke-width={2.4}
      />
      {set && (
        <rect
          x={5}
          y={26}
          width={side * cell}
          height={side * cell}
          fill="transparent"
          style={{ cursor: 'pointer' }}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const along = (at: number, start: number, length: number): number =>
              Math.floor(((at - start) / Math.max(1, length)) * side);
            set({ row: along(event.clientY, box.top, box.height), column: along(event.clientX, box.left, box.width) });
          }}
        />
      )}
    </Panel>
  );
}

function Sums({ result, language }: Props) {
  const { digits } = result;
  if (!digits) return null;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.sumTitle[language]}</th>
            <th scope="col">{words.value[language]}</th>
            <th scope="col">{words.bitsOf[language]}</th>
            <th scope="col">{words.relative[language]}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(sumNames) as SumName[]).map((name) => (
            <tr key={name}>
              <th scope="row">{sumNames[name][language]}</th>
              <td>{digits.sums[name].toFixed(7)}</td>
              <td>
                <code>{hex32(digits.sums[name])}</code>
              </td>
              <td>{scientific(digits.sums[name] / digits.exactSum - 1)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.float64[language]}</th>
            <td>{digits.exactSum.toFixed(7)}</td>
            <td colSpan={2} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Digits(props: Props) {
  const { params, language, set } = props;
  return (
    <>
      <Methods {...props} />
      <p class="tabs" role="group" aria-label={words.method[language]} style={{ marginBlockStart: '0.8rem' }}>
        {(Object.keys(mapNames) as MapName[]).map((map) => (
          <button
            key={map}
            type="button"
            disabled={!set}
            aria-pressed={params.map === map}
            onClick={() => set?.({ map })}
          >
            {mapNames[map][language]}
          </button>
        ))}
      </p>
      <Panels>
        <DifferenceMap {...props} />
        <Sums {...props} />
      </Panels>
    </>
  );
}

export function View(props: Props) {
  return (
    <>
      <Tabs {...props} />
      {props.params.tab === 'sampling' ? <Sampling {...props} /> : <Digits {...props} />}
    </>
  );
}
