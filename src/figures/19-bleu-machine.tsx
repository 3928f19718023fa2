import { Box, Dot, Label, Panel, Panels, Plot, type Point } from './kit';
import { bleu, brevityPenalty, candidates, matches, reference } from './19-math';

const words = candidates[0]?.[1] ?? [];
const cell = 22;
const left = 56;
const curve = Array.from({ length: 61 }, (_, i): Point => {
  const ratio = 0.3 + i / 50;
  return [ratio, brevityPenalty(ratio, 1)];
});
const marked: readonly (readonly [name: string, c: number, r: number])[] = [
  ['(b): 8 of 10 words', 8, 10],
  ['4 of 7 words', 4, 7],
];

export default function BleuMachine() {
  return (
    <Panels>
      <Panel
        width={356}
        height={284}
        title="Clipped counts of BLEU for candidate (a)"
        desc="Four rows of cells, one cell an n-gram of the candidate; 9 of 11, 6 of 10, 4 of 9 and 2 of 8 are found in the reference. Their geometric mean is 0.483."
      >
        {words.map((word, i) => (
          <Label key={i} x={left + (i + 0.5) * cell} y={80} size={13} anchor="start" rotate={-52}>
            {word}
          </Label>
        ))}
        {[1, 2, 3, 4].map((n) => {
          const found = matches(words, reference, n);
          const y = 96 + (n - 1) * 38;
          return (
            <g key={n}>
              <Label x={left - 10} y={y + 11} size={13} anchor="end">
                n = {n}
              </Label>
              {found.map((yes, i) => (
                <Box
                  key={i}
                  x={left + (i + (n - 1) / 2) * cell + 1.5}
                  y={y}
                  w={cell - 3}
                  h={22}
                  fill={yes ? 'cinnabar' : 'none'}
                  color={yes ? 'cinnabar' : 'soft'}
                  width={1}
                />
              ))}
              <Label x={354} y={y + 11} size={13} anchor="end">
                {found.filter(Boolean).length}/{found.length}
              </Label>
            </g>
          );
        })}
        <Label x={left + 5.5 * cell} y={264} size={13} color="cinnabar">
          geometric mean × 1 = {bleu(words, reference, 4).toFixed(6)}
        </Label>
      </Panel>
      <Panel
        width={320}
        height={284}
        title="Brevity penalty"
        desc="Penalty against candidate length over reference length: rising as e to the power 1 minus r over c up to 1 at equal length, then flat at 1."
      >
        <Plot
          width={320}
          height={284}
          xAxis={{ range: [0.3, 1.5], ticks: [0.4, 0.6, 0.8, 1, 1.2, 1.4], label: 'length c / r' }}
          yAxis={{ range: [0, 1.1], ticks: [0, 0.25, 0.5, 0.75, 1], label: 'brevity penalty' }}
          margin={[14, 14, 44, 58]}
          series={[{ points: curve, color: 'blue' }]}
        >
          {({ x, y }) => (
            <g>
              {marked.map(([name, c, r]) => (
                <g key={name}>
                  <Dot x={x(c / r)} y={y(brevityPenalty(c, r))} color="cinnabar" />
                  <Label x={x(c / r) + 9} y={y(brevityPenalty(c, r)) + 10} size={12} anchor="start">
                    {name}: {brevityPenalty(c, r).toFixed(3)}
                  </Label>
                </g>
              ))}
            </g>
          )}
        </Plot>
      </Panel>
    </Panels>
  );
}
