/** The singular values behind the vectors: which are kept, and how much that is. */
import { Label } from '../../ui/Label';
import { Panel } from '../../ui/Panel';
import { linearTicks, Plot } from '../../ui/Plot';
import type { Props } from './props';
import { words } from './text';

export function Spectrum({ result, language }: Props) {
  const { singular, size, energy, error } = result;
  const count = singular.length;
  const top = (singular[0] ?? 1) * 1.12;
  const percent = `${(100 * energy).toFixed(2)} %`;
  const bars = singular.map((value, i) => [i + 1, value] as const);
  return (
    <Panel
      width={360}
      height={206}
      title={words.spectrum[language]}
      desc={`${words.energy[language]} ${percent}, ${words.error[language]} ${error.toFixed(4)}. ${singular
        .slice(0, 12)
        .map((value) => value.toFixed(3))
        .join(', ')}`}
    >
      <Plot
        width={360}
        height={206}
        margin={[28, 10, 40, 34]}
        title={words.spectrum[language]}
        xAxis={{
          range: [0.4, count + 0.6],
          label: words.rank[language],
          ticks: [1, ...linearTicks([1, count]).filter((tick) => Number.isInteger(tick) && tick > 1 && tick <= count)],
        }}
        yAxis={{ range: [0, top] }}
        series={[
          { points: bars.slice(0, size), mark: 'bars', color: 'cinnabar', barWidth: 0.7 },
          { points: bars.slice(size), mark: 'bars', color: 'control', barWidth: 0.7 },
        ]}
      >
        {() => (
          <>
            <Label x={350} y={40} anchor="end" size={12}>
              {words.energy[language]} {percent}
            </Label>
            <Label x={350} y={58} anchor="end" size={12}>
              {words.error[language]} {error.toFixed(4)}
            </Label>
            <Label x={350} y={76} anchor="end" size={12} color="soft">
              d = {size} / {count}
            </Label>
          </>
        )}
      </Plot>
    </Panel>
  );
}
