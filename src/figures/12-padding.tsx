import { Box, Group, Label, Matrix, Panel, Panels } from './kit';
import { liveTaps } from './12-math';

const N = 6;
const CELL = 17;
const ORIGIN = 34;
const pixels = Array.from({ length: N }, () => Array.from({ length: N }, () => 0));

function Case({ kernel, padding }: { kernel: number; padding: number }) {
  const out = liveTaps(N, kernel, padding);
  const m = out.length;
  const full = N * N;
  const side = N * CELL;
  const rim = padding * CELL;
  const outCell = 32;
  const outX = 196;
  return (
    <Panel
      width={310}
      height={190}
      title={`Kernel ${kernel}×${kernel}, padding ${padding}`}
      desc={`The output has ${m} by ${m} positions; live taps by position: ${out.map((r) => r.join(' ')).join(' / ')}.`}
    >
      <Label x={14} y={12} anchor="start" weight="bold">
        {kernel}×{kernel} kernel, padding {padding}
      </Label>
      <Group x={ORIGIN} y={56}>
        {padding > 0 && (
          <Box
            x={-rim}
            y={-rim}
            w={side + 2 * rim}
            h={side + 2 * rim}
            fill={kernel > N ? 'rule' : 'none'}
            color="control"
            dash="dashed"
            radius={0}
          />
        )}
        <Box x={0} y={0} w={side} h={side} fill="paper" color="control" radius={0} />
        <Matrix x={0} y={0} values={pixels} cell={CELL} format={null} borderColor="control" />
        <Box x={-rim} y={-rim} w={kernel * CELL} h={kernel * CELL} fill="none" color="blue" width={2.2} radius={1} />
      </Group>
      <Label x={outX - 18} y={56 + side / 2} color="soft" size={16}>
        →
      </Label>
      <Matrix
        x={outX}
        y={56 + side / 2 - (m * outCell) / 2}
        values={out.map((row, i) => row.map((v, j) => ((m === 1 || (i === 1 && j === 1)) && v === full ? 1 : 0)))}
        cell={outCell}
        scale="weight"
        max={1}
        format={(_, i, j) => String(out[i]?.[j])}
        textSize={13}
        borderColor="control"
      />
      <Label x={outX + (m * outCell) / 2} y={56 + side / 2 + (m * outCell) / 2 + 16} size={12} color="soft">
        {m === 1 ? '1 position' : `${m * m} positions`}
      </Label>
    </Panel>
  );
}

export default function Padding() {
  return (
    <Panels>
      <Case kernel={6} padding={0} />
      <Case kernel={6} padding={1} />
      <Case kernel={8} padding={1} />
    </Panels>
  );
}
