/** Where the counts come from: a part of the training rows, with the Poisson mean and the straight line. */
import type { Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { decimals } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { AXIS } from './compute';
import type { Props } from './props';
import { words } from './text';

export function CountScatter({ result, language }: Props) {
  const { sample, line, poisson } = result;
  const top = Math.max(6, Math.min(60, Math.max(...sample.y)));
  const mean = AXIS.map((v): Point => [v, Math.exp(poisson.a + poisson.b * v)]).filter(([, m]) => m <= top);
  const low = Math.min(-1, line.a - 3 * Math.abs(line.b));
  const bottom = Math.max(-0.4 * top, Math.floor(low));
  const straight = AXIS.map((v): Point => [v, line.a + line.b * v]).filter(([, m]) => m <= top && m >= bottom);
  const inside = sample.x.flatMap((v, i): Point[] =>
    Math.abs(v) <= 3 && (sample.y[i] ?? 0) <= top ? [[v, sample.y[i] ?? 0]] : [],
  );
  return (
    <Panel
      width={360}
      height={250}
      title={words.scatter[language]}
      desc={`${words.poissonMean[language]}: exp(${decimals(poisson.a, 2)} + ${decimals(poisson.b, 2)} x); ${words.line[language]}: ${decimals(line.a, 2)} + ${decimals(line.b, 2)} x`}
    >
      <Plot
        width={360}
        height={250}
        margin={[40, 14, 44, 48]}
        title={words.scatter[language]}
        xAxis={{ range: [-3, 3], ticks: [-2, 0, 2], label: words.input[language] }}
        yAxis={{ range: [bottom, top], label: words.count[language] }}
        series={[
          { points: inside, mark: 'dots', color: 'soft', radius: 2, opacity: 0.6 },
          { points: straight, color: 'blue', dash: 'dashed' },
          { points: mean, color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(-3)} y1={y(0)} x2={x(3)} y2={y(0)} color="ink" width={1} />
            <Path
              points={[
                [50, 28],
                [72, 28],
              ]}
              color="cinnabar"
            />
            <Label x={78} y={28} size={12} anchor="start" color="cinnabar">
              {words.poissonMean[language]}
            </Label>
            <Path
              points={[
                [196, 28],
                [218, 28],
              ]}
              color="blue"
              dash="dashed"
            />
            <Label x={224} y={28} size={12} anchor="start" color="blue">
              {words.line[language]}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
