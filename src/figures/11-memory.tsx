import { Line, Panel, Plot, type Point } from './kit';
import { smallNetwork } from './11-math';

export default function Memory() {
  const { parameters, activations } = smallNetwork(45, 60);
  const mega = (bytes: number) => bytes / 1e6;
  const batches = [1, 2, 4, 8, 16, 32, 64, 128, 256];
  const level = (copies: number): Point[] => batches.map((b) => [b, mega(4 * copies * parameters)]);
  const passes = (copies: number) => (copies * parameters) / activations;
  return (
    <Panel
      width={360}
      height={290}
      maxScale={1.25}
      title="Training memory against batch size"
      desc={`Log-log. Weights ${mega(4 * parameters).toFixed(2)} MB, with gradients ${mega(8 * parameters).toFixed(2)}, with Adam's two moments ${mega(16 * parameters).toFixed(2)}, all flat; activations rise from ${mega(4 * activations).toFixed(3)} MB at batch 1 and pass the weights at batch ${Math.ceil(passes(1))} and the full state at ${Math.ceil(passes(4))}.`}
    >
      <Plot
        width={360}
        height={290}
        margin={[14, 98, 44, 52]}
        xAxis={{ kind: 'log', range: [0.9, 290], ticks: [1, 4, 16, 64, 256], label: 'batch size' }}
        yAxis={{ kind: 'log', range: [0.06, 30], ticks: [0.1, 1, 10], label: 'megabytes' }}
        series={[
          { points: level(1), color: 'soft', label: 'weights', labelOffset: [6, 0], labelAnchor: 'start' },
          {
            points: level(2),
            color: 'soft',
            dash: 'dotted',
            label: '+ gradients',
            labelOffset: [6, 0],
            labelAnchor: 'start',
          },
          {
            points: level(4),
            color: 'blue',
            dash: 'dashed',
            label: '+ Adam m, v',
            labelOffset: [6, 0],
            labelAnchor: 'start',
          },
          {
            points: batches.map((b): Point => [b, mega(4 * b * activations)]),
            mark: 'both',
            color: 'cinnabar',
            label: 'activations',
            labelOffset: [6, 0],
            labelAnchor: 'start',
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            {[1, 4].map((copies) => (
              <Line
                key={copies}
                x1={x(passes(copies))}
                y1={y(mega(4 * copies * parameters))}
                x2={x(passes(copies))}
                y2={y(0.06)}
                color="control"
                dash="dotted"
                width={1.2}
              />
            ))}
          </g>
        )}
      </Plot>
    </Panel>
  );
}
