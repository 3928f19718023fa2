/** Buttons for the networks to start from. */
import { encodeLayers } from './layers';
import { PRESETS } from './presets';
import type { Props } from './props';
import { presetNames, words } from './text';

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

export function PresetButtons({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.presets[language]}>
      {PRESETS.map(({ name, channels, height, width, layers }) => {
        const net = encodeLayers(layers);
        return (
          <button
            key={name}
            type="button"
            disabled={!set}
            aria-pressed={sameNumbers(net, params.net)}
            onClick={() => {
              // The chapter's variants keep the reader's picture; a published network brings its own.
              const variant =
                width === 60 &&
                params.channels === channels &&
                PRESETS.slice(0, 4).some((p) => sameNumbers(encodeLayers(p.layers), params.net));
              set?.({ net, layer: 1, ...(!variant && { channels, height, width }) });
            }}
          >
            {presetNames[name]?.[language]}
          </button>
        );
      })}
    </p>
  );
}
