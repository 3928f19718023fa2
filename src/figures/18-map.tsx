import { Box, Label, Line, Panel } from './kit';

const columns = ['no signal', 'labels', 'preferences', 'checks'];
const rows = ['nothing', 'the input', 'a reader', 'added parts', 'all weights'];
/** row, column, text lines of the chip, and whether gradient training is involved. */
const chips: readonly (readonly [row: number, column: number, lines: readonly string[], trained: boolean])[] = [
  [0, 0, ['as it is'], false],
  [1, 0, ['prompt', 'retrieval'], false],
  [1, 1, ['k examples', 'search'], false],
  [2, 1, ['linear probe', 'head only'], true],
  [3, 1, ['LoRA, prefix', 'soft prompt', 'adapter'], true],
  [3, 2, ['LoRA + DPO', 'LoRA + PPO'], true],
  [3, 3, ['LoRA +', 'GRPO'], true],
  [4, 1, ['SFT', '(full tuning)'], true],
  [4, 2, ['RLHF, DPO'], true],
  [4, 3, ['RLVR', '(GRPO)'], true],
];

const left = 112;
const top = 52;
const w = 112;
const h = 62;

export default function Map() {
  return (
    <Panel
      width={560}
      height={372}
      title="Map of the ways to use a pretrained model"
      desc="A grid. Rows say what changes: nothing, the input, a reader on top, added parts, all weights. Columns say which signal is used: none, labels, preferences, checks. Each method is a chip in one cell."
    >
      <Label x={left + 2 * w} y={12} size={15} color="soft">
        which signal?
      </Label>
      <Label x={2} y={34} size={15} color="soft" anchor="start">
        what changes?
      </Label>
      {columns.map((name, j) => (
        <Label key={name} x={left + (j + 0.5) * w} y={36} size={15} weight="bold">
          {name}
        </Label>
      ))}
      {rows.map((name, i) => (
        <g key={name}>
          <Line x1={0} y1={top + i * h} x2={560} y2={top + i * h} color="rule" width={1} />
          <Label x={2} y={top + (i + 0.5) * h} size={15} weight="bold" anchor="start">
            {name}
          </Label>
        </g>
      ))}
      {columns.map((name, j) => (
        <Line
          key={name}
          x1={left + j * w}
          y1={top - 4}
          x2={left + j * w}
          y2={top + rows.length * h}
          color="rule"
          width={1}
        />
      ))}
      {chips.map(([i, j, lines, trained]) => (
        <g key={`${i}-${j}`}>
          <Box
            x={left + j * w + 3}
            y={top + i * h + 4}
            w={w - 6}
            h={h - 8}
            color={trained ? 'cinnabar' : 'blue'}
            fill="none"
            radius={6}
          />
          {lines.map((line, n) => (
            <Label
              key={line}
              x={left + (j + 0.5) * w}
              y={top + (i + 0.5) * h + (n - (lines.length - 1) / 2) * 17}
              size={15}
            >
              {line}
            </Label>
          ))}
        </g>
      ))}
    </Panel>
  );
}
