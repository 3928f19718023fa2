/** The experiment's answer where two words were merged: what is left of the nearness of each. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import type { Merged } from './merging';
import { words } from './text';

export function MergeBars({ merged, language }: { merged: Merged; language: 'en' | 'zh' }) {
  const bars = merged.parts.flatMap(({ word, nearest, before, after }) => [
    { name: `${word} – ${nearest}`, when: words.alone[language], value: before, color: 'blue' as const },
    { name: '', when: words.afterMerge[language], value: after, color: 'cinnabar' as const },
  ]);
  const y = (i: number): number => 58 + i * 26 + Math.floor(i / 2) * 34;
  return (
    <Panel
      width={360}
      height={236}
      title={words.mergedTitle[language]}
      desc={`${merged.parts.map((p) => `${p.word}, ${p.nearest}: ${words.alone[language]} ${two(p.before)}, ${words.afterMerge[language]} ${two(p.after)}`).join('; ')}. ${words.exactSum[language]} ${merged.largestDifference}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.mergedTitle[language]}
      </Label>
      {bars.map(({ name, when, value, color }, i) => (
        <g key={i}>
          {name && (
            <Label x={0} y={y(i) - 22} anchor="start">
              {name}
            </Label>
          )}
          <Label x={60} y={y(i)} anchor="end" size={12} color="soft">
            {when}
          </Label>
          <rect x={68} y={y(i) - 8} width={round(236 * value)} height={16} fill={`var(--${color})`} opacity={0.85} />
          <Label x={74 + 236 * value} y={y(i)} anchor="start" size={12}>
            {two(value)}
          </Label>
        </g>
      ))}
      <Label x={0} y={y(3) + 32} anchor="start" size={12} color="soft">
        {words.exactSum[language]} {merged.largestDifference}
      </Label>
    </Panel>
  );
}
