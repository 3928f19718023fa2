/** The cosines of a few words with one another. */
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import type { Props } from './props';
import { words } from './text';

export function CosineMap({ result, language }: Props) {
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
        rowLabels={mapWords.map((word) => shortened(word, 11))}
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
          {shortened(word, 11)}
        </Label>
      ))}
    </Panel>
  );
}
