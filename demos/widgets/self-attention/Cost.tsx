/** What attention costs as the sentence grows: counted, and timed when the reader asks. */
import { grouped } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { Table } from '../../ui/Table';
import { costOf, LENGTHS } from './compute';
import type { Props } from './props';
import { words } from './text';

const bytes = (value: number): string =>
  value >= 2 ** 20 ? `${Number((value / 2 ** 20).toPrecision(3))} MiB` : `${Number((value / 1024).toPrecision(3))} KiB`;

export function CostPlot({ params, measured, language }: Props) {
  const costs = LENGTHS.map((n) => costOf(n, params));
  const points = measured?.points ?? [];
  const timed = points.length > 0;
  const series = timed
    ? points.map(({ n, ms }) => [n, Math.max(ms, 1e-3)] as const)
    : costs.map(({ n, flops }) => [n, flops / 1e9] as const);
  const ys = series.map(([, y]) => y);
  const anchor = series.at(-1) ?? [4096, 1];
  const guide = [256, 4096].map((n) => [n, anchor[1] * (n / anchor[0]) ** 2 * 0.45] as const);
  const low = 10 ** Math.floor(Math.log10(Math.min(...ys, ...(timed ? [] : guide.map(([, y]) => y)))));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...ys) * 1.05));
  return (
    <Panel
      width={360}
      height={250}
      title={words.cost[language]}
      desc={series.map(([n, y]) => `n = ${n}: ${y.toPrecision(3)} ${timed ? 'ms' : 'GFLOP'}`).join('; ')}
    >
      <Plot
        width={360}
        height={250}
        margin={[26, 16, 44, 60]}
        title={`${words.cost[language]}: ${timed ? words.time[language] : words.flops[language]}`}
        xAxis={{ range: [64, 4096], kind: 'log', ticks: [64, 256, 1024, 4096], label: words.tokens[language] }}
        yAxis={{ range: [low, high], kind: 'log' }}
        series={[
          ...(timed
            ? [
                {
                  points: guide.filter(([, y]) => y >= low),
                  color: 'soft' as const,
                  dash: 'dashed' as const,
                  width: 1,
                  label: words.slope[language],
                  labelAt: 0,
                  labelOffset: [4, 12] as const,
                  labelAnchor: 'start' as const,
                },
              ]
            : []),
          { points: series, mark: 'both', color: 'blue' },
        ]}
      />
    </Panel>
  );
}

export function CostTable({ params, measured, language }: Props) {
  const rows = LENGTHS.filter((n) => n >= 256).map((n) => costOf(n, params));
  return (
    <Table
      head={['n', words.pairs[language], 'GFLOP', words.stored[language], ...(measured ? [words.time[language]] : [])]}
      rows={rows.map(({ n, pairs, flops, storedBytes }) => [
        n,
        grouped(pairs),
        Number((flops / 1e9).toPrecision(3)),
        bytes(storedBytes),
        ...(measured ? [measured.points.find((point) => point.n === n)?.ms.toPrecision(3) ?? '–'] : []),
      ])}
    >
      <p>
        {words.fused[language]}: {bytes(costOf(4096, params).fusedBytes)} (n = 4096)
      </p>
      {measured?.stoppedAt && (
        <p>
          {words.stopped[language]} n = {measured.stoppedAt}: {words.stoppedWhy[language]}
        </p>
      )}
    </Table>
  );
}
