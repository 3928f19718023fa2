/** How numbers and words are written. */

export const two = (value: number): string => value.toFixed(2);

export const grouped = (value: number): string => value.toLocaleString('en-US');

export const short = (word: string): string => (word.length > 11 ? `${word.slice(0, 10)}…` : word);
