import { Arrow, Box, Label, Panel, Panels, Path } from './kit';

const WORDS = [
  { text: '他', width: 40 },
  { text: '昨天', width: 54 },
  { text: '在图书馆', width: 80 },
  { text: '借了', width: 54 },
  { text: '书', width: 40 },
] as const;
const GAP = 12;
const ASKING = 3;
const TOP = 172;

const placed = WORDS.map((word, i) => {
  const x = 18 + WORDS.slice(0, i).reduce((sum, w) => sum + w.width + GAP, 0);
  return { ...word, x, middle: x + word.width / 2 };
});
const asker = placed[ASKING] ?? placed[0]!;

function Sentence({ marked }: { marked?: number }) {
  return (
    <>
      {placed.map((w, i) => (
        <Box
          key={w.text}
          x={w.x}
          y={TOP}
          w={w.width}
          h={34}
          label={w.text}
          labelSize={15}
          color={i === marked ? 'cinnabar' : 'ink'}
          labelColor={i === marked ? 'cinnabar' : 'ink'}
        />
      ))}
    </>
  );
}

export default function AttentionSources() {
  const decoder = 178;
  return (
    <Panels>
      <Panel
        width={352}
        height={262}
        title="Cross-attention"
        desc="A decoder step that is about to write the word borrowed sends one arrow to each of the five encoder states of the Chinese sentence."
      >
        <Label x={18} y={14} anchor="start" size={15} weight="bold">
          cross-attention
        </Label>
        <Box x={decoder - 62} y={46} w={124} h={34} color="blue" label="borrowed …" labelColor="blue" labelSize={15} />
        <Label x={decoder - 70} y={63} anchor="end" size={13} color="soft">
          decoder
        </Label>
        {placed.map((w, i) => (
          <Arrow key={w.text} x1={decoder - 40 + i * 20} y1={81} x2={w.middle} y2={TOP - 4} color="blue" />
        ))}
        <Sentence />
        <Label x={177} y={TOP + 52} size={13} color="soft">
          encoder: another sequence
        </Label>
        <Label x={decoder + 70} y={63} anchor="start" size={13} color="blue">
          asks
        </Label>
        <Label x={177} y={TOP + 74} size={13}>
          queries from above, keys and values from below
        </Label>
      </Panel>
      <Panel
        width={352}
        height={262}
        title="Self-attention"
        desc="The token 借了 sends arrows to all five tokens of its own sentence, one of them a loop back to itself."
      >
        <Label x={18} y={14} anchor="start" size={15} weight="bold">
          self-attention
        </Label>
        {placed.map((w, i) => {
          if (i === ASKING) return null;
          const away = i - ASKING;
          return (
            <Arrow
              key={w.text}
              x1={asker.middle + Math.sign(away) * (14 - 3 * Math.abs(away))}
              y1={TOP - 1}
              x2={w.middle}
              y2={TOP - 4}
              bend={Math.sign(away) * (26 + Math.abs(w.middle - asker.middle) * 0.62)}
              color="cinnabar"
            />
          );
        })}
        <Path d={`M${asker.middle - 5} ${TOP + 35}c-22 34 32 34 12 5`} color="cinnabar" />
        <Path d={`M${asker.middle + 5} ${TOP + 46}l1.5 -7.5l6.5 3.6`} color="cinnabar" />
        <Sentence marked={ASKING} />
        <Label x={asker.middle + 22} y={TOP + 52} anchor="start" size={13} color="cinnabar">
          itself too
        </Label>
        <Label x={112} y={TOP + 52} size={13} color="soft">
          one and the same sequence
        </Label>
        <Label x={177} y={TOP + 74} size={13}>
          queries, keys and values from the same tokens
        </Label>
      </Panel>
    </Panels>
  );
}
