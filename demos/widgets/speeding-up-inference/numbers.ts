/** How numbers are written. */

export const percent = (value: number): string =>
  `${value >= 0.1 ? (100 * value).toFixed(1) : (100 * value).toPrecision(2)} %`;

export const three = (value: number): string => String(Number(value.toPrecision(3)));

const UNITS = ['', ' Ki', ' Mi', ' Gi'] as const;

export function binary(value: number): string {
  const power = Math.min(3, Math.floor(Math.log2(Math.max(1, value)) / 10));
  return `${three(value / 1024 ** power)}${UNITS[power]}`;
}

export const decimal = (value: number): string =>
  value >= 1e9 ? `${three(value / 1e9)} G` : value >= 1e6 ? `${three(value / 1e6)} M` : three(value);
