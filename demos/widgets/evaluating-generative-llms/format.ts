/** How shares are written. */

export const hundred = (share: number): string => (100 * share).toFixed(1);
