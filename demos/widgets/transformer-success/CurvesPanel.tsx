/** A learning curve of both networks: accuracy or loss against the steps of training. */
import type { Point } from '../../ui/coordinates';
import { Key } from '../../ui/Key';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Line } from '../../ui/lines';
import { grouped, two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import type { CurvePoint } from './compute';
import type { Props } from './props';
import { words } from './text';

const name = (kind: 'attention' | 'dense', size: number, language: Language): string =>
  language === 'zh'
    ? `${words[kind].zh}，${grouped(size)}${words.weights.zh}`
    : `${words[kind].en}, ${grouped(size)} ${words.weights.en}`;

interface CurvesProps extends Props {
  title: string;
  axis: string;
  of: (point: CurvePoint) => readonly [attention: number, dense: number];
  top: number;
  ticks: readonly number[];
  level: number;
  levelName: string;
}

export function CurvesPanel({ params, result, language, title, axis, of, top, ticks, level, levelName }: CurvesProps) {
  const { curve, attentionSize, denseSize } = result;
  const last = curve.at(-1);
  const [a, b] = last ? of(last) : [0, 0];
  const series = (index: 0 | 1): Point[] => curve.map((point) => [point.step, Math.min(top, of(point)[index])]);
  return (
    <Panel
      width={360}
      height={290}
      title={title}
      desc={curve
        .filter((_, i) => i % 5 === 0)
        .map((point) => {
          const [x, y] = of(point);
          return `${point.step}: ${words.attention[language]} ${two(x)}, ${words.dense[language]} ${two(y)}`;
        })
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {title}
      </Label>
      <Key x={14} y={29} color="cinnabar" dash="solid" text={name('attention', attentionSize, language)} />
      <Key x={14} y={47} color="blue" dash="dashed" text={name('dense', denseSize, language)} />
      <Label x={352} y={29} anchor="end" size={12} color="cinnabar">
        {a.toFixed(3)}
      </Label>
      <Label x={352} y={47} anchor="end" size={12} color="blue">
        {b.toFixed(3)}
      </Label>
      <Plot
        y={54}
        width={360}
        height={236}
        margin={[12, 14, 44, 48]}
        xAxis={{ range: [0, params.steps], label: words.steps[language] }}
        yAxis={{ range: [0, top], ticks, label: axis }}
        series={[
          { points: series(0), color: 'cinnabar', width: 2 },
          { points: series(1), color: 'blue', dash: 'dashed', width: 1.8 },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(0)} x2={x(params.steps)} y1={y(level)} y2={y(level)} color="soft" dash="dotted" />
            <Label x={x(params.steps)} y={y(level) - 19} anchor="end" size={12} color="soft">
              {levelName}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
