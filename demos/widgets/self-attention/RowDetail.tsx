/** One row of the heat map in numbers. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { cellFill, cellTextFill } from '../../ui/Matrix';
import { decimals, two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { WINDOW } from './compute';
import type { Props } from './props';
import { short, windowStart } from './shown';
import { words } from './text';

/** One query in numbers: its score and weight for every key, then the context vector it gets. */
export function RowDetail({ params, result, language }: Props) {
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
            {Number.isFinite(score) ? two(score) : words.masked[language]}
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
              {decimals(value, 1).replace(/^(−?)0\./, '$1.')}
            </Label>
          )}
        </g>
      ))}
    </Panel>
  );
}
