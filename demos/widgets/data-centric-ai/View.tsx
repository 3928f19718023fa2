/** The labels, the decisions they lead to, and what every way of spending the budget buys. */
import type { ViewProps } from '../../runtime/widget.ts';
import { token, type Color } from '../../ui/color';
import { round, type Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { Panel, Panels } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Tabs } from '../../ui/Tabs';
import type { Result } from './compute';
import type { Picture } from './picture';
import { SPENDINGS, type Params, type Spending } from './settings';
import { sentences, spendingNames, words } from './text';
import { voteIsRight } from './world';

type Props = ViewProps<Params, Result>;

const percent = (share: number, digits = 1): string => (100 * share).toFixed(digits);
const WIDTH = 360;

const circle = (x: number, y: number, r: number): string =>
  `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const triangle = (x: number, y: number): string => `M${round(x)} ${round(y - 3.4)}l3.1 5.6h-6.2z`;

/** Cells where the model says 1, joined along each row. */
function tint({ decisions, columns, rows }: Picture, side: number): string {
  let path = '';
  for (let r = 0; r < rows; r++) {
    let c = 0;
    while (c < columns) {
      if (!decisions[r * columns + c]) {
        c++;
        continue;
      }
      const from = c;
      while (c < columns && decisions[r * columns + c]) c++;
      path += `M${round(from * side)} ${round(r * side)}h${round((c - from) * side)}v${round(side)}h${round((from - c) * side)}z`;
    }
  }
  return path;
}

function Points({ params, result, language }: Props) {
  const { picture } = result;
  const { columns, rows, cell, left, top } = picture;
  const side = WIDTH / columns;
  const height = rows * side;
  const px = (x: number): number => ((x - left) / cell) * side;
  const py = (y: number): number => ((top - y) / cell) * side;
  const touched = new Set(picture.touched);
  const paths = { zero: '', one: '', zeroTouched: '', oneTouched: '', rings: '' };
  for (let i = 0; i < picture.x.length; i++) {
    const [x, y] = [px(picture.x[i] ?? 0), py(picture.y[i] ?? 0)];
    if (x < 4 || x > WIDTH - 4 || y < 4 || y > height - 4) continue;
    const mark = picture.after[i] ? triangle(x, y) : circle(x, y, 2.6);
    const name = picture.after[i] ? 'one' : 'zero';
    paths[touched.has(i) && params.drawn !== 'clean' ? (`${name}Touched` as const) : name] += mark;
    if (picture.label[i] !== picture.truth[i]) paths.rings += circle(x, y, 6);
  }
  const { hits, falseAlarms, missed } = picture;
  return (
    <Panel
      width={WIDTH}
      height={height + 62}
      title={`${words.points[language]}: ${spendingNames[params.drawn][language](params)}`}
      desc={sentences.flags[language](hits, falseAlarms, missed)}
    >
      <Label x={0} y={9} anchor="start" weight="bold">
        {words.points[language]}
      </Label>
      <g transform="translate(0 22)">
        <rect x={0} y={0} width={WIDTH} height={round(height)} fill={token('paper')} />
        <path d={tint(picture, side)} fill={token('blue')} fill-opacity={0.14} />
        <path d={paths.zero} fill="none" stroke={token('ink')} stroke-width={1} />
        <path d={paths.one} fill={token('paper')} stroke={token('blue')} stroke-width={1.1} />
        <path d={paths.zeroTouched} fill={token('cinnabar')} stroke={token('cinnabar')} stroke-width={1} />
        <path d={paths.oneTouched} fill={token('cinnabar')} stroke={token('cinnabar')} stroke-width={1} />
        <path d={paths.rings} fill="none" stroke={token('ink')} stroke-width={0.9} />
      </g>
      <g transform={`translate(0 ${round(height + 36)})`}>
        <path d={circle(5, 0, 2.6)} fill="none" stroke={token('ink')} />
        <Label x={13} y={0} anchor="start" size={12}>
          {words.labelZero[language]}
        </Label>
        <path d={triangle(72, 1)} fill="none" stroke={token('blue')} />
        <Label x={80} y={0} anchor="start" size={12} color="blue">
          {words.labelOne[language]}
        </Label>
        <path d={circle(144, 0, 6)} fill="none" stroke={token('ink')} />
        <Label x={155} y={0} anchor="start" size={12}>
          {words.wrong[language]}
        </Label>
        <path d={circle(5, 18, 3)} fill={token('cinnabar')} />
        <Label x={13} y={18} anchor="start" size={12} color="cinnabar">
          {words.touched[language]}
        </Label>
        <Label x={WIDTH} y={18} anchor="end" size={12} color="blue">
          {words.tinted[language]}
        </Label>
      </g>
    </Panel>
  );
}

const barColor = (spending: Spending, drawn: Spending): Color =>
  spending === drawn ? 'cinnabar' : spending === 'otherK' || spending === 'both' ? 'blue' : 'soft';

/** What the vote of k far neighbours would give; only where theory knows it. */
const theoryOf = ({ shape, kind, k, noise, n }: Params): number | undefined =>
  shape === 'blobs' && kind === 'random' && k < n / 5 ? voteIsRight(k, noise) : undefined;

function Bars(props: Props) {
  const { params, result, language } = props;
  const { spendings, done, seeds } = result;
  const ruler = params.testNoise > 0;
  const lowest = Math.min(
    ...spendings.flatMap(({ accuracy, measured }) => [accuracy.mean - accuracy.sd, measured.mean]),
  );
  const floor = Math.max(0, Math.min(0.8, Math.floor(lowest * 10 - 0.1) / 10));
  const [left, top, step] = [148, 46, 26];
  const right = ruler ? 262 : 300;
  const x = (value: number): number =>
    left + ((Math.min(1, Math.max(floor, value)) - floor) / (1 - floor)) * (right - left);
  const bottom = top + spendings.length * step;
  const theory = theoryOf(params);
  return (
    <Panel
      width={360}
      height={bottom + 26}
      title={words.accuracy[language]}
      desc={spendings
        .map(({ spending, accuracy }) => `${spendingNames[spending][language](params)}: ${percent(accuracy.mean)}`)
        .join('; ')}
    >
      <Label x={0} y={9} anchor="start" weight="bold">
        {words.accuracy[language]}
      </Label>
      <Label x={0} y={30} anchor="start" size={12} color="soft">
        {done < seeds ? sentences.seedsSoFar[language](done, seeds) : words.mean[language]}
      </Label>
      {ruler && (
        <Label x={360} y={30} anchor="end" size={12} color="ochre">
          ◇ {words.measured[language]}
        </Label>
      )}
      {theory !== undefined && !ruler && (
        <Label x={360} y={30} anchor="end" size={12} color="blue">
          ┃ {words.theory[language]} {percent(theory, 2)}
        </Label>
      )}
      {[floor, (floor + 1) / 2, 1].map((tick) => (
        <g key={tick}>
          <Line x1={x(tick)} y1={top} x2={x(tick)} y2={bottom} color="rule" width={0.8} />
          <Label x={x(tick)} y={bottom + 13} size={12} color="soft">
            {Number((100 * tick).toFixed(1))}
          </Label>
        </g>
      ))}
      {spendings.map(({ spending, accuracy, measured }, i) => {
        const y = top + (i + 0.5) * step;
        const color = barColor(spending, params.drawn);
        const bold = spending === params.drawn ? ('bold' as const) : ('normal' as const);
        return (
          <g key={spending}>
            <Label x={left - 8} y={y} anchor="end" size={12} color={color === 'soft' ? 'ink' : color} weight={bold}>
              {spendingNames[spending][language](params)}
            </Label>
            <rect
              x={left}
              y={y - 7}
              width={round(x(accuracy.mean) - left)}
              height={14}
              fill={token(color)}
              opacity={color === 'soft' ? 0.4 : 0.75}
            />
            <Line x1={x(accuracy.mean - accuracy.sd)} y1={y} x2={x(accuracy.mean + accuracy.sd)} y2={y} />
            {theory !== undefined && spending === 'nothing' && (
              <Line x1={x(theory)} y1={y - 9} x2={x(theory)} y2={y + 9} color="blue" width={2.4} />
            )}
            {ruler && (
              <Path
                points={[
                  [x(measured.mean), y - 5],
                  [x(measured.mean) + 5, y],
                  [x(measured.mean), y + 5],
                  [x(measured.mean) - 5, y],
                ]}
                closed
                color="ochre"
                fill="paper"
              />
            )}
            <Label x={ruler ? 308 : 360} y={y} anchor="end" size={12} weight={bold}>
              {percent(accuracy.mean)}
              {ruler ? '' : ` ± ${percent(accuracy.sd)}`}
            </Label>
            {ruler && (
              <Label x={360} y={y} anchor="end" size={12} color="ochre">
                {percent(measured.mean)}
              </Label>
            )}
          </g>
        );
      })}
    </Panel>
  );
}

function LearningCurve({ result, language }: Props) {
  const { curve, floor } = result;
  const points = curve.map(({ n, error }): Point => [n, 100 * error]);
  const highest = Math.max(1, ...points.map(([, e]) => e));
  const top = Math.ceil((highest * 1.25) / 5) * 5;
  const [first, , last] = points;
  const from = first?.[0] ?? 1;
  const to = (last?.[0] ?? 2) * 1.08;
  const floorAt = floor === undefined ? undefined : 100 * floor;
  return (
    <Panel
      width={360}
      height={216}
      title={words.curve[language]}
      desc={`${points.map(([n, e]) => `n = ${n}: ${e.toFixed(1)}%`).join('; ')}; ${
        floorAt === undefined ? sentences.noFloor[language] : `${words.floor[language]} ${floorAt.toFixed(1)}%`
      }`}
    >
      <Plot
        width={360}
        height={216}
        margin={[40, 20, 44, 48]}
        title={words.curve[language]}
        xAxis={{
          range: [from * 0.92, to],
          kind: 'log',
          ticks: points.map(([n]) => n),
          label: words.examples[language],
        }}
        yAxis={{ range: [0, top], label: words.error[language] }}
        series={[{ points, mark: 'both', color: 'blue' }]}
      >
        {({ x, y }) => (
          <g>
            {points.map(([n, e]) => (
              <Label key={n} x={Math.min(330, Math.max(66, x(n)))} y={y(e) - 13} size={12} color="blue">
                {e.toFixed(1)}
              </Label>
            ))}
            {floorAt !== undefined && (
              <Line x1={48} y1={y(floorAt)} x2={340} y2={y(floorAt)} color="soft" dash="dashed" />
            )}
            <Label x={48} y={28} anchor="start" size={12} color="soft">
              {floorAt === undefined
                ? sentences.noFloor[language]
                : `╌ ${words.floor[language]}: ${floorAt.toFixed(1)}%`}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}

export function View(props: Props) {
  const { params, result, language, set } = props;
  const { picture, precision, wrong, done } = result;
  const theory = theoryOf(params);
  const lines = [
    ...(params.budget > 0
      ? [
          sentences.flags[language](picture.hits, picture.falseAlarms, picture.missed),
          sentences.precision[language](done, `${percent(precision, 0)}%`),
        ]
      : []),
    sentences.wrong[language](`${percent(wrong.given)}%`, `${percent(wrong.random)}%`, `${percent(wrong.suspects)}%`),
    ...(theory === undefined ? [] : [sentences.vote[language](params.k, theory.toFixed(5))]),
  ];
  return (
    <>
      <Tabs
        label={words.spendings[language]}
        options={SPENDINGS}
        chosen={params.drawn}
        nameOf={(spending) => spendingNames[spending][language](params)}
        choose={set && ((spending) => set({ drawn: spending }))}
      />
      <Panels>
        <Bars {...props} />
        <Points {...props} />
        <LearningCurve {...props} />
      </Panels>
      <p>{lines.join(language === 'zh' ? '' : ' ')}</p>
    </>
  );
}
