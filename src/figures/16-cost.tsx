import { Label, Line, Panel, Panels, Plot, Sup, type Point } from './kit';

const D = 768;
const HEAD = 64;
const lengths = Array.from({ length: 33 }, (_, i) => 256 * 2 ** (i / 4.5)).filter((n) => n <= 32768);
const attention = (n: number) => 4 * n * n * D;
const rest = (n: number) => 24 * n * D * D;
const stored = (n: number) => n * n * 4;
/** Queries, keys, values and contexts, plus a running maximum and sum for each query. */
const fused = (n: number) => 4 * n * HEAD * 4 + 2 * n * 4;
const curve = (f: (n: number) => number): Point[] => lengths.map((n) => [n, f(n)]);
const ticks = [256, 1024, 4096, 16384];
const crossing = 6 * D;

export default function Cost() {
  return (
    <Panels>
      <Panel
        width={350}
        height={286}
        title="Operations of one block"
        desc="On logarithmic axes attention is a line of slope two, the projections and the MLP a line of slope one; they cross at 4608 tokens."
      >
        <Plot
          width={350}
          height={286}
          margin={[34, 14, 44, 54]}
          textSize={13}
          title="FLOPs of one block"
          xAxis={{ range: [256, 32768], kind: 'log', ticks, format: String, label: 'tokens n' }}
          yAxis={{ range: [1e8, 1e13], kind: 'log' }}
          series={[
            {
              points: curve(rest),
              color: 'blue',
              dash: 'dashed',
              label: 'projections and MLP',
              labelAt: 17,
              labelAnchor: 'end',
              labelOffset: [-8, -14],
            },
            {
              points: curve(attention),
              color: 'cinnabar',
              label: 'attention',
              labelAt: 8,
              labelAnchor: 'start',
              labelOffset: [10, 12],
            },
          ]}
        >
          {(s) => (
            <>
              <Line
                x1={s.x(crossing)}
                y1={s.y(1e8)}
                x2={s.x(crossing)}
                y2={s.y(rest(crossing))}
                color="soft"
                dash="dotted"
              />
              <Label x={s.x(crossing) + 6} y={s.y(1.4e9)} anchor="start" size={13}>
                n = 6D
              </Label>
              <Label x={s.x(crossing) + 6} y={s.y(1.4e9) + 17} anchor="start" size={13} color="soft">
                = {crossing}
              </Label>
            </>
          )}
        </Plot>
      </Panel>
      <Panel
        width={350}
        height={286}
        title="Bytes of one head"
        desc="On logarithmic axes the stored weight matrix grows with slope two, the fused kernel's memory with slope one."
      >
        <Plot
          width={350}
          height={286}
          margin={[34, 14, 44, 54]}
          textSize={13}
          title="bytes of one head (d = 64)"
          xAxis={{ range: [256, 32768], kind: 'log', ticks, format: String, label: 'tokens n' }}
          yAxis={{
            range: [2 ** 17, 2 ** 33],
            kind: 'log',
            ticks: [2 ** 20, 2 ** 25, 2 ** 30],
            format: (v) => (v >= 2 ** 30 ? '1 GiB' : `${v / 2 ** 20} MiB`),
          }}
          series={[
            {
              points: curve(stored),
              color: 'cinnabar',
              label: (
                <>
                  A stored: n<Sup>2</Sup> numbers
                </>
              ),
              labelAt: 22,
              labelAnchor: 'end',
              labelOffset: [-12, -8],
            },
            {
              points: curve(fused),
              color: 'blue',
              dash: 'dashed',
              label: 'fused: Q, K, V, C only',
              labelAt: 12,
              labelAnchor: 'start',
              labelOffset: [10, 20],
            },
          ]}
        />
      </Panel>
    </Panels>
  );
}
