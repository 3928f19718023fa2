import { Line, Label, Panel, Plot, type Point } from './kit';
import { meanPercent, rankSweeps, sweepRanks, type Seeds } from './18-math';

const over = (seeds: readonly Seeds[]): Point[] => seeds.map((three, i) => [sweepRanks[i] ?? 1, meanPercent(three)]);
const { ruled, inverted } = rankSweeps;
const levels: readonly (readonly [name: string, seeds: Seeds, below: boolean])[] = [
  ['full, ruled paper', ruled.full, false],
  ['full, inverted ink', inverted.full, true],
];
const first = (seeds: readonly Seeds[]): string => meanPercent(seeds[0] ?? [0, 0, 0]).toFixed(0);
const last = (seeds: readonly Seeds[]): string => meanPercent(seeds.at(-1) ?? [0, 0, 0]).toFixed(0);

export default function Rank() {
  return (
    <Panel
      width={360}
      height={290}
      title="Accuracy on two new tasks against the rank of LoRA"
      desc={`Ruled paper: LoRA rises from ${first(ruled.lora)} per cent at rank 1 to ${last(ruled.lora)} at rank 16, level with full fine-tuning at ${meanPercent(ruled.full).toFixed(0)}; a full update cut to rank 1 has ${first(ruled.cut)}. Inverted ink: LoRA rises from ${first(inverted.lora)} to ${last(inverted.lora)}, below full fine-tuning at ${meanPercent(inverted.full).toFixed(0)}.`}
    >
      <Plot
        width={360}
        height={290}
        xAxis={{ range: [0.9, 20], kind: 'log', ticks: sweepRanks, label: 'rank r' }}
        yAxis={{ range: [45, 95], ticks: [50, 60, 70, 80, 90], label: 'accuracy, new task (%)' }}
        series={[
          {
            points: over(ruled.cut),
            mark: 'both',
            color: 'soft',
            dash: 'dashed',
            label: 'full update, cut to rank r',
            labelAt: 2,
            labelOffset: [-34, 28],
            labelAnchor: 'start',
          },
          {
            points: over(inverted.lora),
            mark: 'both',
            color: 'blue',
            label: 'LoRA, inverted ink',
            labelAt: 2,
            labelOffset: [10, 12],
            labelAnchor: 'start',
          },
          {
            points: over(ruled.lora),
            mark: 'both',
            color: 'cinnabar',
            label: 'LoRA, ruled paper',
            labelAt: 1,
            labelOffset: [-58, -22],
            labelAnchor: 'start',
          },
        ]}
      >
        {({ x, y }) =>
          levels.map(([name, seeds, below]) => (
            <g key={name}>
              <Line
                x1={x(0.9)}
                y1={y(meanPercent(seeds))}
                x2={x(20)}
                y2={y(meanPercent(seeds))}
                color={below ? 'blue' : 'cinnabar'}
                dash="dotted"
              />
              <Label
                x={x(20)}
                y={y(meanPercent(seeds)) + (below ? 9 : -9)}
                size={12}
                color={below ? 'blue' : 'cinnabar'}
                anchor="end"
              >
                {name}
              </Label>
            </g>
          ))
        }
      </Plot>
    </Panel>
  );
}
