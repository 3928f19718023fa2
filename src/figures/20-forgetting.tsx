import { Arrow, Dot, Label, Line, Panel, Path, Plot, type Point } from './kit';
import { fitNew, importancePath, penalised, replayPath } from './20-math';

const start: Point = [1, 0];
const plain = fitNew([1, 0]);
const replay = replayPath(9);
const ewc = importancePath(1);

export default function Forgetting() {
  return (
    <Panel
      width={358}
      height={338}
      title="Forgetting and its remedies in weight space"
      desc="From (1, 0) plain descent goes to (0.5, -0.5) on the new row's line, off the old row's line w1 = 1. Replay zigzags between the lines to their crossing (1, -1). A plain penalty stops on the way. EWC reaches the crossing."
    >
      <Plot
        width={358}
        height={338}
        xAxis={{ range: [0.2, 1.4], ticks: [0.25, 0.5, 0.75, 1, 1.25], label: 'first weight' }}
        yAxis={{ range: [-1.15, 0.2], ticks: [-1, -0.75, -0.5, -0.25, 0], label: 'second weight' }}
        margin={[10, 10, 44, 62]}
      >
        {({ x, y }) => {
          const screen = (points: readonly Point[]): Point[] => points.map(([a, b]) => [x(a), y(b)]);
          return (
            <g>
              <Line x1={x(1)} y1={y(0.2)} x2={x(1)} y2={y(-1.15)} color="soft" width={2} />
              <Line x1={x(0.2)} y1={y(-0.2)} x2={x(1.15)} y2={y(-1.15)} color="soft" width={2} />
              <Label x={x(1) + 6} y={y(0.14)} size={12} color="soft" anchor="start">
                old row fitted
              </Label>
              <Label x={x(0.22)} y={y(-0.11)} size={12} color="soft" anchor="start">
                new row fitted
              </Label>
              <Path points={screen(ewc)} color="green" width={2} dash="dashed" />
              <Path points={screen(replay)} color="blue" width={1.6} />
              <Arrow x1={x(start[0])} y1={y(start[1])} x2={x(plain[0])} y2={y(plain[1])} color="cinnabar" width={2.2} />
              {[0.5, 2].map((mu) => {
                const [a, b] = penalised(mu);
                return (
                  <g key={mu}>
                    <Dot x={x(a)} y={y(b)} color="ochre" r={4.5} />
                    <Label x={x(a) - 8} y={y(b) - 10} size={12} color="ochre" anchor="end">
                      {mu > 1 ? `penalty ${mu}` : mu}
                    </Label>
                  </g>
                );
              })}
              <Dot x={x(start[0])} y={y(start[1])} color="ink" />
              <Label x={x(1) + 8} y={y(0) + 2} size={12} anchor="start">
                start (1, 0)
              </Label>
              <Label x={x(plain[0]) - 4} y={y(plain[1]) + 20} size={12} color="cinnabar" anchor="end">
                new data only
              </Label>
              <Dot x={x(1)} y={y(-1)} color="ink" />
              <Label x={x(1) + 10} y={y(-1)} size={12} anchor="start">
                fits both
              </Label>
              <Label x={x(1) + 6} y={y(-0.56)} size={12} color="blue" anchor="start">
                replay
              </Label>
              <Label x={x(0.76)} y={y(-0.42)} size={12} color="green" anchor="start">
                EWC
              </Label>
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}
