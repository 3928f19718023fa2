import { Panel, Label, Box, Arrow, Line, Path } from './kit';

const BRANCHES = [
  ['a pretrained model?', 'zero-shot, then frozen', 'embeddings, then LoRA'],
  ['much unlabeled data?', 'self-supervised,', 'semi-supervised'],
  ['an expert on call?', 'active learning', ''],
  ['rules can be written?', 'weak supervision', ''],
  ['only positives confirmed?', 'PU learning', ''],
  ['related labeled tasks?', 'transfer, multi-task', ''],
  ['many small tasks?', 'meta-learning', ''],
] as const;
const ROW = 50;
const TOP = 92;

export default function Choice() {
  const bottom = TOP + BRANCHES.length * ROW;
  return (
    <Panel
      width={360}
      height={bottom + 62}
      title="Which method for few labels"
      desc={`First ask whether labels are the bottleneck; if not, fix model or data quality. Then, in order: ${BRANCHES.map(([q, a, b]) => `${q} ${a} ${b}`.trim()).join('; ')}. Every answer leads to evaluation on a random test set and back.`}
    >
      <Box x={0} y={6} w={176} h={34} label="are labels the bottleneck?" labelSize={12} color="cinnabar" />
      <Arrow x1={178} y1={23} x2={206} y2={23} />
      <Label x={210} y={15} anchor="start" size={12}>
        no: model or noise
      </Label>
      <Label x={210} y={31} anchor="start" size={12} color="soft">
        (clean first)
      </Label>
      <Arrow x1={88} y1={42} x2={88} y2={TOP - 4} />
      <Label x={98} y={64} anchor="start" size={12} color="soft">
        yes: what is at hand?
      </Label>
      {BRANCHES.map(([question, a, b], i) => {
        const y = TOP + i * ROW;
        return (
          <g key={question}>
            <Box x={0} y={y} w={176} h={32} label={question} labelSize={12} />
            <Arrow x1={178} y1={y + 16} x2={200} y2={y + 16} color="blue" />
            <Label x={205} y={b ? y + 8 : y + 16} anchor="start" size={12} color="blue">
              {a}
            </Label>
            {b && (
              <Label x={205} y={y + 24} anchor="start" size={12} color="blue">
                {b}
              </Label>
            )}
            <Arrow x1={88} y1={y + 33} x2={88} y2={y + ROW - 2} head={5} color="soft" />
          </g>
        );
      })}
      <Box x={0} y={bottom} w={176} h={36} label="evaluate: random test set" labelSize={12} color="cinnabar" />
      <Path d={`M354 ${TOP + 16}V${bottom + 18}H180`} color="soft" dash="dotted" />
      <Line x1={348} y1={TOP + 16} x2={354} y2={TOP + 16} color="soft" dash="dotted" />
      <Arrow x1={196} y1={bottom + 18} x2={179} y2={bottom + 18} color="soft" head={5} />
      <Label x={0} y={bottom + 52} anchor="start" size={12} color="soft">
        still short? go round again
      </Label>
    </Panel>
  );
}
