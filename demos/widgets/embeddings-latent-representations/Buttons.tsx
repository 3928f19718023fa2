/** Texts to start from, and which two components are drawn. */
import { ButtonRow } from '../../ui/ButtonRow';
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
  const axes = wide ? (['first', 'second'] as const) : [];
  const buttons = [
    ...texts.map(({ text, label }) => ({
      name: label,
      pressed: params.text === text,
      press: set && (() => set({ text })),
    })),
    ...axes.map((pair, i) => ({
      name: `${words.components[language]} ${2 * i + 1}, ${2 * i + 2}`,
      pressed: first === 2 * i + 1,
      press: set && (() => set({ axes: pair })),
    })),
  ];
  return <ButtonRow label={words.texts[language]} buttons={buttons} />;
}
