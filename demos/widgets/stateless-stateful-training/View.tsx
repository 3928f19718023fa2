/** Risk curves, a dial of the weights at one moment, the sweep over windows and steps, and the bill. */
import type { Color } from '../../ui/color';
import { Key } from '../../ui/Key';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Arrow, Line, Path, type Dash } from '../../ui/lines';
import { grouped, minus } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import { LEARNERS, type Learner, type Params, type Result } from './compute';
import { effectiveSize, FIRST, stepFloor, SWITCH_EVERY, windowFloor } from './learners';
import { words } from './text';

interface Part {
  params: Params;
  result: Result;
  language: Language;
}

const STYLES: Record<Learner, { color: Color; dash: Dash }> = {
  static: { color: 'soft', dash: 'dotted' },
  stateless: { color: 'blue', dash: 'dashed' },
  stateful: { color: 'cinnabar', dash: 'solid' },
};

/** Powers of ten around all values, at least two decades. */
function decades(values: readonly number[]): [number, number] {
  const usable = values.filter((v) => v > 0);
  const low = Math.max(1e-5, Math.min(...usable));
  const high = Math.max(...usable, low);
  const from = 10 ** Math.floor(Math.log10(low));
  return [from, Math.max(10 ** Math.ceil(Math.log10(high * 1.1)), from * 100)];
}

/** Rows where the truth changes at once. */
function changes({ scenario, rows, turn }: Params): number[] {
  if (turn === 0) return [];
  if (scenario === 'jump') return [rows / 2];
  if (scenario !== 'switch') return [];
  return Array.from({ length: Math.ceil(rows / SWITCH_EVERY) - 1 }, (_, i) => (i + 1) * SWITCH_EVERY);
}

function Legend({ y, language }: { y: number; language: Language }) {
  return (
    <>
      {LEARNERS.map((name, i) => (
        <Key
          key={name}
          x={44 + i * 104}
          y={y}
          {...STYLES[name]}
          text={words.learners[name][language]}
          length={24}
          width={2.2}
        />
      ))}
    </>
  );
}

function Curves({ params, result, language }: Part) {
  const { learners, bins, lookRow } = result;
  const range = decades(learners.flatMap(({ curve }) => curve));
  const series: Series[] = learners.map(({ name, curve }) => ({
    points: curve.map((risk, i) => [bins[i] ?? 0, Math.max(range[0], risk)] as const),
    ...STYLES[name],
    width: name === 'static' ? 2 : 1.6,
  }));
  return (
    <Panel
      width={360}
      height={268}
      title={words.riskTitle[language]}
      desc={learners.map(({ name, mean }) => `${words.learners[name][language]}: ${mean.toPrecision(3)}`).join('; ')}
    >
      <Plot
        width={360}
        height={240}
        margin={[26, 14, 42, 48]}
        title={words.riskTitle[language]}
        xAxis={{ range: [0, params.rows], label: words.row[language] }}
        yAxis={{ range, kind: 'log' }}
        series={series}
      >
        {({ x }) => (
          <>
            {changes(params).map((t) => (
              <Line key={t} x1={x(t)} y1={26} x2={x(t)} y2={198} color="ochre" width={1} dash="dotted" />
            ))}
            <Path
              points={[
                [x(lookRow), 198],
                [x(lookRow) - 5, 206],
                [x(lookRow) + 5, 206],
              ]}
              closed
              fill="ink"
              width={0}
            />
          </>
        )}
      </Plot>
      <Legend y={254} language={language} />
    </Panel>
  );
}

function Dial({ result, language }: Part) {
  const { learners, truth, lookRow } = result;
  const [cx, cy, unit] = [110, 132, 84];
  const longest = Math.max(1, ...learners.map(({ length }) => length));
  const tip = (angle: number, length: number): [number, number] => [
    cx + ((unit * length) / longest) * Math.cos(angle),
    cy - ((unit * length) / longest) * Math.sin(angle),
  ];
  const degrees = (angle: number): string => `${minus(Math.round((angle * 180) / Math.PI))}°`;
  const [tx, ty] = tip(truth, 1);
  const title = `${words.dialTitle[language]} ${lookRow}`;
  const rows = [
    { name: words.truth[language], color: 'ink' as Color, angle: truth, length: 1 },
    ...learners.map(({ name, direction, length }) => ({
      name: words.learners[name][language],
      color: STYLES[name].color,
      angle: direction,
      length,
    })),
  ];
  return (
    <Panel
      width={360}
      height={236}
      title={title}
      desc={rows.map(({ name, angle, length }) => `${name}: ${degrees(angle)}, ${length.toFixed(2)}`).join('; ')}
    >
      <Label x={0} y={8} anchor="start" weight="bold">
        {title}
      </Label>
      <circle cx={cx} cy={cy} r={unit / longest} fill="none" stroke="var(--rule)" />
      <Line x1={cx - unit - 8} y1={cy} x2={cx + unit + 8} y2={cy} color="rule" width={1} />
      <Line x1={cx} y1={cy - unit - 8} x2={cx} y2={cy + unit + 8} color="rule" width={1} />
      <Arrow x1={cx} y1={cy} x2={tx} y2={ty} color="ink" width={5} opacity={0.3} head={10} />
      {learners.map(({ name, direction, length }) => {
        const [x, y] = tip(direction, length);
        return <Arrow key={name} x1={cx} y1={cy} x2={x} y2={y} {...STYLES[name]} width={2} />;
      })}
      {rows.map(({ name, color, angle, length }, i) => (
        <g key={i}>
          <Label x={226} y={78 + i * 26} anchor="start" color={color} size={12}>
            {name}
          </Label>
          <Label x={318} y={78 + i * 26} anchor="end" size={12}>
            {degrees(angle)}
          </Label>
          <Label x={360} y={78 + i * 26} anchor="end" size={12} color="soft">
            {length.toFixed(2)}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

function Sweep({ params, result, language }: Part) {
  const { windowSweep, stepSweep, learners } = result;
  const mean = (name: Learner): number => learners.find((learner) => learner.name === name)?.mean ?? 0;
  const own = [
    { size: params.window, risk: mean('stateless'), color: 'blue' as Color },
    ...(params.step > 0
      ? [{ size: effectiveSize(params.step), risk: mean('stateful'), color: 'cinnabar' as Color }]
      : []),
  ];
  const range = decades([...windowSweep, ...stepSweep, ...own].map(({ risk }) => risk));
  const points = (list: readonly { size: number; risk: number }[]) =>
    list.map(({ size, risk }) => [size, Math.max(range[0], risk)] as const);
  return (
    <Panel
      width={360}
      height={250}
      title={words.sweepTitle[language]}
      desc={`${words.windows[language]}: ${windowSweep.map(({ size, risk }) => `${size} ${risk.toPrecision(2)}`).join(', ')}; ${words.steps[language]}: ${stepSweep.map(({ size, risk }) => `${Math.round(size)} ${risk.toPrecision(2)}`).join(', ')}`}
    >
      <Plot
        width={360}
        height={226}
        margin={[26, 14, 42, 48]}
        title={words.sweepTitle[language]}
        xAxis={{ range: [4, 1000], kind: 'log', ticks: [5, 20, 100, 500], label: words.size[language] }}
        yAxis={{ range, kind: 'log' }}
        series={[
          { points: points(windowSweep), mark: 'both', color: 'blue', dash: 'dashed' },
          { points: points(stepSweep), mark: 'both', color: 'cinnabar' },
        ]}
      >
        {({ x, y }) =>
          own.map(({ size, risk, color }) => (
            <Dot
              key={color}
              x={x(Math.min(1000, Math.max(4, size)))}
              y={y(Math.max(range[0], risk))}
              r={5.5}
              color={color}
            />
          ))
        }
      </Plot>
      <Line x1={44} y1={238} x2={68} y2={238} color="blue" dash="dashed" width={2} />
      <Label x={74} y={238} anchor="start" size={12} color="blue">
        {words.windows[language]}
      </Label>
      <Line x1={138} y1={238} x2={162} y2={238} color="cinnabar" width={2} />
      <Label x={168} y={238} anchor="start" size={12} color="cinnabar">
        {words.steps[language]}
      </Label>
      <Label x={360} y={238} anchor="end" size={12} color="soft">
        {words.chosen[language]}
      </Label>
    </Panel>
  );
}

const risk = (value: number): string =>
  value >= 1000 ? value.toExponential(1) : Number(value.toPrecision(3)).toString();

function Bill({ params, result, language }: Part) {
  const { window, step, sigma } = params;
  const floors: Record<Learner, number> = {
    static: windowFloor(FIRST, sigma),
    stateless: windowFloor(window, sigma),
    stateful: stepFloor(step, sigma),
  };
  return (
    <Table
      head={[words.learner, words.mean, words.floor, words.visits, words.stored].map((title) => title[language])}
      rows={result.learners.map(({ name, mean, visits, stored }) => [
        words.learners[name][language],
        risk(mean),
        risk(floors[name === 'stateful' && step === 0 ? 'static' : name]),
        grouped(visits),
        grouped(stored),
      ])}
    >
      <p>
        {words.averaged[language]}
        {language === 'zh' ? '' : ' '}
        {params.runs}
        {language === 'zh' ? '。' : '. '}
        {words.firstFit[language]}
      </p>
    </Table>
  );
}

export function View({ params, result, language }: ViewProps<Params, Result>) {
  const part = { params, result, language };
  return (
    <>
      <Panels>
        <Curves {...part} />
        <Dial {...part} />
        <Sweep {...part} />
      </Panels>
      <Bill {...part} />
    </>
  );
}
