/** Buttons for the networks to start from. */
import { ButtonRow } from '../../ui/ButtonRow';
import { encodeLayers } from './layers';
import { PRESETS, type Preset } from './presets';
import type { Props } from './props';
import type { Params } from './settings';
import { presetNames, words } from './text';

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** What a press changes: the chapter's variants keep the reader's picture; a published network brings its own. */
function started(params: Params, { channels, height, width, layers }: Preset): Partial<Params> {
  const variant =
    width === 60 &&
    params.channels === channels &&
    PRESETS.slice(0, 4).some((p) => sameNumbers(encodeLayers(p.layers), params.net));
  return { net: encodeLayers(layers), layer: 1, ...(!variant && { channels, height, width }) };
}

export function PresetButtons({ params, language, set }: Props) {
  const buttons = PRESETS.map((preset) => ({
    name: presetNames[preset.name]?.[language] ?? preset.name,
    pressed: sameNumbers(encodeLayers(preset.layers), params.net),
    press: set && (() => set(started(params, preset))),
  }));
  return <ButtonRow label={words.presets[language]} buttons={buttons} />;
}
