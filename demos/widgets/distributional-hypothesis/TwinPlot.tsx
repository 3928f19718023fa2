/** The experiment's answer where a word was split: how alike its twins are as the corpus grows. */
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import type { Result } from './compute';
import { words } from './text';
import type { Twin } from './twins';

export function TwinPlot({ twin, result, language }: { twin: Twin; result: Result; language: 'en' | 'zh' }) {
  const { curve } = twin;
  const first = curve[0]?.sentences ?? 1;
  const last = Math.max(curve.at(-1)?.sentences ?? 2, first + 1);
  const end = curve.at(-1);
  const log = last / first > 4;
  const ticks = log
    ? [200, 500, 1000, 2000, 5000, 10_000, 20_000].filter((n) => n >= first * 0.95 && n <= last * 1.05)
    : [...new Set([first, last])];
  const sparse = ticks.length > 5 ? ticks.filter((_, i) => i % 2 === 0) : ticks;
  const answer = `${result.form}, ${twin.name}: ${words.cosine[language]} ${two(twin.cosine)}, ${
    twin.rank === 1 ? words.found[language] : `${words.notFound[language]} (${twin.rank})`
  }`;
  return (
    <Panel
      width={360}
      height={268}
      title={words.twins[language]}
      desc={`${answer}. ${curve.map((p) => `${p.sentences}: ${two(p.twin)}, ${p.rivalWord} ${two(p.rival)}`).join('; ')}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.twins[language]}
      </Label>
      <Label x={0} y={32} anchor="start" size={12} color="cinnabar">
        {answer}
      </Label>
      <Plot
        y={40}
        width={360}
        height={228}
        margin={[12, 20, 44, 42]}
        xAxis={{
          range: [first, last],
          kind: log ? 'log' : 'linear',
          ticks: sparse,
          label: `${words.sentences[language]} (${words.occurrences[language]}: ${end?.occurrences ?? 0})`,
        }}
        yAxis={{ range: [0, 1], label: words.cosine[language] }}
        series={[
          { points: curve.map((p) => [p.sentences, p.rival] as const), mark: 'line', color: 'blue', dash: 'dashed' },
          { points: curve.map((p) => [p.sentences, p.twin] as const), mark: 'both', color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => (
          <>
            <Line x1={x(last) - 142} y1={y(0.22)} x2={x(last) - 116} y2={y(0.22)} color="cinnabar" width={1.8} />
            <Label x={x(last) - 110} y={y(0.22)} anchor="start" size={12} color="cinnabar">
              {words.twin[language]}
            </Label>
            <Line
              x1={x(last) - 142}
              y1={y(0.1)}
              x2={x(last) - 116}
              y2={y(0.1)}
              color="blue"
              dash="dashed"
              width={1.8}
            />
            <Label x={x(last) - 110} y={y(0.1)} anchor="start" size={12} color="blue">
              {words.rival[language]}
            </Label>
          </>
        )}
      </Plot>
    </Panel>
  );
}
