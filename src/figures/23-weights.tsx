import { Label, Line, Panel, Path, type Point } from './kit';
import { effectiveSize, gauss } from './23-math';
import { normalFrom, seededRandom } from '../../demos/runtime/random';

const count = 60;
const next = seededRandom(11).uniform;
const sample = Array.from({ length: count }, normalFrom(next));
const jitter = sample.map(() => next());
const x = (value: number): number => 180 + value * 44;
const xs = Array.from({ length: 76 }, (_, i) => -3.6 + i * 0.1);
const hill = (mean: number, base: number): Point[] => xs.map((v) => [x(v), base - gauss(v, mean) * 92]);

function Row({ delta, y }: { delta: number; y: number }) {
  const weights = Float64Array.from(sample, (v) => Math.exp(delta * v - (delta * delta) / 2));
  const total = weights.reduce((sum, w) => sum + w, 0);
  return (
    <g>
      <Label x={8} y={y - 62} size={14} weight="bold" anchor="start">
        δ = {delta}
      </Label>
      <Label x={352} y={y - 62} size={12} color="soft" anchor="end">
        in effect: {effectiveSize(weights).toFixed(1)} of {count}, theory {(100 * Math.exp(-delta * delta)).toFixed(1)}%
      </Label>
      <Path points={hill(0, y)} color="soft" />
      <Path points={hill(delta, y)} color="blue" dash="dashed" />
      <Line x1={8} y1={y} x2={352} y2={y} color="soft" width={1} />
      {sample.map((v, i) => (
        <circle
          key={i}
          cx={Math.round(x(v) * 10) / 10}
          cy={Math.round((y + 24 + (jitter[i] ?? 0) * 22) * 10) / 10}
          r={Math.round(Math.max(0.7, 26 * Math.sqrt((weights[i] ?? 0) / total)) * 100) / 100}
          fill="var(--cinnabar)"
          fill-opacity={0.55}
          stroke="var(--cinnabar)"
          stroke-width={0.8}
        />
      ))}
    </g>
  );
}

export default function Weights() {
  return (
    <Panel
      width={360}
      height={284}
      title="Importance weights as areas of points"
      desc="Sixty source points. For a target one standard deviation away many points share the weight; two away, a handful carries nearly all."
    >
      <Row delta={1} y={78} />
      <Row delta={2} y={222} />
      <Label x={x(-1.15)} y={44} size={12} color="soft" anchor="end">
        source
      </Label>
      <Label x={x(2.15)} y={44} size={12} color="blue" anchor="start">
        target
      </Label>
    </Panel>
  );
}
