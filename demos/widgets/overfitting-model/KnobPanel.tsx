/** Training and test error along the knob in use: the steps where training is stopped, else the penalty. */
import type { Point } from '../../ui/coordinates';
import { Key } from '../../ui/Key';
import { Label } from '../../ui/Label';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { decades, errorRange, lifted } from './error-axis';
import type { Props } from './props';
import { short, words } from './text';

export function KnobPanel({ result, language }: Props) {
  const { knob, steps, lambda, training, test } = result;
  const stopped = steps !== null;
  const low = errorRange(knob.map((point) => point.test))[0];
  const range = errorRange([low / 10, ...knob.flatMap((point) => [point.test, Math.max(low / 10, point.training)])]);
  const of = (kind: 'training' | 'test'): Point[] =>
    lifted(
      knob.map((point): Point => [point.at, point[kind]]),
      range[0],
    );
  const title = stopped ? words.alongSteps[language] : words.alongLambda[language];
  const at = stopped ? steps : lambda;
  return (
    <Panel
      width={360}
      height={310}
      title={title}
      desc={knob
        .filter((_, i) => i % 4 === 0)
        .map((point) => `${short(point.at)}: ${short(Math.max(point.training, 1e-9))}, ${short(point.test)}`)
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {title} (P = {result.P})
      </Label>
      <Key x={14} y={29} color="blue" dash="dashed" text={words.training[language]} />
      <Key x={166} y={29} color="cinnabar" dash="solid" text={words.test[language]} />
      <Plot
        y={36}
        width={360}
        height={274}
        margin={[12, 14, 44, 58]}
        xAxis={
          stopped
            ? {
                range: [1, 1e6],
                kind: 'log',
                ticks: [1, 10, 100, 1e3, 1e4, 1e5, 1e6],
                format: short,
                label: words.steps[language],
              }
            : {
                range: [1e-10, 10],
                kind: 'log',
                ticks: [1e-10, 1e-8, 1e-6, 1e-4, 0.01, 1],
                format: short,
                label: words.penalty[language],
              }
        }
        yAxis={{ range, kind: 'log', ticks: decades(range), format: short }}
        series={[
          { points: of('training'), color: 'blue', dash: 'dashed' },
          { points: of('test'), color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Dot
              x={x(Math.min(at, stopped ? 1e6 : 10))}
              y={y(Math.max(training, range[0]))}
              r={4}
              color="blue"
              fill="paper"
            />
            <Dot x={x(Math.min(at, stopped ? 1e6 : 10))} y={y(Math.max(test, range[0]))} r={4.2} color="cinnabar" />
          </g>
        )}
      </Plot>
    </Panel>
  );
}
