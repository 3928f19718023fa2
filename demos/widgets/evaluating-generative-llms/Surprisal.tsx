/** How many bits each word of the candidate surprises the small language model. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { cellFill } from '../../ui/Matrix';
import { Panel } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import type { Part } from './props';
import { words } from './text';

export function Surprisal({ result, language }: Part) {
  const { model, candidate } = result;
  if (!model) return <p>{words.noModel[language]}</p>;
  const bits = model.probabilities.map((p) => -Math.log2(p));
  const top = 34;
  const step = Math.min(24, Math.max(12, 420 / candidate.length));
  const most = Math.max(...bits, 4);
  const height = top + candidate.length * step + 44;
  return (
    <Panel
      width={360}
      height={height}
      title={words.modelTitle[language]}
      desc={candidate.map((token, i) => `${token} ${bits[i]?.toFixed(1)}`).join(', ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {words.modelTitle[language]}
      </Label>
      {candidate.map((token, i) => (
        <g key={i}>
          <Label x={66} y={top + i * step} anchor="end" size={Math.min(12, step * 0.9)}>
            {shortened(token, 9)}
          </Label>
          <rect
            x={74}
            y={round(top + i * step - step * 0.36)}
            width={round((210 * (bits[i] ?? 0)) / most)}
            height={round(step * 0.72)}
            fill={cellFill(bits[i] ?? 0, most, 'weight', 0.7)}
            stroke="var(--cinnabar)"
            stroke-width={0.8}
          />
          <Label x={80 + (210 * (bits[i] ?? 0)) / most} y={top + i * step} anchor="start" size={12} color="soft">
            {bits[i]?.toFixed(1)}
          </Label>
        </g>
      ))}
      <Label x={74} y={height - 32} anchor="start" size={12} color="soft">
        {words.surprisal[language]}
      </Label>
      <Label x={0} y={height - 10} anchor="start">
        {words.perplexity[language]} {model.perplexity.toFixed(1)} · {words.perCharacter[language]}{' '}
        {model.bitsPerCharacter.toFixed(2)}
      </Label>
    </Panel>
  );
}
