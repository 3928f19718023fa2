import { Label, Line, Panel, Panels, Plot, type Color, type Point } from './kit';

const ring = (n: number) => (2 * (n - 1)) / n;
const flops = 400e12;

interface Case {
  name: string;
  gloss: string;
  /** Gigabytes each GPU sends per step, and seconds it computes. */
  sent: number;
  compute: number;
  color: Color;
}

/** Tensor parallelism over 8 GPUs: 80 layers, width 8192, one sequence of 8192 tokens. */
const tokens = 8192;
const width = 8192;
const layers = 80;
const tensor: Case = {
  name: 'tensor parallel, 8 GPUs',
  gloss: '张量并行',
  sent: (tokens * width * 2 * ring(8) * 4 * layers) / 1e9,
  compute: (6 * 12 * layers * width ** 2 * tokens) / (8 * flops),
  color: 'cinnabar',
};
/** Data parallelism over 64 GPUs: 3 billion 16-bit gradients, 32,768 tokens per GPU. */
const data: Case = {
  name: 'data parallel, 64 GPUs',
  gloss: '数据并行',
  sent: 6 * ring(64),
  compute: (6 * 3e9 * 32768) / flops,
  color: 'blue',
};
const speeds = [10, 1000] as const;

function Chart({ name, gloss, sent, compute, color }: Case) {
  const line: Point[] = speeds.map((s) => [s, sent / s]);
  return (
    <Panel
      width={320}
      height={270}
      title={name}
      desc={`${sent.toFixed(1)} GB per step. Communication takes ${(sent / 50).toFixed(2)} s at 50 GB/s and ${(sent / 450).toFixed(2)} s at 450 GB/s; computing takes ${compute.toFixed(2)} s.`}
    >
      <Label x={4} y={12} anchor="start" weight="bold">
        {name} {gloss}
      </Label>
      <Plot
        y={22}
        width={320}
        height={248}
        margin={[8, 18, 44, 50]}
        xAxis={{ range: speeds, kind: 'log', ticks: [10, 50, 450, 1000], label: 'link speed (GB/s)' }}
        yAxis={{ range: [0.01, 10], kind: 'log', ticks: [0.01, 0.1, 1, 10], label: 'seconds per step' }}
        series={[{ points: line, color }]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(10)} x2={x(1000)} y1={y(compute)} y2={y(compute)} dash="dashed" />
            <Label x={x(1000)} y={y(compute) - 11} anchor="end">
              computing 计算
            </Label>
            <Label x={x(10) + 8} y={y(sent / 10 / 40)} anchor="start" color={color}>
              communication 通信
            </Label>
            {[50, 450].map((s) => (
              <g key={s}>
                <Line x1={x(s)} x2={x(s)} y1={y(0.01)} y2={y(10)} color="soft" dash="dotted" width={1} />
                <Label x={x(s) + 4} y={y(7)} anchor="start" size={12} color="soft">
                  {s === 50 ? 'between nodes' : 'in node'}
                </Label>
              </g>
            ))}
          </g>
        )}
      </Plot>
    </Panel>
  );
}

export default function Links() {
  return (
    <Panels>
      <Chart {...tensor} />
      <Chart {...data} />
    </Panels>
  );
}
