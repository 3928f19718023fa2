import { Panel, Panels, Label, Dot, Line } from './kit';
import {
  accuracyOf,
  blobs,
  classify,
  generator,
  labelsOf,
  moons,
  propagate,
  startLabels,
  type Sample,
} from './30-math';

const COUNT = 160;

interface Case {
  sample: Sample;
  chosen: number[];
  values: Float64Array;
  accuracy: number;
  /** Accuracy of the kernel classifier that sees the four labels only. */
  alone: number;
}
function solve(kind: 'moons' | 'blobs', seed: number): Case {
  const random = generator(seed);
  const sample = kind === 'moons' ? moons(COUNT, 0.12, random) : blobs(COUNT, random);
  const chosen = startLabels(sample, random);
  const known = labelsOf(sample, chosen);
  const values = propagate(sample, known);
  return {
    sample,
    chosen,
    values,
    alone: accuracyOf(classify(kind, sample, known, sample), sample.labels),
    accuracy: accuracyOf(values, sample.labels),
  };
}

const W = 300;
function Picture({ data, name, box }: { data: Case; name: string; box: readonly [number, number, number, number] }) {
  const [x0, x1, y0, y1] = box;
  const px = (x: number) => 10 + ((x - x0) / (x1 - x0)) * (W - 20);
  const py = (y: number) => 30 + ((y1 - y) / (y1 - y0)) * 190;
  return (
    <Panel
      width={W}
      height={232}
      title={`Label propagation on ${name}`}
      desc={`${COUNT} points colored by the propagated label, four labeled points ringed, wrong points crossed. Accuracy ${data.accuracy.toFixed(2)}, against ${data.alone.toFixed(2)} with the four labels alone.`}
    >
      <Label x={10} y={12} anchor="start" size={14} weight="bold">
        {name}
      </Label>
      <Label x={W - 10} y={12} anchor="end" size={12} color="soft">
        {(100 * data.accuracy).toFixed(0)}% (labels alone {(100 * data.alone).toFixed(0)}%)
      </Label>
      {Array.from(data.values, (value, i) => {
        const color = value > 0 ? 'cinnabar' : 'blue';
        const wrong = value > 0 !== (data.sample.labels[i] ?? 0) > 0;
        const x = px(data.sample.x[i] ?? 0);
        const y = py(data.sample.y[i] ?? 0);
        return wrong ? (
          <g key={i}>
            <Line x1={x - 3.5} y1={y - 3.5} x2={x + 3.5} y2={y + 3.5} color={color} />
            <Line x1={x - 3.5} y1={y + 3.5} x2={x + 3.5} y2={y - 3.5} color={color} />
          </g>
        ) : (
          <Dot key={i} x={x} y={y} r={2.4} color={color} width={0.5} />
        );
      })}
      {data.chosen.map((i) => (
        <Dot
          key={i}
          x={px(data.sample.x[i] ?? 0)}
          y={py(data.sample.y[i] ?? 0)}
          r={8}
          fill="none"
          color="ink"
          width={2}
        />
      ))}
    </Panel>
  );
}

const MOONS = solve('moons', 33);
const BLOBS = solve('blobs', 31);

export default function LabelPropagation() {
  return (
    <Panels>
      <Picture data={MOONS} name="two moons" box={[-1.4, 2.4, -0.9, 1.4]} />
      <Picture data={BLOBS} name="two blobs" box={[-4, 4, -2.8, 2.8]} />
    </Panels>
  );
}
