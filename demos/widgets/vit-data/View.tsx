/** Four maps and their difference, the error for all shifts; or loss curves and accuracies of the four networks. */
import { Plot, type Series } from '../../ui/Plot';
import { Box, Dot, Group, Label, Line, Panel, Panels, Path, type Color, type Dash } from '../../ui/svg';
import { Matrix } from '../../ui/Matrix';
import type { Language } from '../../ui/language';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import { EVERY, STEPS, TINY, type MoveResult, type Params, type Result, type ShiftResult } from './compute';
import type { Grid } from './maps';
import { examples, IMAGE } from './nets';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const TILE = 160;
const LEVELS = 10;

export const errorText = (error: number): string =>
  error < TINY ? '0' : error < 0.001 ? error.toExponential(1) : error.toFixed(3);

/** Runs of equal level along the rows of a map, one path a level: a map of 4,096 cells stays small as markup. */
function levelPaths(map: Grid, max: number): Map<number, string> {
  const { height, width, data } = map;
  const paths = new Map<number, string>();
  const level = (k: number): number => Math.round(((data[k] as number) / max) * LEVELS);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width;) {
      const own = level(i * width + j);
      let end = j + 1;
      while (end < width && level(i * width + end) === own) end++;
      if (own !== 0) paths.set(own, `${paths.get(own) ?? ''}M${j} ${i}h${end - j}v1h${j - end}z`);
      j = end;
    }
  }
  return paths;
}

function Tile({ map, max, x, y, name }: { map: Grid; max: number; x: number; y: number; name: string }) {
  return (
    <Group x={x} y={y}>
      <Label x={0} y={-10} anchor="start" size={12} color="soft">
        {name}
      </Label>
      <g transform={`scale(${TILE / map.width} ${TILE / map.height})`}>
        {[...levelPaths(map, max)].map(([level, d]) => (
          <path
            key={level}
            d={d}
            fill={level > 0 ? 'var(--cinnabar)' : 'var(--blue)'}
            fill-opacity={Math.min(1, Math.abs(level) / LEVELS)}
            shape-rendering="crispEdges"
          />
        ))}
      </g>
      <Box x={0} y={0} w={TILE} h={TILE} fill="none" color="soft" radius={0} width={1} />
    </Group>
  );
}

/** A vector as a row of numbers. */
function Numbers({ map, max, y, name }: { map: Grid; max: number; y: number; name: string }) {
  const n = map.data.length;
  return (
    <>
      <Label x={0} y={y - 12} anchor="start" size={12} color="soft">
        {name}
      </Label>
      <Matrix
        x={0}
        y={y}
        values={[Array.from(map.data)]}
        cell={[n > 1 ? 360 / n : 90, 30]}
        scale="signed"
        max={max}
        format={(v) => (n > 1 ? v.toFixed(2) : v.toFixed(6)).replace('-', '−')}
        textSize={12}
      />
    </>
  );
}

const minus = (a: Grid, b: Grid): Grid => ({ ...a, data: a.data.map((v, i) => v - (b.data[i] as number)) });
const largest = (...maps: Grid[]): number =>
  Math.max(1e-12, ...maps.map(({ data }) => Math.max(...data.map(Math.abs))));

function Maps({ params, result, language }: { params: Params; result: ShiftResult; language: Language }) {
  const { image, shifted, moved, error } = result;
  const difference = minus(shifted, moved);
  const max = largest(shifted, moved);
  const vector = shifted.height * shifted.width === 1;
  const verdict = `${words.error[language]} ${errorText(error)}: ${(error < TINY ? words.equal : words.differs)[language]}`;
  const height = vector ? 392 : 424;
  return (
    <Panel
      width={360}
      height={height}
      title={words.maps[language]}
      desc={`dx = ${params.dx}, dy = ${params.dy}. ${verdict}.`}
    >
      <Tile map={image} max={1} x={0} y={22} name={words.shiftedImage[language]} />
      {vector ? (
        <>
          <Numbers map={shifted} max={max} y={220} name={words.shiftFirst[language]} />
          <Numbers map={moved} max={max} y={278} name={words.nearest[language]} />
          <Numbers map={difference} max={max} y={336} name={words.difference[language]} />
        </>
      ) : (
        <>
          <Tile map={shifted} max={max} x={198} y={22} name={words.shiftFirst[language]} />
          <Tile map={difference} max={max} x={0} y={224} name={words.difference[language]} />
          <Tile map={moved} max={max} x={198} y={224} name={words.nearest[language]} />
        </>
      )}
      <Label x={0} y={height - 14} anchor="start" weight="bold" color={error < TINY ? 'blue' : 'cinnabar'}>
        {verdict}
      </Label>
    </Panel>
  );
}

function Comb({ params, result, language }: { params: Params; result: ShiftResult; language: Language }) {
  const { row } = result;
  const top = Math.max(...row) * 1.1 || 1;
  const here = row[params.dx] ?? 0;
  const zero = row.flatMap((error, d) => (error < TINY ? [d] : []));
  return (
    <Panel
      width={360}
      height={210}
      title={words.rowTitle[language]}
      desc={`dy = ${params.dy}: ${zero.length === row.length ? '0 … 63' : zero.join(', ') || '–'} → 0; max ${errorText(Math.max(...row))}`}
    >
      <Plot
        width={360}
        height={210}
        margin={[26, 12, 42, 44]}
        title={words.rowTitle[language]}
        xAxis={{ range: [-1, 64], ticks: [0, 8, 16, 24, 32, 40, 48, 56, 63], label: words.shiftAxis[language] }}
        yAxis={{ range: [0, top] }}
      >
        {({ x, y }) => (
          <>
            {row.map((error, d) => (
              <g key={d}>
                {error >= TINY && <Line x1={x(d)} y1={y(0)} x2={x(d)} y2={y(error)} color="cinnabar" width={2} />}
                {error < TINY && <Dot x={x(d)} y={y(0)} r={2.6} color="blue" />}
              </g>
            ))}
            <Path
              points={[
                [x(params.dx), y(here) - 4],
                [x(params.dx) - 4, y(here) - 11],
                [x(params.dx) + 4, y(here) - 11],
              ]}
              closed
              fill="ink"
              width={0}
            />
          </>
        )}
      </Plot>
    </Panel>
  );
}

function Plane({ params, result, language }: { params: Params; result: ShiftResult; language: Language }) {
  const { plane, planeSide } = result;
  const size = 156;
  const cell = size / planeSide;
  const total = (planeSide * planeSide).toLocaleString('en-US');
  const zeros = plane?.reduce((sum, v) => sum + v, 0);
  const count =
    zeros === undefined ? words.counting[language] : `${zeros.toLocaleString('en-US')} ${words.of[language]} ${total}`;
  const map: Grid = {
    height: planeSide,
    width: planeSide,
    channels: 1,
    data: Float64Array.from(plane ?? new Uint8Array(planeSide ** 2)),
  };
  const inside = params.dx < planeSide && params.dy < planeSide;
  return (
    <Panel width={360} height={224} title={words.planeTitle[language]} desc={count}>
      <Label x={44} y={8} anchor="start" weight="bold">
        {words.planeTitle[language]}: {count}
      </Label>
      <Group x={44} y={26}>
        <g transform={`scale(${cell})`}>
          {[...levelPaths(map, 1)].map(([level, d]) => (
            <path key={level} d={d} fill="var(--blue)" stroke="var(--blue)" stroke-width={0.8} />
          ))}
        </g>
        <Box x={0} y={0} w={size} h={size} fill="none" color="soft" radius={0} width={1} />
        {inside && <Dot x={(params.dx + 0.5) * cell} y={(params.dy + 0.5) * cell} r={4.5} color="ink" fill="none" />}
        {[0, planeSide - 1].map((tick) => (
          <g key={tick}>
            <Label x={(tick + 0.5) * cell} y={size + 13} size={12} color="soft">
              {tick}
            </Label>
            <Label x={-6} y={(tick + 0.5) * cell} size={12} color="soft" anchor="end">
              {tick}
            </Label>
          </g>
        ))}
        <Label x={size / 2} y={size + 29} size={12} color="soft">
          {words.shiftAxis[language]}
        </Label>
        <Label x={-32} y={size / 2} size={12} color="soft" rotate={-90}>
          {words.down[language]}
        </Label>
        <Dot x={size + 24} y={12} r={4.5} color="ink" fill="none" />
        <Label x={size + 36} y={12} size={12} anchor="start" color="soft">
          {words.here[language]} ({params.dx}, {params.dy})
        </Label>
      </Group>
    </Panel>
  );
}

const STYLES: Record<keyof typeof words.nets, { color: Color; dash: Dash }> = {
  mlp: { color: 'cinnabar', dash: 'solid' },
  conv: { color: 'blue', dash: 'solid' },
  patches: { color: 'green', dash: 'dashed' },
  positions: { color: 'violet', dash: 'dotted' },
};

function Losses({ result, language }: { result: MoveResult; language: Language }) {
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
function Samples({ language }: { language: Language }) {
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

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function Accuracies({ result, language }: { result: MoveResult; language: Language }) {
  return (
    <Table
      head={[words.network, words.parameters, ...words.places].map((title) => title[language])}
      rows={result.curves.map(({ name, parameters, accuracy }) => [
        words.nets[name][language],
        parameters.toLocaleString('en-US'),
        ...accuracy.map(percent),
      ])}
    >
      <p>
        {words.placesTitle[language]}; {words.chance[language]}. {result.step} / {STEPS}
      </p>
    </Table>
  );
}

export function View({ params, result, language, set }: Props) {
  return (
    <>
      <p class="tabs" role="group" aria-label={words.experiment[language]}>
        {(['shift', 'move'] as const).map((kind) => (
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
      {result.kind === 'shift' ? (
        <Panels>
          <Maps {...{ params, result, language }} />
          <Comb {...{ params, result, language }} />
          <Plane {...{ params, result, language }} />
        </Panels>
      ) : (
        <Panels>
          <Losses {...{ result, language }} />
          <Samples language={language} />
          <Accuracies {...{ result, language }} />
        </Panels>
      )}
    </>
  );
}
