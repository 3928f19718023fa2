import { Panel, Label, Line } from './kit';
import { CASES } from './27-math';

const COLUMNS = [
  ['≥ 0', 'nonNegative'],
  ['0 iff same', 'identity'],
  ['symm.', 'symmetric'],
  ['triangle', 'triangle'],
] as const;
const ROW = 26;
const at = (j: number) => 158 + j * 58 + (j > 0 ? 4 : 0);

export default function AxiomTable() {
  return (
    <Panel
      width={360}
      height={44 + CASES.length * ROW}
      title="Axioms against functions"
      desc="Root mean squared error, mean absolute error, root of Jensen-Shannon, angle and Jaccard keep all axioms. Mean squared error, Jensen-Shannon and Dice fail the triangle; KL fails symmetry and triangle; cross-entropy fails all but non-negativity; cosine distance and time warping fail identity and triangle."
    >
      {COLUMNS.map(([name], j) => (
        <Label key={name} x={at(j)} y={14} size={12} color="soft">
          {name}
        </Label>
      ))}
      <Line x1={0} y1={28} x2={358} y2={28} color="soft" width={1} />
      {CASES.map(([name, verdict], i) => {
        const y = 44 + i * ROW;
        const metric = COLUMNS.every(([, key]) => verdict[key]);
        return (
          <g key={name}>
            <Label x={0} y={y} anchor="start" size={13} weight={metric ? 'bold' : 'normal'}>
              {name}
            </Label>
            {COLUMNS.map(([column, key], j) => (
              <Label
                key={column}
                x={at(j)}
                y={y}
                size={15}
                color={verdict[key] ? 'soft' : 'cinnabar'}
                weight={verdict[key] ? 'normal' : 'bold'}
              >
                {verdict[key] ? '✓' : '✗'}
              </Label>
            ))}
            <Line x1={0} y1={y + ROW / 2} x2={358} y2={y + ROW / 2} color="rule" width={0.8} />
          </g>
        );
      })}
    </Panel>
  );
}
