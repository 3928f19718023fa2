import { Arrow, Box, Label, Line, Panel, Path, type Color } from './kit';

interface Sublayer {
  name: string;
  color: Color;
}
const ENCODER: readonly Sublayer[] = [
  { name: 'self-attention', color: 'blue' },
  { name: 'MLP', color: 'soft' },
];
const DECODER: readonly Sublayer[] = [
  { name: 'causal self-attention', color: 'cinnabar' },
  { name: 'cross-attention', color: 'green' },
  { name: 'MLP', color: 'soft' },
];
const NAMES = ['layer 1', 'layer 2', 'layer 6'] as const;
const ROW = 26;
const GAP = 28;
const BOTTOM = 374;

/** Top edge of the layer with index `i`, drawn upwards from the bottom. */
const topOf = (i: number, sublayers: number): number => BOTTOM - (i + 1) * (sublayers * ROW + 8) - i * GAP;

function Stack({ x, w, sublayers }: { x: number; w: number; sublayers: readonly Sublayer[] }) {
  const height = sublayers.length * ROW + 8;
  return (
    <>
      {NAMES.map((name, i) => {
        const top = topOf(i, sublayers.length);
        return (
          <g key={name}>
            <Box x={x} y={top} w={w} h={height} color="rule" fill="wash" />
            {sublayers.map((s, k) => (
              <Box
                key={s.name}
                x={x + 5}
                y={top + 6 + (sublayers.length - 1 - k) * ROW}
                w={w - 10}
                h={ROW - 4}
                color={s.color}
                labelColor={s.color === 'soft' ? 'ink' : s.color}
                label={s.name}
                labelSize={12.5}
              />
            ))}
            {i < 2 && (
              <Arrow
                x1={x + w / 2}
                y1={top - 3}
                x2={x + w / 2}
                y2={top - GAP + 4}
                dash={i === 1 ? 'dotted' : 'solid'}
              />
            )}
            <Label x={x + w} y={top - 9} anchor="end" size={12} color="soft">
              {name}
            </Label>
          </g>
        );
      })}
    </>
  );
}

export default function Transformer() {
  const left = { x: 8, w: 122 };
  const right = { x: 202, w: 150 };
  const encoderTop = topOf(2, ENCODER.length);
  const trunk = 164;
  const crossY = (i: number) => topOf(i, DECODER.length) + 6 + ROW + (ROW - 4) / 2;
  return (
    <Panel
      width={360}
      height={446}
      maxScale={1.3}
      title="The transformer of 2017"
      desc="Left column: encoder layers of self-attention and MLP. Right column: decoder layers of causal self-attention, cross-attention and MLP. From the last encoder layer an arrow labelled K, V fans out to the cross-attention of every decoder layer."
    >
      <Stack x={left.x} w={left.w} sublayers={ENCODER} />
      <Stack x={right.x} w={right.w} sublayers={DECODER} />
      <Path
        points={[
          [left.x + left.w / 2, encoderTop - 2],
          [left.x + left.w / 2, encoderTop - 24],
          [trunk, encoderTop - 24],
          [trunk, crossY(0)],
        ]}
        color="green"
      />
      {crossY(2) < encoderTop - 24 && <Line x1={trunk} y1={encoderTop - 24} x2={trunk} y2={crossY(2)} color="green" />}
      {NAMES.map((name, i) => (
        <Arrow key={name} x1={trunk} y1={crossY(i)} x2={right.x + 3} y2={crossY(i)} color="green" />
      ))}
      <Label x={trunk - 8} y={encoderTop - 36} anchor="end" size={14} color="green">
        K, V
      </Label>
      <Arrow x1={left.x + left.w / 2} y1={BOTTOM + 26} x2={left.x + left.w / 2} y2={BOTTOM + 4} />
      <Arrow x1={right.x + right.w / 2} y1={BOTTOM + 26} x2={right.x + right.w / 2} y2={BOTTOM + 4} />
      <Label x={left.x + left.w / 2} y={BOTTOM + 38}>
        source tokens
      </Label>
      <Label x={right.x + right.w / 2} y={BOTTOM + 38}>
        ⟨bos⟩ and target so far
      </Label>
      <Label x={180} y={BOTTOM + 60} size={12} color="soft">
        embeddings + positions enter both
      </Label>
      <Arrow x1={right.x + right.w / 2} y1={topOf(2, 3) - 3} x2={right.x + right.w / 2} y2={topOf(2, 3) - 26} />
      <Label x={358} y={topOf(2, 3) - 38} anchor="end">
        linear, softmax: next token
      </Label>
      <Label x={left.x} y={encoderTop - 36} anchor="start" size={14} weight="bold">
        encoder
      </Label>
      <Label x={right.x} y={topOf(2, 3) - 12} anchor="start" size={14} weight="bold">
        decoder
      </Label>
    </Panel>
  );
}
