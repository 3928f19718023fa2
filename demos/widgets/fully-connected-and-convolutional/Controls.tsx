/** Which page, and what a press on the picture does; a picture of the reader’s own. */
import type { TargetedEvent } from 'preact';
import { Tabs } from '../../ui/Tabs';
import { readPicture } from './gesture';
import { TEMPLATE } from './pictures';
import type { Props } from './props';
import type { Params, Tab } from './settings';
import { notices, tabNames, toolNames, words } from './text';

export const dropOn =
  ({ set }: Props) =>
  (file: File): void =>
    void (set && readPicture(file, set));

/** The page of full-size kernels opens on the digit that they are templates of, unless the reader has a picture of their own. */
const opened = (tab: Tab, { picture, size }: Params): Partial<Params> =>
  tab === 'full' && picture !== 'own'
    ? { tab, picture: 'probe', row: Math.floor((size - TEMPLATE) / 2), column: Math.floor((size - TEMPLATE) / 2) }
    : { tab };

export function Pages({ params, language, set }: Props) {
  return (
    <Tabs
      label={words.tabs[language]}
      options={Object.keys(tabNames) as Tab[]}
      chosen={params.tab}
      nameOf={(tab) => tabNames[tab][language]}
      choose={set && ((tab) => set(opened(tab, params)))}
    />
  );
}

/** What a press does, ready pictures, and a file. Keys: the sliders move the window, the button flips its pixel. */
export function Tools({ params, result, language, set }: Props) {
  const { size, image, row, column } = result;
  const at = Math.min(size - 1, row * params.stride) * size + Math.min(size - 1, column * params.stride);
  return (
    <>
      <Tabs
        label={words.tools[language]}
        options={['window', 'draw', 'erase']}
        chosen={params.tool}
        nameOf={(tool) => toolNames[tool][language]}
        choose={set && ((tool) => set({ tool }))}
      />
      {set && (
        <p class="actions" style={{ margin: '-0.5rem 0 0.6rem' }}>
          <button
            type="button"
            class="quiet"
            onClick={() =>
              set({ picture: 'own', image: image.map((value, i) => (i === at ? (value > 128 ? 0 : 256) : value)) })
            }
          >
            {words.flip[language]}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => set({ picture: 'own', image: image.map(() => 0), tool: 'draw' })}
          >
            {words.clear[language]}
          </button>
          <button type="button" class="quiet" onClick={() => set({ picture: 'probe', size: 12 })}>
            {words.probe[language]}
          </button>
          <label>
            {words.file[language]}{' '}
            <input
              type="file"
              accept="image/*"
              onChange={(event: TargetedEvent<HTMLInputElement>) => {
                const file = event.currentTarget.files?.[0];
                if (file) void readPicture(file, set);
                event.currentTarget.value = '';
              }}
            />
          </label>
        </p>
      )}
      {params.notice !== 'none' && <p>⚠ {notices[params.notice][language]}</p>}
      {result.lost && <p>{words.lost[language]}</p>}
    </>
  );
}
