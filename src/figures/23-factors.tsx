import { Box, Label, Line, Panel, Panels, Path, type Point } from './kit';
import { labelled, moved, source, within, type World } from './23-math';

const xs = Array.from({ length: 81 }, (_, i) => -4 + i * 0.1);
type Factor = 'p(x)' | 'p(y | x)' | 'p(x | y)';
const factors: readonly Factor[] = ['p(x)', 'p(y | x)', 'p(x | y)'];
const rows: readonly { name: string; target: World; fixed: Factor | null }[] = [
  { name: 'covariate shift', target: moved(1, 1), fixed: 'p(y | x)' },
  { name: 'label shift', target: labelled(0.1), fixed: 'p(x | y)' },
  { name: 'concept drift', target: moved(0, -0.5), fixed: 'p(x)' },
  { name: 'domain shift', target: moved(1, -0.5), fixed: null },
];

/** Curves of a factor, scaled to heights between 0 and 1. */
function curves(factor: Factor, w: World): ((x: number) => number)[] {
  if (factor === 'p(x)') return [(x) => w.density(x) / 0.5];
  if (factor === 'p(y | x)') return [(x) => w.truth(x) * 0.9];
  return ([0, 1] as const).map((y) => {
    const density = within(w, y);
    return (x: number) => density(x) / 0.5;
  });
}

function Cell({ left, factor, target, fixed }: { left: number; factor: Factor; target: World; fixed: boolean }) {
  const w = 108;
  const px = (x: number): number => left + 4 + ((x + 4) / 8) * (w - 8);
  const py = (height: number): number => 116 - height * 62;
  const draw = (f: (x: number) => number): Point[] => xs.map((x) => [px(x), py(f(x))]);
  return (
    <g>
      <Label x={left + w / 2} y={36} size={13} color="soft">
        {factor}
      </Label>
      {fixed && <Box x={left} y={46} w={w} h={78} fill="none" color="ink" radius={2} />}
      <Line x1={left + 4} y1={116} x2={left + w - 4} y2={116} color="soft" width={1} />
      {curves(factor, source).map((f, i) => (
        <Path
          key={`s${i}`}
          points={draw(f)}
          color="soft"
          dash={i === 1 ? 'dashed' : 'solid'}
          width={fixed ? 3.2 : 1.4}
          opacity={fixed ? 0.5 : 1}
        />
      ))}
      {curves(factor, target).map((f, i) => (
        <Path key={`t${i}`} points={draw(f)} color="cinnabar" dash={i === 1 ? 'dashed' : 'solid'} />
      ))}
    </g>
  );
}

export default function Factors() {
  return (
    <Panels>
      {rows.map(({ name, target, fixed }) => (
        <Panel
          key={name}
          width={350}
          height={132}
          title={name}
          desc={
            fixed
              ? `Source and target curves of three factors; ${fixed} is the same in both and framed.`
              : 'Source and target curves differ in all three factors.'
          }
        >
          <Label x={4} y={11} size={14} weight="bold" anchor="start">
            {name}
          </Label>
          <Label x={346} y={11} size={12} color="soft" anchor="end">
            {fixed ? 'frame: fixed' : 'nothing fixed'}
          </Label>
          {factors.map((factor, i) => (
            <Cell key={factor} left={4 + i * 117} factor={factor} target={target} fixed={factor === fixed} />
          ))}
        </Panel>
      ))}
    </Panels>
  );
}
