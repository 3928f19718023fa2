import { Dot, Label, Line, Panel, Plot, type Point } from './kit';

const peak = 989;
/** Memory bandwidth in TB/s, so that operations per byte times bandwidth are TFLOP/s. */
const bandwidth = 3.35;
const D = 4096;
const intensity = (n: number) => n / (1 + (2 * n) / D);
const speed = (i: number) => Math.min(peak, i * bandwidth);
const corner = peak / bandwidth;
const roof: Point[] = [0.5, corner, 2000].map((i) => [i, speed(i)]);

const places = [
  { n: 1, name: 'writing one token', dx: 9, dy: 7, anchor: 'start' as const },
  { n: 16, name: 'RNN, batch 16', dx: 9, dy: 7, anchor: 'start' as const },
  { n: 128, name: '128 rows', dx: -10, dy: -3, anchor: 'end' as const },
  { n: 2048, name: 'training, 2,048 rows', dx: 30, dy: -16, anchor: 'end' as const },
];

export default function Roofline() {
  return (
    <Panel
      width={360}
      height={290}
      title="Roofline of one chip"
      desc={`Attainable speed rises with the operations per byte up to ${corner.toFixed(0)} and is flat at ${peak} TFLOP/s beyond. ${places.map((p) => `${p.name}: ${intensity(p.n).toFixed(1)} operations per byte, ${speed(intensity(p.n)).toFixed(0)} TFLOP/s`).join('; ')}.`}
    >
      <Plot
        width={360}
        height={290}
        margin={[16, 16, 44, 52]}
        xAxis={{ range: [0.5, 2000], kind: 'log', ticks: [1, 10, 100, 1000], label: 'operations per byte' }}
        yAxis={{ range: [1, 4000], kind: 'log', ticks: [1, 10, 100, 1000], label: 'TFLOP/s' }}
        series={[{ points: roof, color: 'ink' }]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(corner)} x2={x(corner)} y1={y(1)} y2={y(peak)} color="soft" dash="dotted" />
            <Label x={x(corner) - 6} y={y(1.6)} anchor="end" size={12} color="soft">
              busy from {corner.toFixed(0)} on
            </Label>
            <Label x={x(3.2)} y={y(32)} size={12} color="soft" rotate={-40}>
              bound by memory 等内存
            </Label>
            {places.map(({ n, name, dx, dy, anchor }) => {
              const i = intensity(n);
              const fast = i >= corner;
              return (
                <g key={n}>
                  <Dot x={x(i)} y={y(speed(i))} color={fast ? 'cinnabar' : 'blue'} />
                  <Label
                    x={x(i) + dx}
                    y={y(speed(i)) + dy}
                    anchor={anchor}
                    size={12}
                    color={fast ? 'cinnabar' : 'blue'}
                  >
                    {name}
                  </Label>
                </g>
              );
            })}
          </g>
        )}
      </Plot>
    </Panel>
  );
}
