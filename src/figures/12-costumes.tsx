import { Arrow, Box, Group, Label, Matrix, Panel, Panels } from './kit';

const x = [3, -1, 2, 0, 5, -2];
const W = [
  [2, 1, -1, 4, 0, 3],
  [-1, 0, 2, 1, 1, -2],
  [0.5, -2, 1, 0, -1, 1],
];
const b = [1, -3, 0.5];
const y = W.map((row, i) => row.reduce((sum, w, k) => sum + w * (x[k] ?? 0), b[i] ?? 0));

const CELL = 30;
const GAP = 5;
const text = (value: number) => String(value).replace('-', '−');

/** Six numbers as channels of h×w cells, side by side. */
function Volume({
  values,
  shape: [c, h, w],
  at,
  max,
}: {
  values: number[];
  shape: readonly [number, number, number];
  at: [number, number];
  max?: number;
}) {
  return (
    <g>
      {Array.from({ length: c }, (_, channel) => (
        <Matrix
          key={channel}
          x={at[0] + channel * (w * CELL + GAP)}
          y={at[1]}
          values={Array.from({ length: h }, (_, row) =>
            values.slice((channel * h + row) * w, (channel * h + row + 1) * w),
          )}
          cell={CELL}
          scale={max ? 'signed' : 'none'}
          max={max}
          format={text}
          textSize={13}
          borderColor="control"
        />
      ))}
    </g>
  );
}

function Costume({ shape, name }: { shape: readonly [number, number, number]; name: string }) {
  const [c, h, w] = shape;
  const width = c * w * CELL + (c - 1) * GAP;
  const step = h * CELL + 14;
  const left = 40;
  return (
    <Panel
      width={left + width + 84}
      height={66 + 4 * step}
      title={name}
      desc={`The input 3, -1, 2, 0, 5, -2 and three kernels of the same shape; each kernel times the input plus its bias gives ${y.join(', ')}.`}
    >
      <Label x={left} y={12} anchor="start" weight="bold">
        {name}
      </Label>
      <Label x={left - 22} y={36 + (h * CELL) / 2} math size={15}>
        x
      </Label>
      <Volume values={x} shape={shape} at={[left, 36]} />
      {W.map((row, o) => (
        <Group key={o} y={36 + 18 + step * (o + 1)}>
          <Label x={left - 22} y={(h * CELL) / 2} size={13} color="soft">
            {`K${'₁₂₃'[o]}`}
          </Label>
          <Volume values={row} shape={shape} at={[left, 0]} max={4} />
          <Arrow x1={left + width + 8} y1={(h * CELL) / 2} x2={left + width + 32} y2={(h * CELL) / 2} color="soft" />
          <Box
            x={left + width + 38}
            y={(h * CELL) / 2 - 14}
            w={38}
            h={28}
            color="cinnabar"
            label={text(y[o] ?? 0)}
            labelSize={14}
          />
        </Group>
      ))}
    </Panel>
  );
}

export default function Costumes() {
  return (
    <Panels>
      <Costume shape={[6, 1, 1]} name="6 channels of 1×1" />
      <Costume shape={[2, 1, 3]} name="2 channels of 1×3" />
      <Costume shape={[1, 2, 3]} name="1 channel of 2×3" />
    </Panels>
  );
}
