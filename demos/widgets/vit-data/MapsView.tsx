/** The shifted image, both orders and their difference: as maps, or as rows of numbers where there is one cell only. */
import { Label } from '../../ui/Label';
import { Matrix } from '../../ui/Matrix';
import { decimals } from '../../ui/numbers';
import { Group, Panel } from '../../ui/Panel';
import { Box } from '../../ui/shapes';
import { TINY } from './compute';
import { LEVELS, levelPaths } from './levels';
import type { Grid } from './maps';
import { errorText } from './numbers';
import type { ShiftProps } from './props';
import { words } from './text';

const TILE = 160;

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
        format={(v) => decimals(v, n > 1 ? 2 : 6)}
        textSize={12}
      />
    </>
  );
}

const minus = (a: Grid, b: Grid): Grid => ({ ...a, data: a.data.map((v, i) => v - (b.data[i] as number)) });
const largest = (...maps: Grid[]): number =>
  Math.max(1e-12, ...maps.map(({ data }) => Math.max(...data.map(Math.abs))));

export function Maps({ params, result, language }: ShiftProps) {
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
