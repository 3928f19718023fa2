import { Panel, Plot, type Point } from './kit';
import { synonymGain } from './15-math';

const SIZES = [10, 20, 40, 80, 160, 320, 640, 1280] as const;
const results = synonymGain(SIZES, 20);

export default function Labels() {
  return (
    <Panel
      width={360}
      height={280}
      maxScale={1.45}
      title="Accuracy against the number of labels"
      desc="Two rising curves of a small simulation; with synonym copies accuracy is clearly higher at few labels and the curves meet at many."
    >
      <Plot
        width={360}
        height={280}
        margin={[20, 16, 44, 54]}
        textSize={13}
        xAxis={{ range: [10, 1280], kind: 'log', ticks: [10, 40, 160, 640], label: 'labeled texts' }}
        yAxis={{ range: [0.5, 1], ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1], format: (v) => v.toFixed(1), label: 'accuracy' }}
        series={[
          {
            points: results.map((r): Point => [r.labels, r.plain]),
            mark: 'both',
            color: 'blue',
            dash: 'dashed',
            label: 'no augmentation',
            labelAt: 3,
            labelAnchor: 'start',
            labelOffset: [8, 14],
          },
          {
            points: results.map((r): Point => [r.labels, r.augmented]),
            mark: 'both',
            color: 'cinnabar',
            label: 'with synonym copies',
            labelAt: 3,
            labelAnchor: 'end',
            labelOffset: [-4, -16],
          },
        ]}
      />
    </Panel>
  );
}
