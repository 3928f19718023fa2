import { Box, Label, Line, Panel, Panels, type Color } from './kit';

interface Source {
  name: string;
  gloss: string;
  question: string;
  methods: readonly string[];
  color: Color;
}

const sources: readonly Source[] = [
  {
    name: 'Evidence',
    gloss: '证据',
    question: 'What else is there to see?',
    methods: ['more labels, wider coverage', 'active learning', 'cleaning labels', 'removing duplicates'],
    color: 'ink',
  },
  {
    name: 'Invariance',
    gloss: '不变性',
    question: 'What does not matter?',
    methods: ['augmentation', 'Mixup, Cutout, CutMix', 'noise on inputs', 'good features'],
    color: 'cinnabar',
  },
  {
    name: 'Borrowed knowledge',
    gloss: '借来的知识',
    question: 'Who has learned this before?',
    methods: ['pretraining, fine-tuning', 'simulators, generators', 'few-shot, zero-shot', 'pseudo-labels'],
    color: 'blue',
  },
];

function Branch({ name, gloss, question, methods, color }: Source) {
  const row = 30;
  return (
    <Panel
      width={270}
      height={92 + methods.length * row}
      title={name}
      desc={`${question} Methods: ${methods.join('; ')}.`}
    >
      <Box x={6} y={6} w={258} h={34} color={color} label={`${name} ${gloss}`} labelColor={color} labelSize={15} />
      <Label x={135} y={57} color="soft">
        {question}
      </Label>
      <Line x1={26} y1={74} x2={26} y2={88 + (methods.length - 1) * row} color={color} />
      {methods.map((m, i) => (
        <g key={m}>
          <Line x1={26} y1={88 + i * row} x2={42} y2={88 + i * row} color={color} />
          <Label x={50} y={88 + i * row} anchor="start">
            {m}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

export default function Remedies() {
  return (
    <Panels>
      {sources.map((s) => (
        <Branch key={s.name} {...s} />
      ))}
    </Panels>
  );
}
