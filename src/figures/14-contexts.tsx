import { Box, Label, Panel } from './kit';

const WORDS = 'she sat on the bank and watched the river'.split(' ');
const TARGET = 4;
const GAP = 3;
const widths = WORDS.map((w) => 9 + 6.6 * w.length);
const placed = WORDS.map((word, i) => ({
  word,
  w: widths[i] ?? 0,
  x: 4 + widths.slice(0, i).reduce((sum, w) => sum + w + GAP, 0),
}));

const MODELS = [
  {
    name: 'Word2vec: a window of 2, as an unordered bag',
    sees: (i: number) => i !== TARGET && Math.abs(i - TARGET) <= 2,
  },
  { name: 'BERT: both sides, in order', sees: (i: number) => i !== TARGET },
  { name: 'GPT: the left side only, in order', sees: (i: number) => i < TARGET },
] as const;

export default function Contexts() {
  return (
    <Panel
      width={356}
      height={232}
      maxScale={1.4}
      title="What three models may use to guess one word"
      desc="The word bank in a sentence of nine words. Word2vec sees two words on each side, BERT all others, GPT the four words before it."
    >
      {MODELS.map((model, row) => {
        const y = 16 + row * 76;
        return (
          <g key={model.name}>
            <Label x={4} y={y} anchor="start" size={14}>
              {model.name}
            </Label>
            {placed.map((p, i) => {
              const target = i === TARGET;
              const seen = model.sees(i);
              return (
                <Box
                  key={i}
                  x={p.x}
                  y={y + 16}
                  w={p.w}
                  h={28}
                  color={target ? 'cinnabar' : seen ? 'blue' : 'rule'}
                  dash={target ? 'dashed' : 'solid'}
                  label={target ? '?' : p.word}
                  labelSize={12.5}
                  labelColor={target ? 'cinnabar' : seen ? 'blue' : 'soft'}
                />
              );
            })}
          </g>
        );
      })}
    </Panel>
  );
}
