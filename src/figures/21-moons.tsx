import { Dot, Label, Panel, Path } from './kit';
import { moons } from './21-math';

const { points, suspects } = moons(0.2, 3);
const flagged = new Set(suspects);
const wrong = Array.from(points.label, (label, i) => label !== points.truth[i]);
const count = (test: (i: number) => boolean): number => wrong.filter((_, i) => test(i)).length;
const hits = count((i) => flagged.has(i) && (wrong[i] ?? false));
const misses = count((i) => !flagged.has(i) && (wrong[i] ?? false));
const alarms = count((i) => flagged.has(i) && !(wrong[i] ?? false));
const x = (value: number): number => 116 + value * 92;
const y = (value: number): number => 146 - value * 92;

export default function Moons() {
  return (
    <Panel
      width={360}
      height={306}
      title="Two moons with wrong labels and flags"
      desc={`Circles and triangles are the given labels. Of 60 flags ${hits} hit a wrong label and ${alarms} are false alarms; ${misses} wrong labels are missed, mostly near the border.`}
    >
      {wrong.map((isWrong, i) => {
        const color = flagged.has(i) ? 'cinnabar' : 'soft';
        const [cx, cy] = [x(points.x[i] ?? 0), y(points.y[i] ?? 0)];
        return (
          <g key={i}>
            {points.label[i] === 0 ? (
              <Dot x={cx} y={cy} r={2.8} color={color} fill={flagged.has(i) ? 'cinnabar' : 'none'} width={1} />
            ) : (
              <Path
                points={[
                  [cx, cy - 3.6],
                  [cx + 3.3, cy + 2.4],
                  [cx - 3.3, cy + 2.4],
                ]}
                closed
                color={color}
                fill={flagged.has(i) ? 'cinnabar' : 'none'}
                width={1}
              />
            )}
            {isWrong && <Dot x={cx} y={cy} r={6.5} color="ink" fill="none" width={1} />}
          </g>
        );
      })}
      <Label x={10} y={282} size={13} anchor="start">
        ○ △ given label
      </Label>
      <Label x={120} y={282} size={13} anchor="start">
        ring: truly wrong
      </Label>
      <Label x={244} y={282} size={13} color="cinnabar" anchor="start">
        red: flagged
      </Label>
      <Label x={10} y={300} size={13} color="soft" anchor="start">
        {hits} hits, {alarms} false alarms, {misses} missed
      </Label>
    </Panel>
  );
}
