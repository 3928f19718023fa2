/** How numbers are written in panels, tables and sentences. */

/** 1234567 -> `1,234,567`, in both languages. */
export const grouped = (value: number): string => value.toLocaleString('en-US');

/** A number, or one already written, with true minus signs: `-1.0e-5` -> `−1.0e−5`. */
export const minus = (value: number | string): string => String(value).replace(/-/g, '−');

/** With so many decimals, and a true minus sign. */
export const decimals = (value: number, digits: number): string => minus(value.toFixed(digits));

/** Two decimals. */
export const two = (value: number): string => decimals(value, 2);

/** Three decimals. */
export const three = (value: number): string => decimals(value, 3);

/** 0.1234 -> `12.3%`. */
export const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)}%`;

/** What is left of rounding: 0.0000123 -> `1.2e−5`, and 0 where nothing is. */
export const scientific = (value: number): string => (value === 0 ? '0' : minus(value.toExponential(1)));
