import { Box, Label, Line, Panel, Panels } from './kit';
import { spend, SPENDINGS, type Spending } from './21-math';

const names: Record<Spending, string> = {
  nothing: 'nothing',
  more: '60 more',
  random: 'relabel 60 at random',
  suspects: 'relabel 60 suspects',
  otherK: '15-NN instead',
  both: 'suspects + 15-NN',
  clean: 'all labels clean',
};

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const noises = [0, 0.2, 0.3] as const;
const results = noises.map((rho) => {
  const runs = seeds.map((seed) => spend(rho, seed, 400));
  return SPENDINGS.map((spending) => {
    const values = runs.map((run) => run[spending]);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    return { spending, mean, sd: Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1)) };
  });
});
const from = 0.7;
const left = 138;
const x = (accuracy: number): number => left + ((accuracy - from) / (1 - from)) * 130;

export default function Spendings() {
  return (
    <Panels>
      {results.map((rows, r) => (
        <Panel
          key={noises[r]}
          width={290}
          height={226}
          title={`Spending the budget at noise ${noises[r]}`}
          desc={rows.map((row) => `${names[row.spending]}: ${row.mean.toFixed(2)}`).join(', ')}
        >
          <Label x={left} y={10} size={14} weight="bold" anchor="start">
            {noises[r] === 0 ? 'no label noise' : `${100 * (noises[r] ?? 0)}% wrong labels`}
          </Label>
          {rows.map((row, i) => {
            const cy = 34 + i * 24;
            const color = row.spending === 'suspects' ? 'cinnabar' : row.spending === 'otherK' ? 'blue' : 'soft';
            return (
              <g key={row.spending}>
                <Label x={left - 7} y={cy} size={12} color={color === 'soft' ? 'ink' : color} anchor="end">
                  {names[row.spending]}
                </Label>
                <Box
                  x={left}
                  y={cy - 7}
                  w={x(row.mean) - left}
                  h={14}
                  fill={color}
                  color={color}
                  radius={0}
                  opacity={color === 'soft' ? 0.45 : 0.8}
                />
                <Line x1={x(row.mean - row.sd)} y1={cy} x2={x(row.mean + row.sd)} y2={cy} color="ink" />
              </g>
            );
          })}
          <Line x1={left} y1={200} x2={x(1)} y2={200} color="soft" width={1} />
          {[0.7, 0.8, 0.9, 1].map((tick) => (
            <g key={tick}>
              <Line x1={x(tick)} y1={200} x2={x(tick)} y2={204} color="soft" width={1} />
              <Label x={x(tick)} y={214} size={12} color="soft">
                {tick}
              </Label>
            </g>
          ))}
        </Panel>
      ))}
    </Panels>
  );
}
