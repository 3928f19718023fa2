import type { JSX } from 'preact';
import { Label, Panel, Panels, round, token } from './kit';

/** Side of a picture in units. */
const side = 108;
/** Share of the first picture in Mixup, and the pasted rectangle of CutMix as shares of the side. */
const mix = 0.7;
const patch = { x: 0.5, y: 0.45, w: 0.5, h: 0.55 };
const cutMixShare = 1 - patch.w * patch.h;

/** Cat: two ears, a face, a tail to the right. */
function Cat() {
  return (
    <g fill="none" stroke={token('cinnabar')} stroke-width={2} stroke-linejoin="round" stroke-linecap="round">
      <path
        d="M24 46L27 22L42 34H56L71 22L74 46Q74 72 49 72Q24 72 24 46Z"
        fill={token('cinnabar')}
        fill-opacity={0.16}
      />
      <path d="M38 48v4M60 48v4M45 59l4 3l4 -3" />
      <path d="M66 66Q96 84 90 48" />
    </g>
  );
}

/** Ball: a circle with two seams. */
function Ball() {
  return (
    <g fill="none" stroke={token('blue')} stroke-width={2}>
      <circle cx={58} cy={60} r={34} fill={token('blue')} fill-opacity={0.16} />
      <path d="M31 40Q56 60 31 80M85 40Q60 60 85 80" />
    </g>
  );
}

interface View {
  name: string;
  gloss: string;
  /** Share of the label "cat"; the rest is "ball". */
  cat: number;
  draw: () => JSX.Element;
}

const inPatch = `M${round(patch.x * side)} ${round(patch.y * side)}h${round(patch.w * side)}v${round(patch.h * side)}h${round(-patch.w * side)}Z`;

const views: readonly View[] = [
  { name: 'original', gloss: '原图', cat: 1, draw: () => <Cat /> },
  {
    name: 'flip',
    gloss: '翻转',
    cat: 1,
    draw: () => (
      <g transform={`translate(${side} 0) scale(-1 1)`}>
        <Cat />
      </g>
    ),
  },
  {
    name: 'crop',
    gloss: '裁剪',
    cat: 1,
    draw: () => (
      <g transform="scale(1.5) translate(-20 -16)">
        <Cat />
      </g>
    ),
  },
  {
    name: 'brightness',
    gloss: '亮度',
    cat: 1,
    draw: () => (
      <g>
        <rect width={side} height={side} fill={token('ink')} opacity={0.28} />
        <Cat />
      </g>
    ),
  },
  {
    name: 'Cutout',
    gloss: '挖块',
    cat: 1,
    draw: () => (
      <g>
        <Cat />
        <rect x={52} y={18} width={38} height={38} fill={token('soft')} />
      </g>
    ),
  },
  {
    name: 'Mixup',
    gloss: '调和',
    cat: mix,
    draw: () => (
      <g>
        <g opacity={mix}>
          <Cat />
        </g>
        <g opacity={1 - mix}>
          <Ball />
        </g>
      </g>
    ),
  },
  {
    name: 'CutMix',
    gloss: '贴块',
    cat: cutMixShare,
    draw: () => (
      <g>
        <Cat />
        <g clip-path="url(#f05-patch)">
          <path d={inPatch} fill={token('paper')} />
          <Ball />
        </g>
        <path d={inPatch} fill="none" stroke={token('soft')} stroke-width={1} />
      </g>
    ),
  },
];

function Share({ y, value, color, name }: { y: number; value: number; color: 'cinnabar' | 'blue'; name: string }) {
  const width = 56;
  return (
    <g>
      <Label x={34} y={y} anchor="end" size={12} color={color}>
        {name}
      </Label>
      <rect x={38} y={y - 5} width={width} height={10} fill="none" stroke={token('rule')} />
      <rect x={38} y={y - 5} width={round(width * value)} height={10} fill={token(color)} />
      <Label x={38 + width + 3} y={y} anchor="start" size={12}>
        {Number(value.toFixed(2))}
      </Label>
    </g>
  );
}

export default function Augmentations() {
  const columns = 2;
  const cellWidth = 176;
  const cellHeight = 190;
  const group = (items: readonly View[], title: string) => (
    <Panel
      width={columns * cellWidth}
      height={Math.ceil(items.length / columns) * cellHeight}
      title={title}
      desc={items.map((v) => `${v.name}: label cat ${v.cat.toFixed(2)}, ball ${(1 - v.cat).toFixed(2)}`).join('; ')}
    >
      <defs>
        {items.some((v) => v.name === 'CutMix') && (
          <clipPath id="f05-patch">
            <path d={inPatch} />
          </clipPath>
        )}
        <clipPath id={`f05-frame-${items.length}`}>
          <rect width={side} height={side} />
        </clipPath>
      </defs>
      {items.map((v, i) => (
        <g
          key={v.name}
          transform={`translate(${(i % columns) * cellWidth + 20} ${Math.floor(i / columns) * cellHeight + 24})`}
        >
          <Label x={side / 2} y={-11}>
            {v.name} {v.gloss}
          </Label>
          <g clip-path={`url(#f05-frame-${items.length})`}>{v.draw()}</g>
          <rect width={side} height={side} fill="none" stroke={token('ink')} stroke-width={1.2} />
          <Share y={side + 14} value={v.cat} color="cinnabar" name="cat" />
          <Share y={side + 31} value={1 - v.cat} color="blue" name="ball" />
        </g>
      ))}
    </Panel>
  );
  return (
    <Panels>
      {group(views.slice(0, 4), 'Changes that keep the label')}
      {group(views.slice(4), 'Cutout, Mixup and CutMix')}
    </Panels>
  );
}
