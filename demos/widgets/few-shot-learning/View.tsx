/** One episode as the raw input and as LDA see it, and the accuracy of the four spaces against the number of shots. */
import { ButtonRow } from '../../ui/ButtonRow';
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Line, type Dash } from '../../ui/lines';
import { Panel, Panels } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { spread } from '../../ui/spread';
import type { ViewProps } from '../../runtime/widget.ts';
import { MOST_SHOTS, parameters, SPACES, type Params, type Result, type Scene, type Space } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const STYLE: Record<Space, { color: Color; dash: Dash }> = {
  raw: { color: 'blue', dash: 'solid' },
  whitened: { color: 'ochre', dash: 'dashed' },
  lda: { color: 'cinnabar', dash: 'solid' },
  ideal: { color: 'green', dash: 'dotted' },
};

/** Colours of the classes; with more classes they repeat, and the number tells. */
const CLASS_COLORS: readonly Color[] = ['cinnabar', 'blue', 'ochre', 'green', 'violet'];

function paddedRange(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max(0.5, 0.07 * (high - low));
  return [low - pad, high + pad];
}

interface EpisodeProps {
  scene: Scene;
  title: string;
  axes: readonly [string, string];
  language: Language;
}

function Episode({ scene, title, axes, language }: EpisodeProps) {
  const { prototypes, queries, accuracy } = scene;
  const xs = [...prototypes.map(([x]) => x), ...queries.map(({ x }) => x)];
  const ys = [...prototypes.map(([, y]) => y), ...queries.map(({ y }) => y)];
  const score = `${words.right[language]} ${accuracy.toFixed(3)}`;
  return (
    <Panel
      width={360}
      height={290}
      title={title}
      desc={`${score}. ${prototypes
        .slice(0, 10)
        .map(([x, y], k) => {
          const own = queries.filter(({ group }) => group === k);
          const right = own.filter((query) => query.right).length;
          return `${k + 1}: (${x.toFixed(1)}, ${y.toFixed(1)}), ${right}/${own.length}`;
        })
        .join('; ')}`}
    >
      <Plot
        width={360}
        height={290}
        margin={[28, 10, 42, 44]}
        title={title}
        xAxis={{ range: paddedRange(xs), label: axes[0] }}
        yAxis={{ range: paddedRange(ys), label: axes[1], grid: false }}
      >
        {({ x, y }) => (
          <>
            <Label x={350} y={8} anchor="end" size={13}>
              {score}
            </Label>
            {queries.map((query, i) => {
              const [px, py] = [x(query.x), y(query.y)];
              const color = CLASS_COLORS[query.group % CLASS_COLORS.length] ?? 'ink';
              return query.right ? (
                <Dot key={i} x={px} y={py} r={2.6} color={color} />
              ) : (
                <g key={i}>
                  <Line x1={px - 2.8} y1={py - 2.8} x2={px + 2.8} y2={py + 2.8} color={color} width={1.2} />
                  <Line x1={px - 2.8} y1={py + 2.8} x2={px + 2.8} y2={py - 2.8} color={color} width={1.2} />
                </g>
              );
            })}
            {prototypes.map(([px, py], k) => {
              // With many classes numbers would cover each other: later ones that would are left out.
              const covered = prototypes
                .slice(0, k)
                .some(([ox, oy]) => Math.abs(x(ox) - x(px)) < 15 && Math.abs(y(oy) - y(py)) < 13);
              return (
                <Dot
                  key={k}
                  x={x(px)}
                  y={y(py)}
                  r={covered ? 5 : 9}
                  fill="paper"
                  color={CLASS_COLORS[k % CLASS_COLORS.length] ?? 'ink'}
                  width={2}
                  {...(!covered && { label: k + 1, labelSize: 12 })}
                />
              );
            })}
          </>
        )}
      </Plot>
    </Panel>
  );
}

function Curve({ params, result, language }: Props) {
  const { curve, chosen } = result;
  const first = curve[0] ?? chosen;
  const last = curve.at(-1) ?? chosen;
  const [width, height, right, top] = [360, 300, 72, 28];
  const series: Series[] = SPACES.map((space) => ({
    points: curve.map((scores) => [scores.shots, scores[space].mean] as const),
    color: STYLE[space].color,
    dash: STYLE[space].dash,
  }));
  return (
    <Panel
      width={width}
      height={height}
      title={words.curve[language]}
      desc={`${curve
        .map(
          (scores) =>
            `K = ${scores.shots}: ${SPACES.map((s) => `${words.spaces[s][language]} ${scores[s].mean.toFixed(3)}`).join(', ')}`,
        )
        .join('; ')}. ${words.chance[language]} ${(1 / params.ways).toFixed(3)}`}
    >
      <Plot
        width={width}
        height={height}
        margin={[top, right, 42, 48]}
        title={words.curve[language]}
        xAxis={{ range: [1, MOST_SHOTS], kind: 'log', ticks: [1, 2, 5, 10, 20], label: words.shots[language] }}
        yAxis={{ range: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], label: words.accuracy[language] }}
        series={series}
      >
        {({ x, y }) => {
          const ends = spread([...SPACES.map((space) => y(last[space].mean)), y(1 / params.ways)], 14, [
            -Infinity,
            y(0) - 7,
          ]);
          const names = [
            ...SPACES.map((space) => words.spaces[space][language]),
            `1/N = ${(1 / params.ways).toFixed(2)}`,
          ];
          const colors: Color[] = [...SPACES.map((space) => STYLE[space].color), 'soft'];
          return (
            <>
              <Line
                x1={x(1)}
                y1={y(1 / params.ways)}
                x2={x(20)}
                y2={y(1 / params.ways)}
                color="soft"
                dash="dashed"
                width={1}
              />
              <Line
                x1={x(1)}
                y1={y(first.lda.mean)}
                x2={x(20)}
                y2={y(first.lda.mean)}
                color="cinnabar"
                dash="dotted"
                width={1.2}
              />
              {curve.map((scores) =>
                SPACES.map((space) => {
                  const { mean, half } = scores[space];
                  const px = x(scores.shots);
                  return (
                    <g key={`${scores.shots}-${space}`}>
                      <Line
                        x1={px}
                        y1={y(Math.min(1, mean + half))}
                        x2={px}
                        y2={y(Math.max(0, mean - half))}
                        color={STYLE[space].color}
                        width={2.4}
                      />
                      <Dot x={px} y={y(mean)} r={scores.shots === chosen.shots ? 4 : 2.2} color={STYLE[space].color} />
                    </g>
                  );
                }),
              )}
              {names.map((name, i) => (
                <Label key={i} x={x(20) + 8} y={ends[i] ?? 0} anchor="start" size={12} color={colors[i] ?? 'ink'}>
                  {name}
                </Label>
              ))}
            </>
          );
        }}
      </Plot>
    </Panel>
  );
}

function Table({ params, result, language }: Props) {
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">K</th>
            {SPACES.map((space) => (
              <th key={space} scope="col">
                {words.spaces[space][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.curve.map((scores) => (
            <tr key={scores.shots}>
              <th scope="row">{scores.shots === params.shots ? <b>{scores.shots}</b> : scores.shots}</th>
              {SPACES.map((space) => (
                <td key={space} style={{ whiteSpace: 'nowrap' }}>
                  {scores[space].mean.toFixed(3)} ±{scores[space].half.toFixed(3).replace(/^0/, '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {language === 'zh'
          ? `${result.done}个回合的均值与95 %区间；红色点线是LDA用1个样本的水平（${result.curve[0]?.lda.mean.toFixed(3)}）；瞎猜是1/N = ${(1 / params.ways).toFixed(3)}。`
          : `Mean of ${result.done} episodes with its 95 % interval. The dotted line is 1-shot LDA (${result.curve[0]?.lda.mean.toFixed(3)}); chance is 1/N = ${(1 / params.ways).toFixed(3)}.`}
      </p>
    </div>
  );
}

export function View(props: Props) {
  const { params, result, language, set } = props;
  const turned = params.angle > 0;
  const { max } = parameters.shown as { max: number };
  const shown = Math.min(params.shown, result.done);
  return (
    <>
      <ButtonRow
        label={words.next[language]}
        buttons={[{ name: words.next[language], press: set && (() => set({ shown: (shown % max) + 1 })) }]}
      />
      <p>
        {language === 'zh'
          ? `第${shown}个回合：${params.ways}类，每类${params.shots}个样本。${words.key.zh}。`
          : `Episode ${shown}, ${params.ways}-way ${params.shots}-shot; ${words.key.en}.`}
      </p>
      <Panels>
        <Episode
          scene={result.raw}
          title={words.rawTitle[language]}
          axes={
            turned
              ? [words.rawFirst[language], words.rawThird[language]]
              : [words.content[language], words.nuisanceAxis[language]]
          }
          language={language}
        />
        <Episode
          scene={result.lda}
          title={params.base > 2 ? words.ldaTitle[language] : words.ldaOne[language]}
          axes={[words.ldaFirst[language], params.base > 2 ? words.ldaSecond[language] : words.noSecond[language]]}
          language={language}
        />
        <Curve {...props} />
        <Table {...props} />
      </Panels>
    </>
  );
}
