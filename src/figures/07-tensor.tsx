import { Arrow, Box, Label, Matrix, Panel, Panels } from './kit';

const X = [2, -1];
const A = [
  [1, 3, -2, 0],
  [1, -1, 1, -4],
];
const B = [
  [1, 0],
  [-1, 2],
  [3, 1],
  [2, -1],
];
const relu = (v: readonly number[]) => v.map((x) => Math.max(0, x));
const times = (v: readonly number[], M: readonly (readonly number[])[]) =>
  (M[0] ?? []).map((_, j) => v.reduce((sum, x, i) => sum + x * (M[i]?.[j] ?? 0), 0));
const add = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x + (b[i] ?? 0));
const show = (v: number) => String(v).replace('-', '−');

const columns = (from: number) => A.map((row) => row.slice(from, from + 2));
const pieces = [0, 2].map((from) => {
  const hidden = times(X, columns(from));
  const active = relu(hidden);
  const rows = B.slice(from, from + 2);
  return { A: columns(from), hidden, active, B: rows, out: times(active, rows) };
});
const right = add(pieces[0]?.out ?? [], pieces[1]?.out ?? []);
const partial = [0, 1].map((i) => times([X[i] ?? 0], [A[i] ?? []]));
const wrongHidden = add(relu(partial[0] ?? []), relu(partial[1] ?? []));
const wrong = times(wrongHidden, B);

const row = (v: readonly number[]) => [v];

function ColumnsFirst() {
  return (
    <Panel
      width={350}
      height={330}
      title="Columns, then rows"
      desc={`Each device keeps two columns of A and two rows of B. Their outputs ${pieces.map((p) => p.out.join(', ')).join(' and ')} add up to ${right.join(', ')}.`}
    >
      <Label x={4} y={12} anchor="start" weight="bold">
        columns, then rows 先列后行
      </Label>
      {pieces.map((piece, d) => {
        const x = 14 + d * 176;
        const color = d === 0 ? 'cinnabar' : 'blue';
        return (
          <g key={d}>
            <Label x={x + 62} y={36} color={color}>
              GPU {d + 1}
            </Label>
            <Matrix x={x} y={66} values={row(X)} cell={[28, 26]} format={show} borderColor={color} title="X" />
            <Matrix
              x={x + 74}
              y={66}
              values={piece.A}
              cell={[28, 26]}
              format={show}
              borderColor={color}
              title={`A${d + 1}`}
            />
            <Arrow x1={x + 40} y1={122} x2={x + 40} y2={142} color="soft" />
            <Matrix x={x + 12} y={146} values={row(piece.hidden)} cell={[28, 26]} format={show} borderColor={color} />
            <Label x={x + 108} y={159} size={12} color="soft">
              ReLU
            </Label>
            <Matrix x={x + 12} y={182} values={row(piece.active)} cell={[28, 26]} format={show} borderColor={color} />
            <Matrix x={x + 86} y={182} values={piece.B} cell={[28, 26]} format={show} borderColor={color} />
            <Label x={x + 114} y={247} size={12}>
              B{d + 1}
            </Label>
            <Arrow x1={x + 40} y1={212} x2={x + 40} y2={238} color="soft" />
            <Matrix x={x + 6} y={242} values={row(piece.out)} cell={[34, 26]} format={show} borderColor={color} />
          </g>
        );
      })}
      <Box x={92} y={292} w={166} h={30} color="ink" label={`all-reduce: (${right.map(show).join(', ')})`} />
      <Arrow x1={54} y1={270} x2={104} y2={290} color="cinnabar" />
      <Arrow x1={230} y1={270} x2={226} y2={290} color="blue" />
    </Panel>
  );
}

function RowsFirst() {
  return (
    <Panel
      width={350}
      height={330}
      title="Rows first, with ReLU too early"
      desc={`Each device keeps one row of A and has a partial sum. ReLU on the partial sums gives ${wrong.join(', ')} instead of ${right.join(', ')}.`}
    >
      <Label x={4} y={12} anchor="start" weight="bold">
        rows first 先行切
      </Label>
      {partial.map((sum, d) => {
        const y = 66 + d * 106;
        const color = d === 0 ? 'cinnabar' : 'blue';
        return (
          <g key={d}>
            <Label x={36} y={y - 18} color={color}>
              GPU {d + 1}
            </Label>
            <Matrix x={22} y={y} values={row([X[d] ?? 0])} cell={[30, 26]} format={show} borderColor={color} />
            <Matrix x={68} y={y} values={row(A[d] ?? [])} cell={[30, 26]} format={show} borderColor={color} />
            <Label x={200} y={y + 13}>
              =
            </Label>
            <Matrix x={212} y={y} values={row(sum)} cell={[32, 26]} format={show} borderColor={color} />
            <Matrix x={212} y={y + 34} values={row(relu(sum))} cell={[32, 26]} format={show} borderColor={color} />
            <Label x={202} y={y + 47} anchor="end" size={12} color="soft">
              ReLU of the partial sum
            </Label>
          </g>
        );
      })}
      <Label x={202} y={281} anchor="end" size={12} color="soft">
        sum
      </Label>
      <Matrix x={212} y={268} values={row(wrongHidden)} cell={[32, 26]} format={show} />
      <Label x={202} y={314} anchor="end">
        × B = ({wrong.map(show).join(', ')}) ✗ wrong 错
      </Label>
      <Label x={340} y={314} anchor="end" color="soft">
        right: ({right.map(show).join(', ')})
      </Label>
    </Panel>
  );
}

export default function Tensor() {
  return (
    <Panels>
      <ColumnsFirst />
      <RowsFirst />
    </Panels>
  );
}
