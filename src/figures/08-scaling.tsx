import { superscript } from '../../demos/ui/superscript';
import { Dot, Label, Panel, Plot, type Point } from './kit';

/** Loss of the refitted law of scaling for N parameters and D tokens. */
const E = 1.8172;
const A = 482.01;
const B = 2085.43;
const alpha = 0.3478;
const beta = 0.3658;
const loss = (N: number, D: number) => E + A / N ** alpha + B / D ** beta;

interface Model {
  name: string;
  N: number;
  D: number;
  dx: number;
  dy: number;
  anchor: 'start' | 'end' | 'middle';
}

const models: readonly Model[] = [
  { name: 'GPT-3', N: 175e9, D: 300e9, dx: -6, dy: -11, anchor: 'end' },
  { name: 'Gopher', N: 280e9, D: 300e9, dx: 2, dy: -14, anchor: 'middle' },
  { name: 'Chinchilla', N: 70e9, D: 1.4e12, dx: -7, dy: 13, anchor: 'end' },
  { name: 'Llama 3 8B', N: 8e9, D: 15e12, dx: 2, dy: 16, anchor: 'end' },
];
const budgets = [1e22, 1e23, 5.88e23];
const best = (C: number) => ((alpha * A) / (beta * B)) ** (1 / (alpha + beta)) * (C / 6) ** (beta / (alpha + beta));
const sizes = Array.from({ length: 80 }, (_, i) => 1.5e9 * 400 ** (i / 79));
const curve = (C: number) => sizes.map((N): Point => [N, loss(N, C / (6 * N))]).filter(([, l]) => l <= 2.42);
const power = (C: number) => {
  const exponent = Math.floor(Math.log10(C));
  const lead = Number((C / 10 ** exponent).toFixed(2));
  return `${lead === 1 ? '' : `${lead}·`}10${superscript(exponent)}`;
};

export default function Scaling() {
  return (
    <Panel
      width={360}
      height={320}
      title="Loss against size at fixed compute"
      desc={`Three budgets. Each curve has a minimum; for ${budgets[2]} operations it lies at ${(best(budgets[2] ?? 1) / 1e9).toFixed(0)} billion parameters, close to Chinchilla. Gopher and GPT-3 lie to the right of their minimum, Llama 3 8B to the left.`}
    >
      <Plot
        width={360}
        height={320}
        margin={[14, 14, 44, 52]}
        xAxis={{
          range: [1.5e9, 6e11],
          kind: 'log',
          ticks: [2e9, 1e10, 1e11, 5e11],
          format: (N) => `${N / 1e9}B`,
          label: 'parameters N',
        }}
        yAxis={{ range: [1.9, 2.42], ticks: [1.9, 2, 2.1, 2.2, 2.3, 2.4], label: 'loss predicted by the refit' }}
        series={budgets.map((C, i) => ({
          points: curve(C),
          color: (['soft', 'blue', 'cinnabar'] as const)[i] ?? 'soft',
        }))}
      >
        {({ x, y }) => (
          <g>
            {budgets.map((C, i) => {
              const N = best(C);
              const color = (['soft', 'blue', 'cinnabar'] as const)[i] ?? 'soft';
              return (
                <g key={C}>
                  <Dot x={x(N)} y={y(loss(N, C / (6 * N)))} color={color} fill="paper" />
                  <Label x={x(N) + 6} y={y(loss(N, C / (6 * N))) + 14} anchor="start" size={12} color={color}>
                    {power(C)}
                  </Label>
                </g>
              );
            })}
            {models.map(({ name, N, D, dx, dy, anchor }) => (
              <g key={name}>
                <Dot x={x(N)} y={y(loss(N, D))} r={3.5} color="ink" />
                <Label x={x(N) + dx} y={y(loss(N, D)) + dy} anchor={anchor} size={12}>
                  {name}
                </Label>
              </g>
            ))}
          </g>
        )}
      </Plot>
    </Panel>
  );
}
