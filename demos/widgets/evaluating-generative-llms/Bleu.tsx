/** The counts behind BLEU. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { hundred } from './format';
import { GLUE } from './metrics';
import type { Part } from './props';
import { words } from './text';

export function Bleu({ result, language }: Part) {
  const { counts, candidateLength, referenceLength, brevity, scores } = result;
  const top = 40;
  const bar = 180;
  const height = top + counts.length * 28 + 64;
  const rows = counts.map(({ matched, total }, i) => `p${i + 1} = ${matched}/${total}`).join(', ');
  return (
    <Panel
      width={360}
      height={height}
      title={words.bleuTitle[language]}
      desc={`${rows}; ${words.penalty[language]} ${brevity.toFixed(4)}; BLEU ${hundred(scores.bleu)}`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.bleuTitle[language]}
      </Label>
      {counts.map(({ matched, total, found }, i) => (
        <g key={i}>
          <title>{`${words.found[language]}: ${found.map((gram) => gram.split(GLUE).join(' ')).join(' · ') || '–'}`}</title>
          <Label x={0} y={top + i * 28} anchor="start" size={12} color="soft">
            n = {i + 1}
          </Label>
          <rect x={50} y={top + i * 28 - 9} width={bar} height={18} fill="var(--paper)" stroke="var(--rule)" />
          <rect
            x={50}
            y={top + i * 28 - 9}
            width={round(total ? (bar * matched) / total : 0)}
            height={18}
            fill="var(--blue)"
          />
          <Label x={240} y={top + i * 28} anchor="start">
            {matched} / {total}
          </Label>
          <Label x={360} y={top + i * 28} anchor="end" size={12} color="soft">
            {total ? (matched / total).toFixed(3) : '–'}
          </Label>
        </g>
      ))}
      <Label x={0} y={height - 48} anchor="start" size={12} color="soft">
        {words.penalty[language]} ({candidateLength} : {referenceLength} {words.words[language]})
      </Label>
      <Label x={360} y={height - 48} anchor="end">
        {brevity.toFixed(4)}
      </Label>
      <Line x1={0} y1={height - 34} x2={360} y2={height - 34} color="rule" width={1} />
      <Label x={0} y={height - 18} anchor="start" weight="bold">
        BLEU-{counts.length}
      </Label>
      <Label x={360} y={height - 18} anchor="end" weight="bold" color="cinnabar">
        {(100 * scores.bleu).toFixed(4)}
      </Label>
    </Panel>
  );
}
