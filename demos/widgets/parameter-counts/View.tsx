/** The layer table, a card to edit one layer, and two pictures: shares of parameters and work, and memory while training. */
import { Panels } from '../../ui/Panel';
import { Check } from './Check';
import { LayerCard } from './LayerCard';
import { LayerTable } from './LayerTable';
import { MemoryBars } from './MemoryBars';
import { PresetButtons } from './PresetButtons';
import type { Props } from './props';
import { Shares } from './Shares';

export function View(props: Props) {
  return (
    <>
      <PresetButtons {...props} />
      <LayerTable {...props} />
      <Check {...props} />
      <LayerCard {...props} />
      <Panels>
        <Shares {...props} />
        <MemoryBars {...props} />
      </Panels>
    </>
  );
}
