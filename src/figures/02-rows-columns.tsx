/** One batch matrix, read by rows and by columns: the two Gram matrices and their equal sums of squares. */
import { Label, Matrix, Panel, Panels } from './kit';

const Z = [
  [1, 2],
  [-1, 0],
  [0, -2],
  [2, 1],
  [-2, -1],
];
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const columns = [0, 1].map((j) => Z.map((row) => row[j] ?? 0));
const byRows = Z.map((a) => Z.map((b) => dot(a, b)));
const byColumns = columns.map((a) => columns.map((b) => dot(a, b)));
const squares = (m: readonly (readonly number[])[]) => m.flat().reduce((sum, x) => sum + x * x, 0);
const text = (v: number) => String(v).replace('-', '−');

export default function RowsColumns() {
  return (
    <Panels>
      <Panel
        width={300}
        height={244}
        title="Row products: items against items"
        desc={`The 5 by 2 batch matrix Z and the 5 by 5 table of its row products; the sum of squares of the table is ${squares(byRows)}.`}
      >
        <Label x={4} y={12} anchor="start" size={13.5} weight="bold">
          rows: items 样本之间
        </Label>
        <Matrix x={22} y={56} values={Z} cell={30} format={text} scale="none" borderColor="control" highlightRow={0} />
        <Label x={52} y={42} math size={15}>
          Z
        </Label>
        <Matrix x={126} y={56} values={byRows} cell={32} format={text} scale="signed" />
        <Label x={206} y={42} math size={15}>
          Z Zᵀ
        </Label>
        <Label x={206} y={230} size={13}>
          sum of squares {squares(byRows)}
        </Label>
      </Panel>
      <Panel
        width={300}
        height={244}
        title="Column products: dimensions against dimensions"
        desc={`The same matrix and the 2 by 2 table of its column products; the sum of squares is ${squares(byColumns)} again.`}
      >
        <Label x={4} y={12} anchor="start" size={13.5} weight="bold">
          columns: dimensions 维度之间
        </Label>
        <Matrix
          x={22}
          y={56}
          values={Z}
          cell={30}
          format={text}
          scale="none"
          borderColor="control"
          highlightColumn={0}
        />
        <Label x={52} y={42} math size={15}>
          Z
        </Label>
        <Matrix x={174} y={104} values={byColumns} cell={32} format={text} scale="signed" />
        <Label x={206} y={90} math size={15}>
          Zᵀ Z
        </Label>
        <Label x={206} y={230} size={13}>
          sum of squares {squares(byColumns)}
        </Label>
      </Panel>
    </Panels>
  );
}
