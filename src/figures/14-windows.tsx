import { Arrow, Box, Label, Panel, Panels } from './kit';
import { pairsOf } from './14-math';

const SENTENCE = 'the farmer fed seven hungry geese today';
const WORDS = SENTENCE.split(' ');
const WINDOW = 2;
const CENTER = 3;
const widths = WORDS.map((w) => 9 + 7 * w.length);
const GAP = 4;
const placed = WORDS.map((word, i) => {
  const x = 4 + widths.slice(0, i).reduce((sum, w) => sum + w + GAP, 0);
  const w = widths[i] ?? 0;
  return { word, x, w, middle: x + w / 2 };
});
const center = placed[CENTER] ?? placed[0]!;
const neighbors = placed.filter((_, i) => i !== CENTER && Math.abs(i - CENTER) <= WINDOW);
const pairs = pairsOf(SENTENCE, WINDOW);
const WIDTH = 352;
const answers = [46, 122, 214, 304];

function Words({ y }: { y: number }) {
  return (
    <>
      {placed.map((p, i) => {
        const role = i === CENTER ? 'cinnabar' : Math.abs(i - CENTER) <= WINDOW ? 'blue' : 'soft';
        return (
          <Box
            key={p.word}
            x={p.x}
            y={y}
            w={p.w}
            h={26}
            color={role}
            label={p.word}
            labelSize={12.5}
            labelColor={role}
            dash={role === 'soft' ? 'dotted' : 'solid'}
          />
        );
      })}
    </>
  );
}

export default function Windows() {
  return (
    <Panels>
      <Panel
        width={WIDTH}
        height={180}
        title="CBOW"
        desc="The four neighbors of seven are averaged into one vector, which guesses seven."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          CBOW
        </Label>
        <Words y={36} />
        {neighbors.map((p) => (
          <Arrow
            key={p.word}
            x1={p.middle}
            y1={64}
            x2={center.middle + (p.middle - center.middle) * 0.24}
            y2={102}
            color="blue"
          />
        ))}
        <Box x={center.middle - 44} y={105} w={88} h={26} color="ink" label="average" />
        <Arrow x1={center.middle + 45} y1={118} x2={center.middle + 86} y2={118} color="cinnabar" />
        <Label x={center.middle + 92} y={118} anchor="start" size={14} color="cinnabar">
          seven ?
        </Label>
        <Label x={WIDTH / 2} y={160} color="soft">
          one guess for each position: {WORDS.length} in all
        </Label>
      </Panel>
      <Panel
        width={WIDTH}
        height={180}
        title="Skip-gram"
        desc="The word seven guesses each of its four neighbors separately."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          skip-gram
        </Label>
        <Words y={36} />
        {neighbors.map((p, i) => (
          <Arrow
            key={p.word}
            x1={center.middle + (i - 1.5) * 7}
            y1={63}
            x2={answers[i] ?? 0}
            y2={102}
            color="cinnabar"
          />
        ))}
        {neighbors.map((p, i) => (
          <Label key={p.word} x={answers[i] ?? 0} y={116} size={14} color="blue">
            {p.word} ?
          </Label>
        ))}
        <Label x={WIDTH / 2} y={160} color="soft">
          {neighbors.length} guesses here, {pairs.length} in all
        </Label>
      </Panel>
      <Panel
        width={WIDTH}
        height={190}
        title="The training pairs"
        desc="For each of the seven centers, the neighbors it has to guess: two, three, four, four, four, three and two."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          all {pairs.length} pairs
        </Label>
        {WORDS.map((word, i) => {
          const own = pairs.filter(([a]) => a === word).map(([, b]) => b);
          const y = 40 + i * 22;
          return (
            <g key={word}>
              <Label x={66} y={y} anchor="end" color={i === CENTER ? 'cinnabar' : 'ink'}>
                {word}
              </Label>
              <Arrow x1={72} y1={y} x2={92} y2={y} color={i === CENTER ? 'cinnabar' : 'soft'} head={5} />
              <Label x={99} y={y} anchor="start" color={i === CENTER ? 'blue' : 'ink'}>
                {own.join(', ')}
              </Label>
              <Label x={346} y={y} anchor="end" color="soft">
                {own.length}
              </Label>
            </g>
          );
        })}
      </Panel>
    </Panels>
  );
}
