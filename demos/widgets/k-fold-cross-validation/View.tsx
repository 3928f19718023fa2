/** Reported accuracy and the three spreads against k, and the same in numbers. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import { Line, type Dash } from '../../ui/lines';
import { decimals } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import type { ViewProps } from '../../runtime/widget.ts';
import type { Params, Result, Row } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const ticksOf = (rows: readonly Row[]): number[] =>
  rows.map(({ k }) => k).filter((k) => k !== 4 && !(k === 20 && (rows.at(-1)?.k ?? 0) < 40 && k !== rows.at(-1)?.k));
const rangeOf = (rows: readonly Row[]): [number, number] => [1.8, (rows.at(-1)?.k ?? 40) * 1.12];

interface Key {
  color: Color;
  dash?: Dash;
  mark: 'ring' | 'square' | 'none';
  label: string;
}

/** A line, its marker and its name. */
function Legend({ x, y, keys }: { x: number; y: number; keys: readonly Key[] }) {
  return (
    <g>
      {keys.map(({ color, dash, mark, label }, i) => (
        <g key={label}>
          <Line x1={x} y1={y + 17 * i} x2={x + 26} y2={y + 17 * i} color={color} dash={dash ?? 'solid'} width={1.8} />
          {mark === 'ring' && <Dot x={x + 13} y={y + 17 * i} r={3} color={color} fill="paper" />}
          {mark === 'square' && <rect x={x + 10} y={y + 17 * i - 3} width={6} height={6} fill={`var(--${color})`} />}
          <Label x={x + 33} y={y + 17 * i} anchor="start" size={12} color={color}>
            {label}
          </Label>
        </g>
      ))}
    </g>
  );
}

function BiasPlot({ result, language }: Props) {
  const { rows, truth } = result;
  const low = Math.min(truth, ...rows.map((r) => Math.min(r.estimate - r.estimateError, truth + r.bias)));
  const high = Math.max(truth, ...rows.map((r) => Math.max(r.estimate + r.estimateError, truth + r.bias)));
  const pad = Math.max(0.006, (high - low) * 0.28);
  const range: [number, number] = [low - pad, high + pad];
  return (
    <Panel
      width={360}
      height={300}
      title={words.biasTitle[language]}
      desc={`${words.truth[language]}: ${truth.toFixed(4)}; ${rows
        .map((r) => `k = ${r.k}: ${words.expected[language]} ${(truth + r.bias).toFixed(4)}, ${r.estimate.toFixed(4)}`)
        .join('; ')}`}
    >
      <Plot
        width={360}
        height={300}
        margin={[88, 12, 44, 56]}
        title={words.biasTitle[language]}
        xAxis={{ range: rangeOf(rows), kind: 'log', ticks: ticksOf(rows), label: words.folds[language] }}
        yAxis={{ range, label: words.accuracy[language] }}
        series={[
          {
            points: rangeOf(rows).map((k) => [k, truth] as const),
            color: 'soft',
            dash: 'dashed',
            width: 1.2,
          },
          {
            points: rows.map((r) => [r.k, truth + r.bias] as const),
            mark: 'both',
            color: 'cinnabar',
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            {rows.map((r) => (
              <g key={r.k}>
                <Line
                  x1={x(r.k)}
                  y1={y(r.estimate - r.estimateError)}
                  x2={x(r.k)}
                  y2={y(r.estimate + r.estimateError)}
                  color="blue"
                />
                <rect x={x(r.k) - 3} y={y(r.estimate) - 3} width={6} height={6} fill="var(--blue)" />
              </g>
            ))}
            <Legend
              x={60}
              y={38}
              keys={[
                {
                  color: 'soft',
                  dash: 'dashed',
                  mark: 'none',
                  label: `${words.truth[language]}: ${truth.toFixed(3)}`,
                },
                { color: 'cinnabar', mark: 'ring', label: words.expected[language] },
                { color: 'blue', mark: 'square', label: words.mean[language] },
              ]}
            />
          </g>
        )}
      </Plot>
    </Panel>
  );
}

function SpreadPlot({ result, language }: Props) {
  const { rows } = result;
  const top = Math.max(...rows.map((r) => Math.max(r.fold, r.data, r.partition))) * 1.12 + 1e-3;
  return (
    <Panel
      width={360}
      height={300}
      title={words.spreadTitle[language]}
      desc={rows
        .map(
          (r) =>
            `k = ${r.k}: ${words.betweenFolds[language]} ${r.fold.toFixed(3)}, ${words.betweenPartitions[language]} ${r.partition.toFixed(3)}, ${words.betweenData[language]} ${r.data.toFixed(3)}`,
        )
        .join('; ')}
    >
      <Plot
        width={360}
        height={300}
        margin={[28, 12, 44, 48]}
        title={words.spreadTitle[language]}
        xAxis={{ range: rangeOf(rows), kind: 'log', ticks: ticksOf(rows), label: words.folds[language] }}
        yAxis={{ range: [0, top] }}
        series={[
          {
            points: rows.map((r) => [r.k, r.fold] as const),
            mark: 'both',
            color: 'blue',
            dash: 'dashed',
          },
          { points: rows.map((r) => [r.k, r.data] as const), mark: 'both', color: 'cinnabar' },
          {
            points: rows.map((r) => [r.k, r.partition] as const),
            mark: 'both',
            color: 'ochre',
            dash: 'dotted',
          },
        ]}
      >
        {() => (
          <Legend
            x={58}
            y={44}
            keys={[
              { color: 'blue', dash: 'dashed', mark: 'ring', label: words.betweenFolds[language] },
              { color: 'cinnabar', mark: 'ring', label: words.betweenData[language] },
              { color: 'ochre', dash: 'dotted', mark: 'ring', label: words.betweenPartitions[language] },
            ]}
          />
        )}
      </Plot>
    </Panel>
  );
}

function Numbers({ result, language }: Props) {
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">k</th>
            <th scope="col">{words.bias[language]} ± SE</th>
            <th scope="col">{words.foldSpread[language]}</th>
            <th scope="col">{words.partitions[language]}</th>
            <th scope="col">{words.dataSets[language]}</th>
          </tr>
        </thead>
        <tbody>
          {result.rows.map((r) => (
            <tr key={r.k}>
              <th scope="row">{r.k}</th>
              <td style={{ whiteSpace: 'nowrap' }}>
                {decimals(r.bias, 4)} ± {r.biasError.toFixed(4)}
              </td>
              <td>{r.fold.toFixed(3)}</td>
              <td>{r.partition.toFixed(3)}</td>
              <td>{r.data.toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.summary[language].replace('#', String(result.done)).replace('@', result.truth.toFixed(4))}</p>
    </div>
  );
}

export function View(props: Props) {
  return (
    <>
      <Panels>
        <BiasPlot {...props} />
        <SpreadPlot {...props} />
      </Panels>
      <Numbers {...props} />
    </>
  );
}
