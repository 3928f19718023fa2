import { Dot, Label, Line, Panel, Path, Plot, type Point } from './kit';
import { descent, loss, watershed } from './10-math';

const starts = [-2, -0.5, 0.1, 0.2, 0.5, 2];

export default function Descents() {
  const curve: Point[] = Array.from({ length: 121 }, (_, i) => {
    const w = -2.15 + (4.3 * i) / 120;
    return [w, loss(w)];
  });
  const top = watershed();
  return (
    <Panel
      width={360}
      height={262}
      maxScale={1.25}
      title="Six descents on a curve with two valleys"
      desc={`Starts at ${starts.join(', ')}. The three left of the ridge at ${top.toFixed(5)} end near -1.484, the three right of it near 1.332.`}
    >
      <Plot
        width={360}
        height={262}
        margin={[16, 12, 40, 40]}
        xAxis={{ range: [-2.2, 2.2], label: 'weight w', ticks: [-2, -1, 0, 1, 2] }}
        yAxis={{ range: [-2, 1], label: 'loss', ticks: [-2, -1, 0, 1], grid: false }}
        series={[{ points: curve, color: 'soft' }]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(top)} y1={y(loss(top)) - 6} x2={x(top)} y2={y(0.62)} color="ink" dash="dotted" width={1.2} />
            <Label x={x(top)} y={y(0.78)} size={12.5}>
              watershed {top.toFixed(5)}
            </Label>
            {starts.map((start, row) => {
              const path = descent(start);
              const end = path.at(-1) ?? start;
              const color = end < 0 ? 'cinnabar' : 'blue';
              const depth = -1.62 - 0.075 * (row % 3);
              return (
                <g key={start}>
                  <Path points={path.map((w): Point => [x(w), y(loss(w))])} color={color} width={2.4} opacity={0.55} />
                  <Line x1={x(start)} y1={y(depth)} x2={x(end)} y2={y(depth)} color={color} width={1} />
                  <Dot x={x(start)} y={y(loss(start))} r={4.5} color={color} fill="paper" />
                  <Dot x={x(end)} y={y(loss(end))} r={4.5} color={color} />
                  <Dot x={x(start)} y={y(depth)} r={2} color={color} />
                </g>
              );
            })}
            <Label x={x(-1.32)} y={y(-0.55)} size={12.5} color="cinnabar">
              −1.48397
            </Label>
            <Label x={x(descent(2).at(-1) ?? 0)} y={y(loss(1.332)) + 18} size={12.5} color="blue">
              1.33222
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
