/** Two pages: draws against theory, and the last digits of three exact methods. */
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { DifferenceMap } from './DifferenceMap';
import { Methods, Sums } from './DigitsView';
import { Bars, Facts } from './DrawsView';
import { Seeds } from './SeedsView';
import { Continuation, Sources } from './SourceView';
import type { MapName } from './parameters';
import type { Props } from './props';
import { mapNames, tabNames, words } from './text';

function Pages({ params, language, set }: Props) {
  return (
    <Tabs
      label={words.pages[language]}
      options={['sampling', 'digits']}
      chosen={params.tab}
      nameOf={(tab) => tabNames[tab][language]}
      choose={set && ((tab) => set({ tab }))}
    />
  );
}

function Sampling(props: Props) {
  return (
    <>
      <Sources {...props} />
      <Continuation {...props} />
      <Panels>
        <Bars {...props} />
        <Facts {...props} />
        <Seeds {...props} />
      </Panels>
    </>
  );
}

function Digits(props: Props) {
  const { params, language, set } = props;
  return (
    <>
      <Methods {...props} />
      <Tabs
        label={words.method[language]}
        style={{ marginBlockStart: '0.8rem' }}
        options={Object.keys(mapNames) as MapName[]}
        chosen={params.map}
        nameOf={(map) => mapNames[map][language]}
        choose={set && ((map) => set({ map }))}
      />
      <Panels>
        <DifferenceMap {...props} />
        <Sums {...props} />
      </Panels>
    </>
  );
}

export function View(props: Props) {
  return (
    <>
      <Pages {...props} />
      {props.params.tab === 'sampling' ? <Sampling {...props} /> : <Digits {...props} />}
    </>
  );
}
