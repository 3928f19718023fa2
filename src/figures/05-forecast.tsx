import { Dot, Label, Line, Panel, Plot, type Point } from './kit';

/** The power law with a floor that passes through three errors measured at n, 2n and 4n. */
function powerLaw(n: number, [e1, e2, e3]: readonly [number, number, number]) {
  const b = -Math.log2((e2 - e3) / (e1 - e2));
  const c = (e1 * e3 - e2 * e2) / (e1 + e3 - 2 * e2);
  const a = (e1 - c) * n ** b;
  return { c, at: (size: number) => c + a * size ** -b, sizeFor: (error: number) => (a / (error - c)) ** (1 / b) };
}

const measured: readonly Point[] = [
  [500, 0.2],
  [1000, 0.16],
  [2000, 0.13],
];
const law = powerLaw(500, [0.2, 0.16, 0.13]);
const curve = Array.from({ length: 60 }, (_, i): Point => {
  const n = 400 * 250 ** (i / 59);
  return [n, law.at(n)];
});
const goal = law.sizeFor(0.06);
const forecasts = [4000, 8000, 16000].map((n): Point => [n, law.at(n)]);
const short = (n: number) => `${Math.round(n / 1000)}k`;

export default function Forecast() {
  return (
    <Panel
      width={360}
      height={310}
      title="Forecast from three points"
      desc="Errors 0.20, 0.16 and 0.13 at 500, 1,000 and 2,000 examples, and the fitted curve, which approaches the floor 0.04 and reaches 0.06 at about 75 thousand examples."
    >
      <Plot
        y={34}
        width={360}
        height={276}
        margin={[10, 14, 44, 50]}
        xAxis={{
          range: [400, 100000],
          kind: 'log',
          ticks: [500, 2000, 8000, 32000, 100000],
          format: (n) => (n < 1000 ? String(n) : short(n)),
          label: 'training examples n',
        }}
        yAxis={{ range: [0, 0.22], ticks: [0, 0.05, 0.1, 0.15, 0.2], label: 'validation error' }}
        series={[
          { points: curve, color: 'cinnabar' },
          { points: forecasts, color: 'cinnabar', mark: 'dots', radius: 2.5 },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(400)} x2={x(100000)} y1={y(law.c)} y2={y(law.c)} color="soft" dash="dashed" />
            <Label x={x(500)} y={y(law.c) + 14} anchor="start" color="soft">
              floor {law.c.toFixed(2)} 底线
            </Label>
            {measured.map(([n, e]) => (
              <Dot key={n} x={x(n)} y={y(e)} color="ink" />
            ))}
            {measured.map(([n, e]) => (
              <Label key={n} x={x(n) + 9} y={y(e) - 10} anchor="start">
                {e.toFixed(2)}
              </Label>
            ))}
            {forecasts.map(([n, e]) => (
              <Label key={n} x={x(n) + 2} y={y(e) - 14} anchor="start" color="cinnabar" size={12}>
                {e.toFixed(4)}
              </Label>
            ))}
            <Line x1={x(goal)} x2={x(goal)} y1={y(0)} y2={y(0.06)} color="cinnabar" dash="dotted" />
            <Dot x={x(goal)} y={y(0.06)} color="cinnabar" fill="paper" />
            <Label x={x(goal)} y={y(0.06) - 14} color="cinnabar" size={12}>
              0.06
            </Label>
            <Line x1={x(2000)} x2={x(100000)} y1={y(0.22)} y2={y(0.22)} color="soft" width={1} />
            {[2000, 8000, 32000, goal].map((n) => (
              <g key={n}>
                <Line x1={x(n)} x2={x(n)} y1={y(0.22)} y2={y(0.22) - 5} color="soft" width={1} />
                <Label x={x(n)} y={y(0.22) - 14} size={12} color={n === goal ? 'cinnabar' : 'soft'}>
                  {short(n - 2000)}
                </Label>
              </g>
            ))}
            <Label x={x(100000)} y={y(0.22) - 33} anchor="end" size={12} color="soft">
              labels still to buy 还要买的标注
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
