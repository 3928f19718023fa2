/** The similarities of the listed words with one another. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { decimals, minus } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import { signed } from './format';
import type { Props } from './props';
import { words } from './text';

const cellNumber = (value: number): string => {
  if (Math.abs(value) >= 9.95) return decimals(value, 0);
  const text = value.toFixed(1);
  if (Number(text) === 0) return '0';
  return minus(text.replace(/^(-?)0\./, '$1.').replace(/\.0$/, ''));
};

export function Similarities({ params, result, language, set }: Props) {
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
        rowLabels={listed.map((name) => shortened(name, 8))}
        columnLabels={listed.map((name) => shortened(name, 8))}
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
