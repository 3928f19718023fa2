import { Label, Line, Panel, Panels, Path, token, type Color, type Point } from './kit';
import { ordinalProbabilities, sigmoid } from './24-math';

const cuts = [-1.2, 0.4, 2.1] as const;
const names = ['dry', 'damp', 'wet', 'flooded'] as const;
const fills: readonly Color[] = ['soft', 'ochre', 'blue', 'cinnabar'];
const from = -5;
const to = 6;
const x = (value: number): number => 10 + ((value - from) / (to - from)) * 330;
const y = (density: number): number => 128 - density * 380;
const density = (value: number, score: number): number => {
  const p = sigmoid(value - score);
  return p * (1 - p);
};

function Hill({ score }: { score: number }) {
  const edges = [from, ...cuts, to];
  const probabilities = ordinalProbabilities(cuts, score);
  return (
    <Panel
      width={350}
      height={196}
      title={`Score ${score}`}
      desc={names.map((name, k) => `${name} ${(probabilities[k] ?? 0).toFixed(3)}`).join(', ')}
    >
      <Label x={10} y={12} size={14} weight="bold" anchor="start">
        score {score}
      </Label>
      {names.map((name, k) => {
        const [lo, hi] = [edges[k] ?? from, edges[k + 1] ?? to];
        const points: Point[] = Array.from({ length: 31 }, (_, i) => lo + ((hi - lo) * i) / 30).map((v) => [
          x(v),
          y(density(v, score)),
        ]);
        return (
          <Path
            key={name}
            points={[[x(lo), y(0)], ...points, [x(hi), y(0)]]}
            closed
            color={fills[k] ?? 'soft'}
            fill={fills[k] ?? 'soft'}
            fillOpacity={0.3}
            width={0.8}
          />
        );
      })}
      {cuts.map((cut, i) => (
        <g key={cut}>
          <Line x1={x(cut)} y1={24} x2={x(cut)} y2={140} />
          <Label x={x(cut)} y={148} size={12}>
            θ
            <tspan dy="0.25em" font-size="75%">
              {i + 1}
            </tspan>
          </Label>
        </g>
      ))}
      {names.map((name, k) => {
        const at = [x(-3), x(-0.4), x(1.25), x(4)][k] ?? 0;
        return (
          <g key={name}>
            <text x={at} y={168} font-size={12} text-anchor="middle" fill={token(fills[k] ?? 'soft')}>
              {name}
            </text>
            <Label x={at} y={184} size={12}>
              {(probabilities[k] ?? 0).toFixed(3)}
            </Label>
          </g>
        );
      })}
      <Line x1={x(score)} y1={y(0)} x2={x(score)} y2={y(density(score, score))} dash="dotted" color="soft" />
    </Panel>
  );
}

export default function Latent() {
  return (
    <Panels>
      <Hill score={0} />
      <Hill score={0.8} />
    </Panels>
  );
}
