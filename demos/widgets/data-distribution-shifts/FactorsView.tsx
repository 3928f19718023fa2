/** The factors of the joint distribution before and after: which one moves, and where the models turn from 0 to 1. */
import type { Color } from '../../ui/color';
import type { Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { minus } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Box } from '../../ui/shapes';
import { AXIS, type Factor } from './compute';
import type { Props } from './props';
import { cureNames, scenarioNames, words } from './text';
import type { Line as Model } from './worlds';

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
          {minus(tick)}
        </Label>
      ))}
    </g>
  );
}

export function Factors(props: Props) {
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
