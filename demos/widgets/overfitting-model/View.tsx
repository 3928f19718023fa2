/** The fit, what it keeps of each direction, and how its error moves with the size of the model and with the knob in use. */
import type { ViewProps } from '../../runtime/widget.ts';
import { Plot, type Series } from '../../ui/Plot';
import { Dot, Label, Line, Panel, Panels, Path, type Color, type Dash, type Point } from '../../ui/svg';
import { keptShare, TRAINING_X, truth, type Params, type Result } from './compute';
import { short, words } from './text';

type Props = ViewProps<Params, Result>;

/** Pieces of a curve between −top and top, cut exactly at the edge. */
function pieces(points: readonly Point[], top: number): Point[][] {
  const found: Point[][] = [];
  let piece: Point[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const inside = Math.abs(point[1]) <= top;
    const wasInside = before !== undefined && Math.abs(before[1]) <= top;
    const edge = (): Point => {
      const [a, b] = before as Point;
      const level = top * Math.sign(inside ? b : point[1]);
      return [a + ((point[0] - a) * (level - b)) / (point[1] - b), level];
    };
    if (inside) piece.push(...(before && !wasInside ? [edge()] : []), point);
    else if (wasInside) {
      found.push([...piece, edge()]);
      piece = [];
    }
  });
  return piece.length > 1 ? [...found, piece] : found;
}

function Key({ x, y, color, dash, text }: { x: number; y: number; color: Color; dash: Dash; text: string }) {
  return (
    <g>
      <Line x1={x} x2={x + 20} y1={y} y2={y} color={color} dash={dash} width={2} />
      <Label x={x + 26} y={y} anchor="start" size={12} color={color}>
        {text}
      </Label>
    </g>
  );
}

const HEIGHT = 2;

function FitPanel({ params, result, language }: Props) {
  const { x, y, curve, memberCurves, training, test, norm, effective, directions } = result;
  const several = memberCurves.length > 0;
  const facts = [
    [words.training[language], short(training < 1e-9 ? 0 : training)],
    [words.test[language], short(test)],
    [words.norm[language], short(norm)],
    [words.effective[language], `${effective.toFixed(2)} ${words.of[language]} ${Math.round(params.P)}`],
  ] as const;
  return (
    <Panel
      width={360}
      height={300}
      title={words.fit[language]}
      desc={`${facts.map(([name, value]) => `${name} ${value}`).join('; ')}; d: ${directions.map(({ d }) => short(d)).join(', ')}`}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.fit[language]}
      </Label>
      <Key x={66} y={9} color="soft" dash="dotted" text={words.truth[language]} />
      <Key
        x={150}
        y={9}
        color="cinnabar"
        dash="solid"
        text={several ? words.average[language] : words.model[language]}
      />
      {several && <Key x={246} y={9} color="blue" dash="dashed" text={words.members[language]} />}
      {facts.map(([name, value], i) => (
        <g key={name}>
          <Label x={i % 2 ? 158 : 4} y={31 + 18 * Math.floor(i / 2)} anchor="start" size={12} color="soft">
            {name}
          </Label>
          <Label
            x={i % 2 ? 356 : 144}
            y={31 + 18 * Math.floor(i / 2)}
            anchor="end"
            size={12}
            color={i === 1 ? 'cinnabar' : 'ink'}
          >
            {value}
          </Label>
        </g>
      ))}
      <Plot
        y={58}
        width={360}
        height={242}
        margin={[8, 12, 44, 40]}
        xAxis={{ range: [-1, 1], ticks: [-1, -0.5, 0, 0.5, 1], label: 'x' }}
        yAxis={{ range: [-HEIGHT, HEIGHT], ticks: [-2, -1, 0, 1, 2], label: 'y' }}
        series={[{ points: x.map((a): Point => [a, truth(a)]), color: 'soft', dash: 'dotted', width: 2 }]}
      >
        {(scale) => {
          const draw = (values: readonly number[]): Point[][] =>
            pieces(
              x.map((a, i): Point => [a, values[i] ?? 0]),
              HEIGHT,
            ).map((piece) => piece.map(([a, b]): Point => [scale.x(a), scale.y(b)]));
          return (
            <g>
              {memberCurves.map((values, m) =>
                draw(values).map((points, i) => (
                  <Path key={`${m}-${i}`} points={points} color="blue" dash="dashed" width={0.8} opacity={0.6} />
                )),
              )}
              {draw(curve).map((points, i) => (
                <Path key={i} points={points} color="cinnabar" width={2.2} />
              ))}
              {TRAINING_X.map((a, i) => (
                <Dot key={a} x={scale.x(a)} y={scale.y(Math.max(-HEIGHT, Math.min(HEIGHT, y[i] ?? 0)))} r={3} />
              ))}
            </g>
          );
        }}
      </Plot>
    </Panel>
  );
}

const SHARE_GRID = Array.from({ length: 91 }, (_, i) => 10 ** (-10 + i / 8));

function SharePanel({ result, language }: Props) {
  const { directions, lambda, steps } = result;
  const largest = directions[0]?.d ?? 1;
  const t = steps ?? Infinity;
  const stopped = steps !== null;
  const penalized = lambda > 1e-10;
  const grid = SHARE_GRID.filter((d) => d < largest);
  const share = (l: number, s: number): Point[] => [...grid, largest].map((d) => [d, keptShare(d, largest, l, s)]);
  const mine = [...(penalized ? [`λ = ${short(lambda)}`] : []), ...(stopped ? [`t = ${short(steps)}`] : [])].join(', ');
  const relative =
    stopped && !penalized
      ? { points: share(largest / t, Infinity), name: `λ = d₁/t = ${short(largest / t)}` }
      : penalized && !stopped
        ? { points: share(0, largest / lambda), name: `t = d₁/λ = ${short(largest / lambda)}` }
        : null;
  return (
    <Panel
      width={360}
      height={280}
      title={words.shares[language]}
      desc={directions.map(({ d, kept }) => `d = ${short(d)}: ${kept.toFixed(3)}`).join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.shares[language]}
      </Label>
      <Key x={14} y={30} color="cinnabar" dash="solid" text={mine || 'λ → 0, t = ∞'} />
      {relative && <Key x={166} y={30} color="blue" dash="dashed" text={relative.name} />}
      <Plot
        y={38}
        width={360}
        height={242}
        margin={[10, 14, 44, 48]}
        xAxis={{
          range: [1e-10, 10],
          kind: 'log',
          ticks: [1e-10, 1e-8, 1e-6, 1e-4, 0.01, 1],
          format: short,
          label: words.eigenvalue[language],
        }}
        yAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: words.share[language] }}
        series={[
          ...(relative
            ? [{ points: relative.points, color: 'blue' as const, dash: 'dashed' as const, width: 1.3 }]
            : []),
          { points: share(lambda, t), color: 'cinnabar', width: 1.4 },
        ]}
      >
        {({ x, y }) =>
          directions.map(({ d, kept }) => (
            <g key={d}>
              <Line
                x1={x(Math.max(1e-10, d))}
                x2={x(Math.max(1e-10, d))}
                y1={y(0)}
                y2={y(kept)}
                color="cinnabar"
                width={0.8}
              />
              <Dot x={x(Math.max(1e-10, d))} y={y(kept)} r={3.6} color="cinnabar" fill="paper" />
            </g>
          ))
        }
      </Plot>
    </Panel>
  );
}

/** A logarithmic axis that holds these errors, cut below at a millionth. */
function errorRange(values: readonly number[]): [number, number] {
  const seen = values.map((v) => Math.max(v, 1e-6));
  const low = 10 ** Math.floor(Math.log10(Math.min(...seen)) + 1e-9);
  return [low, Math.max(low * 100, 10 ** Math.ceil(Math.log10(Math.max(...seen)) - 1e-9))];
}

const decades = ([low, high]: readonly [number, number]): number[] => {
  const count = Math.round(Math.log10(high / low));
  const every = Math.ceil((count + 1) / 6);
  return Array.from({ length: count + 1 }, (_, i) => low * 10 ** i).filter((_, i) => i % every === 0);
};

const lifted = (points: readonly Point[], low: number): Point[] => points.map(([a, b]) => [a, Math.max(b, low)]);

function SizePanel({ params, result, language }: Props) {
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

function KnobPanel({ result, language }: Props) {
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

export function View(props: Props) {
  const { result, language } = props;
  return (
    <>
      <Panels>
        <FitPanel {...props} />
        <SizePanel {...props} />
        <SharePanel {...props} />
        <KnobPanel {...props} />
      </Panels>
      {result.memberCurves.length > 0 && (
        <p>
          {words.identity[language]} {short(result.test)} = {words.memberMean[language]} {short(result.memberMean)} −{' '}
          {words.spread[language]} {short(result.spread)}
          {language === 'zh' ? '；' : '; '}
          {words.best[language]} {short(result.best)}
          {language === 'zh' ? '。' : '.'}
        </p>
      )}
    </>
  );
}
