/** How numbers are written. */

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
export const short = (value: number): string => String(Number(value.toPrecision(4)));
