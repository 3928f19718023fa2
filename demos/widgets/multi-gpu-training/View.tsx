/** Who does what when, who holds what, what it takes, and all strategies side by side. */
import { Panels } from '../../ui/Panel';
import { STRATEGIES } from './compute';
import { GanttPanel } from './GanttPanel';
import { HoldingsPanel } from './HoldingsPanel';
import { MemoryPanel } from './MemoryPanel';
import type { Props } from './props';
import { StrategyTable } from './StrategyTable';
import { strategyNames, words } from './text';

function Tabs({ params, language, set }: Props) {
  return (
    <p class="tabs" role="group" aria-label={words.cut[language]}>
      {STRATEGIES.map((strategy) => (
        <button
          key={strategy}
          type="button"
          disabled={!set}
          aria-pressed={strategy === params.strategy}
          onClick={() => set?.({ strategy })}
        >
          {strategyNames[strategy][language]}
        </button>
      ))}
    </p>
  );
}

export function View(props: Props) {
  return (
    <>
      <Tabs {...props} />
      <Panels>
        <GanttPanel {...props} />
        <HoldingsPanel {...props} />
        <MemoryPanel {...props} />
      </Panels>
      <StrategyTable {...props} />
    </>
  );
}
