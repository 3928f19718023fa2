/** Texts to start from, and which two components are drawn. */
import { BOOK_TEXT, ONE_SENSE } from './compute';
import type { Props } from './props';
import { axisNumber } from './Scatter';
import { words } from './text';

export function Buttons({ params, result, language, set }: Props) {
  const texts = [
    { text: BOOK_TEXT, label: words.bookText[language] },
    { text: ONE_SENSE, label: words.oneSense[language] },
  ];
  const first = axisNumber(params, result);
  const wide = (params.oneHot ? result.words.length : result.size) >= 3;
  return (
    <p class="tabs" role="group" aria-label={words.texts[language]}>
      {texts.map(({ text, label }) => (
        <button
          key={label}
          type="button"
          disabled={!set}
          aria-pressed={params.text === text}
          onClick={() => set?.({ text })}
        >
          {label}
        </button>
      ))}
      {wide &&
        (['first', 'second'] as const).map((axes, i) => (
          <button
            key={axes}
            type="button"
            disabled={!set}
            aria-pressed={first === 2 * i + 1}
            onClick={() => set?.({ axes })}
          >
            {words.components[language]} {2 * i + 1}, {2 * i + 2}
          </button>
        ))}
    </p>
  );
}
