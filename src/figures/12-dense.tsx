import { Arrow, Box, Group, Label, Panel } from './kit';
import { denseAgainstCrops } from './12-math';

const SCALE = 0.5;
const STRIDE = 32;
const IMAGE = 384;
const CROP = 224;
const CELLS = (IMAGE - CROP) / STRIDE + 1;
/** Two output cells, as [row, column]. */
const A = [1, 1] as const;
const B = [3, 4] as const;

export default function Dense() {
  const { dense, crops } = denseAgainstCrops();
  const at = ([row, column]: readonly [number, number]) => ({
    x: column * STRIDE * SCALE,
    y: row * STRIDE * SCALE,
    w: CROP * SCALE,
    h: CROP * SCALE,
  });
  const a = at(A);
  const c = at(B);
  const cell = 18;
  const giga = (v: number) => (v / 1e9).toFixed(1);
  const bar = (v: number) => (230 * v) / crops;
  return (
    <Panel
      width={360}
      height={330}
      maxScale={1.25}
      title="Dense evaluation of a classifier"
      desc={`A 384-pixel image with two 224-pixel crops that overlap, a ${CELLS} by ${CELLS} map of scores with the two matching cells, and two bars: ${giga(dense)} against ${giga(crops)} billion multiply-adds.`}
    >
      <Label x={6} y={12} anchor="start" size={12.5} color="soft">
        image, 384 pixels
      </Label>
      <Group x={6} y={26}>
        <Box x={0} y={0} w={IMAGE * SCALE} h={IMAGE * SCALE} radius={0} color="control" />
        <Box x={c.x} y={c.y} w={a.x + a.w - c.x} h={a.y + a.h - c.y} fill="rule" color="rule" radius={0} />
        <Box {...a} fill="none" color="cinnabar" radius={0} width={2} />
        <Box {...c} fill="none" color="blue" radius={0} width={2} />
        <Label x={a.x + 8} y={a.y + 12} anchor="start" color="cinnabar" size={12.5}>
          crop, 224
        </Label>
        <Label x={c.x + c.w - 8} y={c.y + c.h - 12} anchor="end" color="blue" size={12.5}>
          crop, 224
        </Label>
        <Label x={(c.x + a.x + a.w) / 2} y={(c.y + a.y + a.h) / 2} size={12.5}>
          shared
        </Label>
      </Group>
      <Arrow x1={204} y1={122} x2={230} y2={122} color="soft" />
      <Label x={240} y={54} anchor="start" size={12.5} color="soft">
        scores, {CELLS}×{CELLS}
      </Label>
      <Group x={240} y={68}>
        {Array.from({ length: CELLS * CELLS }, (_, i) => {
          const [row, column] = [Math.floor(i / CELLS), i % CELLS];
          const fill =
            row === A[0] && column === A[1] ? 'cinnabar' : row === B[0] && column === B[1] ? 'blue' : 'paper';
          return (
            <Box
              key={i}
              x={column * cell}
              y={row * cell}
              w={cell}
              h={cell}
              radius={0}
              fill={fill}
              color="control"
              width={1}
            />
          );
        })}
      </Group>
      <Label x={6} y={246} anchor="start" size={12.5}>
        billion multiply-adds
      </Label>
      <Box x={70} y={262} w={bar(dense)} h={18} fill="cinnabar" color="cinnabar" radius={0} />
      <Box x={70} y={290} w={bar(crops)} h={18} fill="blue" color="blue" radius={0} />
      <Label x={64} y={271} anchor="end" size={12.5}>
        one pass
      </Label>
      <Label x={64} y={299} anchor="end" size={12.5}>
        36 crops
      </Label>
      <Label x={70 + bar(dense) + 7} y={271} anchor="start" size={12.5}>
        {giga(dense)}
      </Label>
      <Label x={70 + bar(crops) + 7} y={299} anchor="start" size={12.5}>
        {giga(crops)}
      </Label>
    </Panel>
  );
}
