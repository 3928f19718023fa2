/** The factors of the joint distribution, the accuracy of every cure, and the lights. */
import type { ViewProps } from '../../runtime/widget.ts';
import { Box, Dot, Label, Line, Panel, Panels, Path, type Color, type Point } from '../../ui/svg';
import { AXIS, type Alarm, type CureResult, type Factor, type Params, type Result, type Scenario } from './compute';
import { alarmNames, cureNames, scenarioNames, sentences, words } from './text';
import type { Line as Model } from './worlds';

type Props = ViewProps<Params, Result>;

const percent = (value: number): string => (100 * value).toFixed(1);
const SCENARIOS: readonly Scenario[] = ['label', 'covariate', 'bump', 'concept', 'domain'];

/** Where a model turns from 0 to 1, if that lies in the picture. */
function thresholdOf({ a, b }: Model): number | undefined {
  const at = -a / b;
  return Number.isFinite(at) && Math.abs(at) <= 4 ? at : undefined;
}

const CELL = 112;
const GAP = 12;

function FactorCell({ factor, left, language, result, params }: Props & { factor: Factor; left: number }) {
  const [top, base] = [62, 146];
  const px = (x: number): number => left + 4 + ((x + 4) / 8) * (CELL - 8);
  const full = Math.max(factor.name === 'p(y|x)' ? 1 : 0.5, ...[...factor.source, ...factor.target].flat());
  const py = (height: number): number => base - (height / full) * (base - top - 8);
  const points = (curve: readonly number[]): Point[] => AXIS.map((x, i) => [px(x), py(curve[i] ?? 0)]);
  const plain = result.cures[0]?.model;
  const cured = result.cures.find(({ cure }) => cure === params.cure)?.model;
  const marks: { model: Model | undefined; color: Color }[] = [
    { model: plain, color: 'soft' },
    ...(params.cure === 'none' ? [] : [{ model: cured, color: 'blue' as const }]),
  ];
  return (
    <g>
      <Label x={left + CELL / 2} y={35} weight="bold">
        {factor.name.replace('|', ' | ')}
      </Label>
      <Label x={left + CELL / 2} y={51} size={12} color={factor.fixed ? 'ink' : 'cinnabar'}>
        {(factor.fixed ? words.fixed : words.moves)[language]}
      </Label>
      {factor.fixed && <Box x={left} y={top - 2} w={CELL} h={base - top + 6} fill="none" radius={2} />}
      <Line x1={left + 4} y1={base} x2={left + CELL - 4} y2={base} color="soft" width={1} />
      {factor.source.map((curve, i) => (
        <Path
          key={i}
          points={points(curve)}
          color="soft"
          dash={i === 1 ? 'dashed' : 'solid'}
          width={factor.fixed ? 3.2 : 1.4}
          opacity={factor.fixed ? 0.5 : 1}
        />
      ))}
      {factor.target.map((curve, i) => (
        <Path key={i} points={points(curve)} color="cinnabar" dash={i === 1 ? 'dashed' : 'solid'} />
      ))}
      {factor.name === 'p(x)' &&
        marks.map(({ model, color }) => {
          const at = model && thresholdOf(model);
          if (at === undefined || !model) return null;
          const way = model.b > 0 ? 1 : -1;
          return (
            <g key={color}>
              <Line
                x1={px(at)}
                y1={top}
                x2={px(at)}
                y2={base}
                color={color}
                dash={color === 'soft' ? 'dotted' : 'solid'}
              />
              <Path
                points={[
                  [px(at), base + 5],
                  [px(at) + 9 * way, base + 5],
                  [px(at) + 5 * way, base + 2],
                ]}
                color={color}
              />
            </g>
          );
        })}
      {[-4, 0, 4].map((tick) => (
        <Label
          key={tick}
          x={Math.min(left + CELL - 6, Math.max(left + 8, px(tick)))}
          y={base + 18}
          size={12}
          color="soft"
        >
          {String(tick).replace('-', '−')}
        </Label>
      ))}
    </g>
  );
}

function Factors(props: Props) {
  const { result, language, params } = props;
  const desc = result.factors
    .map(({ name, fixed }) => `${name}: ${(fixed ? words.fixed : words.moves)[language]}`)
    .join('; ');
  return (
    <Panel
      width={360}
      height={210}
      title={`${words.factors[language]}: ${scenarioNames[params.scenario][language]}`}
      desc={desc}
    >
      <Path
        points={[
          [4, 12],
          [26, 12],
        ]}
        color="soft"
      />
      <Label x={32} y={12} anchor="start" size={12} color="soft">
        {words.sourceCurve[language]}
      </Label>
      <Path
        points={[
          [86, 12],
          [108, 12],
        ]}
        color="cinnabar"
      />
      <Label x={114} y={12} anchor="start" size={12} color="cinnabar">
        {words.targetCurve[language]}
      </Label>
      <Label x={360} y={12} anchor="end" size={12} color="soft">
        {words.classOne[language]}
      </Label>
      {result.factors.map((factor, i) => (
        <FactorCell key={factor.name} {...props} factor={factor} left={i * (CELL + GAP)} />
      ))}
      <Label x={0} y={186} anchor="start" size={12} color="soft">
        {words.threshold[language]}:
      </Label>
      <Path
        points={[
          [8, 203],
          [26, 203],
        ]}
        color="soft"
        dash="dotted"
      />
      <Label x={32} y={203} anchor="start" size={12} color="soft">
        {words.before[language]}
      </Label>
      {params.cure !== 'none' && (
        <>
          <Path
            points={[
              [86, 203],
              [108, 203],
            ]}
            color="blue"
          />
          <Label x={114} y={203} anchor="start" size={12} color="blue">
            {words.after[language]}: {cureNames[params.cure][language]}
          </Label>
        </>
      )}
    </Panel>
  );
}

interface Row {
  key: string;
  name: string;
  sample?: number | undefined;
  endless?: number | undefined;
  interval?: readonly [number, number] | undefined;
  color: Color;
  bold?: boolean;
}

function rowsOf({ params, result, language }: Props): Row[] {
  const { cures, audited, sourceAccuracy, best } = result;
  const cureRow = ({ cure, accuracy, endless }: CureResult): Row => ({
    key: cure,
    name: cureNames[cure][language],
    sample: accuracy,
    endless,
    color: cure === params.cure ? 'cinnabar' : 'ink',
    bold: cure === params.cure,
  });
  const [none, ...others] = cures;
  return [
    {
      key: 'source',
      name: words.inSource[language],
      sample: sourceAccuracy.sample,
      endless: sourceAccuracy.endless,
      color: 'soft',
    },
    ...(none ? [cureRow(none)] : []),
    ...(audited
      ? [
          {
            key: 'audited',
            name: sentences.audited[language](audited.of),
            sample: audited.right / audited.of,
            interval: audited.interval,
            color: 'soft' as const,
          },
        ]
      : []),
    ...others.map(cureRow),
    { key: 'best', name: words.bestPossible[language], endless: best, color: 'soft' },
  ];
}

function Accuracies(props: Props) {
  const { language } = props;
  const rows = rowsOf(props);
  const lowest = Math.min(
    ...rows.flatMap(({ sample = 1, endless = 1, interval }) => [sample, endless, interval?.[0] ?? 1]),
  );
  const floor = Math.max(0, Math.min(0.6, Math.floor(lowest * 10 - 0.2) / 10));
  const [left, right, top, step] = [152, 262, 48, 27];
  const x = (value: number): number => left + ((value - floor) / (1 - floor)) * (right - left);
  const bottom = top + rows.length * step;
  const ticks = floor < 0.3 ? [floor, 0.5, 1] : [floor, (floor + 1) / 2, 1];
  return (
    <Panel
      width={360}
      height={bottom + 26}
      title={words.accuracy[language]}
      desc={rows
        .map(
          ({ name, sample, endless }) =>
            `${name}: ${[sample, endless].map((v) => (v === undefined ? '–' : percent(v))).join(' / ')}`,
        )
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.accuracy[language]} (%)
      </Label>
      <Label x={312} y={32} anchor="end" size={12} color="soft">
        ● {words.thisSample[language]}
      </Label>
      <Label x={360} y={14} anchor="end" size={12} color="blue">
        ┃ {words.endless[language]}
      </Label>
      {ticks.map((tick) => (
        <g key={tick}>
          <Line x1={x(tick)} y1={top} x2={x(tick)} y2={bottom} color="rule" width={0.8} />
          <Label x={x(tick)} y={bottom + 13} size={12} color="soft">
            {Math.round(100 * tick)}
          </Label>
        </g>
      ))}
      {rows.map(({ key, name, sample, endless, interval, color, bold }, i) => {
        const y = top + (i + 0.5) * step;
        return (
          <g key={key}>
            <Label x={0} y={y} anchor="start" size={12} color={color} weight={bold ? 'bold' : 'normal'}>
              {name}
            </Label>
            <Line x1={left} y1={y} x2={right} y2={y} color="rule" width={0.8} />
            {interval && <Line x1={x(interval[0])} y1={y} x2={x(interval[1])} y2={y} color="soft" />}
            {endless !== undefined && (
              <Line x1={x(endless)} y1={y - 7} x2={x(endless)} y2={y + 7} color="blue" width={2.6} />
            )}
            {sample !== undefined && <Dot x={x(sample)} y={y} r={4} color={color} />}
            <Label x={312} y={y} anchor="end" size={12} color={color} weight={bold ? 'bold' : 'normal'}>
              {sample === undefined ? (key === 'best' ? '' : words.noLabels[language]) : percent(sample)}
            </Label>
            <Label x={360} y={y} anchor="end" size={12} color="blue">
              {endless === undefined ? '' : percent(endless)}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}

const reading = (value: number): string => value.toFixed(value >= 10 ? 1 : 3);

function Light({ alarm, y, language }: { alarm: Alarm; y: number; language: Props['language'] }) {
  const labelled = alarm.name === 'audited';
  const color: Color = alarm.on ? (labelled ? 'cinnabar' : 'blue') : 'control';
  return (
    <g>
      <Dot x={10} y={y} r={7} color={color} fill={alarm.on ? color : 'none'} />
      <Label x={24} y={y} anchor="start" size={12}>
        {alarmNames[alarm.name][language]}
      </Label>
      <Label x={186} y={y} anchor="end" size={12} color="soft">
        {alarm.source === undefined ? '' : reading(alarm.source)}
      </Label>
      <Label x={248} y={y} anchor="end" size={12} weight={alarm.on ? 'bold' : 'normal'}>
        {reading(alarm.value)}
      </Label>
      <Label x={318} y={y} anchor="end" size={12} color="soft">
        {alarm.source === undefined ? reading(alarm.limit) : `±${reading(alarm.limit)}`}
      </Label>
      <Label
        x={360}
        y={y}
        anchor="end"
        size={12}
        color={alarm.on ? 'ink' : 'soft'}
        weight={alarm.on ? 'bold' : 'normal'}
      >
        {(alarm.on ? words.on : words.off)[language]}
      </Label>
    </g>
  );
}

function Lights({ result, language }: Props) {
  const { alarms } = result;
  const silent = alarms.length < 6;
  return (
    <Panel
      width={360}
      height={226}
      title={words.alarms[language]}
      desc={alarms
        .map(
          (alarm) =>
            `${alarmNames[alarm.name][language]}: ${reading(alarm.value)}, ${(alarm.on ? words.on : words.off)[language]}`,
        )
        .join('; ')}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.alarms[language]}
      </Label>
      <Label x={186} y={34} anchor="end" size={12} color="soft">
        {words.before5[language]}
      </Label>
      <Label x={248} y={34} anchor="end" size={12} color="soft">
        {words.reading[language]}
      </Label>
      <Label x={318} y={34} anchor="end" size={12} color="soft">
        {words.limit[language]}
      </Label>
      {alarms.map((alarm, i) => (
        <Light
          key={alarm.name}
          alarm={alarm}
          y={58 + i * 27 + (alarm.name === 'audited' ? 12 : 0)}
          language={language}
        />
      ))}
      <Line x1={0} y1={58 + 4.7 * 27} x2={360} y2={58 + 4.7 * 27} color="rule" width={0.8} />
      {silent && (
        <>
          <Dot x={10} y={205} r={7} color="control" fill="none" />
          <Label x={24} y={205} anchor="start" size={12} color="soft">
            {alarmNames.audited[language]}: {words.noLabels[language]}
          </Label>
        </>
      )}
    </Panel>
  );
}

export function View(props: Props) {
  const { params, result, language, set } = props;
  const { sharesOfOnes, effective, estimatedPrior, n } = result;
  const gap = language === 'zh' ? '' : ' ';
  return (
    <>
      <p class="tabs" role="group" aria-label={words.factors[language]}>
        {SCENARIOS.map((scenario) => (
          <button
            key={scenario}
            type="button"
            disabled={!set}
            aria-pressed={scenario === params.scenario}
            onClick={() => set?.({ scenario })}
          >
            {scenarioNames[scenario][language]}
          </button>
        ))}
      </p>
      <p>{sentences.inUse[params.scenario][language]}</p>
      <Panels>
        <Factors {...props} />
        <Accuracies {...props} />
        <Lights {...props} />
      </Panels>
      <p>
        {sentences.prior[language](
          sharesOfOnes.source.toFixed(2),
          sharesOfOnes.target.toFixed(2),
          estimatedPrior.toFixed(2),
        )}
        {gap}
        {sentences.effective[language](
          n,
          effective.sample.toFixed(effective.sample < 100 ? 1 : 0),
          effective.theory.toFixed(effective.theory < 100 ? 1 : 0),
        )}
        {gap}
        {sentences.limit[language]}
      </p>
    </>
  );
}
