/** One embedding table, two ways to read a row: a product with a one-hot vector, and a plain lookup. */
import { Arrow, Label, Matrix, Panel, Panels } from './kit';

const table = [
  [0.2, -1, 0.5],
  [1.5, 0.3, -0.7],
  [-0.4, 0.8, 2],
  [0.9, -0.6, 0.1],
] as const;
const pick = 2;
const oneHot = table.map((_, i) => (i === pick ? 1 : 0));
const product = table[0].map((_, j) => oneHot.reduce<number>((sum, h, i) => sum + h * (table[i]?.[j] ?? 0), 0));
const text = (v: number) => String(v).replace('-', '−');

export default function Lookup() {
  return (
    <Panels>
      <Panel
        width={330}
        height={236}
        title="A one-hot row times the table"
        desc="The row 0, 0, 1, 0 stands left of a table of four rows and three columns; the product is minus 0.4, 0.8, 2. Twelve multiplications were made, nine of them by zero."
      >
        <Label x={4} y={14} anchor="start" size={14} weight="bold">
          multiply 相乘
        </Label>
        <Matrix x={8} y={90} values={[oneHot]} cell={[28, 28]} format={text} textSize={13} borderColor="control" />
        <Label x={64} y={76} size={12.5} color="soft">
          one-hot
        </Label>
        <Label x={138} y={104} size={16}>
          ×
        </Label>
        <Matrix
          x={160}
          y={48}
          values={table}
          cell={[50, 28]}
          format={text}
          textSize={13}
          borderColor="control"
          rowLabels={[]}
        />
        <Label x={235} y={35} size={14} math>
          E
        </Label>
        <Arrow x1={235} y1={164} x2={235} y2={186} color="soft" />
        <Matrix x={160} y={192} values={[product]} cell={[50, 28]} format={text} textSize={13} highlightRow={0} />
        <Label x={150} y={206} anchor="end" size={12.5} color="soft">
          12 multiplications
        </Label>
      </Panel>
      <Panel
        width={330}
        height={236}
        title="The same row by lookup"
        desc="The index 2 points at row 2 of the table, counting from 0; the row is copied: minus 0.4, 0.8, 2. No multiplication is made."
      >
        <Label x={4} y={14} anchor="start" size={14} weight="bold">
          look up 查表
        </Label>
        <Label x={60} y={118} size={14}>
          index {pick}
        </Label>
        <Arrow x1={92} y1={118} x2={132} y2={118} color="cinnabar" />
        <Matrix
          x={160}
          y={48}
          values={table}
          cell={[50, 28]}
          format={text}
          textSize={13}
          borderColor="control"
          highlightRow={pick}
          rowLabels={table.map((_, i) => i)}
          labelSize={12.5}
        />
        <Label x={235} y={35} size={14} math>
          E
        </Label>
        <Arrow x1={235} y1={164} x2={235} y2={186} color="soft" />
        <Matrix x={160} y={192} values={[table[pick]]} cell={[50, 28]} format={text} textSize={13} highlightRow={0} />
        <Label x={150} y={206} anchor="end" size={12.5} color="soft">
          3 numbers copied
        </Label>
      </Panel>
    </Panels>
  );
}
