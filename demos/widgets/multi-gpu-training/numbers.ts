/** How times are written: four significant digits. */
export const short = (value: number): string => String(Number(value.toPrecision(4)));
