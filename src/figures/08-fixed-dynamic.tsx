import { softmax } from './08-math';
import { Label, Matrix, Panel, Panels } from './kit';

const keyVectors = [
  [1, 0],
  [0, 1],
  [1, 1],
];
/** Two inputs: the same keys, other queries. */
const queries = [
  [
    [2, 0],
    [0, 2],
    [-1, -1],
  ],
  [
    [0, 2],
    [-1, -1],
    [2, 0],
  ],
];
const weights = queries.map((rows) =>
  rows.map((q) => [...softmax(keyVectors.map((k) => k.reduce((sum, x, i) => sum + x * (q[i] ?? 0), 0) / Math.SQRT2))]),
);
/** A dense layer's mixing matrix: whatever training left there, the same for every input. */
const fixed = [
  [0.6, 0.1, 0.3],
  [0.2, 0.5, 0.3],
  [0.3, 0.3, 0.4],
];

function Pair({
  title,
  gloss,
  matrices,
  note,
}: {
  title: string;
  gloss: string;
  matrices: readonly number[][][];
  note: string;
}) {
  return (
    <Panel width={330} height={214} title={title} desc={note}>
      <Label x={4} y={12} anchor="start" weight="bold">
        {title} {gloss}
      </Label>
      {matrices.map((m, i) => (
        <g key={i}>
          <Matrix x={26 + i * 166} y={56} values={m} cell={[42, 38]} scale="weight" max={1} digits={2} textSize={13} />
          <Label x={89 + i * 166} y={40}>
            input {i + 1}
          </Label>
        </g>
      ))}
      <Label x={165} y={190} color="soft">
        {note}
      </Label>
    </Panel>
  );
}

export default function FixedDynamic() {
  return (
    <Panels>
      <Pair title="dense layer: fixed" gloss="固定" matrices={[fixed, fixed]} note="one matrix for every input" />
      <Pair title="attention: dynamic" gloss="动态" matrices={weights} note="rows: queries; computed from the input" />
    </Panels>
  );
}
