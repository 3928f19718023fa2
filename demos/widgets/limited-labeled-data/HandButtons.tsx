/** Buying by hand without a mouse. */
import type { Props } from './props';
import { words } from './text';

/** The keyboard's way to pick: the most doubtful point, one back, all back. */
export function HandButtons({ params, result, language, set }: Props) {
  const { doubtful } = result;
  return (
    <p class="tabs" role="group" aria-label={words.ask[language]}>
      <button
        type="button"
        disabled={!set || doubtful < 0}
        onClick={() => set?.({ picks: [...params.picks, doubtful] })}
      >
        {words.ask[language]}
      </button>
      <button
        type="button"
        disabled={!set || params.picks.length === 0}
        onClick={() => set?.({ picks: params.picks.slice(0, -1) })}
      >
        {words.undo[language]}
      </button>
      <button type="button" disabled={!set || params.picks.length === 0} onClick={() => set?.({ picks: [] })}>
        {words.clear[language]}
      </button>
    </p>
  );
}
