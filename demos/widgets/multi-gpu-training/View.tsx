/** Who does what when, who holds what, what it takes, and all strategies side by side. */
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { STRATEGIES } from './compute';
import { GanttPanel } from './GanttPanel';
import { HoldingsPanel } from './HoldingsPanel';
import { MemoryPanel } from './MemoryPanel';
import type { Props } from './props';
import { StrategyTable } from './StrategyTable';
import { strategyNames, words } from './text';

function Strategies({ params, language, set }: Props) {
  return (
    <Tabs
      label={words.cut[language]}
      options={STRATEGIES}
      chosen={params.strategy}
      nameOf={(strategy) => strategyNames[strategy][language]}
      choose={set && ((strategy) => set({ strategy }))}
    />
  );
}

export function View(props: Props) {
  return (
    <>
      <Strategies {...props} />
      <Panels>
        <GanttPanel {...props} />
        <HoldingsPanel {...props} />
        <MemoryPanel {...props} />
      </Panels>
      <StrategyTable {...props} />
    </>
  );
}
