/** Half of an 8 x 8 matrix set to zero in three arrangements, and what each costs to store and to multiply. */
import { Box, Label, Panel, Panels } from './kit';

const n = 8;
type Kind = 'scattered' | 'columns' | 'twoOfFour';

/** Half of the cells at irregular places: the 32 that get the smallest numbers of a simple generator. */
const lots = Array.from(
  { length: n * n },
  (_, k) => Math.imul(Math.imul(k + 1, 0x9e3779b1) ^ ((k + 7) << 13), 0x85ebca6b) >>> 0,
);
const scattered = new Set(
  lots
    .map((lot, k) => [lot, k] as const)
    .sort((a, b) => a[0] - b[0])
    .slice(0, (n * n) / 2)
    .map(([, k]) => k),
);
/** The six ways to keep two of four. */
const pairs = [
  [0, 1],
  [1, 3],
  [0, 2],
  [2, 3],
  [0, 3],
  [1, 2],
];

function kept(kind: Kind, i: number, j: number): boolean {
  if (kind === 'scattered') return scattered.has(i * n + j);
  if (kind === 'columns') return j % 4 === 0 || j % 4 === 3;
  return (pairs[(i * 5 + Math.floor(j / 4) * 2) % pairs.length] ?? []).includes(j % 4);
}

function Case({ kind, title, lines, desc }: { kind: Kind; title: string; lines: readonly string[]; desc: string }) {
  const cell = 19;
  return (
    <Panel width={190} height={252} title={title} desc={desc}>
      <Label x={95} y={12} size={13.5} weight="bold">
        {title}
      </Label>
      {Array.from({ length: n * n }, (_, k) => {
        const [i, j] = [Math.floor(k / n), k % n];
        const full = kept(kind, i, j);
        return (
          <Box
            key={k}
            x={19 + j * cell}
            y={28 + i * cell}
            w={cell - 2}
            h={cell - 2}
            radius={1}
            width={0.8}
            color={full ? 'cinnabar' : 'rule'}
            fill={full ? 'cinnabar' : 'none'}
          />
        );
      })}
      {lines.map((line, i) => (
        <Label key={line} x={95} y={196 + i * 18} size={12.5} color={i === 0 ? 'ink' : 'soft'}>
          {line}
        </Label>
      ))}
    </Panel>
  );
}

/** Bytes needed for the matrix in half precision, positions included. */
const values = n * n;
const bytes = {
  dense: values * 2,
  scattered: (values / 2) * 2 + values / 8,
  columns: (values / 2) * 2,
  twoOfFour: (values / 2) * 2 + ((values / 2) * 2) / 8,
};

export default function Sparsity() {
  return (
    <Panels>
      <Case
        kind="scattered"
        title="scattered 零散"
        lines={['GPU multiplies all', `${bytes.scattered} of ${bytes.dense} bytes`, '(values + bitmap)']}
        desc="32 of 64 cells are filled at irregular places. A dense GPU kernel multiplies all 64."
      />
      <Case
        kind="columns"
        title="columns 整列"
        lines={['GPU: half the work', `${bytes.columns} of ${bytes.dense} bytes`, '(a smaller matrix)']}
        desc="Four whole columns are filled, four are empty and can be deleted: a smaller dense matrix."
      />
      <Case
        kind="twoOfFour"
        title="2:4"
        lines={['GPU: own hardware', `${bytes.twoOfFour} of ${bytes.dense} bytes`, '(values + positions)']}
        desc="In each group of four cells along a row exactly two are filled; recent NVIDIA tensor cores skip the others."
      />
    </Panels>
  );
}
