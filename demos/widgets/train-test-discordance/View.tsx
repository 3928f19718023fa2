/** The rows, the three accuracies, the ROC curve of “is it a test row?”, and its permutation null. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { three } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Dot } from '../../ui/shapes';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import { STEP, type Accuracy, type Params, type Result } from './compute';
import { normalCdf } from './classifier';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const RANGE = { x: [-3, 6], y: [-3.2, 3.2] } as const;

function RowsPlot({ result, params, language }: Props) {
  const { drawnTrain, drawnTest } = result;
  const inside = ({ x, y }: { x: number; y: number }): boolean =>
    x > RANGE.x[0] && x < RANGE.x[1] && y > RANGE.y[0] && y < RANGE.y[1];
  return (
    <Panel
      width={360}
      height={300}
      title={words.rowsTitle[language]}
      desc={`x₁: ${words.train[language]} 0, ${words.test[language]} ${params.shift}. ${words.easier[language]} x₁ > ${STEP.at}`}
    >
      <Plot
        width={360}
        height={300}
        margin={[46, 12, 44, 44]}
        title={words.rowsTitle[language]}
        xAxis={{ range: RANGE.x, ticks: [-2, 0, 2, 4, 6], label: 'x₁' }}
        yAxis={{ range: RANGE.y, ticks: [-2, 0, 2], label: 'x₂' }}
      >
        {({ x, y }) => (
          <g>
            <rect
              x={round(x(STEP.at))}
              y={round(y(RANGE.y[1]))}
              width={round(x(RANGE.x[1]) - x(STEP.at))}
              height={round(y(RANGE.y[0]) - y(RANGE.y[1]))}
              fill="var(--rule)"
              fill-opacity={0.5}
            />
            <Label x={x(RANGE.x[1]) - 6} y={y(RANGE.y[0]) - 10} anchor="end" size={12} color="soft">
              {words.easier[language]}
            </Label>
            {drawnTrain.filter(inside).map((row, i) => (
              <circle
                key={i}
                cx={round(x(row.x))}
                cy={round(y(row.y))}
                r={round(Math.min(12, 0.8 + 2.2 * Math.sqrt(row.weight)))}
                fill="none"
                stroke="var(--blue)"
                stroke-width={1.2}
              />
            ))}
            {drawnTest.filter(inside).map((row, i) => (
              <rect
                key={i}
                x={round(x(row.x) - 2)}
                y={round(y(row.y) - 2)}
                width={4}
                height={4}
                fill="var(--cinnabar)"
              />
            ))}
            <Line x1={x(RANGE.x[0])} y1={y(0)} x2={x(RANGE.x[1])} y2={y(0)} color="soft" width={1} />
            {params.concept > 0 && (
              <Line
                x1={x(RANGE.x[0])}
                y1={y(params.concept)}
                x2={x(RANGE.x[1])}
                y2={y(params.concept)}
                color="cinnabar"
                dash="dashed"
              />
            )}
            <circle cx={52} cy={32} r={4} fill="none" stroke="var(--blue)" stroke-width={1.2} />
            <Label x={62} y={32} size={12} anchor="start" color="blue">
              {words.trainRows[language]}
            </Label>
            <rect x={236} y={30} width={4} height={4} fill="var(--cinnabar)" />
            <Label x={246} y={32} size={12} anchor="start" color="cinnabar">
              {words.testRows[language]}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}

function Accuracies({ result, language }: Props) {
  const { train, weighted, test, perfectTrain, perfectTest } = result;
  const rows: readonly (readonly [name: string, value: Accuracy, perfect: number, color: 'blue' | 'cinnabar'])[] = [
    [words.train[language], train, perfectTrain, 'blue'],
    [words.weighted[language], weighted, perfectTest, 'blue'],
    [words.test[language], test, perfectTest, 'cinnabar'],
  ];
  const px = (value: number): number => 8 + (Math.min(1, Math.max(0.4, value)) - 0.4) * 566;
  return (
    <Panel
      width={360}
      height={214}
      title={words.accuracyTitle[language]}
      desc={rows
        .map(
          ([name, { value, error }, perfect]) =>
            `${name} ${three(value)} ± ${three(error)} (${words.perfect[language]} ${three(perfect)})`,
        )
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.accuracyTitle[language]} (±1 SE)
      </Label>
      {rows.map(([name, { value, error }, perfect, color], i) => {
        const y = 50 + i * 46;
        return (
          <g key={name}>
            <Label x={8} y={y - 16} anchor="start" size={12} color={color}>
              {name}: {three(value)}
            </Label>
            <Line x1={px(0.4)} y1={y} x2={px(1)} y2={y} color="rule" width={1} />
            <Line x1={px(value - error)} y1={y} x2={px(value + error)} y2={y} color={color} width={3} />
            {color === 'blue' ? (
              <Dot x={px(value)} y={y} r={5} color={color} fill={i === 1 ? 'paper' : 'blue'} width={2} />
            ) : (
              <rect x={round(px(value) - 4.5)} y={y - 4.5} width={9} height={9} fill="var(--cinnabar)" />
            )}
            {i !== 1 && <Line x1={px(perfect)} y1={y - 9} x2={px(perfect)} y2={y + 9} color="ink" width={1.6} />}
          </g>
        );
      })}
      {[0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((tick) => (
        <Label key={tick} x={px(tick)} y={166} size={12} color="soft" anchor={tick === 1 ? 'end' : 'middle'}>
          {tick}
        </Label>
      ))}
      <Line x1={10} y1={184} x2={10} y2={200} width={1.6} />
      <Label x={18} y={192} anchor="start" size={12}>
        {words.perfect[language]}: {three(perfectTrain)}, {three(perfectTest)}
      </Label>
    </Panel>
  );
}

/** The best ROC curve for two unit normals that lie `shift` apart. */
const bestRoc = (shift: number): [number, number][] =>
  Array.from({ length: 61 }, (_, i): [number, number] => {
    const cut = 4 + shift - (i * (8 + shift)) / 60;
    return [1 - normalCdf(cut), 1 - normalCdf(cut - shift)];
  });

function Roc({ result, params, language }: Props) {
  const { roc, auc, bestAuc } = result;
  return (
    <Panel
      width={360}
      height={300}
      title={words.rocTitle[language]}
      desc={`AUC ${three(auc)}${bestAuc === null ? '' : `; ${words.best[language]} ${three(bestAuc)}`}`}
    >
      <Plot
        width={360}
        height={300}
        margin={[28, 24, 44, 50]}
        title={words.rocTitle[language]}
        xAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: words.falseAlarms[language] }}
        yAxis={{ range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], label: words.hits[language] }}
        series={[
          {
            points: [
              [0, 0],
              [1, 1],
            ],
            color: 'soft',
            dash: 'dotted',
            width: 1,
          },
          ...(bestAuc === null
            ? []
            : [{ points: bestRoc(params.shift), color: 'ink' as const, dash: 'dashed' as const, width: 1.2 }]),
          { points: roc, color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Label x={x(0.97)} y={y(0.2)} anchor="end" color="cinnabar">
              AUC {three(auc)}
            </Label>
            {bestAuc !== null && (
              <Label x={x(0.97)} y={y(0.1)} anchor="end" size={12}>
                - - {words.best[language]} {three(bestAuc)}
              </Label>
            )}
          </g>
        )}
      </Plot>
    </Panel>
  );
}

const BINS = 28;

function Null({ result, language }: Props) {
  const { nullAucs, auc, pValue } = result;
  const reach = Math.min(
    0.5,
    Math.max(0.12, Math.abs(auc - 0.5) * 1.12, ...nullAucs.map((v) => Math.abs(v - 0.5) * 1.05)),
  );
  const [low, high] = [0.5 - reach, 0.5 + reach];
  const width = (high - low) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of nullAucs) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((value - low) / width)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const top = Math.max(4, ...counts) * 1.25;
  return (
    <Panel
      width={360}
      height={214}
      title={words.nullTitle[language]}
      desc={`${words.observed[language]}: ${three(auc)}; p = ${pValue === null ? '–' : pValue.toFixed(3)}`}
    >
      <Plot
        width={360}
        height={214}
        margin={[28, 14, 44, 48]}
        title={words.nullTitle[language]}
        xAxis={{ range: [low, high], label: 'AUC' }}
        yAxis={{ range: [0, top], label: words.count[language] }}
        series={[
          {
            points: counts.map((count, i) => [low + (i + 0.5) * width, count] as const),
            mark: 'bars',
            barWidth: width * 0.86,
            color: 'blue',
          },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line x1={x(auc)} y1={y(0)} x2={x(auc)} y2={y(top * 0.86)} color="cinnabar" width={1.8} />
            <Label
              x={x(auc) + (auc > 0.5 + reach * 0.4 ? 4 : 0)}
              y={y(top * 0.93)}
              anchor={auc > 0.5 + reach * 0.4 ? 'end' : 'middle'}
              size={12}
              color="cinnabar"
            >
              {words.observed[language]} {three(auc)}
            </Label>
            {nullAucs.length === 0 && (
              <Label x={x(0.5)} y={y(top / 2)} size={12} color="soft">
                {words.noNull[language]}
              </Label>
            )}
          </g>
        )}
      </Plot>
    </Panel>
  );
}

function Numbers({ result, params, language }: Props) {
  const { effective, largestWeight, pValue, auc, bestAuc } = result;
  const rows: readonly (readonly [string, string])[] = [
    [words.theory[language], `${three(auc)} (${bestAuc === null ? '–' : three(bestAuc)})`],
    [words.pValue[language], pValue === null ? '–' : pValue.toFixed(3)],
    [
      words.effective[language],
      words.of[language]
        .replace('%', `${((100 * effective) / params.nTrain).toFixed(1)}%`)
        .replace('#', effective.toFixed(0))
        .replace('@', String(params.nTrain)),
    ],
    [words.largest[language], largestWeight >= 1000 ? largestWeight.toExponential(1) : largestWeight.toFixed(1)],
  ];
  return <Table rows={rows} />;
}

export function View(props: Props) {
  return (
    <Panels>
      <RowsPlot {...props} />
      <Accuracies {...props} />
      <Roc {...props} />
      <Null {...props} />
      <Numbers {...props} />
    </Panels>
  );
}
