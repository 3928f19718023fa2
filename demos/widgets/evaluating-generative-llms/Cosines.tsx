/** The cosine matrix of candidate and reference, with the best partner of each word. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { Panel } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import type { Params } from './compute';
import type { Part } from './props';
import { words } from './text';

export function Cosines({ result, params, language }: Part & { params: Params }) {
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
        rowLabels={candidate.map((token) => shortened(token, 9))}
        columnLabels={reference.map((token) => shortened(token, 9))}
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
