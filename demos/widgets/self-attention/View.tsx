/** Weights as a heat map, one row in numbers, and what it costs as the sentence grows. */
import { cellFill, cellTextFill, Matrix } from '../../ui/Matrix';
import { Plot } from '../../ui/Plot';
import { Label, Panel, Panels, round } from '../../ui/svg';
import type { Language } from '../../ui/language';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import { costOf, LENGTHS, WINDOW, type Measured, type Params, type Result } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result, Measured>;

/** First token drawn, so that the row looked at is inside the window. */
const windowStart = (n: number, row: number): number => Math.max(0, Math.min(n - WINDOW, row - WINDOW / 2));

const short = (token: string): string => (token.length > 9 ? `${token.slice(0, 8)}…` : token);
const two = (value: number): string => (value >= 0.995 ? '1' : value.toFixed(2).replace(/^0/, ''));

export function headName(head: number, language: Language): string {
  return (words.headNames[head] ?? words.randomHead)[language];
}

function HeatMap({ params, result, language, set }: Props) {
  const { tokens, weights, head, effectiveTokens } = result;
  const n = tokens.length;
  const row = Math.min(params.row, n) - 1;
  const from = windowStart(n, row);
  const shown = tokens.slice(from, from + WINDOW);
  const m = shown.length;
  const values = shown.map((_, i) =>
    shown.map((__, j) => (params.causal && j > i ? null : (weights[(head * n + from + i) * n + from + j] ?? 0))),
  );
  const left = 66;
  const right = 44;
  const top = 62;
  const cell = Math.min(40, (360 - left - right) / m);
  const width = 360;
  const height = top + m * cell + 30;
  const labelSize = Math.min(13, Math.max(8, cell * 0.9));
  return (
    <Panel
      width={width}
      height={height}
      title={`${words.head[language]} ${head + 1}: ${words.weightsTitle[language]}`}
      desc={shown
        .map(
          (token, i) =>
            `${token}: ${values[i]?.map((w, j) => `${shown[j]} ${w === null ? words.masked[language] : w.toFixed(2)}`).join(', ')}`,
        )
        .join('; ')
        .slice(0, 1500)}
    >
      <Matrix
        x={left}
        y={top}
        values={values}
        cell={cell}
        scale="weight"
        max={1}
        gamma={0.7}
        format={cell >= 23 ? two : null}
        textSize={Math.min(12, cell * 0.42)}
        rowLabels={shown.map(short)}
        columnLabels={shown.map(short)}
        slantColumns
        labelSize={labelSize}
        borderColor="wash"
        highlightRow={row - from}
      />
      {shown.map((token, i) => (
        <Label key={i} x={width} y={top + (i + 0.5) * cell} anchor="end" size={Math.min(12, labelSize)} color="soft">
          {(effectiveTokens[from + i] ?? 0).toFixed(cell > 14 ? 2 : 1)}
          <title>{token}</title>
        </Label>
      ))}
      {set &&
        shown.map((_, i) => (
          <rect
            key={i}
            x={left}
            y={round(top + i * cell)}
            width={round(m * cell)}
            height={round(cell)}
            fill="transparent"
            style={{ cursor: 'pointer' }}
            onClick={() => set({ row: from + i + 1 })}
          />
        ))}
      <Label x={left} y={height - 10} anchor="start" size={12} color="soft">
        {words.weightsTitle[language]}
      </Label>
      <Label x={width} y={height - 10} anchor="end" size={12} color="soft">
        {words.effective[language]} ↑
      </Label>
    </Panel>
  );
}

/** One query in numbers: its score and weight for every key, then the context vector it gets. */
function RowDetail({ params, result, language }: Props) {
  const { tokens, weights, scores, context, head, headSize } = result;
  const n = tokens.length;
  const row = Math.min(params.row, n) - 1;
  const from = windowStart(n, row);
  const shown = tokens.slice(from, from + WINDOW).map((token, i) => {
    const at = (head * n + row) * n + from + i;
    return { token, score: scores[at] ?? 0, weight: weights[at] ?? 0, index: from + i };
  });
  const list =
    shown.length > 12
      ? [...shown]
          .sort((a, b) => b.weight - a.weight)
          .slice(0, 12)
          .sort((a, b) => a.index - b.index)
      : shown;
  const step = 22;
  const top = 42;
  const columns = Math.min(headSize, 32);
  const strip = 342 / columns;
  const vector = Array.from({ length: headSize }, (_, i) => context[(head * n + row) * headSize + i] ?? 0);
  const max = Math.max(...vector.map(Math.abs), 1e-9);
  const contextTop = top + list.length * step + 34;
  const rows = Math.ceil(headSize / columns);
  const height = contextTop + rows * 22 + 8;
  return (
    <Panel
      width={360}
      height={height}
      title={`${words.rowOf[language]} “${tokens[row]}”`}
      desc={list
        .map(
          ({ token, score, weight }) =>
            `${token}: ${words.score[language]} ${Number.isFinite(score) ? score.toFixed(2) : words.masked[language]}, ${words.weight[language]} ${weight.toFixed(3)}`,
        )
        .join('; ')}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.rowOf[language]} “{short(tokens[row] ?? '')}”
      </Label>
      <Label x={142} y={14} anchor="end" size={12} color="soft">
        {words.score[language]}
      </Label>
      <Label x={158} y={14} anchor="start" size={12} color="soft">
        {words.weight[language]}
      </Label>
      {list.map(({ token, score, weight, index }, i) => (
        <g key={index}>
          <Label x={0} y={top + i * step} anchor="start">
            {short(token)}
          </Label>
          <Label x={142} y={top + i * step} anchor="end" size={12} color="soft">
            {Number.isFinite(score) ? score.toFixed(2).replace('-', '−') : words.masked[language]}
          </Label>
          <rect x={158} y={top + i * step - 8} width={round(150 * weight)} height={16} fill="var(--cinnabar)" />
          <Label x={164 + 150 * weight} y={top + i * step} anchor="start" size={12}>
            {weight.toFixed(3)}
          </Label>
        </g>
      ))}
      <Label x={0} y={contextTop - 14} anchor="start" size={12} color="soft">
        {words.context[language]} (d = {headSize})
      </Label>
      {vector.map((value, i) => (
        <g key={i}>
          <rect
            x={round((i % columns) * strip)}
            y={contextTop + Math.floor(i / columns) * 22}
            width={round(strip)}
            height={20}
            fill={cellFill(value, max, 'signed')}
            stroke="var(--wash)"
            stroke-width={0.8}
          >
            <title>{value.toFixed(4)}</title>
          </rect>
          {strip >= 20 && (
            <Label
              x={(i % columns) * strip + strip / 2}
              y={contextTop + Math.floor(i / columns) * 22 + 10}
              size={10}
              fill={cellTextFill(value, max, 'signed')}
            >
              {value
                .toFixed(1)
                .replace('-', '−')
                .replace(/^(−?)0\./, '$1.')}
            </Label>
          )}
        </g>
      ))}
    </Panel>
  );
}

const bytes = (value: number): string =>
  value >= 2 ** 20 ? `${Number((value / 2 ** 20).toPrecision(3))} MiB` : `${Number((value / 1024).toPrecision(3))} KiB`;

function CostPlot({ params, measured, language }: Props) {
  const costs = LENGTHS.map((n) => costOf(n, params));
  const points = measured?.points ?? [];
  const timed = points.length > 0;
  const series = timed
    ? points.map(({ n, ms }) => [n, Math.max(ms, 1e-3)] as const)
    : costs.map(({ n, flops }) => [n, flops / 1e9] as const);
  const ys = series.map(([, y]) => y);
  const anchor = series.at(-1) ?? [4096, 1];
  const guide = [256, 4096].map((n) => [n, anchor[1] * (n / anchor[0]) ** 2 * 0.45] as const);
  const low = 10 ** Math.floor(Math.log10(Math.min(...ys, ...(timed ? [] : guide.map(([, y]) => y)))));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...ys) * 1.05));
  return (
    <Panel
      width={360}
      height={250}
      title={words.cost[language]}
      desc={series.map(([n, y]) => `n = ${n}: ${y.toPrecision(3)} ${timed ? 'ms' : 'GFLOP'}`).join('; ')}
    >
      <Plot
        width={360}
        height={250}
        margin={[26, 16, 44, 60]}
        title={`${words.cost[language]}: ${timed ? words.time[language] : words.flops[language]}`}
        xAxis={{ range: [64, 4096], kind: 'log', ticks: [64, 256, 1024, 4096], label: words.tokens[language] }}
        yAxis={{ range: [low, high], kind: 'log' }}
        series={[
          ...(timed
            ? [
                {
                  points: guide.filter(([, y]) => y >= low),
                  color: 'soft' as const,
                  dash: 'dashed' as const,
                  width: 1,
                  label: words.slope[language],
                  labelAt: 0,
                  labelOffset: [4, 12] as const,
                  labelAnchor: 'start' as const,
                },
              ]
            : []),
          { points: series, mark: 'both', color: 'blue' },
        ]}
      />
    </Panel>
  );
}

function CostTable({ params, measured, language }: Props) {
  const rows = LENGTHS.filter((n) => n >= 256).map((n) => costOf(n, params));
  return (
    <Table
      head={['n', words.pairs[language], 'GFLOP', words.stored[language], ...(measured ? [words.time[language]] : [])]}
      rows={rows.map(({ n, pairs, flops, storedBytes }) => [
        n,
        pairs.toLocaleString('en-US'),
        Number((flops / 1e9).toPrecision(3)),
        bytes(storedBytes),
        ...(measured ? [measured.points.find((point) => point.n === n)?.ms.toPrecision(3) ?? '–'] : []),
      ])}
    >
      <p>
        {words.fused[language]}: {bytes(costOf(4096, params).fusedBytes)} (n = 4096)
      </p>
      {measured?.stoppedAt && (
        <p>
          {words.stopped[language]} n = {measured.stoppedAt}: {words.stoppedWhy[language]}
        </p>
      )}
    </Table>
  );
}

export function View(props: Props) {
  const { params, result, language, set } = props;
  return (
    <>
      <p class="tabs" role="group" aria-label={words.head[language]}>
        {Array.from({ length: result.heads }, (_, h) => (
          <button
            key={h}
            type="button"
            disabled={!set}
            aria-pressed={h === result.head}
            onClick={() => set?.({ head: h + 1 })}
          >
            {words.head[language]} {h + 1} · {headName(h, language)}
          </button>
        ))}
      </p>
      {result.tokens.length > WINDOW && <p>{words.shownWindow[language]}</p>}
      <Panels>
        <HeatMap {...props} />
        <RowDetail {...props} />
      </Panels>
      <details class="cost" open={params.heads > 0}>
        <summary>{words.cost[language]}</summary>
        <Panels>
          <CostPlot {...props} />
          <CostTable {...props} />
        </Panels>
      </details>
    </>
  );
}
