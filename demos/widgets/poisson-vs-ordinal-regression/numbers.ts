/** How numbers are written. */

export const percent = (share: number): string => (share === 0 ? '0' : `${(100 * share).toFixed(1)}%`);
