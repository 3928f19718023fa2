/** Counts behind BLEU, the cosine matrix, word surprisals, and the table of damages. */
import { Fragment } from 'preact';
import { cellFill, Matrix } from '../../ui/Matrix';
import { Label, Line, Panel, Panels, round } from '../../ui/svg';
import type { Language } from '../../ui/language';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import { broken, BREAKS } from './breaks';
import type { Params, Result, Scores } from './compute';
import { GLUE, tokenize } from './metrics';
import { words } from './text';

type Props = ViewProps<Params, Result>;
interface Part {
  result: Result;
  language: Language;
}

const hundred = (share: number): string => (100 * share).toFixed(1);
const short = (token: string): string => (token.length > 9 ? `${token.slice(0, 8)}…` : token);

function Bleu({ result, language }: Part) {
  const { counts, candidateLength, referenceLength, brevity, scores } = result;
  const top = 40;
  const bar = 180;
  const height = top + counts.length * 28 + 64;
  const rows = counts.map(({ matched, total }, i) => `p${i + 1} = ${matched}/${total}`).join(', ');
  return (
    <Panel
      width={360}
      height={height}
      title={words.bleuTitle[language]}
      desc={`${rows}; ${words.penalty[language]} ${brevity.toFixed(4)}; BLEU ${hundred(scores.bleu)}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.bleuTitle[language]}
      </Label>
      {counts.map(({ matched, total, found }, i) => (
        <g key={i}>
          <title>{`${words.found[language]}: ${found.map((gram) => gram.split(GLUE).join(' ')).join(' · ') || '–'}`}</title>
          <Label x={0} y={top + i * 28} anchor="start" size={12} color="soft">
            n = {i + 1}
          </Label>
          <rect x={50} y={top + i * 28 - 9} width={bar} height={18} fill="var(--paper)" stroke="var(--rule)" />
          <rect
            x={50}
            y={top + i * 28 - 9}
            width={round(total ? (bar * matched) / total : 0)}
            height={18}
            fill="var(--blue)"
          />
          <Label x={240} y={top + i * 28} anchor="start">
            {matched} / {total}
          </Label>
          <Label x={360} y={top + i * 28} anchor="end" size={12} color="soft">
            {total ? (matched / total).toFixed(3) : '–'}
          </Label>
        </g>
      ))}
      <Label x={0} y={height - 48} anchor="start" size={12} color="soft">
        {words.penalty[language]} ({candidateLength} : {referenceLength} {words.words[language]})
      </Label>
      <Label x={360} y={height - 48} anchor="end">
        {brevity.toFixed(4)}
      </Label>
      <Line x1={0} y1={height - 34} x2={360} y2={height - 34} color="rule" width={1} />
      <Label x={0} y={height - 18} anchor="start" weight="bold">
        BLEU-{counts.length}
      </Label>
      <Label x={360} y={height - 18} anchor="end" weight="bold" color="cinnabar">
        {(100 * scores.bleu).toFixed(4)}
      </Label>
    </Panel>
  );
}

function RougeTable({ result, language }: Part) {
  const { rouge, match, scores } = result;
  const row = (name: string, { precision, recall, f1 }: typeof match) =>
    [name, precision.toFixed(6), recall.toFixed(6), f1.toFixed(6)] as const;
  return (
    <Table
      head={[words.rougeTitle[language], 'P', 'R', 'F₁']}
      rows={[
        row('ROUGE-1', rouge.one),
        row('ROUGE-2', rouge.two),
        row('ROUGE-L', rouge.longest),
        row('ROUGE-S', rouge.skip),
        row(words.matching[language], match),
        ['chrF', '', '', (100 * scores.chrF).toFixed(4)],
      ]}
    />
  );
}

function Cosines({ result, params, language }: Part & { params: Params }) {
  const { candidate, reference, cosines, match } = result;
  const left = 70;
  const top = 104;
  const cell = Math.min(28, (326 - left) / reference.length);
  const height = top + candidate.length * cell + 24;
  const size = Math.min(12, Math.max(8, cell));
  return (
    <Panel
      width={360}
      height={height}
      title={words.matchTitle[language]}
      desc={`P ${match.precision.toFixed(3)}, R ${match.recall.toFixed(3)}, F₁ ${match.f1.toFixed(3)}. ${
        params.vectors === 'static' ? words.vectorsNote[language] : ''
      }`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.matchTitle[language]}
      </Label>
      <Matrix
        x={left}
        y={top}
        values={cosines}
        cell={cell}
        scale="weight"
        max={1}
        format={cell >= 24 ? (v) => (v > 0.995 ? '1' : v < 0.005 ? '' : v.toFixed(2).replace(/^0/, '')) : null}
        textSize={Math.min(12, cell * 0.42)}
        rowLabels={candidate.map(short)}
        columnLabels={reference.map(short)}
        slantColumns
        labelSize={size}
        borderColor="wash"
      />
      {cosines.map((row, i) => {
        const best = Math.max(...row);
        return best > 0.005 ? (
          <rect
            key={i}
            x={round(left + row.indexOf(best) * cell + 1)}
            y={round(top + i * cell + 1)}
            width={round(cell - 2)}
            height={round(cell - 2)}
            fill="none"
            stroke="var(--blue)"
            stroke-width={1.8}
          />
        ) : null;
      })}
      <Label x={left} y={height - 9} anchor="start" size={12} color="blue">
        {words.best[language]}
      </Label>
    </Panel>
  );
}

function Surprisal({ result, language }: Part) {
  const { model, candidate } = result;
  if (!model) return <p>{words.noModel[language]}</p>;
  const bits = model.probabilities.map((p) => -Math.log2(p));
  const top = 34;
  const step = Math.min(24, Math.max(12, 420 / candidate.length));
  const most = Math.max(...bits, 4);
  const height = top + candidate.length * step + 44;
  return (
    <Panel
      width={360}
      height={height}
      title={words.modelTitle[language]}
      desc={candidate.map((token, i) => `${token} ${bits[i]?.toFixed(1)}`).join(', ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.modelTitle[language]}
      </Label>
      {candidate.map((token, i) => (
        <g key={i}>
          <Label x={66} y={top + i * step} anchor="end" size={Math.min(12, step * 0.9)}>
            {short(token)}
          </Label>
          <rect
            x={74}
            y={round(top + i * step - step * 0.36)}
            width={round((210 * (bits[i] ?? 0)) / most)}
            height={round(step * 0.72)}
            fill={cellFill(bits[i] ?? 0, most, 'weight', 0.7)}
            stroke="var(--cinnabar)"
            stroke-width={0.8}
          />
          <Label x={80 + (210 * (bits[i] ?? 0)) / most} y={top + i * step} anchor="start" size={12} color="soft">
            {bits[i]?.toFixed(1)}
          </Label>
        </g>
      ))}
      <Label x={74} y={height - 32} anchor="start" size={12} color="soft">
        {words.surprisal[language]}
      </Label>
      <Label x={0} y={height - 10} anchor="start">
        {words.perplexity[language]} {model.perplexity.toFixed(1)} · {words.perCharacter[language]}{' '}
        {model.bitsPerCharacter.toFixed(2)}
      </Label>
    </Panel>
  );
}

/** As wide as a digit, to keep columns aligned beside the marked numbers. */
const SPACE = '\u2007';

const COLUMNS = ['bleu', 'chrF', 'rouge1', 'rougeL', 'matching'] as const satisfies readonly (keyof Scores)[];

/** A metric sleeps where a changed meaning costs little, or a kept one nearly everything. */
export const isAsleep = (score: number, keepsMeaning: boolean): boolean => (keepsMeaning ? score < 0.5 : score >= 0.7);

function Damages({ result, language, order }: Part & { order: number }) {
  return (
    <div class="table-wrap">
      <p style={{ fontWeight: 600, margin: '1.2rem 0 0.3rem' }}>{words.tableTitle[language]}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.how[language]}</th>
            {[`BLEU-${order}`, 'chrF', 'R-1', 'R-L', words.matching[language]].map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[true, false].map((kept) => (
            <Fragment key={String(kept)}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={1 + COLUMNS.length}
                  style={{ color: 'var(--soft)', paddingBlockStart: '0.7rem' }}
                >
                  {(kept ? words.kept : words.lost)[language]}
                </th>
              </tr>
              {result.breaks
                .filter(({ keepsMeaning }) => keepsMeaning === kept)
                .map(({ kind, text, scores }) => (
                  <tr key={kind} title={text}>
                    <th scope="row">{words.breaks[kind][language]}</th>
                    {COLUMNS.map((name) => {
                      const asleep = isAsleep(scores[name], kept);
                      return (
                        <td key={name} style={asleep ? { color: 'var(--cinnabar)', fontWeight: 600 } : undefined}>
                          {hundred(scores[name])}
                          {asleep ? '*' : SPACE}
                        </td>
                      );
                    })}
                  </tr>
                ))}
            </Fragment>
          ))}
          <tr>
            <th scope="row">{words.now[language]}</th>
            {COLUMNS.map((name) => (
              <td key={name}>
                {hundred(result.scores[name])}
                {SPACE}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p>{words.asleep[language]}</p>
      <p>
        {words.vectorsNote[language]} {words.modelNote[language]}
      </p>
    </div>
  );
}

export function View({ params, result, language, set }: Props) {
  const source = tokenize(params.reference);
  return (
    <>
      <p class="tabs" role="group" aria-label={words.breakIt[language]}>
        {BREAKS.map((kind) => {
          const text = broken(source, kind);
          return text === undefined ? null : (
            <button
              key={kind}
              type="button"
              disabled={!set}
              aria-pressed={text === params.candidate}
              onClick={() => set?.({ candidate: text })}
            >
              {words.breaks[kind][language]}
            </button>
          );
        })}
      </p>
      <Panels>
        <Bleu {...{ result, language }} />
        <RougeTable {...{ result, language }} />
      </Panels>
      <Damages {...{ result, language }} order={params.order} />
      <Panels>
        <Cosines {...{ result, params, language }} />
        <Surprisal {...{ result, language }} />
      </Panels>
    </>
  );
}
