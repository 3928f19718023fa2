import { Arrow, Box, Group, Label, Panel, Panels, Path } from './kit';
import { edges, image, patchMap, shiftGrid, type Grid } from './13-math';

const side = 76;

/** A signed map: positive cells red, negative blue, one path a level. */
function Tile({ values, x, y, name }: { values: Grid; x: number; y: number; name: string }) {
  const n = values.length;
  const cell = side / n;
  const max = Math.max(...values.flat().map(Math.abs));
  const levels = [...new Set(values.flat().filter((v) => v !== 0))];
  const square = (i: number, j: number) =>
    `M${(j * cell).toFixed(2)} ${(i * cell).toFixed(2)}h${cell.toFixed(2)}v${cell.toFixed(2)}h${(-cell).toFixed(2)}Z`;
  return (
    <Group x={x} y={y}>
      {levels.map((level) => (
        <Path
          key={level}
          d={values.flatMap((line, i) => line.flatMap((v, j) => (v === level ? [square(i, j)] : []))).join('')}
          fill={level > 0 ? 'cinnabar' : 'blue'}
          fillOpacity={0.15 + (0.85 * Math.abs(level)) / max}
          color={level > 0 ? 'cinnabar' : 'blue'}
          width={0}
        />
      ))}
      <Box x={0} y={0} w={side} h={side} fill="none" color="soft" radius={0} width={1} />
      <Label x={side / 2} y={side + 12} size={13} math>
        {name}
      </Label>
    </Group>
  );
}

function Square({ f, d, mapShift, name }: { f: (x: Grid) => number[][]; d: number; mapShift: number; name: string }) {
  const shiftFirst = f(shiftGrid(image, d));
  const shiftLast = shiftGrid(f(image), mapShift);
  const gap = Math.max(...shiftFirst.flatMap((line, i) => line.map((v, j) => Math.abs(v - (shiftLast[i]?.[j] ?? 0)))));
  const columns = [30, 146, 262];
  const rows = [26, 130];
  return (
    <Panel
      width={344}
      height={252}
      title={`${name}, shift by ${d}`}
      desc={`Two rows of maps. The last maps of the two rows ${gap < 1e-9 ? 'are equal' : 'differ'}.`}
    >
      <Label x={172} y={10} size={14} weight="bold">
        {name}, shift by {d}
      </Label>
      <Tile values={image} x={2} y={78} name="x" />
      <Tile values={shiftGrid(image, d)} x={134} y={rows[0] ?? 0} name="T x" />
      <Tile values={f(image)} x={134} y={rows[1] ?? 0} name="f (x)" />
      <Tile values={shiftFirst} x={columns[2] ?? 0} y={rows[0] ?? 0} name="f (T x)" />
      <Tile values={shiftLast} x={columns[2] ?? 0} y={rows[1] ?? 0} name="T′ f (x)" />
      <Arrow x1={84} y1={98} x2={126} y2={68} color="soft" />
      <Label x={98} y={72} size={12} color="soft">
        shift
      </Label>
      <Arrow x1={84} y1={134} x2={126} y2={164} color="soft" />
      <Label x={100} y={160} size={12} color="soft">
        f
      </Label>
      <Arrow x1={216} y1={64} x2={254} y2={64} color="soft" />
      <Label x={235} y={54} size={12} color="soft">
        f
      </Label>
      <Arrow x1={216} y1={168} x2={254} y2={168} color="soft" />
      <Label x={235} y={158} size={12} color="soft">
        shift
      </Label>
      <Label x={300} y={242} size={14} weight="bold" color={gap < 1e-9 ? 'ink' : 'cinnabar'}>
        {gap < 1e-9 ? '= equal' : '≠ different'}
      </Label>
    </Panel>
  );
}

export default function Squares() {
  return (
    <Panels>
      <Square f={edges} d={1} mapShift={1} name="convolution" />
      <Square f={patchMap} d={1} mapShift={0} name="patches of 4" />
      <Square f={patchMap} d={4} mapShift={1} name="patches of 4" />
    </Panels>
  );
}
