import { Panel, Panels, Label, Line, Box, Arrow, Path, type Point } from './kit';
import { bestAuc, roc } from './29-math';

const CELL = 22;

function Rows({ x, y, rows, fill, cut }: { x: number; y: number; rows: number; fill: 'wash' | 'paper'; cut: boolean }) {
  return (
    <g>
      {Array.from({ length: rows }, (_, i) =>
        Array.from({ length: 3 }, (_unused, j) => (
          <Box
            key={`${i}-${j}`}
            x={x + j * CELL}
            y={y + i * 18}
            w={CELL}
            h={18}
            radius={0}
            fill={fill}
            color="soft"
            width={0.8}
          />
        )),
      )}
      {cut &&
        Array.from({ length: rows }, (_, i) => (
          <Box
            key={i}
            x={x + 3 * CELL + 8}
            y={y + i * 18}
            w={CELL}
            h={18}
            radius={0}
            fill="paper"
            color="soft"
            dash="dotted"
            width={1}
            label="y"
            labelSize={12}
            labelColor="soft"
          />
        ))}
    </g>
  );
}

function Column({ x, y, rows, value }: { x: number; y: number; rows: number; value: 0 | 1 }) {
  return (
    <g>
      {Array.from({ length: rows }, (_, i) => (
        <Box
          key={i}
          x={x}
          y={y + i * 18}
          w={CELL}
          h={18}
          radius={0}
          fill="paper"
          color={value ? 'cinnabar' : 'blue'}
          width={1.2}
          label={String(value)}
          labelSize={12}
          labelColor={value ? 'cinnabar' : 'blue'}
        />
      ))}
    </g>
  );
}

export default function AdversarialValidation() {
  const X = 36;
  const Y = 20;
  const S = 180;
  const px = (v: number) => X + v * S;
  const py = (v: number) => Y + S - v * S;
  return (
    <Panels>
      <Panel
        width={320}
        height={250}
        title="Building the data for adversarial validation"
        desc="Left: a training table and a test table, their label columns cut off. Right: one table of both, with a new column that is 0 for training rows and 1 for test rows."
      >
        <Label x={33} y={14} size={13} color="blue">
          train
        </Label>
        <Rows x={0} y={26} rows={5} fill="wash" cut />
        <Label x={33} y={148} size={13} color="cinnabar">
          test
        </Label>
        <Rows x={0} y={160} rows={3} fill="paper" cut />
        <Label x={86} y={228} size={12} color="soft">
          label cut off
        </Label>
        <Arrow x1={112} y1={116} x2={166} y2={116} />
        <Rows x={180} y={44} rows={5} fill="wash" cut={false} />
        <Rows x={180} y={44 + 90} rows={3} fill="paper" cut={false} />
        <Column x={180 + 3 * CELL + 8} y={44} rows={5} value={0} />
        <Column x={180 + 3 * CELL + 8} y={44 + 90} rows={3} value={1} />
        <Label x={180 + 3 * CELL + 19} y={28} size={13}>
          is test?
        </Label>
        <Label x={228} y={208} size={12} color="soft">
          shuffle, cut into folds,
        </Label>
        <Label x={228} y={224} size={12} color="soft">
          predict the new column
        </Label>
      </Panel>
      <Panel
        width={240}
        height={250}
        maxScale={1.2}
        title="Two outcomes"
        desc={`A ROC curve close to the diagonal with area ${bestAuc(0.1).toFixed(2)}: the sets are alike. A ROC curve far above it with area ${bestAuc(2).toFixed(2)}: they differ.`}
      >
        <Box x={X} y={Y} w={S} h={S} radius={0} fill="none" color="soft" width={1} />
        <Line x1={px(0)} y1={py(0)} x2={px(1)} y2={py(1)} color="soft" dash="dotted" />
        <Path points={roc(0.1).map(([a, b]): Point => [px(a), py(b)])} color="blue" width={1.8} />
        <Path points={roc(2).map(([a, b]): Point => [px(a), py(b)])} color="cinnabar" width={1.8} />
        <Label x={px(0.2)} y={py(0.8)} anchor="start" size={13} color="cinnabar">
          AUC {bestAuc(2).toFixed(2)}
        </Label>
        <Label x={px(0.2)} y={py(0.7)} anchor="start" size={13} color="cinnabar">
          they differ
        </Label>
        <Label x={px(0.95)} y={py(0.3)} anchor="end" size={13} color="blue">
          AUC {bestAuc(0.1).toFixed(2)}
        </Label>
        <Label x={px(0.95)} y={py(0.2)} anchor="end" size={13} color="blue">
          alike
        </Label>
        <Label x={px(0.5)} y={216} size={12} color="soft">
          training rows called test
        </Label>
        <Label x={18} y={py(0.5)} size={12} color="soft" rotate={-90}>
          test rows found
        </Label>
      </Panel>
    </Panels>
  );
}
