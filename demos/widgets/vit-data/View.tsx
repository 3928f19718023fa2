/** The shifted image, both orders and their difference, the error of all shifts; or loss curves and accuracies of the four networks. */
import type { ViewProps } from '../../runtime/widget.ts';
import { Panels } from '../../ui/Panel';
import type { Params, Result } from './compute';
import { Maps } from './MapsView';
import { Accuracies, Losses, Samples } from './NetworksView';
import { Comb, Plane } from './ShiftsView';
import { words } from './text';

export function View({ params, result, language, set }: ViewProps<Params, Result>) {
  return (
    <>
      <p class="tabs" role="group" aria-label={words.experiment[language]}>
        {(['shift', 'move'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            disabled={!set}
            aria-pressed={kind === result.kind}
            onClick={() => set?.({ experiment: kind })}
          >
            {words.experiments[kind][language]}
          </button>
        ))}
      </p>
      {result.kind === 'shift' ? (
        <Panels>
          <Maps {...{ params, result, language }} />
          <Comb {...{ params, result, language }} />
          <Plane {...{ params, result, language }} />
        </Panels>
      ) : (
        <Panels>
          <Losses {...{ result, language }} />
          <Samples language={language} />
          <Accuracies {...{ result, language }} />
        </Panels>
      )}
    </>
  );
}
