/** How numbers and words are written. */

export const hundred = (share: number): string => (100 * share).toFixed(1);

export const short = (token: string): string => (token.length > 9 ? `${token.slice(0, 8)}…` : token);
