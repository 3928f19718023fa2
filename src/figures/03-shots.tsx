/** Exact accuracy of nearest prototype against the number of shots, for three numbers of dimensions. */
import { Panel, Plot, type Color, type Dash } from './kit';
import { prototypeAccuracy } from './03-math';

const shots = [1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 50];
/** The ceiling: means 3 apart and known, the normal distribution function at 1.5, by Simpson's rule. */
const ceiling = (() => {
  const n = 200;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(1.5);
  for (let i = 1; i < n; i++) sum += (i % 2 ? 4 : 2) * density((1.5 * i) / n);
  return 0.5 + (sum * 1.5) / n / 3;
})();
const looks: readonly { d: number; color: Color; dash: Dash }[] = [
  { d: 2, color: 'blue', dash: 'dashed' },
  { d: 8, color: 'ochre', dash: 'dotted' },
  { d: 64, color: 'cinnabar', dash: 'solid' },
];

export default function Shots() {
  return (
    <Panel
      width={360}
      height={256}
      maxScale={1.4}
      title="Accuracy against shots"
      desc={`Three rising curves. At one shot: ${looks.map(({ d }) => `${prototypeAccuracy(d, 1, 3).toFixed(2)} for d = ${d}`).join(', ')}. At 50 shots all are between ${prototypeAccuracy(64, 50, 3).toFixed(2)} and the ceiling ${ceiling.toFixed(3)}.`}
    >
      <Plot
        width={360}
        height={256}
        xAxis={{ range: [1, 50], kind: 'log', ticks: [1, 2, 5, 10, 20, 50], label: 'shots K in each class' }}
        yAxis={{ range: [0.5, 1], ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1], label: 'accuracy, two classes' }}
        series={[
          {
            points: [
              [1, ceiling],
              [50, ceiling],
            ],
            color: 'soft',
            width: 1,
            label: `ceiling ${ceiling.toFixed(3)}`,
            labelAt: 0,
            labelOffset: [4, -10],
            labelAnchor: 'start',
          },
          ...looks.map(({ d, color, dash }) => ({
            points: shots.map((K) => [K, prototypeAccuracy(d, K, 3)] as const),
            color,
            dash,
            label: `d = ${d}`,
            labelAt: d === 2 ? 0 : 2,
            labelOffset: d === 2 ? ([3, -22] as const) : ([6, 14] as const),
            labelAnchor: 'start' as const,
          })),
        ]}
      />
    </Panel>
  );
}
