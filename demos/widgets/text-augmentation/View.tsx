/** Accuracies as dots, what became of the labels, and the changed sentences themselves. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Line } from '../../ui/lines';
import { grouped, three } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import type { ViewProps } from '../../runtime/widget.ts';
import type { Bar, Example, Params, Result, Wrong } from './compute';
import type { Token } from './techniques';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const COLOR = { plain: 'blue', augmented: 'cinnabar', leak: 'ochre' } as const;
const percent = ({ wrong, of }: Wrong): string => (of > 0 ? `${((100 * wrong) / of).toFixed(1)} %` : '–');

function Accuracies({ result, language }: Props) {
  const { bars, draws } = result;
  const lowest = Math.min(0.4, ...bars.flatMap(({ accuracies }) => accuracies));
  const from = Math.floor(lowest * 10) / 10;
  const left = 8;
  const right = 352;
  const x = (value: number): number => left + ((right - left) * (value - from)) / (1 - from);
  const rowHeight = 62;
  const top = 48;
  const bottom = top + bars.length * rowHeight;
  const ticks = Array.from({ length: Math.round((1 - from) * 10) + 1 }, (_, i) => from + i / 10).filter(
    (_, i, all) => all.length <= 8 || i % 2 === (all.length - 1) % 2,
  );
  return (
    <Panel
      width={360}
      height={bottom + 44}
      title={words.accuracy[language]}
      desc={bars.map((bar) => `${words[bar.name][language]} ${three(bar.mean)} ± ${three(bar.error)}`).join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.accuracy[language]}
      </Label>
      <Label x={0} y={29} anchor="start" size={12} color="soft">
        {words.draws(draws)[language]}
      </Label>
      {ticks.map((tick) => (
        <g key={tick}>
          <Line x1={x(tick)} y1={top} x2={x(tick)} y2={bottom} color="rule" width={0.8} />
          <Label x={x(tick)} y={bottom + 14} size={12} color="soft">
            {tick.toFixed(1)}
          </Label>
        </g>
      ))}
      <Line x1={x(0.5)} y1={top} x2={x(0.5)} y2={bottom} color="soft" dash="dashed" width={1} />
      <Label x={180} y={bottom + 34} size={12} color="soft">
        {words.axis[language]} ({words.chance[language]}: 0.5)
      </Label>
      {bars.map((bar, row) => (
        <Dots key={bar.name} bar={bar} y={top + row * rowHeight} x={x} language={language} />
      ))}
    </Panel>
  );
}

function Dots({ bar, y, x, language }: { bar: Bar; y: number; x: (v: number) => number; language: Language }) {
  const color = COLOR[bar.name];
  const right = bar.mean < 0.65;
  return (
    <g>
      <rect x={right ? 172 : 8} y={y + 5} width={182} height={18} fill="var(--wash)" />
      <Label x={right ? 352 : 10} y={y + 14} anchor={right ? 'end' : 'start'} size={13} color={color}>
        {words[bar.name][language]} {three(bar.mean)} ± {three(bar.error)}
      </Label>
      {bar.accuracies.map((value, i) => (
        <circle
          key={i}
          cx={round(x(value))}
          cy={round(y + 38 + ((i % 5) - 2) * 4)}
          r={2.6}
          fill={`var(--${color})`}
          opacity={0.45}
        />
      ))}
      <Line x1={x(bar.mean - bar.error)} y1={y + 38} x2={x(bar.mean + bar.error)} y2={y + 38} color={color} width={5} />
      <Line x1={x(bar.mean)} y1={y + 26} x2={x(bar.mean)} y2={y + 50} color={color} width={2.4} />
    </g>
  );
}

function Labels({ params, result, language }: Props) {
  const { copiesMade, undecided, wrongAll, wrongWithoutNot } = result;
  const { rate, technique, protect, task } = params;
  if (copiesMade === 0) return <p>{words.unchanged[language]}</p>;
  if (task === 'coin') return null;
  const predicts = wrongWithoutNot !== undefined && technique === 'deletion' && !protect;
  return (
    <div class="table-wrap">
      <table>
        <tbody>
          <tr>
            <th scope="row">{words.made[language]}</th>
            <td>{grouped(copiesMade)}</td>
          </tr>
          <tr>
            <th scope="row">{words.undecided[language]}</th>
            <td>{percent({ wrong: undecided, of: copiesMade })}</td>
          </tr>
          <tr>
            <th scope="row">{words.wrongAll[language]}</th>
            <td>{percent(wrongAll)}</td>
          </tr>
          {wrongWithoutNot && (
            <tr>
              <th scope="row">{words.wrongWithoutNot[language]}</th>
              <td>{percent(wrongWithoutNot)}</td>
            </tr>
          )}
          {predicts && (
            <tr>
              <th scope="row">{words.predicted[language]}</th>
              <td>{((100 * rate) / (1 + rate)).toFixed(1)} %</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);

function Sentence({ tokens }: { tokens: readonly Token[] }) {
  return (
    <>
      {tokens.map(({ text, meaning, mark }, i) => {
        const gap = i > 0 && !(isHan(text) && isHan(tokens[i - 1]?.text ?? '')) ? ' ' : '';
        if (mark === 'kept') return gap + text;
        if (mark === 'deleted')
          return (
            <>
              {gap}
              <del key={i} style={{ color: 'var(--soft)' }}>
                {text}
              </del>
            </>
          );
        return (
          <>
            {gap}
            <b
              key={i}
              title={meaning}
              style={{ color: 'var(--cinnabar)', ...(mark === 'moved' && { textDecoration: 'underline dotted' }) }}
            >
              {text}
            </b>
          </>
        );
      })}
    </>
  );
}

function Verdict({ example, task, language }: { example: Example; task: Params['task']; language: Language }) {
  const { label, truth } = example;
  if (task === 'coin') return <>{words.noTruth[language]}</>;
  if (truth === undefined) return <>{words.nothing[language]}</>;
  const name = words.labelNames[task][truth][language];
  return truth === label ? <>✓ {name}</> : <b>✗ {name}</b>;
}

function Examples({ params, result, language }: Props) {
  const { examples } = result;
  if (examples.length === 0) return null;
  const start = { textAlign: 'start' } as const;
  const name = { textAlign: 'start', whiteSpace: 'nowrap' } as const;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.copy[language]}</th>
            <th scope="col" style={name}>
              {words.label[language]}
            </th>
            <th scope="col" style={name}>
              {words.says[language]}
            </th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example, i) => (
            <tr key={i}>
              <td style={start} lang="en">
                <Sentence tokens={example.tokens} />
              </td>
              <td style={name}>{words.labelNames[params.task][example.label][language]}</td>
              <td style={name}>
                <Verdict example={example} task={params.task} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OwnSentence({ result, language }: Props) {
  if (result.own.length === 0) return null;
  return (
    <>
      <p style={{ marginBlockEnd: 0 }}>{words.ownTitle[language]}:</p>
      <ul style={{ marginBlockStart: '0.2rem' }}>
        {result.own.map((tokens, i) => (
          <li key={i}>
            <Sentence tokens={tokens} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function View(props: Props) {
  return (
    <>
      <Panels>
        <Accuracies {...props} />
        <Labels {...props} />
      </Panels>
      <Examples {...props} />
      <OwnSentence {...props} />
    </>
  );
}
