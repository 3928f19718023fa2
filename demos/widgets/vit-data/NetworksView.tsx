/** The four networks: their images, loss curves, and accuracies where they were trained and further right. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import { Path, type Dash } from '../../ui/lines';
import { grouped } from '../../ui/numbers';
import { Group, Panel } from '../../ui/Panel';
import { Plot, type Series } from '../../ui/Plot';
import { Table } from '../../ui/Table';
import { EVERY, STEPS } from './compute';
import { examples, IMAGE } from './nets';
import { percent } from './numbers';
import type { MoveProps } from './props';
import { words } from './text';

const STYLES: Record<keyof typeof words.nets, { color: Color; dash: Dash }> = {
  mlp: { color: 'cinnabar', dash: 'solid' },
  conv: { color: 'blue', dash: 'solid' },
  patches: { color: 'green', dash: 'dashed' },
  positions: { color: 'violet', dash: 'dotted' },
};

export function Losses({ result, language }: MoveProps) {
  const series: Series[] = result.curves.map(({ name, losses }) => ({
    points: losses.map((loss, k) => [k * EVERY, Math.min(2, Math.max(loss, 1e-7))] as const),
    ...STYLES[name],
  }));
  return (
    <Panel
      width={360}
      height={262}
      title={words.lossTitle[language]}
      desc={result.curves
        .map(({ name, losses }) => `${words.nets[name][language]}: ${losses.at(-1)?.toPrecision(2)}`)
        .join('; ')}
    >
      <Plot
        width={360}
        height={226}
        margin={[26, 20, 42, 50]}
        title={words.lossTitle[language]}
        xAxis={{ range: [0, STEPS], label: words.steps[language] }}
        yAxis={{ range: [1e-7, 2], kind: 'log', ticks: [1e-6, 1e-4, 1e-2, 1] }}
        series={series}
      />
      {result.curves.map(({ name }, i) => (
        <g key={name}>
          <Path
            points={[
              [(i % 2) * 150 + 50, 234 + 18 * Math.floor(i / 2)],
              [(i % 2) * 150 + 78, 234 + 18 * Math.floor(i / 2)],
            ]}
            {...STYLES[name]}
            width={2}
          />
          <Label
            x={(i % 2) * 150 + 85}
            y={234 + 18 * Math.floor(i / 2)}
            anchor="start"
            size={12}
            color={STYLES[name].color}
          >
            {words.nets[name][language]}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

/** One image of each set, so that the reader sees what “moved” means. */
export function Samples({ language }: Pick<MoveProps, 'language'>) {
  const shown = [0, 2, 4].map((column) => examples([column]).at(5));
  return (
    <Panel
      width={360}
      height={136}
      title={words.imagesTitle[language]}
      desc={words.places.map((place) => place[language]).join('; ')}
    >
      {shown.map((example, k) => (
        <Group key={k} x={k * 124} y={4}>
          {Array.from(example?.pixels ?? [], (v, p) => (
            <rect
              key={p}
              x={(p % IMAGE) * 12}
              y={Math.floor(p / IMAGE) * 12}
              width={12}
              height={12}
              fill={v ? 'var(--ink)' : 'var(--paper)'}
              stroke="var(--rule)"
              stroke-width={0.8}
            />
          ))}
          <Label x={0} y={114} anchor="start" size={12} color="soft">
            {words.places[k]?.[language].split(',')[0]}
          </Label>
        </Group>
      ))}
    </Panel>
  );
}

export function Accuracies({ result, language }: MoveProps) {
  return (
    <Table
      head={[words.network, words.parameters, ...words.places].map((title) => title[language])}
      rows={result.curves.map(({ name, parameters, accuracy }) => [
        words.nets[name][language],
        grouped(parameters),
        ...accuracy.map(percent),
      ])}
    >
      <p>
        {words.placesTitle[language]}; {words.chance[language]}. {result.step} / {STEPS}
      </p>
    </Table>
  );
}
