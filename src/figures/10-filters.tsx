import { Label, Line, Panel, Panels, Plot, type Color } from './kit';
import { minP, nucleus, tempered } from './10-math';

function Case({ temperature }: { temperature: number }) {
  const p = tempered(temperature);
  const sets: { name: string; size: number; color: Color }[] = [
    { name: 'k = 3', size: 3, color: 'soft' },
    { name: 'p = 0.9', size: nucleus(p, 0.9), color: 'cinnabar' },
    { name: 'm = 0.1', size: minP(p, 0.1), color: 'blue' },
  ];
  return (
    <Panel
      width={330}
      height={270}
      title={`Preset at temperature ${temperature}`}
      desc={`Probabilities ${p.map((v) => v.toFixed(3)).join(', ')}. ${sets.map((s) => `${s.name} keeps ${s.size}`).join(', ')}.`}
    >
      <Plot
        width={330}
        height={190}
        margin={[26, 90, 24, 36]}
        title={`T = ${temperature}`}
        xAxis={{ range: [0.4, 8.6], ticks: [1, 2, 3, 4, 5, 6, 7, 8] }}
        yAxis={{ range: [0, 0.65], ticks: [0, 0.2, 0.4, 0.6] }}
        series={[{ points: p.map((v, i): [number, number] => [i + 1, v]), mark: 'bars', color: 'ink', barWidth: 0.66 }]}
      >
        {({ x }) => (
          <g>
            {sets.map(({ name, size, color }, row) => {
              const y = 200 + 22 * row;
              const [a, b] = [x(0.6), x(size + 0.4)];
              return (
                <g key={name}>
                  <Line x1={a} y1={y} x2={b} y2={y} color={color} width={2.4} />
                  <Line x1={a} y1={y - 4} x2={a} y2={y + 4} color={color} />
                  <Line x1={b} y1={y - 4} x2={b} y2={y + 4} color={color} />
                  <Label x={b + 7} y={y} anchor="start" size={12.5} color={color}>
                    {name}: {size}
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

export default function Filters() {
  return (
    <Panels>
      <Case temperature={0.5} />
      <Case temperature={2} />
    </Panels>
  );
}
