import { Label, Matrix, Panel, Panels } from './kit';
import { countLoads } from './22-math';

const n = 4;
const cell = 22;
const size = n * cell;
type Grid = number[][];
const grid = (live: (i: number, j: number) => boolean): Grid =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (live(i, j) ? 0.6 : 0)));

function Product({ t }: { t: number }) {
  const loads = countLoads(n, t);
  return (
    <Panel
      width={340}
      height={196}
      title={t === 1 ? 'Without tiles' : `With ${t} by ${t} tiles`}
      desc={`To compute ${t * t} element${t > 1 ? 's' : ''} of C, ${t} row${t > 1 ? 's' : ''} of A and ${t} column${t > 1 ? 's' : ''} of B are read. Total ${loads} loads.`}
    >
      <Label x={170} y={10} size={14} weight="bold">
        {t === 1 ? 'one element at a time' : `${t} × ${t} tiles`}
      </Label>
      <Matrix x={12} y={52} values={grid((i) => i < t)} cell={cell} scale="weight" max={1} format={null} title="A" />
      <Label x={12 + size + 13} y={52 + size / 2} size={16} color="soft">
        ×
      </Label>
      <Matrix
        x={12 + size + 26}
        y={52}
        values={grid((_, j) => j < t)}
        cell={cell}
        scale="weight"
        max={1}
        format={null}
        title="B"
      />
      <Label x={12 + 2 * size + 39} y={52 + size / 2} size={16} color="soft">
        =
      </Label>
      <Matrix
        x={12 + 2 * size + 52}
        y={52}
        values={grid((i, j) => i < t && j < t)}
        cell={cell}
        scale="weight"
        max={1}
        format={null}
        title="C"
      />
      <Label x={170} y={162} size={13}>
        {2 * t * n} loads for {t * t} result{t > 1 ? 's' : ''}
      </Label>
      <Label x={170} y={184} size={14} color="cinnabar">
        {loads} loads in all
      </Label>
    </Panel>
  );
}

export default function Tiling() {
  return (
    <Panels>
      <Product t={1} />
      <Product t={2} />
    </Panels>
  );
}
