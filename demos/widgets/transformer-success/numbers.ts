/** How numbers are written. */

export const two = (value: number): string => value.toFixed(2);
export const grouped = (value: number): string => value.toLocaleString('en-US');
