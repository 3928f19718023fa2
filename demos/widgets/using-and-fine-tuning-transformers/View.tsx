/** Digits and what is read in them, curves, costs, the spectrum of the update, merging in numbers; or the sweep over ranks. */
import { Plot, type Series } from '../../ui/Plot';
import { Box, Group, Label, Line, Panel, Panels, Path, type Color, type Dash } from '../../ui/svg';
import { cellFill } from '../../ui/Matrix';
import type { Language } from '../../ui/language';
import type { ViewProps } from '../../runtime/widget.ts';
import type { Result, TrainResult } from './compute';
import { PIXELS, SIDE } from './digits';
import type { Finished } from './finish';
import type { Measured } from './measure';
import { SHOWN, SWEEP_RANKS, trainedCount, type Params } from './method';
import type { SweepPoint, SweepResult } from './sweep';
import { words } from './text';

type Props = ViewProps<Params, Result, Measured>;
type Set = Props['set'];

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const grouped = (value: number): string => value.toLocaleString('en-US');

/** An 8 by 8 picture in few paths: one a level of grey, or of the signed scale. */
function Picture({ values, size, signed }: { values: readonly number[]; size: number; signed: boolean }) {
  const cell = size / SIDE;
  const levels = new Map<number, string>();
  const max = signed ? Math.max(...values.map(Math.abs), 1e-12) : 1;
  values.forEach((value, p) => {
    const shown = signed ? value / max : Math.min(1, Math.max(0, value + 0.5));
    const level = Math.round(shown * 8);
    if (level !== 0) levels.set(level, `${levels.get(level) ?? ''}M${p % SIDE} ${Math.floor(p / SIDE)}h1v1h-1z`);
  });
  return (
    <g>
      <rect x={0} y={0} width={size} height={size} fill="var(--paper)" />
      <g transform={`scale(${cell})`}>
        {[...levels].map(([level, d]) => (
          <path
            key={level}
            d={d}
            fill={signed ? cellFill(level, 8, 'signed') : 'var(--ink)'}
            fill-opacity={signed ? 1 : level / 8}
            shape-rendering="crispEdges"
          />
        ))}
      </g>
      <Box x={0} y={0} w={size} h={size} fill="none" color="rule" radius={0} width={1} />
    </g>
  );
}

function Digits({
  params,
  result,
  language,
  set,
}: {
  params: Params;
  result: TrainResult;
  language: Language;
  set: Set;
}) {
  const { shown, finished } = result;
  const guesses = finished?.predictions[params.state];
  const size = 40;
  const accuracies = finished?.[params.state];
  const rows = (['newTask', 'oldTask'] as const).map((name, row) => ({
    name: words[name][language],
    share: accuracies?.[name] ?? (row === 0 ? result.newCurve : result.oldCurve).at(-1),
    row,
  }));
  const verdict = (i: number): string =>
    guesses ? (guesses[i] === shown.labels[i] ? words.right[language] : words.wrong[language]) : '';
  return (
    <div style={{ flex: '1 1 19rem' }}>
      <Panel
        width={360}
        height={222}
        title={words.digitsTitle[language]}
        desc={rows
          .map(
            ({ name, share, row }) =>
              `${name} ${share === undefined ? '' : percent(share)}: ${Array.from({ length: SHOWN }, (_, i) => `${shown.labels[row * SHOWN + i]} → ${guesses?.[row * SHOWN + i] ?? '?'} ${verdict(row * SHOWN + i)}`).join(', ')}`,
          )
          .join('; ')}
      >
        {rows.map(({ name, share, row }) => (
          <Group key={row} x={0} y={row * 112}>
            <Label x={0} y={12} anchor="start" weight="bold">
              {name}
            </Label>
            <Label x={360} y={12} anchor="end" weight="bold" color={row === 0 ? 'cinnabar' : 'blue'}>
              {share === undefined ? '' : percent(share)}
            </Label>
            {Array.from({ length: SHOWN }, (_, i) => {
              const at = row * SHOWN + i;
              const guess = guesses?.[at];
              const right = guess === shown.labels[at];
              return (
                <Group key={i} x={i * 45.5} y={26}>
                  <Picture values={shown.pixels.slice(at * PIXELS, (at + 1) * PIXELS)} size={size} signed={false} />
                  <Label
                    x={size / 2}
                    y={size + 13}
                    weight={right ? 'normal' : 'bold'}
                    color={guess === undefined ? 'soft' : 'ink'}
                  >
                    {guess === undefined ? '…' : `${guess} ${right ? '✓' : '✗'}`}
                  </Label>
                  {guess !== undefined && !right && (
                    <Label x={size / 2} y={size + 28} size={12} color="soft">
                      {words.is[language]} {shown.labels[at]}
                    </Label>
                  )}
                </Group>
              );
            })}
          </Group>
        ))}
      </Panel>
      <p class="tabs" role="group" aria-label={words.module[language]}>
        {(['attached', 'merged', 'detached'] as const).map((state) => (
          <button
            key={state}
            type="button"
            disabled={!set}
            aria-pressed={params.state === state}
            onClick={() => set?.({ state })}
          >
            {words.states[state][language]}
            {finished ? ` · ${percent(finished[state].newTask)}` : ''}
          </button>
        ))}
      </p>
      {params.method !== 'lora' && <p>{words.fullNoSwitch[language]}</p>}
    </div>
  );
}

function Curves({ params, result, language }: { params: Params; result: TrainResult; language: Language }) {
  const { losses, newCurve, oldCurve, finished } = result;
  const over = (values: readonly number[]) => values.map((v, i) => [i + 1, v] as const);
  const top = Math.max(...losses, 0.1);
  const low = 10 ** Math.floor(Math.log10(Math.max(1e-6, Math.min(...losses, 0.1))));
  const range = [1, Math.max(2, params.epochs)] as const;
  return (
    <Panel
      width={360}
      height={340}
      title={words.curvesTitle[language]}
      desc={`${words.newTask[language]} ${percent(newCurve.at(-1) ?? 0)}, ${words.oldTask[language]} ${percent(oldCurve.at(-1) ?? 0)}, ${words.lossTitle[language]} ${(losses.at(-1) ?? 0).toPrecision(2)}${finished ? '' : `. ${words.training[language]}`}`}
    >
      <Plot
        width={360}
        height={170}
        margin={[26, 14, 30, 48]}
        title={words.curvesTitle[language]}
        xAxis={{ range }}
        yAxis={{ range: [0, 1], ticks: [0, 0.5, 1], format: (v) => `${Math.round(v * 100)}%` }}
        series={[
          { points: over(oldCurve), color: 'blue', dash: 'dashed' },
          { points: over(newCurve), color: 'cinnabar' },
        ]}
      />
      <Line x1={190} y1={8} x2={212} y2={8} color="cinnabar" width={2} />
      <Label x={217} y={8} anchor="start" size={12} color="cinnabar">
        {words.newTask[language]}
      </Label>
      <Line x1={280} y1={8} x2={302} y2={8} color="blue" dash="dashed" width={2} />
      <Label x={307} y={8} anchor="start" size={12} color="blue">
        {words.oldTask[language]}
      </Label>
      <Plot
        y={166}
        width={360}
        height={170}
        margin={[26, 14, 42, 48]}
        title={words.lossTitle[language]}
        xAxis={{ range, label: words.epoch[language] }}
        yAxis={{ range: [low, Math.max(top * 1.2, low * 10)], kind: 'log' }}
        series={[{ points: over(losses), color: 'ink' }]}
      />
    </Panel>
  );
}

function Costs({
  result,
  measured,
  language,
}: {
  result: TrainResult;
  measured: Measured | undefined;
  language: Language;
}) {
  const { trained, total, multiplyAdds, fullMultiplyAdds } = result;
  const step = measured?.stepMs;
  const rows = [
    { name: words.trained[language], own: trained, full: total, text: grouped },
    { name: words.optimizer[language], own: 8 * trained, full: 8 * total, text: grouped },
    { name: words.multiplyAdds[language], own: multiplyAdds, full: fullMultiplyAdds, text: grouped },
    ...(step
      ? [{ name: words.step[language], own: step.chosen, full: step.full, text: (v: number) => v.toPrecision(3) }]
      : []),
  ];
  return (
    <Panel
      width={360}
      height={30 + rows.length * 56}
      title={words.costTitle[language]}
      desc={rows
        .map(({ name, own, full, text }) => `${name}: ${text(own)} ${words.of[language]} ${text(full)}`)
        .join('; ')}
    >
      <Label x={0} y={8} anchor="start" weight="bold">
        {words.costTitle[language]}
      </Label>
      {rows.map(({ name, own, full, text }, i) => {
        const most = Math.max(own, full);
        const y = 36 + i * 56;
        return (
          <g key={name}>
            <Label x={0} y={y} anchor="start" size={12} color="soft">
              {name}
            </Label>
            <Label x={360} y={y} anchor="end" size={12}>
              {text(own)} {words.of[language]} {text(full)} = {percent(own / full)}
            </Label>
            <rect x={0} y={y + 10} width={(360 * own) / most} height={10} fill="var(--cinnabar)" />
            <rect x={0} y={y + 22} width={(360 * full) / most} height={6} fill="var(--soft)" opacity={0.5} />
          </g>
        );
      })}
    </Panel>
  );
}

/** The runs of equal colour of a signed matrix, one path a level. */
function Heat({ values, max, size }: { values: readonly (readonly number[])[]; max: number; size: number }) {
  const levels = new Map<number, string>();
  values.forEach((row, i) =>
    row.forEach((value, j) => {
      const level = Math.round((6 * Math.max(-max, Math.min(max, value))) / max);
      if (level !== 0) levels.set(level, `${levels.get(level) ?? ''}M${j} ${i}h1v1h-1z`);
    }),
  );
  const cell = size / values.length;
  return (
    <g>
      <rect
        x={0}
        y={0}
        width={cell * (values[0]?.length ?? 0)}
        height={size}
        fill="var(--paper)"
        stroke="var(--rule)"
      />
      <g transform={`scale(${cell})`}>
        {[...levels].map(([level, d]) => (
          <path key={level} d={d} fill={cellFill(level, 6, 'signed')} shape-rendering="crispEdges" />
        ))}
      </g>
    </g>
  );
}

function Corner({ corner, language }: { corner: NonNullable<Finished['corner']>; language: Language }) {
  const { layer, weights, update } = corner;
  const max = 0.6 * Math.max(1e-12, ...weights.flat().map(Math.abs), ...update.flat().map(Math.abs));
  const title = `${words.cornerTitle[language]} ${layer}`;
  return (
    <Panel
      width={360}
      height={232}
      title={title}
      desc={`max |W| ${Math.max(...weights.flat().map(Math.abs)).toFixed(2)}, max |ΔW| ${Math.max(...update.flat().map(Math.abs)).toFixed(2)}`}
    >
      <Label x={0} y={8} anchor="start" weight="bold">
        {title}
      </Label>
      {[
        { values: weights, name: words.weights[language] },
        { values: update, name: words.update[language] },
      ].map(({ values, name }, i) => (
        <Group key={name} x={i * 188} y={26}>
          <Heat values={values} max={max} size={172} />
          <Label x={0} y={190} anchor="start" size={12} color="soft">
            {name}
          </Label>
        </Group>
      ))}
    </Panel>
  );
}

const LAYER_STYLES: readonly { color: Color; dash: Dash }[] = [
  { color: 'cinnabar', dash: 'solid' },
  { color: 'blue', dash: 'dashed' },
  { color: 'ochre', dash: 'dotted' },
];
const SMALLEST = 1e-4;

function Spectrum({ finished, language }: { finished: Finished; language: Language }) {
  const { singular, directions } = finished;
  const series: Series[] = singular.flatMap((values, l) => {
    const points = values.flatMap((v, i) => (v >= SMALLEST && i < 40 ? [[i + 1, v] as const] : []));
    return points.length ? [{ points, mark: 'both' as const, radius: 2, ...(LAYER_STYLES[l] ?? {}) }] : [];
  });
  return (
    <Panel
      width={360}
      height={directions.length ? 352 : 238}
      title={words.singularTitle[language]}
      desc={singular
        .map((values, l) => `${words.layer[language]} ${l + 1}: ${values.filter((v) => v > 1e-6).length} > 0`)
        .join('; ')}
    >
      <Plot
        width={360}
        height={214}
        margin={[26, 14, 42, 48]}
        title={words.singularTitle[language]}
        xAxis={{ range: [0.5, 40], ticks: [1, 4, 8, 16, 32, 40], label: words.number[language] }}
        yAxis={{ range: [SMALLEST, 1.3], kind: 'log', ticks: [1e-4, 1e-3, 0.01, 0.1, 1] }}
        series={series}
      />
      {singular.map((values, l) =>
        values.length ? (
          <g key={l}>
            <Line x1={48 + l * 90} y1={228} x2={70 + l * 90} y2={228} {...LAYER_STYLES[l]} width={2} />
            <Label x={76 + l * 90} y={228} anchor="start" size={12} color={LAYER_STYLES[l]?.color}>
              {words.layer[language]} {l + 1}
            </Label>
          </g>
        ) : null,
      )}
      {directions.length > 0 && (
        <Label x={0} y={258} anchor="start" size={12} color="soft">
          {words.directions[language]}
        </Label>
      )}
      {directions.map((values, i) => (
        <Group key={i} x={i * 90} y={272}>
          <Picture values={values} size={72} signed />
        </Group>
      ))}
    </Panel>
  );
}

function Merging({ finished, language }: { finished: Finished; language: Language }) {
  return (
    <div class="table-wrap">
      <p style={{ fontWeight: 600, margin: '0.6rem 0 0.2rem' }}>{words.mergeTitle[language]}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.format[language]}</th>
            <th scope="col">{words.lost[language]}</th>
            <th scope="col">{words.notBack[language]}</th>
            <th scope="col">{words.worst[language]}</th>
          </tr>
        </thead>
        <tbody>
          {finished.trips.map(({ format, weights, lost, notBack, worst }) => (
            <tr key={format}>
              <th scope="row">{format}</th>
              <td>{weights ? percent(lost / weights) : '–'}</td>
              <td>
                {grouped(notBack)} {words.of[language]} {grouped(weights)}
              </td>
              <td>{worst.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {words.gap[language]} {finished.mergeGap}
      </p>
    </div>
  );
}

function Kernel({ measured, language }: { measured: Measured; language: Language }) {
  const ms = (value: number): string => (value < 0.01 ? value.toExponential(1) : value.toPrecision(3));
  return (
    <div class="table-wrap">
      <p style={{ fontWeight: 600, margin: '0.6rem 0 0.2rem' }}>
        {words.kernelTitle[language]}
        {measured.points[0]?.onGpu ? ' · GPU' : ''}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">m</th>
            <th scope="col">r</th>
            <th scope="col">{words.fused[language]}</th>
            <th scope="col">{words.separate[language]}</th>
            <th scope="col">{words.merged[language]}</th>
          </tr>
        </thead>
        <tbody>
          {measured.points.map(({ m, rank, fused, separate, merged }) => (
            <tr key={`${m} ${rank}`}>
              <th scope="row">{m}</th>
              <td>{rank}</td>
              <td>{ms(fused)}</td>
              <td>{ms(separate)}</td>
              <td>{ms(merged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.kernelNote[language]}</p>
    </div>
  );
}

/** Mean over the seeds that are finished; undefined before the first. */
export const meanOf = (values: readonly number[]): number | undefined =>
  values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;

function SweepPlot({ result, of, language }: { result: SweepResult; of: keyof SweepPoint; language: Language }) {
  const curve = (points: readonly SweepPoint[]) =>
    points.flatMap((point, i) => {
      const mean = meanOf(point[of]);
      return mean === undefined ? [] : [[SWEEP_RANKS[i] ?? 1, 100 * mean] as const];
    });
  const levels = [
    { name: words.full[language], point: result.full, dash: 'solid' as Dash },
    { name: words.head[language], point: result.head, dash: 'dashed' as Dash },
    ...(of === 'newTask' ? [{ name: words.scratch[language], point: result.scratch, dash: 'dotted' as Dash }] : []),
    ...(of === 'oldTask' ? [{ name: words.base[language], point: result.base, dash: 'dotted' as Dash }] : []),
  ].flatMap(({ name, point, dash }) => {
    const mean = meanOf(point[of]);
    return mean === undefined ? [] : [{ name, value: 100 * mean, dash }];
  });
  const title = words[of === 'newTask' ? 'sweepTitle' : 'oldTitle'][language];
  return (
    <Panel
      width={360}
      height={318}
      title={title}
      desc={`LoRA ${curve(result.lora)
        .map(([r, v]) => `r = ${r}: ${v.toFixed(1)}%`)
        .join(', ')}; ${levels.map(({ name, value }) => `${name} ${value.toFixed(1)}%`).join(', ')}`}
    >
      <Plot
        width={360}
        height={230}
        margin={[26, 14, 42, 48]}
        title={title}
        xAxis={{ range: [0.9, 18], kind: 'log', ticks: SWEEP_RANKS, label: words.rank[language] }}
        yAxis={{ range: [0, 100], format: (v) => `${v}%` }}
        series={[
          { points: curve(result.cut), mark: 'both', color: 'blue', dash: 'dashed' },
          { points: curve(result.lora), mark: 'both', color: 'cinnabar', width: 2.2 },
        ]}
      >
        {({ x, y }) =>
          levels.map(({ name, value, dash }) => (
            <Line key={name} x1={x(0.9)} y1={y(value)} x2={x(18)} y2={y(value)} color="soft" dash={dash} width={1.3} />
          ))
        }
      </Plot>
      {[
        { name: 'LoRA', color: 'cinnabar' as Color, dash: 'solid' as Dash },
        { name: words.cut[language], color: 'blue' as Color, dash: 'dashed' as Dash },
        ...levels.map(({ name, value, dash }) => ({
          name: `${name} ${value.toFixed(1)}%`,
          color: 'soft' as Color,
          dash,
        })),
      ].map(({ name, color, dash }, i) => (
        <g key={name}>
          <Path
            points={[
              [48, 242 + 15 * i],
              [74, 242 + 15 * i],
            ]}
            color={color}
            dash={dash}
            width={2}
          />
          <Label x={82} y={242 + 15 * i} anchor="start" size={12} color={color}>
            {name}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

function SweepTable({ result, language }: { result: SweepResult; language: Language }) {
  const rows = [
    { name: words.base[language], count: 0, point: result.base },
    { name: words.head[language], count: trainedCount('head', 'all', 1), point: result.head },
    ...SWEEP_RANKS.map((rank, i) => ({
      name: `LoRA r = ${rank}`,
      count: trainedCount('lora', 'all', rank),
      point: result.lora[i],
    })),
    { name: words.full[language], count: trainedCount('full', 'all', 1), point: result.full },
    { name: words.scratch[language], count: trainedCount('full', 'all', 1), point: result.scratch },
  ];
  const cell = (values: readonly number[] | undefined): string => {
    const mean = meanOf(values ?? []);
    return mean === undefined ? '…' : percent(mean);
  };
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.method[language]}</th>
            <th scope="col">{words.numbers[language]}</th>
            <th scope="col">{words.newTask[language]}</th>
            <th scope="col">{words.oldTask[language]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count, point }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{grouped(count)}</td>
              <td>{cell(point?.newTask)}</td>
              <td>{cell(point?.oldTask)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {words.meanOf[language]} {result.scratch.newTask.length} · {Math.round(result.done * 100)}%
      </p>
    </div>
  );
}

export function View({ params, result, measured, language, set }: Props) {
  const part = { params, language };
  return (
    <>
      <p class="tabs" role="group" aria-label={words.experiment[language]}>
        {(['train', 'sweep'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            disabled={!set}
            aria-pressed={kind === result.kind}
            onClick={() => set?.({ experiment: kind })}
          >
            {words.experiments[kind][language]}
          </button>
        ))}
      </p>
      {result.kind === 'sweep' ? (
        <>
          <Panels>
            <SweepPlot result={result} of="newTask" language={language} />
            <SweepPlot result={result} of="oldTask" language={language} />
          </Panels>
          <SweepTable {...{ result, language }} />
        </>
      ) : (
        <>
          <Panels>
            <Digits {...part} {...{ result, set }} />
            <Curves {...part} result={result} />
            <Costs {...{ result, measured, language }} />
            {result.finished?.corner && <Corner corner={result.finished.corner} language={language} />}
            {result.finished && <Spectrum finished={result.finished} language={language} />}
          </Panels>
          {result.finished && <Merging finished={result.finished} language={language} />}
        </>
      )}
      {measured && measured.points.length > 0 && <Kernel {...{ measured, language }} />}
    </>
  );
}
