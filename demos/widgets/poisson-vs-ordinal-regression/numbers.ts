/** How numbers are written. */

export const signed = (value: number, digits = 1): string => value.toFixed(digits).replace('-', '−');

export const percent = (share: number): string => (share === 0 ? '0' : `${(100 * share).toFixed(1)}%`);
