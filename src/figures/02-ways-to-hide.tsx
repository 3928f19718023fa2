/** Four ways to hide part of an input: the future, some words, most patches, the clean signal under noise. */
import type { ComponentChildren } from 'preact';
import { Box, Label, Panel, Panels, Path, type Point } from './kit';

const words = ['the', 'cat', 'sat', 'on', 'the', 'mat'];

function Words({ y, state }: { y: number; state: (i: number) => 'seen' | 'target' | 'later' }) {
  return (
    <>
      {words.map((word, i) => {
        const s = state(i);
        return (
          <Box
            key={i}
            x={6 + i * 48}
            y={y}
            w={44}
            h={34}
            color={s === 'target' ? 'cinnabar' : s === 'later' ? 'rule' : 'soft'}
            width={s === 'target' ? 2 : 1.2}
            fill={s === 'later' ? 'none' : 'paper'}
            label={s === 'later' ? '' : word}
            labelSize={14}
            labelColor={s === 'target' ? 'cinnabar' : 'ink'}
          />
        );
      })}
    </>
  );
}

/** The twelve of 48 patches that stay visible: those that come first in a fixed shuffle (29 and 48 share no factor, so it is one). */
const columns = 12;
const rows = 4;
const visible = new Set(
  Array.from({ length: columns * rows }, (_, i) => i).filter(
    (i) => (i * i * 2 + 29 * i + 7) % (columns * rows) < (columns * rows) / 4,
  ),
);

/** A smooth curve and the same curve with a fixed, irregular disturbance. */
const clean = (x: number) => 14 * Math.sin(x / 22) + 6 * Math.sin(x / 9 + 1);
const disturbed = (x: number) => clean(x) + 8 * Math.sin(x * 2.3) + 6 * Math.sin(x * 3.7 + 2) + 5 * Math.sin(x * 1.31);
const curve = (f: (x: number) => number, step: number): Point[] =>
  Array.from({ length: Math.floor(282 / step) + 1 }, (_, i) => [8 + i * step, 66 + f(i * step)]);

function Way({
  title,
  desc,
  children,
  height = 104,
}: {
  title: string;
  desc: string;
  children: ComponentChildren;
  height?: number;
}) {
  return (
    <Panel width={300} height={height} title={title} desc={desc}>
      <Label x={6} y={12} anchor="start" size={13.5} weight="bold">
        {title}
      </Label>
      {children}
    </Panel>
  );
}

export default function WaysToHide() {
  return (
    <Panels>
      <Way
        title="the future 续写 (GPT)"
        desc="Four words are visible, the fifth is the target, the sixth is not yet shown."
        height={84}
      >
        <Words y={36} state={(i) => (i < 4 ? 'seen' : i === 4 ? 'target' : 'later')} />
      </Way>
      <Way
        title="some words 填词 (BERT)"
        desc="Five of six words are visible on both sides; the third is the target."
        height={84}
      >
        <Words y={36} state={(i) => (i === 2 ? 'target' : 'seen')} />
      </Way>
      <Way
        title="75% of the patches 补图块 (MAE)"
        desc="A grid of 48 patches: 12 are dark and visible, 36 are outlined in red and must be filled in."
        height={128}
      >
        {Array.from({ length: rows * columns }, (_, i) => {
          const seen = visible.has(i);
          return (
            <Box
              key={i}
              x={6 + (i % columns) * 24}
              y={30 + Math.floor(i / columns) * 24}
              w={21}
              h={21}
              fill={seen ? 'ink' : 'none'}
              color={seen ? 'ink' : 'cinnabar'}
              width={1.2}
            />
          );
        })}
      </Way>
      <Way
        title="what lies under noise 去噪"
        desc="A jagged dark curve is given; the smooth red curve under it must be returned."
        height={128}
      >
        <Path points={curve(disturbed, 2)} color="soft" width={1} />
        <Path points={curve(clean, 3)} color="cinnabar" width={2.2} />
      </Way>
    </Panels>
  );
}
