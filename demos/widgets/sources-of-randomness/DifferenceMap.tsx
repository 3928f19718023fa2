/** A map of the output: how many last places each pixel lies from the direct method's. A tap chooses the pixel looked at. */
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { minus } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { cellAt } from '../../ui/pointer';
import type { Props } from './props';
import { mapNames, words } from './text';

/** Far apart near zero, the last places are counted in hundreds: shown by colour, written only where they fit. */
const places = (value: number): string => (Math.abs(value) > 99 ? (value < 0 ? '≪' : '≫') : minus(value));

export function DifferenceMap({ params, result, language, set }: Props) {
  const { digits } = result;
  if (!digits) return null;
  const { side, map } = digits;
  const cell = 25;
  const rows = Array.from({ length: side }, (_, i) => map.slice(i * side, (i + 1) * side));
  const title = `${mapNames[params.map][language]} ${words.mapTitle[language]}`;
  return (
    <Panel width={360} height={36 + side * cell} title={title} desc={rows.map((row) => row.join(' ')).join('; ')}>
      <Label x={5} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Matrix
        x={5}
        y={26}
        values={rows}
        cell={cell}
        scale="signed"
        max={4}
        format={places}
        textSize={12}
        borderColor="rule"
      />
      <rect
        x={5 + params.column * cell}
        y={26 + params.row * cell}
        width={cell}
        height={cell}
        fill="none"
        stroke="var(--ink)"
        stroke-width={2.4}
      />
      {set && (
        <rect
          x={5}
          y={26}
          width={side * cell}
          height={side * cell}
          fill="transparent"
          style={{ cursor: 'pointer' }}
          onClick={(event) => set(cellAt(event, side, side))}
        />
      )}
    </Panel>
  );
}
