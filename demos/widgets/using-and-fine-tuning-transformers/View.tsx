/** Digits and what is read in them, curves, costs, the spectrum of the update, merging in numbers; or the sweep over ranks. */
import type { ViewProps } from '../../runtime/widget.ts';
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { Digits } from './DigitsView';
import { Kernel } from './KernelView';
import { SweepPlot, SweepTable } from './SweepView';
import { Costs, Curves } from './TrainingView';
import { Corner, Merging, Spectrum } from './UpdateView';
import type { Result } from './compute';
import type { Measured } from './measure';
import type { Params } from './method';
import { words } from './text';

type Props = ViewProps<Params, Result, Measured>;

export type Set = Props['set'];

export function View({ params, result, measured, language, set }: Props) {
  const part = { params, language };
  return (
    <>
      <Tabs
        label={words.experiment[language]}
        options={['train', 'sweep']}
        chosen={result.kind}
        nameOf={(kind) => words.experiments[kind][language]}
        choose={set && ((kind) => set({ experiment: kind }))}
      />
      {result.kind === 'sweep' ? (
        <>
          <Panels>
            <SweepPlot result={result} of="newTask" language={language} />
            <SweepPlot result={result} of="oldTask" language={language} />
          </Panels>
          <SweepTable {...{ result, language }} />
        </>
      ) : (
        <>
          <Panels>
            <Digits {...part} {...{ result, set }} />
            <Curves {...part} result={result} />
            <Costs {...{ result, measured, language }} />
            {result.finished?.corner && <Corner corner={result.finished.corner} language={language} />}
            {result.finished && <Spectrum finished={result.finished} language={language} />}
          </Panels>
          {result.finished && <Merging finished={result.finished} language={language} />}
        </>
      )}
      {measured && measured.points.length > 0 && <Kernel {...{ measured, language }} />}
    </>
  );
}
