/** The shifted image, both orders and their difference, the error of all shifts; or loss curves and accuracies of the four networks. */
import type { ViewProps } from '../../runtime/widget.ts';
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import type { Params, Result } from './compute';
import { Maps } from './MapsView';
import { Accuracies, Losses, Samples } from './NetworksView';
import { Comb, Plane } from './ShiftsView';
import { words } from './text';

export function View({ params, result, language, set }: ViewProps<Params, Result>) {
  return (
    <>
      <Tabs
        label={words.experiment[language]}
        options={['shift', 'move']}
        chosen={result.kind}
        nameOf={(kind) => words.experiments[kind][language]}
        choose={set && ((kind) => set({ experiment: kind }))}
      />
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
