/** Two borders side by side: where the ticket and its rival call class 1. */
import { token } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Panel } from '../../ui/Panel';
import { Dot } from '../../ui/shapes';
import type { Picture, Result } from './compute';
import { Net, shapeOf } from './net.ts';
import type { Props } from './props';
import { sentences, text, words } from './text';

/** Half the side of the square that is drawn, in data units. */
const REACH = 2.6;
/** Cells a side of the picture of a border. */
const CELLS = 64;

/** The cells that a network calls class 1, row by row as one path. */
function regionOf({ weights }: Picture, hidden: number, left: number, top: number, side: number): string {
  const net = new Net(shapeOf(hidden));
  const w = Float64Array.from(weights);
  const cell = side / CELLS;
  let path = '';
  for (let row = 0; row < CELLS; row++) {
    const y = REACH - ((row + 0.5) * 2 * REACH) / CELLS;
    let start = -1;
    for (let column = 0; column <= CELLS; column++) {
      const x = -REACH + ((column + 0.5) * 2 * REACH) / CELLS;
      const inside = column < CELLS && net.logit(w, x, y) > 0;
      if (inside && start < 0) start = column;
      if (!inside && start >= 0) {
        path += `M${round(left + start * cell)} ${round(top + row * cell)}h${round((column - start) * cell)}v${round(cell)}h${round(-(column - start) * cell)}z`;
        start = -1;
      }
    }
  }
  return path;
}

function Border({ result, picture, name, x }: { result: Result; picture: Picture; name: string; x: number }) {
  const { hidden, points, classes } = result;
  const [top, side] = [46, 170];
  const scale = side / (2 * REACH);
  return (
    <g>
      <Label x={x + side / 2} y={32} size={12.5}>
        {name} {picture.accuracy.toFixed(3)}
      </Label>
      <path d={regionOf(picture, hidden, x, top, side)} fill={token('cinnabar')} fill-opacity={0.2} />
      <rect x={x} y={top} width={side} height={side} fill="none" stroke={token('control')} />
      {Array.from(classes, (kind, i) => (
        <Dot
          key={i}
          x={x + side / 2 + (points[2 * i] ?? 0) * scale}
          y={top + side / 2 - (points[2 * i + 1] ?? 0) * scale}
          r={2.3}
          color={kind ? 'cinnabar' : 'blue'}
          fill={kind ? 'cinnabar' : 'none'}
          width={1.2}
        />
      ))}
    </g>
  );
}

export function Borders({ params, result, language }: Props) {
  const rivalName = text.parameters.rival.options?.[params.rival]?.[language] ?? params.rival;
  return (
    <Panel
      width={360}
      height={240}
      title={words.borders[language]}
      desc={`${words.arms.ticket[language]}: ${words.accuracy[language]} ${result.ticket.accuracy.toFixed(3)}; ${rivalName}: ${result.rival.accuracy.toFixed(3)}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.borders[language]}
      </Label>
      <Border result={result} picture={result.ticket} name={words.arms.ticket[language]} x={2} />
      <Border result={result} picture={result.rival} name={rivalName} x={188} />
      <Label x={180} y={230} size={12} color="soft">
        {sentences.classes[language](params.seed)}
      </Label>
    </Panel>
  );
}
