/** −7 -> `⁻⁷`: a whole number in raised digits, for powers of ten in plain text. */
export const superscript = (value: number): string =>
  [...String(value)].map((char) => (char === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(char)] ?? char))).join('');
