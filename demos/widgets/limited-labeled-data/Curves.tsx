/** Accuracy against the number of labels: of this seed, or averaged over many. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import { Line, type Dash } from '../../ui/lines';
import { three } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import type { Measured } from './measure';
import type { Props } from './props';
import { START, type Params } from './settings';
import { text, words } from './text';

const STYLES: Record<Params['strategy'], { color: Color; dash: Dash }> = {
  random: { color: 'soft', dash: 'dotted' },
  uncertain: { color: 'cinnabar', dash: 'solid' },
  farthest: { color: 'blue', dash: 'dashed' },
  hand: { color: 'ochre', dash: 'solid' },
};

interface Curve {
  strategy: Params['strategy'];
  values: readonly number[];
}

/** The averages, if they belong to the data that is shown. */
export const fitting = (measured: Measured | undefined, { data, noise, half }: Params): Measured | undefined =>
  measured?.data === data && (data === 'moons' ? measured.noise === noise : measured.half === half)
    ? measured
    : undefined;

export function Curves({ params, result, measured, language }: Props) {
  const averages = fitting(measured, params);
  const hand = result.curves.filter(({ strategy }) => strategy === 'hand');
  const curves: Curve[] = averages
    ? [...averages.curves.map(({ strategy, mean }) => ({ strategy, values: mean })), ...hand]
    : result.curves;
  const lowest = Math.min(...curves.flatMap(({ values }) => values), result.allLabels);
  const low = Math.max(0, Math.floor((lowest - 0.02) * 20) / 20);
  const count = result.bought.length;
  const names = text.parameters.strategy.options;
  const subtitle = averages ? words.meanOf[language].replace('#', String(averages.seeds)) : words.thisSeed[language];
  return (
    <Panel
      width={360}
      height={340}
      title={`${words.curveTitle[language]} (${subtitle})`}
      desc={curves
        .map(
          ({ strategy, values }) =>
            `${names?.[strategy]?.[language] ?? strategy}: ${[4, 10, 20, 40, 80]
              .filter((n) => n - START < values.length)
              .map((n) => `${n}: ${three(values[n - START] as number)}`)
              .join(', ')}`,
        )
        .join('; ')}
    >
      <Plot
        width={360}
        height={340}
        margin={[100, 14, 44, 52]}
        title={words.curveTitle[language]}
        xAxis={{ range: [4, 80], kind: 'log', ticks: [4, 6, 10, 20, 40, 80], label: words.labelsAxis[language] }}
        yAxis={{ range: [low, 1], label: words.accuracy[language] }}
        series={[
          {
            points: [
              [4, result.allLabels],
              [80, result.allLabels],
            ],
            color: 'ink',
            dash: 'dotted',
            width: 1,
          },
          ...curves.map(({ strategy, values }): Series => ({
            points: values.map((value, k) => [START + k, value] as const),
            ...STYLES[strategy],
          })),
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(count)} y1={y(low)} x2={x(count)} y2={y(1)} color="control" width={0.8} />
            <Dot
              x={x(count)}
              y={y(result.accuracy)}
              r={4}
              color={STYLES[params.strategy].color}
              fill="paper"
              width={2}
            />
            <Label x={52} y={28} anchor="start" size={12} color="soft">
              {subtitle}; ···· {words.all[language]}: {three(result.allLabels)}
            </Label>
            {curves.map(({ strategy, values }, i) => {
              const left = 30 + (i % 2) * 166;
              const top = 50 + Math.floor(i / 2) * 19;
              const at = values[Math.min(count - START, values.length - 1)] as number;
              return (
                <g key={strategy}>
                  <Line x1={left} y1={top} x2={left + 22} y2={top} {...STYLES[strategy]} width={1.8} />
                  <Label x={left + 28} y={top} anchor="start" size={12} color={STYLES[strategy].color}>
                    {names?.[strategy]?.[language]} {three(at)}
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
