/** How shares are written. */

export const three = (value: number): string => value.toFixed(3);
