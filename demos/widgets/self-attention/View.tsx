/** Weights as a heat map, one row in numbers, and what it costs as the sentence grows. */
import type { Language } from '../../ui/language';
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { WINDOW } from './compute';
import { CostPlot, CostTable } from './Cost';
import { HeatMap } from './HeatMap';
import type { Props } from './props';
import { RowDetail } from './RowDetail';
import { words } from './text';

export function headName(head: number, language: Language): string {
  return (words.headNames[head] ?? words.randomHead)[language];
}

export function View(props: Props) {
  const { params, result, language, set } = props;
  return (
    <>
      <Tabs
        label={words.head[language]}
        options={Array.from({ length: result.heads }, (_, h) => h)}
        chosen={result.head}
        nameOf={(h) => `${words.head[language]} ${h + 1} · ${headName(h, language)}`}
        choose={set && ((h) => set({ head: h + 1 }))}
      />
      {result.tokens.length > WINDOW && <p>{words.shownWindow[language]}</p>}
      <Panels>
        <HeatMap {...props} />
        <RowDetail {...props} />
      </Panels>
      <details class="cost" open={params.heads > 0}>
        <summary>{words.cost[language]}</summary>
        <Panels>
          <CostPlot {...props} />
          <CostTable {...props} />
        </Panels>
      </details>
    </>
  );
}
