import { Box, Label, Line, Panel } from './kit';
import { continuous, lastStep, oneByOne, staticBatches, type Run } from './22-math';

const lengths = [3, 7, 4, 10, 2, 6] as const;
const work = lengths.reduce((sum, length) => sum + length, 0);
const letters = 'ABCDEF';
const left = 8;
const unit = 342 / work;

interface Schedule {
  name: string;
  runs: readonly Run[];
  slots: number;
  y: number;
}
const schedules: readonly Schedule[] = [
  { name: 'one by one', runs: oneByOne(lengths), slots: 1, y: 10 },
  { name: 'static batches', runs: staticBatches(lengths, 3), slots: 3, y: 78 },
  { name: 'continuous batching', runs: continuous(lengths, 3), slots: 3, y: 194 },
];
const summary = ({ runs, slots }: Schedule): string => {
  const steps = lastStep(runs);
  return slots === 1 ? `${steps} steps` : `${steps} steps, ${((100 * work) / (steps * slots)).toFixed(1)}% busy`;
};

export default function Timelines() {
  return (
    <Panel
      width={360}
      height={304}
      title="Six requests under three schedules"
      desc={schedules.map((schedule) => `${schedule.name}: ${summary(schedule)}`).join('. ')}
    >
      {schedules.map((schedule) => (
        <g key={schedule.name}>
          <Label x={left} y={schedule.y} size={14} weight="bold" anchor="start">
            {schedule.name}
          </Label>
          <Label x={350} y={schedule.y} size={13} color="soft" anchor="end">
            {summary(schedule)}
          </Label>
          {Array.from({ length: schedule.slots }, (_, slot) => (
            <Box
              key={slot}
              x={left}
              y={schedule.y + 15 + slot * 25}
              w={lastStep(schedule.runs) * unit}
              h={21}
              color="rule"
              fill="none"
              radius={0}
              width={1}
            />
          ))}
          {schedule.runs.map((run) => (
            <Box
              key={run.request}
              x={left + run.start * unit}
              y={schedule.y + 15 + run.slot * 25}
              w={(run.end - run.start) * unit}
              h={21}
              color="cinnabar"
              fill="wash"
              radius={0}
              label={letters[run.request] ?? ''}
              labelSize={13}
            />
          ))}
        </g>
      ))}
      <Line x1={left} y1={296} x2={left + 342} y2={296} color="soft" width={1} />
      <Label x={350} y={286} size={12} color="soft" anchor="end">
        time
      </Label>
    </Panel>
  );
}
