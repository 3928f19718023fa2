/** What the fullest device needs under each strategy, and for what. */
import { token, type Color } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { grouped } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { sumOf } from './compute';
import type { Props } from './props';
import type { Memory } from './step.ts';
import { strategyNames, words } from './text';
import { tint } from './tint';

const PARTS: readonly (readonly [key: keyof Memory, color: Color])[] = [
  ['weights', 'blue'],
  ['gradients', 'ochre'],
  ['optimizer', 'cinnabar'],
  ['activations', 'green'],
];

export function MemoryPanel({ params, result, language }: Props) {
  const most = Math.max(...result.rows.map((row) => sumOf(row.memory)));
  const left = 76;
  const unit = 212 / most;
  const top = 58;
  const step = 27;
  return (
    <Panel
      width={360}
      height={top + result.rows.length * step}
      title={words.memory[language]}
      desc={result.rows
        .map(
          ({ strategy, memory }) =>
            `${strategyNames[strategy][language]}: ${PARTS.map(([key]) => `${words[key][language]} ${grouped(Math.round(memory[key]))}`).join(', ')}`,
        )
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.memory[language]}
      </Label>
      {PARTS.map(([key, color], i) => (
        <g key={key}>
          <rect x={4 + i * 90} y={27} width={12} height={12} fill={tint(color)} stroke={token(color)} />
          <Label x={21 + i * 90} y={33} anchor="start" size={12} color={color}>
            {words[key][language]}
          </Label>
        </g>
      ))}
      {result.rows.map(({ strategy, memory }, r) => {
        let from = 0;
        const y = top + r * step;
        const chosen = strategy === params.strategy;
        return (
          <g key={strategy}>
            <Label x={left - 7} y={y + 8} anchor="end" size={12} weight={chosen ? 'bold' : 'normal'}>
              {strategyNames[strategy][language]}
            </Label>
            {PARTS.map(([key, color]) => {
              const x = left + from * unit;
              from += memory[key];
              return (
                <rect
                  key={key}
                  x={round(x)}
                  y={y}
                  width={round(memory[key] * unit)}
                  height={16}
                  fill={tint(color)}
                  stroke={token(color)}
                  stroke-width={0.8}
                />
              );
            })}
            <Label x={left + from * unit + 6} y={y + 8} anchor="start" size={12} weight={chosen ? 'bold' : 'normal'}>
              {grouped(Math.round(from))}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}
