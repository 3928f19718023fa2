import { Arrow, Dot, Label, Panel, token, type Color } from './kit';

const LEFT = 34;
const TOP = 18;
const SIZE = { w: 314, h: 226 };

/** Positions are a judgment on a scale of 0 to 1: how far the text moves, how sure the label stays. */
const TECHNIQUES: readonly {
  name: string;
  moves: number;
  sure: number;
  anchor: 'start' | 'end' | 'middle';
  dy?: number;
  color?: Color;
}[] = [
  { name: 'exact copy', moves: 0.02, sure: 0.97, anchor: 'start' },
  { name: 'typos', moves: 0.1, sure: 0.83, anchor: 'start' },
  { name: 'synonyms', moves: 0.14, sure: 0.66, anchor: 'start' },
  { name: 'deletion', moves: 0.2, sure: 0.44, anchor: 'start' },
  { name: 'masked-LM filling', moves: 0.34, sure: 0.3, anchor: 'start' },
  { name: 'word shuffle', moves: 0.42, sure: 0.14, anchor: 'start' },
  { name: 'round trip', moves: 0.56, sure: 0.77, anchor: 'start', color: 'cinnabar' },
  { name: 'LLM rewriting, filtered', moves: 0.93, sure: 0.91, anchor: 'end', color: 'cinnabar' },
  { name: 'LLM from a label', moves: 0.94, sure: 0.52, anchor: 'end', dy: -15 },
];

export default function MapOfTechniques() {
  const x = (v: number) => LEFT + v * SIZE.w;
  const y = (v: number) => TOP + (1 - v) * SIZE.h;
  return (
    <Panel
      width={360}
      height={284}
      maxScale={1.45}
      title="Techniques by change of text and safety of label"
      desc="Exact copies are safe and move nothing; word shuffling and masked filling are unsafe; round trips and filtered rewriting move the text far and keep the label, which is the useful band at the upper right."
    >
      <rect x={x(0.42)} y={y(1)} width={SIZE.w * 0.58} height={SIZE.h * 0.38} fill={token('wash')} stroke="none" />
      <Label x={x(0.985)} y={y(0.665)} anchor="end" size={12.5} color="soft">
        useful
      </Label>
      <Arrow x1={LEFT} y1={TOP + SIZE.h} x2={LEFT + SIZE.w + 6} y2={TOP + SIZE.h} color="soft" />
      <Arrow x1={LEFT} y1={TOP + SIZE.h} x2={LEFT} y2={TOP - 10} color="soft" />
      <Label x={LEFT + SIZE.w / 2} y={TOP + SIZE.h + 22} color="soft">
        how far the text moves
      </Label>
      <Label x={LEFT - 18} y={TOP + SIZE.h / 2} rotate={-90} color="soft">
        how sure the label stays
      </Label>
      {TECHNIQUES.map((t) => (
        <g key={t.name}>
          <Dot x={x(t.moves)} y={y(t.sure)} color={t.color ?? 'ink'} />
          <Label
            x={x(t.moves) + (t.dy ? 6 : t.anchor === 'start' ? 9 : -9)}
            y={y(t.sure) + (t.dy ?? 0)}
            anchor={t.anchor}
            color={t.color ?? 'ink'}
          >
            {t.name}
          </Label>
        </g>
      ))}
    </Panel>
  );
}
