import { Box, Label, Line, Panel } from './kit';

const CANDIDATES = [
  { word: 'puppy', grammatical: true, sensible: true },
  { word: 'kitten', grammatical: true, sensible: true },
  { word: 'ladder', grammatical: true, sensible: false },
  { word: 'quickly', grammatical: false, sensible: false },
] as const;

export default function Slot() {
  const left = 92;
  const top = 74;
  const cell = { w: 128, h: 68 };
  const place = (grammatical: boolean, sensible: boolean) => ({
    x: left + (sensible ? cell.w : 0),
    y: top + (grammatical ? 0 : cell.h),
  });
  return (
    <Panel
      width={356}
      height={252}
      maxScale={1.35}
      title="Four candidates for one slot"
      desc="A two by two table. Puppy and kitten are grammatical and sensible, ladder is grammatical but not sensible, quickly is neither."
    >
      <Label x={178} y={16} size={14}>
        The vet weighed the <tspan fill="var(--cinnabar)">____</tspan> before the operation.
      </Label>
      {[true, false].flatMap((grammatical) =>
        [false, true].map((sensible) => {
          const at = place(grammatical, sensible);
          const words = CANDIDATES.filter((c) => c.grammatical === grammatical && c.sensible === sensible);
          const fits = grammatical && sensible;
          return (
            <g key={`${grammatical}${sensible}`}>
              <Box x={at.x} y={at.y} w={cell.w} h={cell.h} radius={0} color="rule" fill={fits ? 'wash' : 'paper'} />
              {words.map((c, i) => (
                <Label
                  key={c.word}
                  x={at.x + cell.w / 2}
                  y={at.y + cell.h / 2 + (i - (words.length - 1) / 2) * 22}
                  size={16}
                  color={fits ? 'cinnabar' : 'ink'}
                >
                  {c.word}
                </Label>
              ))}
              {words.length === 0 && (
                <Label x={at.x + cell.w / 2} y={at.y + cell.h / 2} color="soft">
                  (none of the four)
                </Label>
              )}
            </g>
          );
        }),
      )}
      <Line x1={left} y1={top} x2={left} y2={top + 2 * cell.h} color="soft" />
      <Line x1={left} y1={top + 2 * cell.h} x2={left + 2 * cell.w} y2={top + 2 * cell.h} color="soft" />
      <Label x={left - 8} y={top + cell.h / 2} anchor="end">
        grammatical
      </Label>
      <Label x={left - 8} y={top + cell.h * 1.5} anchor="end">
        broken
      </Label>
      <Label x={left + cell.w / 2} y={top + 2 * cell.h + 18}>
        odd
      </Label>
      <Label x={left + cell.w * 1.5} y={top + 2 * cell.h + 18}>
        sensible
      </Label>
      <Label x={left - 8} y={top - 18} anchor="end" size={12} color="soft">
        word class ↑
      </Label>
      <Label x={left + 2 * cell.w} y={top + 2 * cell.h + 36} anchor="end" size={12} color="soft">
        meaning →
      </Label>
    </Panel>
  );
}
