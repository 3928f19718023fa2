/** Where the next word comes from: the preset or the book's model, which shows its own words. */
import { Tabs } from '../../ui/Tabs';
import type { Props } from './props';
import { sourceNames, words } from './text';

const CONTEXTS = ['the number of', 'of the', 'it is', 'a model', 'the same', 'for example ,'] as const;

export function Sources({ params, language, set }: Props) {
  return (
    <>
      <Tabs
        label={words.pages[language]}
        style={{ marginBlockEnd: '0.4rem' }}
        options={['preset', 'book']}
        chosen={params.source}
        nameOf={(source) => sourceNames[source][language]}
        choose={set && ((source) => set({ source }))}
      />
      {params.source === 'book' && (
        <Tabs
          label={words.contexts[language]}
          options={CONTEXTS}
          chosen={params.context}
          nameOf={(context) => `… ${context}`}
          choose={set && ((context) => set({ context }))}
        />
      )}
    </>
  );
}

/** The book's model in its own words. */
export function Continuation({ params, result, language }: Props) {
  const { sampling } = result;
  if (!sampling || params.source !== 'book') return null;
  const joined = sampling.continuation.join(' ').replace(/ ([.,;:?])/g, '$1');
  const used = [words.usedNone, words.usedOne, words.usedBoth][sampling.order - 1] ?? words.usedNone;
  return (
    <>
      <p>{words.modelNote[language]}</p>
      <p>
        {used[language]}
        {sampling.unknown.length > 0 &&
          `${language === 'zh' ? '' : ' '}${words.unknown[language]} ${sampling.unknown.join(', ')}`}
      </p>
      <p>
        {words.goesOn[language]}{' '}
        <span lang="en" style={{ fontFamily: 'var(--text)', fontSize: '1.1em' }}>
          … {params.context.trim()} <b>{joined}</b> …
        </span>
      </p>
    </>
  );
}
