import { fit, medianTestError, N, ridge, trainingSet, truth } from './06-math';
import { Dot, Label, Line, Panel, Panels, Path, Plot, type Point } from './kit';

const sizes = [4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 64, 200];
const tiny = 1e-10;
const small = 1e-3;
const curves = sizes.map((P) => ({
  P,
  free: medianTestError(P, ridge(tiny)),
  penalized: medianTestError(P, ridge(small)),
}));

function Inset({ P }: { P: number }) {
  const fitted = fit(P, 1, ridge(tiny));
  const width = 108;
  const height = 96;
  const px = (x: number) => (width * (x + 1)) / 2;
  const py = (y: number) => height / 2 - (y * height) / 5;
  const line = (f: (x: number) => number) =>
    Array.from({ length: 161 }, (_, i): Point => {
      const x = -1 + i / 80;
      return [px(x), Math.max(2, Math.min(height - 2, py(f(x))))];
    });
  return (
    <g>
      <rect width={width} height={height} fill="none" stroke="var(--rule)" />
      <Path points={line(truth)} color="soft" dash="dashed" width={1} />
      <Path points={line(fitted.at)} color="cinnabar" />
      {trainingSet.map(([x, y]) => (
        <Dot key={x} x={px(x)} y={py(y)} r={2} color="ink" />
      ))}
      <Label x={width / 2} y={height + 14}>
        P = {P}
      </Label>
    </g>
  );
}

export default function DoubleDescent() {
  return (
    <Panels>
      <Panel
        width={360}
        height={280}
        title="Test error against the number of features"
        desc="Without a penalty the error falls to 8 features, peaks at 16, and falls again. With a penalty of 0.001 it falls steadily and stays lower everywhere."
      >
        <Plot
          width={360}
          height={280}
          margin={[14, 14, 44, 56]}
          xAxis={{ range: [4, 200], kind: 'log', ticks: [4, 8, 16, 32, 64, 200], label: 'features P' }}
          yAxis={{ range: [0, 0.22], ticks: [0, 0.05, 0.1, 0.15, 0.2], label: 'median test error' }}
          series={[
            {
              points: curves.map((c): Point => [c.P, c.free]),
              color: 'cinnabar',
              mark: 'both',
              label: 'λ → 0',
              labelAt: 8,
              labelOffset: [14, -6],
              labelAnchor: 'start',
            },
            {
              points: curves.map((c): Point => [c.P, c.penalized]),
              color: 'blue',
              mark: 'both',
              label: 'λ = 0.001',
              labelOffset: [0, -12],
            },
          ]}
        >
          {({ x, y }) => (
            <g>
              <Line x1={x(N)} x2={x(N)} y1={y(0)} y2={y(0.22)} color="soft" dash="dotted" />
              <Label x={x(N) + 7} y={y(0.212)} anchor="start" size={12} color="soft">
                P = N = {N} 插值阈值
              </Label>
            </g>
          )}
        </Plot>
      </Panel>
      <Panel
        width={360}
        height={150}
        title="One fit at three sizes"
        desc="With 8 features the curve is calm, with 16 it leaves the picture between the points, with 200 it passes through all points without large swings."
      >
        {[8, 16, 200].map((P, i) => (
          <g key={P} transform={`translate(${6 + i * 120} 8)`}>
            <Inset P={P} />
          </g>
        ))}
        <Label x={180} y={140} size={12} color="soft">
          dashed: truth; dots: data (λ → 0, draw 1)
        </Label>
      </Panel>
    </Panels>
  );
}
