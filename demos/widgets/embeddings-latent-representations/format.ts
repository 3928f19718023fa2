/** How numbers and words are written. */

/** With a true minus sign, and none before a zero. */
export const signed = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? (0).toFixed(digits) : text).replace('-', '−');
};

/** A word cut to at most `length` characters. */
export const short = (word: string, length = 9): string =>
  word.length > length ? `${word.slice(0, length - 1)}…` : word;
