import { greedyMatch } from './19-math';
import { Label, Matrix, Panel, Box } from './kit';

const cosines = [
  [0.92, 0.31, 0.28, 0.22],
  [0.35, 0.81, 0.4, 0.33],
  [0.25, 0.44, 0.77, 0.58],
];
const x0 = 96;
const y0 = 56;
const w = 52;
const h = 40;
const rowBest = cosines.map((line) => Math.max(...line));
const columnBest = [0, 1, 2, 3].map((j) => Math.max(...cosines.map((line) => line[j] ?? 0)));
const { precision: p, recall: r } = greedyMatch(cosines);

export default function BertScore() {
  return (
    <Panel
      width={358}
      height={236}
      title="Greedy matching of BERTScore"
      desc="A 3 by 4 heat map of cosines. Row maxima 0.92, 0.81, 0.77 are framed solid, column maxima 0.92, 0.81, 0.77, 0.58 dashed."
    >
      <Label x={x0 + 2 * w} y={14} size={13} color="soft">
        reference tokens
      </Label>
      <Label x={x0 - 10} y={y0 - 12} size={13} color="soft" anchor="end">
        candidate
      </Label>
      <Matrix
        x={x0}
        y={y0}
        values={cosines}
        cell={[w, h]}
        scale="weight"
        max={2}
        textSize={13}
        rowLabels={['token 1', 'token 2', 'token 3']}
        columnLabels={['1', '2', '3', '4']}
      />
      {cosines.map((line, i) =>
        line.map((v, j) => (
          <g key={`${i}-${j}`}>
            {v === rowBest[i] && (
              <Box x={x0 + j * w + 2} y={y0 + i * h + 2} w={w - 4} h={h - 4} fill="none" color="ink" width={1.8} />
            )}
            {v === columnBest[j] && (
              <Box
                x={x0 + j * w + 5.5}
                y={y0 + i * h + 5.5}
                w={w - 11}
                h={h - 11}
                fill="none"
                color="blue"
                width={1.8}
                dash="dashed"
              />
            )}
          </g>
        )),
      )}
      {rowBest.map((v, i) => (
        <Label key={i} x={x0 + 4 * w + 10} y={y0 + (i + 0.5) * h} size={13} anchor="start">
          {v}
        </Label>
      ))}
      {columnBest.map((v, j) => (
        <Label key={j} x={x0 + (j + 0.5) * w} y={y0 + 3 * h + 14} size={13} color="blue">
          {v}
        </Label>
      ))}
      <Label x={0} y={y0 + 3 * h + 40} size={13} anchor="start">
        solid, rows: P = {p.toFixed(4)}
      </Label>
      <Label x={358} y={y0 + 3 * h + 40} size={13} color="blue" anchor="end">
        dashed, columns: R = {r.toFixed(4)}
      </Label>
    </Panel>
  );
}
