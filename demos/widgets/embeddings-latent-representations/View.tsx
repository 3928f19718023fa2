/** The words as points, their similarities, what the vector of one word still remembers, and the singular values behind it. */
import type { Language } from '../../ui/language';
import { Matrix } from '../../ui/Matrix';
import { linearTicks, Plot } from '../../ui/Plot';
import { Dot, Label, Line, Panel, Panels, round } from '../../ui/svg';
import type { ViewProps } from '../../runtime/widget.ts';
import { BOOK_TEXT, ONE_SENSE, type Entry, type Neighbor, type Params, type Result } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const signed = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? (0).toFixed(digits) : text).replace('-', '−');
};
const short = (word: string, length = 9): string => (word.length > length ? `${word.slice(0, length - 1)}…` : word);
/** Width of a text at 12 units, estimated; Chinese characters are square. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 12 : 6.3), 0);

interface Spot {
  x: number;
  y: number;
  names: string[];
  chosen: boolean;
}

interface Placed extends Spot {
  label: string;
  /** Corner of the label, absent where there is no room. */
  at?: { x: number; y: number; anchor: 'start' | 'end' };
}

/** Points that coincide on the screen share a mark and a label. */
function spotsOf(points: readonly Spot[]): Spot[] {
  const spots: Spot[] = [];
  for (const point of points) {
    const near = spots.find((spot) => Math.hypot(spot.x - point.x, spot.y - point.y) < 7);
    if (near) {
      near.names.push(...point.names);
      near.chosen ||= point.chosen;
    } else spots.push({ ...point, names: [...point.names] });
  }
  return spots;
}

const nameOf = (names: readonly string[]): string =>
  names.length > 3
    ? `${names
        .slice(0, 2)
        .map((n) => short(n))
        .join(', ')} +${names.length - 2}`
    : names.map((n) => short(n)).join(', ');

/** Gives each spot the first place for its label that collides with nothing; labels that find none are left out. */
function placed(spots: readonly Spot[], width: number): Placed[] {
  const taken: [number, number, number, number][] = spots.map(({ x, y }) => [x - 4, y - 4, x + 4, y + 4]);
  const free = (box: [number, number, number, number]): boolean =>
    box[0] >= 2 &&
    box[2] <= width - 2 &&
    box[1] >= 24 &&
    taken.every(([a, b, c, d]) => box[2] <= a || box[0] >= c || box[3] <= b || box[1] >= d);
  return [...spots]
    .sort((a, b) => Number(b.chosen) - Number(a.chosen))
    .map((spot) => {
      const label = nameOf(spot.names);
      const w = widthOf(label);
      for (const dy of [0, -9, 9, -15, 15, -24, 24, -34, 34, -46, 46]) {
        for (const side of [1, -1]) {
          const x = spot.x + side * (Math.abs(dy) > 10 ? 0 : 7);
          const [left, right] = side > 0 ? [x, x + w] : [x - w, x];
          const box: [number, number, number, number] = [left, spot.y + dy - 7, right, spot.y + dy + 7];
          if (!free(box)) continue;
          taken.push(box);
          return { ...spot, label, at: { x, y: spot.y + dy, anchor: side > 0 ? 'start' : 'end' } };
        }
      }
      return { ...spot, label };
    });
}

const axisNumber = (params: Params, result: Result): number =>
  params.axes === 'second' && (params.oneHot ? result.words.length : result.size) >= 3 ? 3 : 1;

const componentName = (k: number, language: Language): string =>
  language === 'zh' ? `第${k}个分量` : `component ${k}`;

function paddedRange(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = Math.max(0.2, (high - low) * 0.1);
  return [low - pad, high + pad];
}

function Scatter({ params, result, language }: Props) {
  const { words: names, points, word } = result;
  const first = axisNumber(params, result);
  const [width, height] = [360, 330];
  return (
    <Panel
      width={width}
      height={height}
      title={words.scatter[language]}
      desc={names
        .map((name, i) => `${name} (${signed(points[i]?.[0] ?? 0, 2)}, ${signed(points[i]?.[1] ?? 0, 2)})`)
        .join('; ')
        .slice(0, 1500)}
    >
      <Plot
        width={width}
        height={height}
        margin={[28, 12, 40, 46]}
        title={words.scatter[language]}
        xAxis={{ range: paddedRange(points.map(([x]) => x)), label: componentName(first, language) }}
        yAxis={{
          range: paddedRange(points.map(([, y]) => y)),
          label: componentName(first + 1, language),
          grid: false,
        }}
      >
        {({ x, y }) => {
          const spots = spotsOf(
            names.map((name, i) => ({
              x: x(points[i]?.[0] ?? 0),
              y: y(points[i]?.[1] ?? 0),
              names: [name],
              chosen: name === word,
            })),
          );
          return (
            <>
              <Line x1={x(0)} y1={28} x2={x(0)} y2={height - 40} color="rule" />
              <Line x1={46} y1={y(0)} x2={width - 12} y2={y(0)} color="rule" />
              {placed(spots, width).map(({ x: px, y: py, names: list, label, at, chosen }) => (
                <g key={list.join()}>
                  <title>{list.join(', ')}</title>
                  {at && Math.abs(at.y - py) > 16 && (
                    <Line x1={px} y1={py} x2={px} y2={at.y + (at.y < py ? 6 : -6)} color="control" width={0.8} />
                  )}
                  <Dot x={px} y={py} r={chosen ? 4.5 : 3} color={chosen ? 'cinnabar' : 'blue'} />
                  {at && (
                    <Label x={at.x} y={at.y} anchor={at.anchor} size={12} color={chosen ? 'cinnabar' : 'ink'}>
                      {label}
                    </Label>
                  )}
                </g>
              ))}
            </>
          );
        }}
      </Plot>
    </Panel>
  );
}

const cellNumber = (value: number): string => {
  if (Math.abs(value) >= 9.95) return value.toFixed(0).replace('-', '−');
  const text = value.toFixed(1);
  if (Number(text) === 0) return '0';
  return text
    .replace(/^(-?)0\./, '$1.')
    .replace(/\.0$/, '')
    .replace('-', '−');
};

function Table({ params, result, language, set }: Props) {
  const { listed, table, word } = result;
  const title = words.between[params.measure][language];
  const [left, top, right] = [66, 80, 28];
  const cell = Math.min(30, (360 - left - right) / Math.max(1, listed.length));
  const height = top + cell * listed.length + 6;
  const row = listed.indexOf(word);
  return (
    <Panel
      width={360}
      height={height}
      title={title}
      desc={listed
        .map((a, i) => `${a}: ${listed.map((b, j) => `${b} ${signed(table[i]?.[j] ?? 0, 2)}`).join(', ')}`)
        .join('; ')
        .slice(0, 1500)}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Matrix
        x={left}
        y={top}
        values={table}
        cell={cell}
        scale={params.measure === 'distance' ? 'weight' : 'signed'}
        {...(params.measure === 'cosine' && { max: 1 })}
        format={cellNumber}
        textSize={12}
        rowLabels={listed.map((name) => short(name, 8))}
        columnLabels={listed.map((name) => short(name, 8))}
        slantColumns
        labelSize={12.5}
        {...(row >= 0 && { highlightRow: row })}
      />
      {set &&
        listed.map((name, i) => (
          <rect
            key={name}
            x={0}
            y={round(top + i * cell)}
            width={round(left + listed.length * cell)}
            height={round(cell)}
            fill="transparent"
            style={{ cursor: 'pointer' }}
            onClick={() => set({ word: name })}
          />
        ))}
    </Panel>
  );
}

/** One list of words with a bar and four decimals each. */
function Bars({ list, y, zero, scale }: { list: readonly Neighbor[]; y: number; zero: number; scale: number }) {
  return (
    <>
      {list.map(({ word, value }, i) => {
        const end = zero + value * scale;
        return (
          <g key={word}>
            <Label x={0} y={y + 20 * i} anchor="start" size={12.5}>
              {short(word, 12)}
            </Label>
            <rect
              x={round(Math.min(zero, end))}
              y={round(y + 20 * i - 6)}
              width={round(Math.abs(end - zero))}
              height={12}
              fill={value < 0 ? 'var(--blue)' : 'var(--cinnabar)'}
            />
            <Label x={358} y={y + 20 * i} anchor="end" size={12.5}>
              {signed(value, 4)}
            </Label>
          </g>
        );
      })}
    </>
  );
}

function Neighbors({ params, result, language }: Props) {
  const { nearest, word } = result;
  const others = result.others.filter((other) => !nearest.some((near) => near.word === other.word));
  const all = [...nearest, ...others].map(({ value }) => value);
  const [low, high] = [Math.min(0, ...all), Math.max(1e-9, ...all)];
  const scale = 190 / (high - low);
  const zero = 96 - low * scale;
  const second = 44 + 20 * nearest.length;
  const title = `${words.nearestOf[language]} ${language === 'zh' ? '' : '“'}${short(word, 14)}${language === 'zh' ? '' : '”'}`;
  return (
    <Panel
      width={360}
      height={second + 20 * others.length + (others.length ? 16 : 0)}
      title={title}
      desc={[...nearest, ...others].map(({ word: name, value }) => `${name} ${signed(value, 4)}`).join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Label x={358} y={10} anchor="end" size={12} color="soft">
        {words.similarity[params.measure][language]}
      </Label>
      <Bars list={nearest} y={36} zero={zero} scale={scale} />
      {others.length > 0 && (
        <>
          <Line x1={0} y1={second - 12} x2={358} y2={second - 12} color="rule" />
          <Label x={0} y={second} anchor="start" size={12} color="soft">
            {words.othersOf[language]}
          </Label>
          <Bars list={others} y={second + 22} zero={zero} scale={scale} />
        </>
      )}
    </Panel>
  );
}

function EntryRow({ entry, y, zero, scale }: { entry: Entry; y: number; zero: number; scale: number }) {
  const end = zero + entry.decoded * scale;
  return (
    <g>
      <Label x={0} y={y} anchor="start" size={12.5}>
        {short(entry.word, 10)}
      </Label>
      <rect
        x={round(zero)}
        y={y - 7}
        width={round(Math.max(0, entry.counted * scale))}
        height={6}
        fill="none"
        stroke="var(--blue)"
      />
      <rect
        x={round(Math.min(zero, end))}
        y={y + 1}
        width={round(Math.abs(end - zero))}
        height={6}
        fill="var(--cinnabar)"
      />
      <Label x={300} y={y} anchor="end" size={12} color="blue">
        {signed(entry.counted, 4)}
      </Label>
      <Label x={358} y={y} anchor="end" size={12} color="cinnabar">
        {signed(entry.decoded, 4)}
      </Label>
    </g>
  );
}

function Decoded({ result, language }: Props) {
  const { entries, word } = result;
  const seen = entries.filter(({ counted }) => counted > 0);
  const unseen = entries.filter(({ counted }) => counted === 0);
  const values = entries.flatMap(({ counted, decoded }) => [counted, decoded]);
  const [low, high] = [Math.min(0, ...values), Math.max(1e-9, ...values)];
  const scale = 160 / (high - low);
  const zero = 82 - low * scale;
  const second = 62 + 21 * seen.length;
  const title = `${words.decodedTitle[language]} ${language === 'zh' ? short(word, 14) : `“${short(word, 14)}”`}`;
  return (
    <Panel
      width={360}
      height={second + 21 * unseen.length + 10}
      title={title}
      desc={entries
        .map(
          ({ word: name, counted, decoded }) =>
            `${name}: ${words.counted[language]} ${signed(counted, 4)}, ${words.decoded[language]} ${signed(decoded, 4)}`,
        )
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Label x={0} y={34} anchor="start" size={12} color="soft">
        {words.seen[language]}
      </Label>
      <Label x={300} y={34} anchor="end" size={12} color="blue">
        {words.counted[language]}
      </Label>
      <Label x={358} y={34} anchor="end" size={12} color="cinnabar">
        {words.decoded[language]}
      </Label>
      {seen.map((entry, i) => (
        <EntryRow key={entry.word} entry={entry} y={56 + 21 * i} zero={zero} scale={scale} />
      ))}
      {unseen.length > 0 && (
        <Label x={0} y={second} anchor="start" size={12} color="soft">
          {words.unseen[language]}
        </Label>
      )}
      {unseen.map((entry, i) => (
        <EntryRow key={entry.word} entry={entry} y={second + 22 + 21 * i} zero={zero} scale={scale} />
      ))}
      <Line x1={zero} y1={46} x2={zero} y2={second - 12} color="soft" width={1} />
      <Line x1={zero} y1={second + 12} x2={zero} y2={second + 21 * unseen.length + 10} color="soft" width={1} />
    </Panel>
  );
}

function Spectrum({ result, language }: Props) {
  const { singular, size, energy, error } = result;
  const count = singular.length;
  const top = (singular[0] ?? 1) * 1.12;
  const percent = `${(100 * energy).toFixed(2)} %`;
  const bars = singular.map((value, i) => [i + 1, value] as const);
  return (
    <Panel
      width={360}
      height={206}
      title={words.spectrum[language]}
      desc={`${words.energy[language]} ${percent}, ${words.error[language]} ${error.toFixed(4)}. ${singular
        .slice(0, 12)
        .map((value) => value.toFixed(3))
        .join(', ')}`}
    >
      <Plot
        width={360}
        height={206}
        margin={[28, 10, 40, 34]}
        title={words.spectrum[language]}
        xAxis={{
          range: [0.4, count + 0.6],
          label: words.rank[language],
          ticks: [1, ...linearTicks([1, count]).filter((tick) => Number.isInteger(tick) && tick > 1 && tick <= count)],
        }}
        yAxis={{ range: [0, top] }}
        series={[
          { points: bars.slice(0, size), mark: 'bars', color: 'cinnabar', barWidth: 0.7 },
          { points: bars.slice(size), mark: 'bars', color: 'control', barWidth: 0.7 },
        ]}
      >
        {() => (
          <>
            <Label x={350} y={40} anchor="end" size={12}>
              {words.energy[language]} {percent}
            </Label>
            <Label x={350} y={58} anchor="end" size={12}>
              {words.error[language]} {error.toFixed(4)}
            </Label>
            <Label x={350} y={76} anchor="end" size={12} color="soft">
              d = {size} / {count}
            </Label>
          </>
        )}
      </Plot>
    </Panel>
  );
}

function Buttons({ params, result, language, set }: Props) {
  const texts = [
    { text: BOOK_TEXT, label: words.bookText[language] },
    { text: ONE_SENSE, label: words.oneSense[language] },
  ];
  const first = axisNumber(params, result);
  const wide = (params.oneHot ? result.words.length : result.size) >= 3;
  return (
    <p class="tabs" role="group" aria-label={words.texts[language]}>
      {texts.map(({ text, label }) => (
        <button
          key={label}
          type="button"
          disabled={!set}
          aria-pressed={params.text === text}
          onClick={() => set?.({ text })}
        >
          {label}
        </button>
      ))}
      {wide &&
        (['first', 'second'] as const).map((axes, i) => (
          <button
            key={axes}
            type="button"
            disabled={!set}
            aria-pressed={first === 2 * i + 1}
            onClick={() => set?.({ axes })}
          >
            {words.components[language]} {2 * i + 1}, {2 * i + 2}
          </button>
        ))}
    </p>
  );
}

export function View(props: Props) {
  const { params, result, language } = props;
  return (
    <>
      <Buttons {...props} />
      {!result.found && (
        <p>
          {words.notFound[language]} {result.word}
        </p>
      )}
      {result.lonely.length > 0 && (
        <p>
          {words.lonely[language]} {result.lonely.slice(0, 12).join(', ')}
        </p>
      )}
      {result.tie && !params.oneHot && <p>{words.tie[language]}</p>}
      {params.oneHot && <p>{words.ties[language]}</p>}
      <Panels>
        <Table {...props} />
        <Scatter {...props} />
        <Neighbors {...props} />
        {!params.oneHot && <Decoded {...props} />}
        {!params.oneHot && <Spectrum {...props} />}
      </Panels>
      <p>
        {language === 'zh'
          ? `共${result.words.length}个词，计入${result.total}个词对。`
          : `${result.words.length} words; ${result.total} ordered pairs counted.`}
      </p>
    </>
  );
}
