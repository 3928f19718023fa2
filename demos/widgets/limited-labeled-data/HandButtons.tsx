/** Buying by hand without a mouse. */
import { ButtonRow } from '../../ui/ButtonRow';
import type { Props } from './props';
import { words } from './text';

/** The keyboard's way to pick: the most doubtful point, one back, all back. */
export function HandButtons({ params, result, language, set }: Props) {
  const { doubtful } = result;
  const canBuy = set && doubtful >= 0;
  const canReturn = set && params.picks.length > 0;
  return (
    <ButtonRow
      label={words.ask[language]}
      buttons={[
        { name: words.ask[language], press: canBuy ? () => set({ picks: [...params.picks, doubtful] }) : undefined },
        { name: words.undo[language], press: canReturn ? () => set({ picks: params.picks.slice(0, -1) }) : undefined },
        { name: words.clear[language], press: canReturn ? () => set({ picks: [] }) : undefined },
      ]}
    />
  );
}
