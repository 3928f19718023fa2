/** Where the numbers come from, what each model makes of them at every x, and how well. */
import type { ViewProps } from '../../runtime/widget.ts';
import { Plot } from '../../ui/Plot';
import { Label, Line, Panel, Panels, Path, token, round, type Color, type Point } from '../../ui/svg';
import { AXIS, EVEN, UNEVEN, type Bands, type Params, type Result } from './compute';
import { modelNames, sentences, words } from './text';

type Props = ViewProps<Params, Result>;

const signed = (value: number, digits = 1): string => value.toFixed(digits).replace('-', '−');
const same = (a: readonly number[], b: readonly number[]): boolean => a.every((v, i) => v === b[i]);
const THETA = ['θ₁', 'θ₂', 'θ₃'] as const;

/** The cuts with the one nearest to `at` moved there. */
function moveNearest(cuts: readonly number[], at: number): number[] {
  const nearest = cuts.reduce((best, cut, i) => (Math.abs(cut - at) < Math.abs((cuts[best] ?? 0) - at) ? i : best), 0);
  return cuts.map((cut, i) => (i === nearest ? at : cut)).sort((a, b) => a - b);
}

function HiddenScore({ result, language, set }: Props) {
  const { cuts, codes, ordinal } = result;
  const x = (value: number): number => 180 + value * 28;
  const y = (height: number): number => 132 - height * 360;
  const hill: Point[] = Array.from({ length: 121 }, (_, i) => {
    const v = -6 + i * 0.1;
    return [x(v), y(Math.exp(-v) / (1 + Math.exp(-v)) ** 2)];
  });
  const found = ordinal.cuts.length === 3 ? ordinal.cuts : [];
  const edges = [-6, ...cuts, 6];
  return (
    <Panel
      width={360}
      height={204}
      title={words.hidden[language]}
      desc={`${words.trueCuts[language]}: ${cuts.map((c) => signed(c)).join(', ')}; ${words.foundCuts[language]}: ${found.map((c) => signed(c, 2)).join(', ')}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.hidden[language]}
      </Label>
      <Path points={hill} />
      <Line x1={x(-6)} y1={y(0)} x2={x(6)} y2={y(0)} color="soft" width={1} />
      {cuts.map((cut, i) => (
        <Line key={i} x1={x(cut)} y1={30} x2={x(cut)} y2={y(0)} color="cinnabar" />
      ))}
      {codes.map((code, i) => {
        const [from, to] = [edges[i] ?? 0, edges[i + 1] ?? 0];
        return to - from < 0.4 ? null : (
          <Label key={i} x={x((from + to) / 2)} y={y(0) - 12} weight="bold">
            {code}
          </Label>
        );
      })}
      {found.map((cut, i) => {
        const at = x(Math.max(-6.2, Math.min(6.2, cut)));
        return (
          <Path
            key={i}
            points={[
              [at, y(0) + 3],
              [at - 5, y(0) + 12],
              [at + 5, y(0) + 12],
            ]}
            closed
            fill="blue"
            color="blue"
          />
        );
      })}
      {[-6, -4, -2, 0, 2, 4, 6].map((tick) => (
        <Label key={tick} x={x(tick)} y={y(0) + 24} size={12} color="soft">
          {String(tick).replace('-', '−')}
        </Label>
      ))}
      <Label x={0} y={178} anchor="start" size={12} color="cinnabar">
        │ {words.trueCuts[language]}: {cuts.map((c) => signed(c)).join(', ')}
      </Label>
      {found.length > 0 && (
        <Label x={0} y={196} anchor="start" size={12} color="blue">
          ▲ {words.foundCuts[language]}: {found.map((c) => signed(c, 2)).join(', ')}
        </Label>
      )}
      {set &&
        Array.from({ length: 33 }, (_, i) => {
          const at = -4 + i * 0.25;
          return (
            <rect
              key={i}
              x={round(x(at) - 3.5)}
              y={26}
              width={7}
              height={124}
              fill="transparent"
              style={{ cursor: 'pointer' }}
              onClick={() => set({ cuts: moveNearest(cuts, at) })}
            />
          );
        })}
    </Panel>
  );
}

function CutButtons({ result, language, set }: Props) {
  const { cuts } = result;
  const move = (i: number, by: number): void => {
    const next = cuts.map((cut, j) => (j === i ? Math.min(4, Math.max(-4, Number((cut + by).toFixed(2)))) : cut));
    set?.({ cuts: next.sort((a, b) => a - b) });
  };
  return (
    <p class="tabs" role="group" aria-label={words.moveCuts[language]}>
      {cuts.map((_, i) => (
        <span key={i}>
          <button
            type="button"
            disabled={!set}
            aria-label={`${words.cut[language]} ${i + 1} ${words.down[language]}`}
            onClick={() => move(i, -0.5)}
          >
            ←
          </button>{' '}
          {THETA[i]}{' '}
          <button
            type="button"
            disabled={!set}
            aria-label={`${words.cut[language]} ${i + 1} ${words.up[language]}`}
            onClick={() => move(i, 0.5)}
          >
            →
          </button>
        </span>
      ))}
    </p>
  );
}

function CountScatter({ result, language }: Props) {
  const { sample, line, poisson } = result;
  const top = Math.max(6, Math.min(60, Math.max(...sample.y)));
  const mean = AXIS.map((v): Point => [v, Math.exp(poisson.a + poisson.b * v)]).filter(([, m]) => m <= top);
  const low = Math.min(-1, line.a - 3 * Math.abs(line.b));
  const bottom = Math.max(-0.4 * top, Math.floor(low));
  const straight = AXIS.map((v): Point => [v, line.a + line.b * v]).filter(([, m]) => m <= top && m >= bottom);
  const inside = sample.x.flatMap((v, i): Point[] =>
    Math.abs(v) <= 3 && (sample.y[i] ?? 0) <= top ? [[v, sample.y[i] ?? 0]] : [],
  );
  return (
    <Panel
      width={360}
      height={250}
      title={words.scatter[language]}
      desc={`${words.poissonMean[language]}: exp(${signed(poisson.a, 2)} + ${signed(poisson.b, 2)} x); ${words.line[language]}: ${signed(line.a, 2)} + ${signed(line.b, 2)} x`}
    >
      <Plot
        width={360}
        height={250}
        margin={[40, 14, 44, 48]}
        title={words.scatter[language]}
        xAxis={{ range: [-3, 3], ticks: [-2, 0, 2], label: words.input[language] }}
        yAxis={{ range: [bottom, top], label: words.count[language] }}
        series={[
          { points: inside, mark: 'dots', color: 'soft', radius: 2, opacity: 0.6 },
          { points: straight, color: 'blue', dash: 'dashed' },
          { points: mean, color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(-3)} y1={y(0)} x2={x(3)} y2={y(0)} color="ink" width={1} />
            <Path
              points={[
                [50, 28],
                [72, 28],
              ]}
              color="cinnabar"
            />
            <Label x={78} y={28} size={12} anchor="start" color="cinnabar">
              {words.poissonMean[language]}
            </Label>
            <Path
              points={[
                [196, 28],
                [218, 28],
              ]}
              color="blue"
              dash="dashed"
            />
            <Label x={224} y={28} size={12} anchor="start" color="blue">
              {words.line[language]}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}

const FILLS: readonly Color[] = ['soft', 'ochre', 'blue', 'cinnabar', 'green'];
const OPACITY: readonly number[] = [0.35, 0.75, 0.35, 0.35, 0.35];
const [WIDE, HIGH] = [164, 128];

/** Where band `k` is thickest, away from the sides; nothing for a band too thin to hold its name. */
function placeOf(below: readonly (readonly number[])[], k: number): { i: number; p: number } | undefined {
  let best = { i: 0, p: 0, thick: 0.13 };
  below.forEach((sums, i) => {
    const [low, high] = [sums[k] ?? 0, sums[k + 1] ?? 0];
    if (Math.abs(AXIS[i] ?? 9) < 2.5 && high - low > best.thick) best = { i, p: (low + high) / 2, thick: high - low };
  });
  return best.thick > 0.13 ? best : undefined;
}

function BandPlot({
  bands,
  names,
  left,
  top,
  language,
}: {
  bands: Bands;
  names: readonly string[];
  left: number;
  top: number;
  language: Props['language'];
}) {
  const px = (i: number): number => left + (i / (AXIS.length - 1)) * WIDE;
  const py = (p: number): number => top + 22 + (1 - p) * HIGH;
  const below = bands.values.map((values) => {
    let sum = 0;
    return [0, ...values.map((p) => Math.min(1, (sum += p)))];
  });
  return (
    <g>
      <Label x={left + WIDE / 2} y={top + 10} weight="bold">
        {modelNames[bands.name][language]}
      </Label>
      <rect x={left} y={top + 22} width={WIDE} height={HIGH} fill={token('paper')} />
      {names.map((name, k) => {
        const lower = below.map((sums, i): Point => [px(i), py(sums[k] ?? 0)]);
        const upper = below.map((sums, i): Point => [px(i), py(sums[k + 1] ?? 1)]);
        const fill = FILLS[k] ?? 'soft';
        return (
          <Path
            key={name}
            points={[...lower, ...upper.reverse()]}
            closed
            color={fill}
            fill={fill}
            fillOpacity={OPACITY[k] ?? 0.4}
            width={0.8}
          />
        );
      })}
      {names.map((name, k) => {
        const place = placeOf(below, k);
        return place ? (
          <Label key={name} x={px(place.i)} y={py(place.p)} size={12}>
            {name}
          </Label>
        ) : null;
      })}
      {[-2, 0, 2].map((tick) => (
        <Label key={tick} x={left + ((tick + 3) / 6) * WIDE} y={top + HIGH + 34} size={12} color="soft">
          {tick === 0 ? 'x = 0' : String(tick).replace('-', '−')}
        </Label>
      ))}
    </g>
  );
}

function BandPlots({ result, language }: Props) {
  const { bands, bandNames, scores } = result;
  return (
    <Panel
      width={360}
      height={378}
      title={words.bands[language]}
      desc={scores
        .map(({ model, logLoss }) => `${modelNames[model][language]}: ${words.logLoss[language]} ${logLoss.toFixed(3)}`)
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" size={12} color="soft">
        {words.bands[language]}
      </Label>
      {bands.map((entry, i) => (
        <BandPlot
          key={entry.name}
          bands={entry}
          names={bandNames}
          left={(i % 2) * 190 + 3}
          top={24 + Math.floor(i / 2) * 182}
          language={language}
        />
      ))}
    </Panel>
  );
}

const percent = (share: number): string => (share === 0 ? '0' : `${(100 * share).toFixed(1)}%`);

function ScoreTable({ params, result, language }: Props) {
  const grades = params.truth === 'grades';
  const anyUnseen = result.scores.some(({ unseen }) => unseen > 0);
  const best = Math.min(...result.scores.map(({ logLoss }) => logLoss));
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.model[language]}</th>
            <th scope="col">{words.logLoss[language]}</th>
            {(anyUnseen || !grades) && <th scope="col">{words.unseen[language]}</th>}
            <th scope="col">{words.accuracy[language]}</th>
            <th scope="col">{words.rps[language]}</th>
            <th scope="col">{words.impossible[language]}</th>
          </tr>
        </thead>
        <tbody>
          {result.scores.map(({ model, logLoss, unseen, accuracy, rps, impossible }) => (
            <tr key={model}>
              <th scope="row">{modelNames[model][language]}</th>
              <td style={logLoss === best && unseen === 0 ? { fontWeight: 600 } : undefined}>{logLoss.toFixed(3)}</td>
              {(anyUnseen || !grades) && <td>{percent(unseen)}</td>}
              <td>{accuracy.toFixed(3)}</td>
              <td>{rps.toFixed(3)}</td>
              <td>{percent(impossible)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function View(props: Props) {
  const { params, result, language, set } = props;
  const grades = params.truth === 'grades';
  const uneven = grades && same(result.cuts, UNEVEN);
  const even = grades && same(result.cuts, EVEN);
  const codings = ['1, 2, 3, 4', '1, 2, 3, 10', '1, 5, 9, 10'];
  const rows = result.seen.map(({ value, rows: count }) => sentences.rowsOf[language](String(value), count));
  return (
    <>
      <p class="tabs" role="group" aria-label={words.presets[language]}>
        <button
          type="button"
          disabled={!set}
          aria-pressed={uneven}
          onClick={() => set?.({ truth: 'grades', cuts: UNEVEN })}
        >
          {words.uneven[language]}
        </button>
        <button
          type="button"
          disabled={!set}
          aria-pressed={even}
          onClick={() => set?.({ truth: 'grades', cuts: EVEN })}
        >
          {words.even[language]}
        </button>
        <button type="button" disabled={!set} aria-pressed={!grades} onClick={() => set?.({ truth: 'counts' })}>
          {words.counts[language]}
        </button>
      </p>
      {grades && (
        <>
          <p class="tabs" role="group" aria-label={words.codes[language]}>
            {codings.map((codes) => (
              <button
                key={codes}
                type="button"
                disabled={!set}
                aria-pressed={codes === result.codes.join(', ')}
                onClick={() => set?.({ codes })}
              >
                {codes}
              </button>
            ))}
          </p>
          <CutButtons {...props} />
        </>
      )}
      <Panels>
        {grades ? <HiddenScore {...props} /> : <CountScatter {...props} />}
        <BandPlots {...props} />
      </Panels>
      <ScoreTable {...props} />
      <p>
        {sentences.notes[params.truth][language]}
        {language === 'zh' ? '' : ' '}
        {grades
          ? sentences.rows[language](rows.join(language === 'zh' ? '，' : ', '))
          : sentences.dispersion[language](result.rawDispersion.toFixed(2), result.residualDispersion.toFixed(2))}
      </p>
    </>
  );
}
