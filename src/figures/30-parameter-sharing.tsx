import { Panel, Panels, Label, Box, Arrow, Line } from './kit';

const TRUNK = 1_000_000;
const HEAD = 5_000;
const TASKS = ['class', 'urgency', 'product'] as const;
const HARD = TRUNK + TASKS.length * HEAD;
const SOFT = TASKS.length * (TRUNK + HEAD);
const at = (i: number) => 10 + i * 90;

export default function ParameterSharing() {
  return (
    <Panels>
      <Panel
        width={280}
        height={230}
        title="Hard parameter sharing"
        desc={`One trunk feeds three heads, one a task. ${HARD.toLocaleString('en-US')} weights.`}
      >
        <Label x={140} y={12} size={14} weight="bold">
          hard sharing
        </Label>
        {TASKS.map((task, i) => (
          <g key={task}>
            <Box x={at(i)} y={34} w={80} h={30} label={task} labelSize={13} color="cinnabar" />
            <Arrow x1={140 + (i - 1) * 50} y1={98} x2={at(i) + 40} y2={68} color="soft" />
          </g>
        ))}
        <Box x={50} y={100} w={180} h={62} fill="wash" label="shared trunk" />
        <Arrow x1={140} y1={186} x2={140} y2={166} color="soft" />
        <Label x={140} y={196} size={12} color="soft">
          ticket
        </Label>
        <Label x={140} y={220} size={13}>
          {HARD.toLocaleString('en-US')} weights
        </Label>
      </Panel>
      <Panel
        width={280}
        height={230}
        title="Soft parameter sharing"
        desc={`Three separate networks, their trunks held together by a penalty. ${SOFT.toLocaleString('en-US')} weights.`}
      >
        <Label x={140} y={12} size={14} weight="bold">
          soft sharing
        </Label>
        {TASKS.map((task, i) => (
          <g key={task}>
            <Box x={at(i)} y={34} w={80} h={30} label={task} labelSize={13} color="cinnabar" />
            <Arrow x1={at(i) + 40} y1={98} x2={at(i) + 40} y2={68} color="soft" />
            <Box x={at(i) + 6} y={100} w={68} h={62} fill="wash" label="trunk" labelSize={13} />
            <Arrow x1={140 + (i - 1) * 14} y1={190} x2={at(i) + 40} y2={166} color="soft" />
            {i < TASKS.length - 1 && (
              <Line x1={at(i) + 75} y1={131} x2={at(i + 1) + 5} y2={131} color="blue" dash="dotted" width={2.2} />
            )}
          </g>
        ))}
        <Label x={140} y={197} size={12} color="soft">
          ticket (dotted: penalty)
        </Label>
        <Label x={140} y={220} size={13}>
          {SOFT.toLocaleString('en-US')} weights
        </Label>
      </Panel>
    </Panels>
  );
}
