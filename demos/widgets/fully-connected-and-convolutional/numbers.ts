/** How numbers are written. */

const minus = (value: string): string => value.replace('-', '−');

export const grouped = (value: number): string => value.toLocaleString('en-US');

/** Enough digits to tell two 32-bit floats apart. */
export const nine = (value: number): string => minus(Number(Math.fround(value).toPrecision(9)).toString());

export const short = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return minus(Object.is(rounded, -0) ? '0' : String(rounded));
};
