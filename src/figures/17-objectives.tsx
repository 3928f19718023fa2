import { Box, Label, Panel } from './kit';

interface Cell {
  text: string;
  loss?: boolean;
  hidden?: boolean;
}
const plain = (words: string): Cell[] => words.split(' ').map((text) => ({ text }));
const graded = (words: string): Cell[] => words.split(' ').map((text) => ({ text, loss: true }));
const WIDTH = 48;

const TASKS: readonly { name: string; input: Cell[]; output: (Cell | null)[] }[] = [
  {
    name: 'masked language modeling',
    input: plain('she made hot tea for him').map((c, i) => (i === 3 ? { text: 'MASK', hidden: true } : c)),
    output: [null, null, null, { text: 'tea', loss: true }, null, null],
  },
  {
    name: 'causal language modeling',
    input: plain('⟨bos⟩ she made hot tea for him'),
    output: graded('she made hot tea for him ⟨eos⟩'),
  },
  {
    name: 'span corruption',
    input: [...plain('she made'), { text: '⟨A⟩', hidden: true }, ...plain('for him')],
    output: graded('⟨A⟩ hot tea ⟨eos⟩'),
  },
];

function Row({ cells, y }: { cells: readonly (Cell | null)[]; y: number }) {
  return (
    <>
      {cells.map((c, i) => {
        const x = 20 + i * WIDTH;
        if (!c) return null;
        const color = c.loss ? 'cinnabar' : c.hidden ? 'blue' : 'soft';
        return (
          <Box
            key={i}
            x={x}
            y={y}
            w={WIDTH - 4}
            h={26}
            color={color}
            label={c.text}
            labelSize={12}
            labelColor={c.loss ? 'cinnabar' : c.hidden ? 'blue' : 'ink'}
            dash={c.hidden ? 'dashed' : 'solid'}
          />
        );
      })}
    </>
  );
}

export default function Objectives() {
  return (
    <Panel
      width={358}
      height={330}
      maxScale={1.4}
      title="Three training objectives on one sentence"
      desc="Masked language modeling: one hidden token carries loss. Causal modeling: the sentence shifted by one, every position carries loss. Span corruption: a span is replaced by a sentinel, and sentinel, span and end are written, each with loss."
    >
      {TASKS.map((task, k) => {
        const y = 16 + k * 108;
        return (
          <g key={task.name}>
            <Label x={20} y={y} anchor="start" size={14} weight="bold">
              {task.name}
            </Label>
            <Label x={11} y={y + 30} rotate={-90} size={12} color="soft">
              in
            </Label>
            <Row cells={task.input} y={y + 17} />
            <Label x={11} y={y + 65} rotate={-90} size={12} color="cinnabar">
              loss
            </Label>
            <Row cells={task.output} y={y + 52} />
          </g>
        );
      })}
    </Panel>
  );
}
