/** The weights of a head as a heat map: a row for each query, a column for each key. */
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { Panel } from '../../ui/Panel';
import { WINDOW } from './compute';
import type { Props } from './props';
import { short, windowStart } from './shown';
import { words } from './text';

const two = (value: number): string => (value >= 0.995 ? '1' : value.toFixed(2).replace(/^0/, ''));

export function HeatMap({ params, result, language, set }: Props) {
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
        pressRow={set && ((i) => set({ row: from + i + 1 }))}
      />
      {shown.map((token, i) => (
        <Label key={i} x={width} y={top + (i + 0.5) * cell} anchor="end" size={Math.min(12, labelSize)} color="soft">
          {(effectiveTokens[from + i] ?? 0).toFixed(cell > 14 ? 2 : 1)}
          <title>{token}</title>
        </Label>
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
