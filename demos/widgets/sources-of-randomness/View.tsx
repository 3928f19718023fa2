/** Two pages: draws against theory, and the last digits of three exact methods. */
import { Panels } from '../../ui/Panel';
import { DifferenceMap } from './DifferenceMap';
import { Methods, Sums } from './DigitsView';
import { Bars, Facts } from './DrawsView';
import { Seeds } from './SeedsView';
import { Continuation, Sources } from './SourceView';
import type { MapName } from './parameters';
import type { Props } from './props';
import { mapNames, tabNames, words } from './text';

function Tabs({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.pages[language]}>
      {(['sampling', 'digits'] as const).map((tab) => (
        <button
          key={tab}
          type="button"
          disabled={!set}
          aria-pressed={params.tab === tab}
          onClick={() => set?.({ tab })}
        >
          {tabNames[tab][language]}
        </button>
      ))}
    </p>
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
      <p class="tabs" role="group" aria-label={words.method[language]} style={{ marginBlockStart: '0.8rem' }}>
        {(Object.keys(mapNames) as MapName[]).map((map) => (
          <button
            key={map}
            type="button"
            disabled={!set}
            aria-pressed={params.map === map}
            onClick={() => set?.({ map })}
          >
            {mapNames[map][language]}
          </button>
        ))}
      </p>
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
      <Tabs {...props} />
      {props.params.tab === 'sampling' ? <Sampling {...props} /> : <Digits {...props} />}
    </>
  );
}
