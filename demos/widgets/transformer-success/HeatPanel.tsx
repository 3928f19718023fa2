/** What attention looks at: its weights for every key of the reader's sequence. A tap asks for another key. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { keyName, valueName, writeSequence } from './compute';
import type { Props } from './props';
import { words } from './text';

const WINDOW = 356;

/** One row for each key that could be asked; the row that is asked is framed. */
export function HeatPanel({ result, language, set }: Props) {
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
        pressRow={set && ((i) => set({ sequence: writeSequence(sequence, i) }))}
      />
    </Panel>
  );
}
