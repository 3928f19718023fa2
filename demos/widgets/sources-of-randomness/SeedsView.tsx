/** χ² of many seeds against its density: what chance does to the test itself. */
import type { Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { grouped } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import { chiSquareDensity } from './draw';
import type { Props } from './props';
import { words } from './text';

const BINS = 24;

export function Seeds({ measured, language }: Props) {
  if (!measured || measured.freedom === 0) return null;
  const { values, freedom, mean, rejected, limit, seeds } = measured;
  const most = Math.max(limit * 1.8, mean * 2);
  const width = most / BINS;
  const bars = Array.from({ length: BINS }, (_, i): Point => {
    const inside = values.filter((value) => Math.min(BINS - 1, Math.floor(value / width)) === i).length;
    return [(i + 0.5) * width, inside / seeds / width];
  });
  const curve = Array.from({ length: 97 }, (_, i): Point => [
    (most * i) / 96,
    chiSquareDensity((most * i) / 96, freedom),
  ]).slice(1);
  const top = Math.max(...bars.map(([, y]) => y), ...curve.map(([, y]) => (Number.isFinite(y) ? y : 0))) * 1.1;
  const summary = `${grouped(seeds)} ${words.seeds[language]}: ${words.mean[language]} ${mean.toFixed(3)}, ${(100 * rejected).toFixed(1)}% ${words.above[language]} ${limit.toFixed(3)}`;
  return (
    <Panel width={360} height={260} title={words.seedsTitle[language]} desc={summary}>
      <Plot
        width={360}
        height={236}
        margin={[26, 14, 44, 54]}
        title={words.seedsTitle[language]}
        xAxis={{ range: [0, most], label: `χ², ${words.freedom[language]} ${freedom}` }}
        yAxis={{ range: [0, top], label: words.density[language] }}
        series={[
          { points: bars, mark: 'bars', color: 'blue', barWidth: width * 0.9, opacity: 0.55 },
          { points: curve, color: 'cinnabar' },
        ]}
      >
        {({ x, y }) => <Line x1={x(limit)} y1={y(0)} x2={x(limit)} y2={y(top)} color="soft" dash="dashed" />}
      </Plot>
      <Label x={0} y={248} anchor="start" size={12}>
        {summary}
      </Label>
    </Panel>
  );
}
