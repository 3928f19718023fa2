import { Label, Line, Panel, Panels, Path, type Color, type Point } from './kit';
import {
  fitLine,
  fitOrdinal,
  fitPoisson,
  gaussianProbabilities,
  gradeSample,
  ordinalProbabilities,
  poissonProbabilities,
} from './24-math';

const cuts = [-3, -2.5, 2] as const;
const slope = 1.5;
const codes = [1, 2, 3, 4] as const;
const { x: inputs, grade } = gradeSample(300, slope, cuts, 5);
const ordinal = fitOrdinal(inputs, grade, codes.length);
const line = fitLine(
  inputs,
  grade.map((g) => codes[g] ?? 0),
);
const [a, b] = fitPoisson(inputs, grade);

const fills: readonly Color[] = ['soft', 'ochre', 'blue', 'cinnabar'];
const xs = Array.from({ length: 61 }, (_, i) => -3 + i * 0.1);
const px = (v: number): number => 12 + ((v + 3) / 6) * 196;
const py = (p: number): number => 150 - p * 120;

/** Where band `k` is thickest, away from the sides; nothing for a band too thin to hold its number. */
function place(below: readonly (readonly number[])[], k: number): { v: number; p: number } | null {
  let best = { v: 0, p: 0, thick: 0 };
  xs.forEach((v, i) => {
    const [lo, hi] = [below[i]?.[k] ?? 0, below[i]?.[k + 1] ?? 0];
    if (Math.abs(v) < 2.6 && hi - lo > best.thick) best = { v, p: (lo + hi) / 2, thick: hi - lo };
  });
  return best.thick > 0.12 ? best : null;
}

function Bands({ name, probabilities }: { name: string; probabilities: (v: number) => number[] }) {
  const below = xs.map((v) => probabilities(v).reduce<number[]>((sums, p) => [...sums, (sums.at(-1) ?? 0) + p], [0]));
  return (
    <Panel width={220} height={186} title={name} desc={`Stacked probabilities of four grades against x, ${name}.`}>
      <Label x={110} y={12} size={14} weight="bold">
        {name}
      </Label>
      {codes.map((code, k) => {
        const lower: Point[] = xs.map((v, i) => [px(v), py(below[i]?.[k] ?? 0)]);
        const upper: Point[] = xs.map((v, i) => [px(v), py(below[i]?.[k + 1] ?? 1)]);
        return (
          <Path
            key={code}
            points={[...lower, ...upper.reverse()]}
            closed
            color={fills[k] ?? 'soft'}
            fill={fills[k] ?? 'soft'}
            fillOpacity={k === 1 ? 0.75 : 0.35}
            width={0.8}
          />
        );
      })}
      <Line x1={px(-3)} y1={py(0)} x2={px(3)} y2={py(0)} color="soft" width={1} />
      {[-2, 0, 2].map((tick) => (
        <Label key={tick} x={px(tick)} y={164} size={12} color="soft">
          {String(tick).replace('-', '−')}
        </Label>
      ))}
      <Label x={px(0)} y={180} size={12} color="soft">
        x
      </Label>
      {codes.map((code, k) => {
        const spot = place(below, k);
        return (
          spot && (
            <Label key={code} x={px(spot.v)} y={py(spot.p)} size={13}>
              {code}
            </Label>
          )
        );
      })}
    </Panel>
  );
}

export default function AllBands() {
  return (
    <Panels>
      <Bands name="truth" probabilities={(v) => ordinalProbabilities(cuts, slope * v)} />
      <Bands name="ordinal" probabilities={(v) => ordinalProbabilities(ordinal.cuts, ordinal.slope * v)} />
      <Bands
        name="Gaussian on codes"
        probabilities={(v) => gaussianProbabilities(codes, line.a + line.b * v, line.sd)}
      />
      <Bands name="Poisson on codes" probabilities={(v) => poissonProbabilities(codes, Math.exp(a + b * v))} />
    </Panels>
  );
}
