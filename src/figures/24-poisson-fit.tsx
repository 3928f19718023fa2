import { Dot, Label, Panel, Path, Plot, type Point } from './kit';
import { fitLine, fitPoisson, poisson } from './24-math';

const xs = [0, 1, 2, 3] as const;
const ys = [1, 2, 4, 9] as const;
const [a, b] = fitPoisson(xs, ys);
const line = fitLine(xs, ys);
const mean = (x: number): number => Math.exp(a + b * x);
const range = Array.from({ length: 49 }, (_, i) => -1.2 + i * 0.1);
const counts = Array.from({ length: 17 }, (_, k) => k);

export default function PoissonFit() {
  return (
    <Panel
      width={360}
      height={320}
      title="Poisson fit of four counts"
      desc={`The Poisson mean rises as an exponential curve through 0.45 at x = -1 to ${mean(3).toFixed(1)} at x = 3, with the predicted distribution drawn as bars at each x. The least-squares line falls to ${(line.a - line.b).toFixed(1)} at x = -1.`}
    >
      <Plot
        width={360}
        height={320}
        xAxis={{ range: [-1.3, 4.2], ticks: [-1, 0, 1, 2, 3], label: 'x' }}
        yAxis={{ range: [-3.5, 16], ticks: [0, 5, 10, 15], label: 'count' }}
        margin={[10, 8, 44, 44]}
      >
        {({ x, y }) => (
          <g>
            {xs.map((v) =>
              counts.map((k) => (
                <rect
                  key={`${v}-${k}`}
                  x={x(v)}
                  y={y(k) - 4}
                  width={Math.round(poisson(k, mean(v)) * 12000) / 100}
                  height={8}
                  fill="var(--cinnabar)"
                  opacity={0.28}
                />
              )),
            )}
            <Path
              points={range.filter((v) => mean(v) < 16).map((v): Point => [x(v), y(mean(v))])}
              color="cinnabar"
              width={1.8}
            />
            <Path
              points={[-1.2, 3.4].map((v): Point => [x(v), y(line.a + line.b * v)])}
              color="blue"
              dash="dashed"
              width={1.6}
            />
            {xs.map((v, i) => (
              <Dot key={v} x={x(v)} y={y(ys[i] ?? 0)} r={4} color="ink" />
            ))}
            <Dot x={x(-1)} y={y(mean(-1))} r={3.5} color="cinnabar" fill="paper" />
            <Dot x={x(-1)} y={y(line.a - line.b)} r={3.5} color="blue" fill="paper" />
            <Label x={x(-1)} y={y(mean(-1)) - 14} size={12} color="cinnabar">
              {mean(-1).toFixed(2)}
            </Label>
            <Label x={x(-1) + 10} y={y(line.a - line.b) + 2} size={12} color="blue" anchor="start">
              {(line.a - line.b).toFixed(1).replace('-', '−')}, impossible
            </Label>
            <Label x={x(2.75)} y={y(13.4)} size={12} color="cinnabar" anchor="end">
              Poisson mean
            </Label>
            <Label x={x(3.4)} y={y(line.a + line.b * 3.4) + 34} size={12} color="blue" anchor="start">
              line
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
