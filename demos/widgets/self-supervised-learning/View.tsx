/** The embedding plane, the loss on its way, the standard deviation of the outputs, and the score. */
import type { Color } from '../../ui/color';
import { round, type Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { Panel, Panels } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { superscript } from '../../ui/superscript';
import type { ViewProps } from '../../runtime/widget.ts';
import { STEPS, type Params, type Result } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const COLORS: readonly Color[] = ['cinnabar', 'blue', 'ochre', 'green'];

/** One mark a group: disk, ring, triangle, cross. */
function Mark({ x, y, group }: { x: number; y: number; group: number }) {
  const color = COLORS[group] ?? 'ink';
  if (group === 0) return <Dot x={x} y={y} r={3.4} color={color} />;
  if (group === 1) return <Dot x={x} y={y} r={3.4} color={color} fill="none" />;
  if (group === 2) {
    const corners: Point[] = [
      [x, y - 4],
      [x + 3.8, y + 3],
      [x - 3.8, y + 3],
    ];
    return <Path points={corners} closed color={color} fill={color} width={0.8} />;
  }
  return (
    <g>
      <Line x1={x - 3} y1={y - 3} x2={x + 3} y2={y + 3} color={color} />
      <Line x1={x - 3} y1={y + 3} x2={x + 3} y2={y - 3} color={color} />
    </g>
  );
}

/** Three significant digits, small ones as powers of ten written out: 0.00012 stays readable. */
const number = (value: number): string => {
  if (value === 0) return '0';
  if (Math.abs(value) >= 0.001) return String(Number(value.toPrecision(3)));
  const power = Math.floor(Math.log10(Math.abs(value)));
  return `${(value / 10 ** power).toFixed(1)}·10${superscript(power)}`;
};

const extent = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];

function Plane({ params, result, language }: Props) {
  const { points, groups } = result;
  const onCircle = params.loss === 'nt-xent';
  const [x0, x1] = extent(points.map(([x]) => x));
  const [y0, y1] = extent(points.map(([, y]) => y));
  const [cx, cy] = onCircle ? [0, 0] : [(x0 + x1) / 2, (y0 + y1) / 2];
  // The window is never narrower than ±1, so that a collapse looks like one.
  const reach = onCircle ? 1 : Math.max(1, (x1 - x0) / 2, (y1 - y0) / 2);
  const scale = 126 / reach;
  const [mx, my, half] = [180, 168, 138];
  const width = Math.max(x1 - x0, y1 - y0);
  return (
    <Panel
      width={360}
      height={336}
      title={words.plane[language]}
      desc={`x ${number(x0)} … ${number(x1)}, y ${number(y0)} … ${number(y1)}. ${[0, 1, 2, 3]
        .map((group) => {
          const members = points.filter((_, i) => groups[i] === group);
          const mean = (j: 0 | 1): number => members.reduce((s, p) => s + p[j], 0) / Math.max(1, members.length);
          return `${words.group[language]} ${group + 1}: (${number(mean(0))}, ${number(mean(1))})`;
        })
        .join('; ')}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.plane[language]}
      </Label>
      <Label x={358} y={10} anchor="end" size={12} color="soft">
        {words[onCircle ? 'directions' : 'outputs'][language]}
      </Label>
      <Line x1={mx} y1={my - half} x2={mx} y2={my + half} color="rule" />
      <Line x1={mx - half} y1={my} x2={mx + half} y2={my} color="rule" />
      {onCircle ? (
        <Dot x={mx} y={my} r={126} fill="none" color="rule" />
      ) : (
        <>
          <Line x1={mx + scale} y1={my - 4} x2={mx + scale} y2={my + 4} color="soft" />
          <Label x={mx + scale} y={my + 14} size={12} color="soft">
            +1
          </Label>
        </>
      )}
      {points.map(([x, y], i) => (
        <Mark key={i} x={round(mx + (x - cx) * scale)} y={round(my - (y - cy) * scale)} group={groups[i] ?? 0} />
      ))}
      {!onCircle && width < 0.2 && (
        <Label x={mx} y={my + 44} size={12}>
          {language === 'zh' ? `全都在${number(width)}以内` : `all within ${number(width)}`}
        </Label>
      )}
      <Label x={180} y={324} size={12} color="soft">
        {words.groupKey[language]}
      </Label>
    </Panel>
  );
}

/** A power of ten at or below, at or above. */
const decades = (low: number, high: number): readonly [number, number] => {
  const from = 10 ** Math.floor(Math.log10(low));
  const to = 10 ** Math.ceil(Math.log10(high));
  return [from, to > from ? to : from * 10];
};

function LossCurve({ params, result, language }: Props) {
  const { history, collapsed, ring } = result;
  const contrastive = params.loss === 'nt-xent';
  const points = history.map(({ step, loss }) => [step, contrastive ? loss : Math.max(loss, 1e-12)] as const);
  const values = points.map(([, loss]) => loss);
  const last = values.at(-1) ?? 0;
  const title = `${words.lossCurve[language]} ${contrastive ? last.toFixed(4) : number(last)}`;
  const [low, high] = extent([...values, collapsed, ring]);
  const pad = Math.max(0.05, (high - low) * 0.16);
  const landmarks: Series[] = contrastive
    ? [
        {
          points: [
            [0, collapsed],
            [STEPS, collapsed],
          ],
          color: 'blue',
          dash: 'dashed',
          width: 1.2,
          label: `${words.collapsed[language]}: ln(2N − 1) = ${collapsed.toFixed(4)}`,
        },
        {
          points: [
            [0, ring],
            [STEPS, ring],
          ],
          color: 'green',
          dash: 'dotted',
          width: 1.2,
          label: `${words.ring[language]}: ${ring.toFixed(4)}`,
          labelOffset: [0, 11],
        },
      ]
    : [];
  return (
    <Panel
      width={360}
      height={230}
      title={title}
      desc={`${points
        .filter((_, i) => i % 10 === 0)
        .map(([step, loss]) => `${words.steps[language]} ${step}: ${number(loss)}`)
        .join('; ')}. ${landmarks.map(({ label }) => String(label)).join('; ')}`}
    >
      <Plot
        width={360}
        height={230}
        margin={[28, 12, 42, 50]}
        title={title}
        xAxis={{ range: [0, STEPS], label: words.steps[language], ticks: [0, 200, 400, 600] }}
        yAxis={contrastive ? { range: [low - pad, high + pad] } : { range: decades(...extent(values)), kind: 'log' }}
        series={[...landmarks, { points, color: 'cinnabar' }]}
      />
    </Panel>
  );
}

function Spread({ params, result, language }: Props) {
  const { history } = result;
  const of = (j: 0 | 1) => history.map(({ step, sd }) => [step, Math.max(1e-9, sd[j])] as const);
  const [first, second] = [of(0), of(1)];
  const all = [...first, ...second].map(([, sd]) => sd);
  const range = decades(Math.min(0.1, ...all.map((sd) => sd / 2)), Math.max(2, ...all));
  const last = history.at(-1)?.sd ?? [0, 0];
  const higher = last[0] >= last[1] ? 0 : 1;
  const label = (j: 0 | 1): string => `${words.output[language]} ${j + 1}: ${number(last[j])}`;
  return (
    <Panel
      width={360}
      height={224}
      title={words.spread[language]}
      desc={`${label(0)}, ${label(1)}. ${history
        .filter((_, i) => i % 10 === 0)
        .map(({ step, sd }) => `${step}: ${number(sd[0])}, ${number(sd[1])}`)
        .join('; ')}`}
    >
      <Plot
        width={360}
        height={224}
        margin={[28, 12, 42, 50]}
        title={words.spread[language]}
        xAxis={{ range: [0, STEPS], label: words.steps[language], ticks: [0, 200, 400, 600] }}
        yAxis={{ range, kind: 'log' }}
        series={[
          ...(params.loss === 'vicreg'
            ? [
                {
                  points: [
                    [0, 1],
                    [STEPS, 1],
                  ] as const,
                  color: 'soft' as const,
                  dash: 'dotted' as const,
                  width: 1,
                  label: words.demanded[language],
                  labelAt: 0,
                  labelAnchor: 'start' as const,
                  labelOffset: [70, 12] as const,
                },
              ]
            : []),
          {
            points: first,
            color: 'cinnabar',
            label: label(0),
            labelOffset: [-2, higher === 0 ? -15 : 14],
          },
          {
            points: second,
            color: 'blue',
            dash: 'dashed',
            label: label(1),
            labelOffset: [-2, higher === 1 ? -15 : 14],
          },
        ]}
      />
    </Panel>
  );
}

function Score({ result, language }: Props) {
  const bars = [
    { name: words.learned[language], value: result.accuracy, color: 'cinnabar' as const },
    { name: words.raw[language], value: result.rawAccuracy, color: 'blue' as const },
  ];
  const [left, width] = [112, 196];
  return (
    <Panel
      width={360}
      height={124}
      title={words.accuracy[language]}
      desc={`${bars.map(({ name, value }) => `${name} ${value.toFixed(4)}`).join(', ')}; ${words.chance[language]}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.accuracy[language]}
      </Label>
      {bars.map(({ name, value, color }, i) => (
        <g key={name}>
          <Label x={0} y={44 + 30 * i} anchor="start">
            {name}
          </Label>
          <rect
            x={left}
            y={36 + 30 * i}
            width={round(width * value)}
            height={16}
            fill={color === 'blue' ? 'none' : `var(--${color})`}
            stroke={`var(--${color})`}
          />
          <Label x={358} y={44 + 30 * i} anchor="end">
            {value.toFixed(4)}
          </Label>
        </g>
      ))}
      <Line x1={left} y1={92} x2={left + width} y2={92} color="soft" width={1} />
      <Line x1={left + width / 4} y1={30} x2={left + width / 4} y2={92} color="ink" dash="dotted" />
      {[0, 1].map((tick) => (
        <Label key={tick} x={left + width * tick} y={106} size={12} color="soft">
          {tick}
        </Label>
      ))}
      <Label x={left + width / 4} y={106} size={12}>
        {words.chance[language]}
      </Label>
    </Panel>
  );
}

export function View(props: Props) {
  return (
    <Panels>
      <Plane {...props} />
      <LossCurve {...props} />
      <Spread {...props} />
      <Score {...props} />
    </Panels>
  );
}
