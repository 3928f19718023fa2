import { Panel, Label, Line, Path, Dot, type Point } from './kit';
import { detourHeight } from './27-math';

const X0 = 90;
const UNIT = 180;
const Y0 = 170;

function outline(s: number): Point[] {
  const steps = 60;
  const top = Array.from({ length: steps + 1 }, (_, i): Point => {
    const x = (1 - Math.cos((Math.PI * i) / steps)) / 2;
    return [X0 + x * UNIT, Y0 - detourHeight(x, s) * UNIT];
  });
  return [...top, ...top.map(([a, b]): Point => [a, 2 * Y0 - b]).reverse()];
}
const LEVELS = [1.2, 1.5, 2, 3] as const;

export default function ThalesDisc() {
  return (
    <Panel
      width={360}
      height={340}
      title="Where a detour is cheaper than the direct way"
      desc="Two points v and w one unit apart. For exponent 2 the shaded set is the disc with diameter vw. For 1.5 and 1.2 it is a thinner lens, for 3 a fatter one."
    >
      {LEVELS.map((s) => (
        <Path
          key={s}
          points={outline(s)}
          closed
          color={s === 2 ? 'cinnabar' : 'soft'}
          fill={s === 2 ? 'cinnabar' : 'none'}
          fillOpacity={0.14}
          dash={s === 2 ? 'solid' : 'dashed'}
        />
      ))}
      <Line x1={X0} y1={Y0} x2={X0 + UNIT} y2={Y0} />
      {LEVELS.map((s) => (
        <Label
          key={s}
          x={X0 + UNIT / 2}
          y={Y0 - detourHeight(0.5, s) * UNIT + (s > 2 ? -10 : s === 1.2 ? 11 : 12)}
          size={13}
          color={s === 2 ? 'cinnabar' : 'soft'}
        >
          s = {s}
        </Label>
      ))}
      <Dot x={X0} y={Y0} r={4.5} />
      <Dot x={X0 + UNIT} y={Y0} r={4.5} />
      <Label x={X0 - 14} y={Y0} math size={16}>
        v
      </Label>
      <Label x={X0 + UNIT + 14} y={Y0} math size={16}>
        w
      </Label>
      <Line x1={X0} y1={Y0} x2={X0 + 0.62 * UNIT} y2={Y0 + 0.3 * UNIT} color="blue" />
      <Line x1={X0 + 0.62 * UNIT} y1={Y0 + 0.3 * UNIT} x2={X0 + UNIT} y2={Y0} color="blue" />
      <Dot x={X0 + 0.62 * UNIT} y={Y0 + 0.3 * UNIT} r={4} color="blue" />
      <Label x={X0 + 0.62 * UNIT - 2} y={Y0 + 0.3 * UNIT + 15} math size={16} color="blue">
        x
      </Label>
      <Label x={180} y={328} size={12} color="soft">
        inside: |vx|ˢ + |xw|ˢ is less than |vw|ˢ
      </Label>
    </Panel>
  );
}
