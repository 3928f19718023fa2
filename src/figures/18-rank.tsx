import { Line, Label, Panel, Plot, type Point } from './kit';

/** Measured with the prototype of the chapter's demo (64-128-128-10 net, 300 inverted digits, Adam, 60 epochs, mean of 3 seeds): accuracy in per cent. */
const lora: readonly Point[] = [
  [1, 68.6],
  [2, 74.9],
  [4, 81.1],
  [8, 83.3],
  [16, 84.8],
];
const truncated: readonly Point[] = [
  [4, 52.1],
  [8, 72.3],
  [16, 80.8],
];
const levels: readonly (readonly [name: string, accuracy: number])[] = [
  ['full fine-tuning 83', 83.3],
  ['head only 72', 71.7],
];

export default function Rank() {
  return (
    <Panel
      width={360}
      height={270}
      title="Accuracy on the new task against the rank of LoRA"
      desc="LoRA rises from 69 per cent at rank 1 to 85 at rank 16, level with full fine-tuning at 83. A full update cut to rank r by SVD stays far below it. Head-only training is at 72."
    >
      <Plot
        width={360}
        height={270}
        xAxis={{ range: [0.9, 20], kind: 'log', ticks: [1, 2, 4, 8, 16], label: 'rank r' }}
        yAxis={{ range: [48, 92], ticks: [50, 60, 70, 80, 90], label: 'accuracy, new task (%)' }}
        series={[
          { points: lora, mark: 'both', color: 'cinnabar', label: 'LoRA', labelAt: 4, labelOffset: [6, -14] },
          {
            points: truncated,
            mark: 'both',
            color: 'blue',
            dash: 'dashed',
            label: 'full update, cut to rank r',
            labelAt: 0,
            labelOffset: [10, 6],
            labelAnchor: 'start',
          },
        ]}
      >
        {({ x, y }) =>
          levels.map(([name, accuracy], i) => (
            <g key={name}>
              <Line x1={x(0.9)} y1={y(accuracy)} x2={x(20)} y2={y(accuracy)} color="soft" dash="dotted" />
              <Label x={i ? x(1.7) : x(0.95)} y={y(accuracy) + (i ? 10 : -9)} size={12} color="soft" anchor="start">
                {name}
              </Label>
            </g>
          ))
        }
      </Plot>
    </Panel>
  );
}
