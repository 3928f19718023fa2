/** Two learning curves, what attention looks at in the reader's sequence, both answers, and both networks at other lengths. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Language } from '../../ui/language';
import { Matrix } from '../../ui/Matrix';
import { Plot } from '../../ui/Plot';
import { Label, Line, Panel, Panels, round, type Point } from '../../ui/svg';
import { keyName, valueName, writeSequence, type CurvePoint, type Params, type Result } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const two = (value: number): string => value.toFixed(2);
const grouped = (value: number): string => value.toLocaleString('en-US');
const name = (kind: 'attention' | 'dense', size: number, language: Language): string =>
  language === 'zh'
    ? `${words[kind].zh}，${grouped(size)}${words.weights.zh}`
    : `${words[kind].en}, ${grouped(size)} ${words.weights.en}`;

function Key({ y, kind, text }: { y: number; kind: 'attention' | 'dense'; text: string }) {
  const color = kind === 'attention' ? 'cinnabar' : 'blue';
  return (
    <g>
      <Line x1={14} x2={34} y1={y} y2={y} color={color} dash={kind === 'dense' ? 'dashed' : 'solid'} width={2} />
      <Label x={40} y={y} anchor="start" size={12} color={color}>
        {text}
      </Label>
    </g>
  );
}

interface CurvesProps extends Props {
  title: string;
  axis: string;
  of: (point: CurvePoint) => readonly [attention: number, dense: number];
  top: number;
  ticks: readonly number[];
  level: number;
  levelName: string;
}

function CurvesPanel({ params, result, language, title, axis, of, top, ticks, level, levelName }: CurvesProps) {
  const { curve, attentionSize, denseSize } = result;
  const last = curve.at(-1);
  const [a, b] = last ? of(last) : [0, 0];
  const series = (index: 0 | 1): Point[] => curve.map((point) => [point.step, Math.min(top, of(point)[index])]);
  return (
    <Panel
      width={360}
      height={290}
      title={title}
      desc={curve
        .filter((_, i) => i % 5 === 0)
        .map((point) => {
          const [x, y] = of(point);
          return `${point.step}: ${words.attention[language]} ${two(x)}, ${words.dense[language]} ${two(y)}`;
        })
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {title}
      </Label>
      <Key y={29} kind="attention" text={name('attention', attentionSize, language)} />
      <Key y={47} kind="dense" text={name('dense', denseSize, language)} />
      <Label x={352} y={29} anchor="end" size={12} color="cinnabar">
        {a.toFixed(3)}
      </Label>
      <Label x={352} y={47} anchor="end" size={12} color="blue">
        {b.toFixed(3)}
      </Label>
      <Plot
        y={54}
        width={360}
        height={236}
        margin={[12, 14, 44, 48]}
        xAxis={{ range: [0, params.steps], label: words.steps[language] }}
        yAxis={{ range: [0, top], ticks, label: axis }}
        series={[
          { points: series(0), color: 'cinnabar', width: 2 },
          { points: series(1), color: 'blue', dash: 'dashed', width: 1.8 },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(0)} x2={x(params.steps)} y1={y(level)} y2={y(level)} color="soft" dash="dotted" />
            <Label x={x(params.steps)} y={y(level) - 19} anchor="end" size={12} color="soft">
              {levelName}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}

const WINDOW = 356;

/** One row for each key that could be asked; the row that is asked is framed. */
function HeatPanel({ result, language, set }: Props) {
  const { sequence, weights } = result;
  const m = sequence.keys.length;
  const left = 64;
  const cell = Math.min(40, (WINDOW - left) / m);
  const top = 62;
  const numbers = cell >= 29;
  const pairName = (i: number): string => keyName(sequence.keys[i] ?? 0) + valueName(sequence.values[i] ?? 0);
  return (
    <Panel
      width={360}
      height={round(top + m * cell + 8)}
      title={words.heat[language]}
      desc={weights
        .map(
          (row, i) =>
            `${words.asks[language]} ${keyName(sequence.keys[i] ?? 0)}: ${row.map((w, j) => `${pairName(j)} ${two(w)}`).join(', ')}`,
        )
        .join('; ')
        .slice(0, 1500)}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.heat[language]}
      </Label>
      <Label x={left - 12} y={top - 20} anchor="end" size={12} color="soft">
        {words.asks[language]}
      </Label>
      <Matrix
        x={left}
        y={top}
        values={weights}
        cell={cell}
        scale="weight"
        max={1}
        gamma={0.8}
        format={numbers ? (value) => (value >= 0.995 ? '1' : two(value).replace(/^0/, '')) : null}
        rowLabels={sequence.keys.map(keyName)}
        columnLabels={sequence.keys.map((_, i) => pairName(i))}
        labelSize={cell >= 20 ? 13 : 12}
        borderColor="wash"
        highlightRow={sequence.asked}
      />
      {set &&
        weights.map((_, i) => (
          <rect
            key={i}
            x={left}
            y={round(top + i * cell)}
            width={round(m * cell)}
            height={round(cell)}
            fill="transparent"
            style={{ cursor: 'pointer' }}
            onClick={() => set({ sequence: writeSequence(sequence, i) })}
          />
        ))}
    </Panel>
  );
}

function AnswersPanel({ params, result, language }: Props) {
  const { sequence, attentionAnswer, denseAnswer } = result;
  const truth = sequence.values[sequence.asked] ?? 0;
  const answers = [
    { kind: 'attention' as const, color: 'cinnabar' as const, answer: attentionAnswer },
    { kind: 'dense' as const, color: 'blue' as const, answer: denseAnswer },
  ];
  const asked = keyName(sequence.keys[sequence.asked] ?? 0);
  const title =
    language === 'zh'
      ? `${words.answers.zh}${asked}，应答${valueName(truth)}`
      : `${words.answers.en} ${asked}, which has ${valueName(truth)}`;
  const verdict = (answer: readonly number[]): string => {
    const best = answer.indexOf(Math.max(...answer));
    return `${valueName(best)}, ${best === truth ? words.right[language] : words.wrong[language]}`;
  };
  const left = 14;
  const step = 42;
  return (
    <Panel
      width={360}
      height={246}
      title={title}
      desc={answers
        .map(({ kind, answer }) =>
          answer
            ? `${words[kind][language]}: ${answer.map((p, i) => `${valueName(i)} ${two(p)}`).join(', ')}`
            : `${words[kind][language]}: ${words.none[language]}`,
        )
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {title}
      </Label>
      {answers.map(({ kind, color, answer }, r) => {
        const base = 106 + r * 112;
        return (
          <g key={kind}>
            <Label x={left} y={base - 72} anchor="start" size={12} color={color}>
              {words[kind][language]}
              {answer ? `: ${verdict(answer)}` : ''}
            </Label>
            {answer === null ? (
              <Label x={left} y={base - 40} anchor="start" size={12} color="soft">
                {language === 'zh'
                  ? `${words.cannot.zh}${params.pairs}${words.cannotEnd.zh}`
                  : `${words.cannot.en} ${params.pairs} ${words.cannotEnd.en}`}
              </Label>
            ) : (
              answer.map((p, v) => (
                <g key={v}>
                  <rect
                    x={left + v * step + 4}
                    y={round(base - 46 * p)}
                    width={step - 12}
                    height={round(Math.max(0.6, 46 * p))}
                    fill={`var(--${color})`}
                  />
                  <Label x={left + v * step + step / 2 - 2} y={base - 46 * p - 8} size={12} color="soft">
                    {two(p).replace(/^0/, '')}
                  </Label>
                </g>
              ))
            )}
            <Line x1={left} x2={left + 8 * step} y1={base} y2={base} color="soft" width={1} />
            {Array.from({ length: 8 }, (_, v) => (
              <Label
                key={v}
                x={left + v * step + step / 2 - 2}
                y={base + 13}
                size={12}
                weight={v === truth ? 'bold' : 'normal'}
              >
                {valueName(v)}
              </Label>
            ))}
          </g>
        );
      })}
    </Panel>
  );
}

function LengthTable({ result, language }: Props) {
  return (
    <div class="table-wrap">
      <table>
        <caption style={{ textAlign: 'start' }}>{words.lengthsTitle[language]}</caption>
        <thead>
          <tr>
            {[words.pairsShort, words.attention, words.dense, words.guess].map((head) => (
              <th key={head.en} scope="col">
                {head[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.lengths.map(({ pairs, attention, dense, guess }) => (
            <tr key={pairs}>
              <th scope="row">{pairs}</th>
              <td>{attention.toFixed(3)}</td>
              <td>{dense === null ? words.none[language] : dense.toFixed(3)}</td>
              <td>{guess.toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function View(props: Props) {
  const { result, language, set } = props;
  const { sequence, curve } = result;
  const highest = Math.max(2.2, ...curve.flatMap((point) => [point.attentionLoss, point.denseLoss]));
  const lossTop = Math.min(6, Math.ceil(highest * 2) / 2);
  return (
    <>
      <Panels>
        <CurvesPanel
          {...props}
          title={words.accuracyTitle[language]}
          axis={words.accuracy[language]}
          of={(point) => [point.attention, point.dense]}
          top={1}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          level={result.guess}
          levelName={`${words.guess[language]} ${result.guess.toFixed(3)}`}
        />
        <CurvesPanel
          {...props}
          title={words.lossTitle[language]}
          axis={words.loss[language]}
          of={(point) => [point.attentionLoss, point.denseLoss]}
          top={lossTop}
          ticks={Array.from({ length: Math.floor(lossTop) + 1 }, (_, i) => i)}
          level={Math.log(8)}
          levelName={words.uniform[language]}
        />
      </Panels>
      <p class="tabs" role="group" aria-label={words.ask[language]}>
        {sequence.keys.map((key, i) => (
          <button
            key={key}
            type="button"
            disabled={!set}
            aria-pressed={i === sequence.asked}
            onClick={() => set?.({ sequence: writeSequence(sequence, i) })}
          >
            {words.ask[language]}
            {language === 'zh' ? '' : ' '}
            {keyName(key)}
          </button>
        ))}
      </p>
      <Panels>
        <HeatPanel {...props} />
        <AnswersPanel {...props} />
      </Panels>
      <LengthTable {...props} />
    </>
  );
}
