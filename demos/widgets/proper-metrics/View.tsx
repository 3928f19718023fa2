/** The stops that beat the direct way, the three lengths, and the axioms with the worst case found for each. */
import { Panels } from '../../ui/Panel';
import { Axioms } from './Axioms';
import { CoinPlot } from './CoinPlot';
import { DISTANCES, worldOf } from './distances';
import { PlaneMap } from './PlaneMap';
import type { Props } from './props';
import { words } from './text';
import { Ways } from './Ways';

export function View(props: Props) {
  const { params, result, language, set } = props;
  return (
    <>
      {(['plane', 'arrows', 'coins'] as const).map((world) => (
        <p
          key={world}
          class="tabs"
          role="group"
          aria-label={words.groups[world][language]}
          style={{ marginBlock: '0.3rem' }}
        >
          <span style={{ minInlineSize: '3.6rem', alignSelf: 'center' }}>{words.groups[world][language]}</span>
          {DISTANCES.filter((name) => worldOf(name) === world).map((name) => (
            <button
              key={name}
              type="button"
              disabled={!set}
              aria-pressed={name === params.distance}
              onClick={() => set?.({ distance: name })}
            >
              {words.names[name][language]}
            </button>
          ))}
        </p>
      ))}
      <Panels>
        {result.world === 'coins' ? <CoinPlot {...props} /> : <PlaneMap {...props} />}
        <div style={{ flex: '1 1 19rem', maxInlineSize: '26rem' }}>
          <Ways {...props} />
          <Axioms {...props} />
        </div>
      </Panels>
    </>
  );
}
