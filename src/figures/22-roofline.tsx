import { Arrow, Dot, Label, Line, Panel, Plot, type Point } from './kit';
import { intensity, machine, roof } from './22-math';

const ridge = machine.peak / machine.bandwidth;
const batches = [1, 8, 64, 512] as const;
const tera = (flopsPerByte: number): number => roof(flopsPerByte) / 1e12;
const line: readonly Point[] = [0.5, ridge, 1000].map((i): Point => [i, tera(i)]);

export default function Roofline() {
  return (
    <Panel
      width={360}
      height={300}
      title="Roofline of a machine with 60 TFLOP/s and 1.5 TB/s"
      desc="A slanted roof rises to the ridge at 40 operations a byte and is flat after it. Dots for 1, 8, 64 and 512 inputs climb the slope and then lie on the flat part."
    >
      <Plot
        width={360}
        height={300}
        xAxis={{
          range: [0.5, 1000],
          kind: 'log',
          ticks: [1, 10, 100, 1000],
          label: 'arithmetic intensity (FLOP/byte)',
        }}
        yAxis={{ range: [0.4, 200], kind: 'log', ticks: [1, 10, 100], label: 'attainable TFLOP/s' }}
        series={[{ points: line, color: 'ink', width: 1.6 }]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(ridge)} y1={y(0.4)} x2={x(ridge)} y2={y(60)} color="soft" dash="dotted" />
            <Label x={x(ridge) + 6} y={y(0.62)} size={12} color="soft" anchor="start">
              ridge {ridge}
            </Label>
            <Label x={x(3.2)} y={y(12.5)} size={12} color="soft" rotate={-45}>
              memory-bound
            </Label>
            <Label x={x(200)} y={y(22)} size={12} color="soft">
              compute-bound
            </Label>
            <Arrow x1={x(1.25)} y1={y(0.8)} x2={x(7)} y2={y(0.8)} color="cinnabar" />
            <Label x={x(1.25)} y={y(0.8) + 14} size={12} color="cinnabar" anchor="start">
              batch, or fewer bytes
            </Label>
            <Arrow x1={x(230)} y1={y(64)} x2={x(230)} y2={y(150)} color="blue" />
            <Label x={x(200)} y={y(135)} size={12} color="blue" anchor="end">
              wider units
            </Label>
            {batches.map((m) => (
              <g key={m}>
                <Dot x={x(intensity(m))} y={y(tera(intensity(m)))} color="cinnabar" />
                <Label
                  x={x(intensity(m)) + (m < 64 ? 9 : m === 64 ? 12 : 0)}
                  y={y(tera(intensity(m))) + (m < 64 ? 4 : 14)}
                  size={12}
                  color="cinnabar"
                  anchor={m < 64 ? 'start' : 'middle'}
                >
                  m = {m}
                </Label>
              </g>
            ))}
          </g>
        )}
      </Plot>
    </Panel>
  );
}
