/** The test error over the size of the model, with its spike where P = N. */
import type { Point } from '../../ui/coordinates';
import { Key } from '../../ui/Key';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { decades, errorRange, lifted } from './error-axis';
import type { Props } from './props';
import { short, words } from './text';

export function SizePanel({ params, result, language }: Props) {
  const { sizes, P, test } = result;
  const range = errorRange([...sizes.flatMap(({ free, chosen, own }) => [free, chosen, own]), test]);
  const of = (kind: 'free' | 'chosen' | 'own'): Point[] =>
    lifted(
      sizes.map((size): Point => [size.P, size[kind]]),
      range[0],
    );
  const ownName = params.members > 1 ? words.ownAverage[language] : words.own[language];
  const series: Series[] = [
    { points: of('free'), color: 'soft', dash: 'dashed', width: 1.6 },
    { points: of('chosen'), color: 'blue', width: 1.8 },
    { points: of('own'), color: 'cinnabar', dash: 'dotted', width: 1.8 },
  ];
  return (
    <Panel
      width={360}
      height={310}
      title={words.sizes[language]}
      desc={sizes
        .map(({ P: size, free, chosen, own }) => `P = ${size}: ${short(free)}, ${short(chosen)}, ${short(own)}`)
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.sizes[language]}
      </Label>
      <Key x={14} y={29} color="soft" dash="dashed" text={words.free[language]} />
      <Key x={14} y={47} color="blue" dash="solid" text={words.chosen[language]} />
      <Key x={226} y={47} color="cinnabar" dash="dotted" text={ownName} />
      <Plot
        y={54}
        width={360}
        height={256}
        margin={[12, 14, 44, 58]}
        xAxis={{ range: [1, 200], kind: 'log', ticks: [1, 2, 4, 8, 16, 32, 64, 200], label: words.features[language] }}
        yAxis={{ range, kind: 'log', ticks: decades(range), format: short, label: words.test[language] }}
        series={series}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(16)} x2={x(16)} y1={y(range[0])} y2={y(range[1])} color="soft" dash="dotted" width={1} />
            <Label x={x(16) + 5} y={y(range[1]) + 7} anchor="start" size={12} color="soft">
              P = N
            </Label>
            <Dot x={x(P)} y={y(Math.max(test, range[0]))} r={4.2} color="cinnabar" />
          </g>
        )}
      </Plot>
    </Panel>
  );
}
