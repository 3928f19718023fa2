/** The nearest words, the experiment's answer, and the cosines of a few words with one another. */
import { Matrix } from '../../ui/Matrix';
import { Plot } from '../../ui/Plot';
import { Label, Line, Panel, Panels, round } from '../../ui/svg';
import type { ViewProps } from '../../runtime/widget.ts';
import type { Merged, Params, Result, Twin } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const two = (value: number): string => value.toFixed(2);
const short = (word: string): string => (word.length > 11 ? `${word.slice(0, 10)}…` : word);
const grouped = (value: number): string => value.toLocaleString('en-US');

interface PickProps {
  label: string;
  value: string;
  options: readonly string[];
  choose: ((word: string) => void) | undefined;
}

function Pick({ label, value, options, choose }: PickProps) {
  return (
    <label class="control">
      {label}
      <select disabled={!choose} value={value} onChange={(event) => choose?.(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option} value={option} selected={option === value}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which word the demo looks at. */
function Choosers({ params, result, language, set }: Props) {
  const { vocabulary, word, other } = result;
  return (
    <>
      <div class="controls">
        <Pick
          label={words.word[language]}
          value={word}
          options={vocabulary}
          choose={set && ((next) => set({ word: next }))}
        />
        {params.experiment === 'merge' && (
          <Pick
            label={words.mergedWith[language]}
            value={other}
            options={vocabulary.filter((name) => name !== word)}
            choose={set && ((next) => set({ other: next }))}
          />
        )}
      </div>
      {params.word !== word && params.word !== '' && (
        <p>
          “{short(params.word)}” {words.missing[language]} {word}
        </p>
      )}
    </>
  );
}

function Neighbors({ result, language }: Props) {
  const { form, count, neighbors, baseline, twin } = result;
  const step = 24;
  const top = 46;
  const left = 92;
  const full = 184;
  const height = top + neighbors.length * step + 34;
  const x = (value: number): number => left + full * value;
  return (
    <Panel
      width={360}
      height={height}
      title={`${words.neighborsOf[language]} ${form}`}
      desc={`${neighbors.map((n) => `${n.word} ${two(n.cosine)}`).join(', ')}; ${words.baseline[language]} ${two(baseline)}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.neighborsOf[language]} {short(form)}
      </Label>
      <Label x={360} y={12} anchor="end" size={12} color="soft">
        {words.occurs[language]} {grouped(count)} {words.times[language]}
      </Label>
      <Line x1={x(0)} y1={top - 12} x2={x(0)} y2={height - 28} color="soft" width={1} />
      <Line x1={x(baseline)} y1={top - 12} x2={x(baseline)} y2={height - 28} color="blue" dash="dashed" />
      {neighbors.map(({ word, cosine, count: n }, i) => {
        const y = top + i * step;
        const color = word === twin?.name ? 'cinnabar' : 'soft';
        return (
          <g key={word}>
            <Label x={left - 8} y={y} anchor="end" weight={word === twin?.name ? 'bold' : 'normal'}>
              {short(word)}
            </Label>
            <rect x={left} y={y - 7} width={round(full * cosine)} height={14} fill={`var(--${color})`} opacity={0.8} />
            <Label x={x(cosine) + 6} y={y} anchor="start" size={12}>
              {two(cosine)}
            </Label>
            <Label x={360} y={y} anchor="end" size={12} color="soft">
              {grouped(n)}×
            </Label>
          </g>
        );
      })}
      <Label x={x(baseline)} y={height - 14} anchor={baseline > 0.5 ? 'end' : 'start'} size={12} color="blue">
        {words.baseline[language]}: {two(baseline)}
      </Label>
    </Panel>
  );
}

function TwinPlot({ twin, result, language }: { twin: Twin; result: Result; language: 'en' | 'zh' }) {
  const { curve } = twin;
  const first = curve[0]?.sentences ?? 1;
  const last = Math.max(curve.at(-1)?.sentences ?? 2, first + 1);
  const end = curve.at(-1);
  const log = last / first > 4;
  const ticks = log
    ? [200, 500, 1000, 2000, 5000, 10_000, 20_000].filter((n) => n >= first * 0.95 && n <= last * 1.05)
    : [...new Set([first, last])];
  const sparse = ticks.length > 5 ? ticks.filter((_, i) => i % 2 === 0) : ticks;
  const answer = `${result.form}, ${twin.name}: ${words.cosine[language]} ${two(twin.cosine)}, ${
    twin.rank === 1 ? words.found[language] : `${words.notFound[language]} (${twin.rank})`
  }`;
  return (
    <Panel
      width={360}
      height={268}
      title={words.twins[language]}
      desc={`${answer}. ${curve.map((p) => `${p.sentences}: ${two(p.twin)}, ${p.rivalWord} ${two(p.rival)}`).join('; ')}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.twins[language]}
      </Label>
      <Label x={0} y={32} anchor="start" size={12} color="cinnabar">
        {answer}
      </Label>
      <Plot
        y={40}
        width={360}
        height={228}
        margin={[12, 20, 44, 42]}
        xAxis={{
          range: [first, last],
          kind: log ? 'log' : 'linear',
          ticks: sparse,
          label: `${words.sentences[language]} (${words.occurrences[language]}: ${end?.occurrences ?? 0})`,
        }}
        yAxis={{ range: [0, 1], label: words.cosine[language] }}
        series={[
          { points: curve.map((p) => [p.sentences, p.rival] as const), mark: 'line', color: 'blue', dash: 'dashed' },
          { points: curve.map((p) => [p.sentences, p.twin] as const), mark: 'both', color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => (
          <>
            <Line x1={x(last) - 142} y1={y(0.22)} x2={x(last) - 116} y2={y(0.22)} color="cinnabar" width={1.8} />
            <Label x={x(last) - 110} y={y(0.22)} anchor="start" size={12} color="cinnabar">
              {words.twin[language]}
            </Label>
            <Line
              x1={x(last) - 142}
              y1={y(0.1)}
              x2={x(last) - 116}
              y2={y(0.1)}
              color="blue"
              dash="dashed"
              width={1.8}
            />
            <Label x={x(last) - 110} y={y(0.1)} anchor="start" size={12} color="blue">
              {words.rival[language]}
            </Label>
          </>
        )}
      </Plot>
    </Panel>
  );
}

function MergeBars({ merged, language }: { merged: Merged; language: 'en' | 'zh' }) {
  const bars = merged.parts.flatMap(({ word, nearest, before, after }) => [
    { name: `${word} – ${nearest}`, when: words.alone[language], value: before, color: 'blue' as const },
    { name: '', when: words.afterMerge[language], value: after, color: 'cinnabar' as const },
  ]);
  const y = (i: number): number => 58 + i * 26 + Math.floor(i / 2) * 34;
  return (
    <Panel
      width={360}
      height={236}
      title={words.mergedTitle[language]}
      desc={`${merged.parts.map((p) => `${p.word}, ${p.nearest}: ${words.alone[language]} ${two(p.before)}, ${words.afterMerge[language]} ${two(p.after)}`).join('; ')}. ${words.exactSum[language]} ${merged.largestDifference}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.mergedTitle[language]}
      </Label>
      {bars.map(({ name, when, value, color }, i) => (
        <g key={i}>
          {name && (
            <Label x={0} y={y(i) - 22} anchor="start">
              {name}
            </Label>
          )}
          <Label x={60} y={y(i)} anchor="end" size={12} color="soft">
            {when}
          </Label>
          <rect x={68} y={y(i) - 8} width={round(236 * value)} height={16} fill={`var(--${color})`} opacity={0.85} />
          <Label x={74 + 236 * value} y={y(i)} anchor="start" size={12}>
            {two(value)}
          </Label>
        </g>
      ))}
      <Label x={0} y={y(3) + 32} anchor="start" size={12} color="soft">
        {words.exactSum[language]} {merged.largestDifference}
      </Label>
    </Panel>
  );
}

function CosineMap({ result, language }: Props) {
  const { mapWords, map } = result;
  const left = 74;
  const top = 94;
  const cell = Math.min(30, (360 - left) / mapWords.length);
  const labelSize = 12;
  return (
    <Panel
      width={360}
      height={top + cell * mapWords.length + 8}
      title={words.map[language]}
      desc={mapWords
        .slice(0, 8)
        .map((a, i) =>
          mapWords
            .slice(i + 1, 8)
            .map((b, j) => `${a}, ${b} ${two(map[i]?.[i + 1 + j] ?? 0)}`)
            .join('; '),
        )
        .filter(Boolean)
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.map[language]}
      </Label>
      <Matrix
        x={left}
        y={top}
        values={map}
        cell={cell}
        scale="weight"
        max={1}
        format={cell >= 23 ? (value) => (value >= 0.995 ? '1' : two(value).replace(/^0/, '')) : null}
        textSize={Math.min(12, cell * 0.45)}
        rowLabels={mapWords.map(short)}
        labelSize={labelSize}
        borderColor="wash"
      />
      {mapWords.map((word, j) => (
        <Label
          key={word}
          x={left + (j + 0.5) * cell}
          y={top - 7}
          anchor="start"
          rotate={-90}
          size={labelSize}
          color="ink"
        >
          {short(word)}
        </Label>
      ))}
    </Panel>
  );
}

function Corpus({ params, result, language }: Props) {
  const { examples, sentenceCount, tokens, pairs } = result;
  return (
    <p>
      {words.corpus(grouped(sentenceCount), grouped(tokens), grouped(pairs))[language]}{' '}
      <i lang={params.source === 'grammar' ? 'en' : undefined}>{examples.map(clip).join(' / ')} …</i>
    </p>
  );
}

const clip = (sentence: string): string => (sentence.length > 90 ? `${sentence.slice(0, 89)}…` : sentence);

export function View(props: Props) {
  const { params, result, language } = props;
  const { twin, merged } = result;
  return (
    <>
      <Choosers {...props} />
      <Panels>
        <Neighbors {...props} />
        {twin && <TwinPlot twin={twin} result={result} language={language} />}
        {merged && <MergeBars merged={merged} language={language} />}
        <CosineMap {...props} />
      </Panels>
      {params.experiment === 'split' && !twin && (
        <p>{result.count === 1 ? words.onlyOnce[language] : words.neverBoth[language]}</p>
      )}
      <Corpus {...props} />
    </>
  );
}
