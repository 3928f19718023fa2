import { Label, Matrix, Panel, Panels, token } from './kit';
import { coOccurrence, cosine } from './14-math';

const ROWS = ['tea', 'coffee', 'drink', 'hot', 'cold', 'old', 'cars', 'trucks'] as const;
const COLUMNS = [
  'we',
  'they',
  'drink',
  'hot',
  'cold',
  'green',
  'tea',
  'coffee',
  'repair',
  'sell',
  'wash',
  'old',
  'rusty',
  'cars',
  'trucks',
] as const;
const { counts, ppmi } = coOccurrence(ROWS, COLUMNS);
const similarity = ppmi.map((a) => ppmi.map((b) => cosine(a, b)));
const CELL = 18.5;
const LEFT = 51;
const TOP = 76;

function Outline({
  row,
  column,
  color,
  cell = CELL,
}: {
  row: number;
  column: number;
  color: 'blue' | 'green';
  cell?: number;
}) {
  return (
    <rect
      x={LEFT + column * cell}
      y={TOP + row * cell}
      width={cell}
      height={cell}
      fill="none"
      stroke={token(color)}
      stroke-width={2.6}
    />
  );
}

export default function CountMatrix() {
  const big = 34;
  return (
    <Panels>
      <Panel
        width={360}
        height={240}
        title="Counts"
        desc="Eight words against fifteen context words; tea and drink meet three times, tea and coffee never."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          counts
        </Label>
        <Matrix
          x={LEFT}
          y={TOP}
          values={counts}
          cell={CELL}
          scale="weight"
          format={(v) => (v === 0 ? '' : String(v))}
          textSize={12}
          rowLabels={ROWS}
          columnLabels={COLUMNS}
          slantColumns
          labelSize={12.5}
        />
        <Outline row={0} column={COLUMNS.indexOf('drink')} color="blue" />
        <Outline row={0} column={COLUMNS.indexOf('coffee')} color="green" />
      </Panel>
      <Panel
        width={360}
        height={240}
        title="PPMI"
        desc="The same matrix reweighted: rare but telling pairs such as green with tea become strong, frequent words lose."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          PPMI
        </Label>
        <Matrix
          x={LEFT}
          y={TOP}
          values={ppmi.map((row) => row.map((v) => Number(v.toFixed(3))))}
          cell={CELL}
          scale="weight"
          format={null}
          rowLabels={ROWS}
          columnLabels={COLUMNS}
          slantColumns
          labelSize={12.5}
        />
        <Outline row={0} column={COLUMNS.indexOf('drink')} color="blue" />
        <Outline row={0} column={COLUMNS.indexOf('coffee')} color="green" />
      </Panel>
      <Panel
        width={360}
        height={360}
        title="Cosines of the PPMI rows"
        desc="Tea and coffee, hot and cold, and tea and drink stand out; drinks and vehicles have cosine near zero."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          cosine of PPMI rows
        </Label>
        <Matrix
          x={LEFT}
          y={TOP}
          values={similarity}
          cell={big}
          scale="weight"
          max={1}
          format={(v) => (v >= 0.995 ? '1' : v < 0.005 ? '0' : v.toFixed(2).replace(/^0/, ''))}
          textSize={13}
          rowLabels={ROWS}
          columnLabels={ROWS}
          slantColumns
          labelSize={12.5}
        />
        <Outline row={0} column={2} color="blue" cell={big} />
        <Outline row={0} column={1} color="green" cell={big} />
      </Panel>
    </Panels>
  );
}
