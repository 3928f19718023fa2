/** A word cut to at most `length` characters, the last of them an ellipsis. */
export const shortened = (word: string, length: number): string =>
  word.length > length ? `${word.slice(0, length - 1)}…` : word;
