/** The digits, and what the network reads in them with the update attached, merged and detached. */
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { percent } from '../../ui/numbers';
import { Group, Panel } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { Picture } from './Picture';
import type { Set } from './View';
import type { TrainResult } from './compute';
import { PIXELS } from './digits';
import { type Params, SHOWN } from './method';
import { words } from './text';

export function Digits({
  params,
  result,
  language,
  set,
}: {
  params: Params;
  result: TrainResult;
  language: Language;
  set: Set;
}) {
  const { shown, finished } = result;
  const guesses = finished?.predictions[params.state];
  const size = 40;
  const accuracies = finished?.[params.state];
  const rows = (['newTask', 'oldTask'] as const).map((name, row) => ({
    name: words[name][language],
    share: accuracies?.[name] ?? (row === 0 ? result.newCurve : result.oldCurve).at(-1),
    row,
  }));
  const verdict = (i: number): string =>
    guesses ? (guesses[i] === shown.labels[i] ? words.right[language] : words.wrong[language]) : '';
  return (
    <div style={{ flex: '1 1 19rem' }}>
      <Panel
        width={360}
        height={222}
        title={words.digitsTitle[language]}
        desc={rows
          .map(
            ({ name, share, row }) =>
              `${name} ${share === undefined ? '' : percent(share)}: ${Array.from({ length: SHOWN }, (_, i) => `${shown.labels[row * SHOWN + i]} → ${guesses?.[row * SHOWN + i] ?? '?'} ${verdict(row * SHOWN + i)}`).join(', ')}`,
          )
          .join('; ')}
      >
        {rows.map(({ name, share, row }) => (
          <Group key={row} x={0} y={row * 112}>
            <Label x={0} y={12} anchor="start" weight="bold">
              {name}
            </Label>
            <Label x={360} y={12} anchor="end" weight="bold" color={row === 0 ? 'cinnabar' : 'blue'}>
              {share === undefined ? '' : percent(share)}
            </Label>
            {Array.from({ length: SHOWN }, (_, i) => {
              const at = row * SHOWN + i;
              const guess = guesses?.[at];
              const right = guess === shown.labels[at];
              return (
                <Group key={i} x={i * 45.5} y={26}>
                  <Picture values={shown.pixels.slice(at * PIXELS, (at + 1) * PIXELS)} size={size} signed={false} />
                  <Label
                    x={size / 2}
                    y={size + 13}
                    weight={right ? 'normal' : 'bold'}
                    color={guess === undefined ? 'soft' : 'ink'}
                  >
                    {guess === undefined ? '…' : `${guess} ${right ? '✓' : '✗'}`}
                  </Label>
                  {guess !== undefined && !right && (
                    <Label x={size / 2} y={size + 28} size={12} color="soft">
                      {words.is[language]} {shown.labels[at]}
                    </Label>
                  )}
                </Group>
              );
            })}
          </Group>
        ))}
      </Panel>
      <Tabs
        label={words.module[language]}
        options={['attached', 'merged', 'detached']}
        chosen={params.state}
        nameOf={(state) => words.states[state][language] + (finished ? ` · ${percent(finished[state].newTask)}` : '')}
        choose={set && ((state) => set({ state }))}
      />
      {params.method !== 'lora' && <p>{words.fullNoSwitch[language]}</p>}
    </div>
  );
}
