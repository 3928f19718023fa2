/** The words as points: two components of their vectors. */
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import type { Params, Result } from './compute';
import { signed } from './format';
import { placed, spotsOf } from './labels';
import type { Props } from './props';
import { words } from './text';

/** The first of the two components drawn, counted from 1. */
export const axisNumber = (params: Params, result: Result): number =>
  params.axes === 'second' && (params.oneHot ? result.words.length : result.size) >= 3 ? 3 : 1;

const componentName = (k: number, language: Language): string =>
  language === 'zh' ? `第${k}个分量` : `component ${k}`;

function paddedRange(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = Math.max(0.2, (high - low) * 0.1);
  return [low - pad, high + pad];
}

export function Scatter({ params, result, language }: Props) {
  const { words: names, points, word } = result;
  const first = axisNumber(params, result);
  const [width, height] = [360, 330];
  return (
    <Panel
      width={width}
      height={height}
      title={words.scatter[language]}
      desc={names
        .map((name, i) => `${name} (${signed(points[i]?.[0] ?? 0, 2)}, ${signed(points[i]?.[1] ?? 0, 2)})`)
        .join('; ')
        .slice(0, 1500)}
    >
      <Plot
        width={width}
        height={height}
        margin={[28, 12, 40, 46]}
        title={words.scatter[language]}
        xAxis={{ range: paddedRange(points.map(([x]) => x)), label: componentName(first, language) }}
        yAxis={{
          range: paddedRange(points.map(([, y]) => y)),
          label: componentName(first + 1, language),
          grid: false,
        }}
      >
        {({ x, y }) => {
          const spots = spotsOf(
            names.map((name, i) => ({
              x: x(points[i]?.[0] ?? 0),
              y: y(points[i]?.[1] ?? 0),
              names: [name],
              chosen: name === word,
            })),
          );
          return (
            <>
              <Line x1={x(0)} y1={28} x2={x(0)} y2={height - 40} color="rule" />
              <Line x1={46} y1={y(0)} x2={width - 12} y2={y(0)} color="rule" />
              {placed(spots, width).map(({ x: px, y: py, names: list, label, at, chosen }) => (
                <g key={list.join()}>
                  <title>{list.join(', ')}</title>
                  {at && Math.abs(at.y - py) > 16 && (
                    <Line x1={px} y1={py} x2={px} y2={at.y + (at.y < py ? 6 : -6)} color="control" width={0.8} />
                  )}
                  <Dot x={px} y={py} r={chosen ? 4.5 : 3} color={chosen ? 'cinnabar' : 'blue'} />
                  {at && (
                    <Label x={at.x} y={at.y} anchor={at.anchor} size={12} color={chosen ? 'cinnabar' : 'ink'}>
                      {label}
                    </Label>
                  )}
                </g>
              ))}
            </>
          );
        }}
      </Plot>
    </Panel>
  );
}
