import { Label, Matrix, Panel } from './kit';
import { bleu, candidates, chrF, reference, rouge, rougeL } from './19-math';

const notes: Record<string, string> = { a: 'reworded', b: 'cut short', c: 'reversed', d: 'paraphrase', e: 'negated' };
const right: Record<string, string> = { a: '✓', b: '✓', c: '✗', d: '✓', e: '✗' };
const values = candidates.map(([, words]) => [
  100 * bleu(words, reference, 1),
  100 * bleu(words, reference, 4),
  100 * chrF(words, reference),
  100 * rouge(words, reference, 1),
  100 * rougeL(words, reference),
]);

export default function Blindness() {
  return (
    <Panel
      width={356}
      height={248}
      title="Five candidates, five metrics"
      desc="A heat map of scores in per cent. The negated sentence scores 74 to 95 everywhere, the correct paraphrase 0 to 27."
    >
      <Matrix
        x={112}
        y={58}
        values={values}
        cell={[43, 36]}
        scale="weight"
        max={100}
        digits={0}
        textSize={13}
        columnLabels={['BLEU-1', 'BLEU-4', 'chrF', 'ROUGE-1', 'ROUGE-L']}
        slantColumns
        labelSize={12}
      />
      {candidates.map(([mark], i) => (
        <g key={mark}>
          <Label x={0} y={58 + (i + 0.5) * 36} size={12.5} anchor="start">
            {right[mark]} ({mark}) {notes[mark]}
          </Label>
        </g>
      ))}
    </Panel>
  );
}
