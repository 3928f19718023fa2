/** The update itself: a corner of it, its singular values and directions, and what merging does to it in numbers that round. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { type Dash, Line } from '../../ui/lines';
import { cellFill } from '../../ui/Matrix';
import { grouped, minus, percent } from '../../ui/numbers';
import { Group, Panel } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Picture } from './Picture';
import type { Finished } from './finish';
import { words } from './text';

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

export function Corner({ corner, language }: { corner: NonNullable<Finished['corner']>; language: Language }) {
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

export function Spectrum({ finished, language }: { finished: Finished; language: Language }) {
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

export function Merging({ finished, language }: { finished: Finished; language: Language }) {
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
        {words.gap[language]} {minus(finished.mergeGap)}
      </p>
    </div>
  );
}
